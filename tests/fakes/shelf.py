"""A shelf that holds what a test puts on it, and recipes for it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

from chiminh_radio.clock import ZONE
from chiminh_radio.errors import PlaylistError
from chiminh_radio.model.item import Item, ItemKind
from chiminh_radio.model.programme import Part, PartKind, Pick, Playlist
from chiminh_radio.model.script import ScriptKind
from chiminh_radio.studio.choosing.candidates import Candidate

AT = datetime(2026, 11, 23, 5, 30, tzinfo=ZONE)
DAY = AT.date()
OPENING = Part(kind=PartKind.JINGLE, name="nhac-hieu")
CLOSING = Part(kind=PartKind.JINGLE, name="nhac-ket")
BULLETIN = Part(kind=PartKind.SCRIPT, script_kind=ScriptKind.BULLETIN, pick=Pick.NEWEST)


class FakeShelf:
    """Obeys the studio's `Shelf` (tests/contract). Every jingle lasts a second, but «mat», which is gone."""

    def __init__(self, *candidates: Candidate, behind: Mapping[str, float] | None = None) -> None:
        self._candidates = candidates
        self._behind = behind or {}

    def jingle(self, name: str, _day: date) -> Item:
        if name == "mat":
            raise PlaylistError("thư viện không có «mat»")
        return sound(name, ItemKind.JINGLE)

    def candidates(self, _day: date) -> Sequence[Candidate]:
        return self._candidates

    def behind(self, _at: datetime) -> Mapping[str, float]:
        return self._behind


def sound(name: str, kind: ItemKind = ItemKind.NEWS, seconds: float = 1, **more: object) -> Item:
    """An item whose digest is its name."""
    length = timedelta(seconds=seconds)
    return Item(kind=kind, title=name, audio=Path(f"{name}.wav"), digest=name, duration=length, **more)


def script(name: str, kind: ScriptKind = ScriptKind.COLUMN, seconds: float = 1, **more: object) -> Candidate:
    """A voiced script that came today; `number` is that of its name's end ("bài 3"), else 1."""
    last = name.rsplit(maxsplit=1)[-1]
    number = int(last) if last.isdigit() else 1
    own = {"since": DAY, "number": number, "item": sound(name, seconds=seconds), "script_kind": kind}
    return Candidate(**{"title": name} | own | more)


def recording(name: str, kind: ItemKind = ItemKind.MUSIC, seconds: float = 60, **more: object) -> Candidate:
    """A piece of the library."""
    own = {"since": date.min, "number": 1, "item": sound(name, kind, seconds), "timeless": True}
    return Candidate(**{"title": name} | own | more)


def recipe(*parts: Part, **more: object) -> Playlist:
    """A recipe of these parts."""
    return Playlist(**{"name": "ban-tin-sang", "title": "Bản tin sáng", "parts": parts} | more)


def ago(**span: float) -> datetime:
    """An instant before the airing."""
    return AT - timedelta(**span)
