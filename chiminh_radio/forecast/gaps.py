"""Chỗ thiếu: what the coming airings would lack, told once for each part of a recipe."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from chiminh_radio.model.airing import Airing


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Chỗ thiếu: what a recipe could not have, in one airing or several."""

    playlist: str
    part: int
    """From 1; 0 for the programme as a whole."""
    reason: str
    """In the first of them."""
    dues: tuple[datetime, ...]
    instead: tuple[str, ...]
    """The playlists that would sound in its place; "" where none could."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unheard:
    """Bài không ai lấy: a script that may air and is meant for a day, and no airing of that day would take it."""

    number: int
    title: str
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Forecast:
    """Dự báo: what the airings up to the end of the day `last` would lack."""

    last: date
    airings: int
    missing: tuple[Gap, ...]
    """Programmes that could not be made by their own recipes."""
    unheard: tuple[Unheard, ...]
    off_length: tuple[Gap, ...]
    """Programmes that would be longer or shorter than they should be."""


class Gaps:
    """Gaps as they are found, those of one part of a recipe together."""

    def __init__(self) -> None:
        self._gaps: dict[tuple[str, int], Gap] = {}

    def add(self, airing: Airing, part: int, reason: str, instead: str) -> None:
        """A part of an airing's own playlist could not be had, and this playlist would sound in its place."""
        key = (airing.playlist, part)
        gap = self._gaps.get(key) or Gap(playlist=airing.playlist, part=part, reason=reason, dues=(), instead=())
        told = tuple(dict.fromkeys((*gap.instead, instead)))
        self._gaps[key] = replace(gap, dues=(*gap.dues, airing.due), instead=told)

    def all(self) -> tuple[Gap, ...]:
        """The gaps, in the order in which they begin."""
        return tuple(self._gaps.values())
