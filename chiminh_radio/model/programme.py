"""Công thức và chương trình: what is put together, and of what."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from chiminh_radio.model.item import Cue
from chiminh_radio.model.script import ScriptKind


class PartKind(StrEnum):
    """What a recipe may ask for."""

    JINGLE = "jingle"
    SCRIPT = "script"
    ITEMS = "items"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Phần: one step of a recipe.

    JINGLE: `name` in the library. SCRIPT: `count` approved scripts of `script_kind` and `series` for the day.
    ITEMS: `count` items of `themes`, least recently aired first.
    """

    kind: PartKind
    name: str = ""
    script_kind: ScriptKind | None = None
    series: str = ""
    themes: tuple[str, ...] = ()
    count: int = 1
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Playlist:
    """Công thức: playlists/NAME.toml."""

    name: str
    title: str
    themes: tuple[str, ...] = ()
    parts: tuple[Part, ...]

    @property
    def infallible(self) -> bool:
        """Does it need nothing but the library, and always sound?"""
        needed = [part for part in self.parts if not part.optional]
        return bool(needed) and all(part.kind is PartKind.JINGLE for part in needed)


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
    cues: tuple[Cue, ...]
    built_at: datetime
