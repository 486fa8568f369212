"""What a file that leaves the station says of itself, whatever its form."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """One piece: where it begins and ends, from the start of the file."""

    start: timedelta
    end: timedelta
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A cover: the bytes of a PNG or JPEG file."""

    mime: str
    width: int
    height: int
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Tags:
    """Title, series, station and the rest."""

    title: str
    series: str
    """What it is one of: the recipe's title."""
    station: str
    day: date
    genre: str
    credits: tuple[str, ...]
    """Sources and licences, a line each."""
    chapters: tuple[Chapter, ...]
    cover: Picture | None
    duration: timedelta
