"""Công thức và chương trình: what is put together, and of what."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from chiminh_radio.model.item import Cue, ItemKind
from chiminh_radio.model.script import ScriptKind


class PartKind(StrEnum):
    """What a recipe may ask for."""

    JINGLE = "jingle"
    SCRIPT = "script"
    ITEMS = "items"
    FILL = "fill"


class Pick(StrEnum):
    """Which of several comes first."""

    NEWEST = "newest"
    """Those meant for that very day before the others."""
    LEAST_RECENT = "least-recent"
    """Never aired, then aired longest ago."""
    IN_ORDER = "in-order"
    """The issue after the one aired last; after the last issue the first."""
    BALANCED = "balanced"
    """A piece of each theme in turn, that which is furthest behind first."""
    URGENT = "urgent"
    """Corrections, the priority class, then what has the fewest days left."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Phần: one step of a recipe.

    JINGLE: the sound `name` of the library. SCRIPT: up to `count` scripts of `script_kind`. ITEMS: up to `count` pieces
    of `themes`, or of `item_kind`. FILL: as ITEMS, as many as the programme's length has room for.
    """

    kind: PartKind
    name: str = ""
    script_kind: ScriptKind | None = None
    item_kind: ItemKind | None = None
    series: str = ""
    themes: tuple[str, ...] = ()
    audience: str = ""
    count: int = 1
    pick: Pick = Pick.LEAST_RECENT
    not_within: timedelta = timedelta()
    """How long ago it must have been aired, if it was."""
    optional: bool = False
    bed: str = ""
    """The sound of the library that is under what it takes; "" for none."""
    chime: str = ""
    """The sound that rings before what it takes; "" for none."""
    alternatives: tuple["Part", ...] = ()
    """What to take, the first that can be had, where there is nothing for this part."""

    @property
    def options(self) -> tuple["Part", ...]:
        """The part itself and its alternatives, in order."""
        return (self, *self.alternatives)


@dataclass(frozen=True, slots=True, kw_only=True)
class Playlist:
    """Công thức: playlists/NAME.toml."""

    name: str
    title: str
    themes: tuple[str, ...] = ()
    parts: tuple[Part, ...]
    length: timedelta | None = None
    """How long the programme should be; None where it is as long as its parts."""
    tolerance: timedelta = timedelta()
    ident: str = ""
    """The sound that is heard again after each `ident_every`; "" for none."""
    ident_every: timedelta = timedelta()

    @property
    def infallible(self) -> bool:
        """Does it need nothing but the library, and always sound?"""
        needed = [part for part in self.parts if not part.optional and part.kind is not PartKind.FILL]
        return bool(needed) and all(any(option.kind is PartKind.JINGLE for option in part.options) for part in needed)

    @property
    def asked_themes(self) -> tuple[str, ...]:
        """The ids of all themes that it asks for."""
        named = [theme for part in self.parts for option in part.options for theme in option.themes]
        return tuple(dict.fromkeys([*self.themes, *named]))

    @property
    def jingles(self) -> tuple[str, ...]:
        """The names of all sounds of the library that it calls for."""
        options = [option for part in self.parts for option in part.options]
        named = [name for option in options for name in (option.name, option.chime, option.bed)]
        return tuple(dict.fromkeys(filter(None, [*named, self.ident])))


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """Chương trình: a built master with its cue list. `audio` is relative to the station's folder."""

    playlist: str
    title: str
    day: date
    audio: Path
    digest: str
    duration: timedelta
    items: tuple[str, ...]
    """The digests of what it was made of, in order."""
    durations: tuple[timedelta, ...] = ()
    """How long each of them sounds."""
    cues: tuple[Cue, ...]
    built_at: datetime
    beds: tuple[str, ...] = ()
    """The digests of the music that is under some of it."""
    levelled: Mapping[str, str] = field(default_factory=dict)
    """The digest of each item as it stands in the master, by what it was made of: what may be used again."""

    @property
    def pieces(self) -> tuple[Cue, ...]:
        """The cues of whole items, in order, each without those within it."""
        found: list[Cue] = []
        for cue in self.cues:
            end = found[-1].at + found[-1].duration if found else cue.at
            if cue.at >= end and self.items[len(found) : len(found) + 1] == (cue.item_digest,):
                found.append(cue)
        return tuple(found)

    @property
    def chapters(self) -> tuple[Cue, ...]:
        """The pieces, those with headings parted by them; what sounds before the first has the piece's own title."""
        found: list[Cue] = []
        for piece in self.pieces:
            parts = headings_in(piece, self.cues)
            opening = replace(piece, duration=parts[0].at - piece.at) if parts else piece
            found += [opening, *parts] if opening.duration else parts
        return tuple(found)


def headings_in(piece: Cue, cues: Iterable[Cue]) -> tuple[Cue, ...]:
    """The stretches of a piece under its headings, by the cues within it; none where there are fewer than two."""
    end = piece.at + piece.duration
    said = [cue for cue in cues if cue.script_digest and cue.title != piece.title and piece.at <= cue.at < end]
    begun = [cue for before, cue in zip([None, *said], said, strict=False) if not before or before.title != cue.title]
    stops = [*(cue.at for cue in begun[1:]), end]
    parts = (replace(cue, duration=stop - cue.at, text="") for cue, stop in zip(begun, stops, strict=False))
    return tuple(parts) if len(begun) > 1 else ()
