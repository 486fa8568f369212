"""What the studio may choose from for one day: the library, and what is approved and voiced."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chiminh_radio.ffmpeg import Ffmpeg
from chiminh_radio.model import Item, ScriptKind, ScriptRecord, ScriptState
from chiminh_radio.store.items import Items
from chiminh_radio.store.scripts import Scripts
from chiminh_radio.studio.library import Library

FRESH = timedelta(days=7)
"""How long a script without a date of its own may be taken for the latest."""
SHELF_LIFE = timedelta(days=30)
"""How long a column or an interview may be picked by its theme after its first day."""


@dataclass(frozen=True, slots=True)
class StationShelf:
    """The assembler's `Shelf`, kept in radio.db and audio/library/."""

    library: Library
    ffmpeg: Ffmpeg
    scripts: Scripts
    items: Items
    why_not: Callable[[str], str]
    """Why a script may not air, by its digest; "" when it may."""

    def jingle(self, name: str) -> Item:
        """A sound of the library, measured once for each content. Raises PlaylistError when it is not there."""
        item = self.library.item(name, self.ffmpeg, self.items.get)
        if self.items.get(item.digest) != item:
            self.items.add(item)
        return item

    def script(self, kind: ScriptKind | None, series: str, themes: Collection[str], day: date) -> Item | None:
        """The newest voiced script that may air on `day`: dated that day, or undated and fresh."""
        for record in self._voiced():
            script = record.script
            fits_day = script.air_on == day if script.air_on else record.received_at.date() + FRESH > day
            if fits_day and kind in (None, script.kind) and series in ("", script.series) and _about(record, themes):
                return self.items.of_script(script.digest)
        return None

    def programmes(self, themes: Collection[str], day: date) -> Sequence[Item]:
        """Voiced columns, interviews and panels on `themes` that may air on `day`, least recently aired first."""
        found = []
        for record in self._voiced():
            first = record.script.air_on or record.received_at.date()
            if record.script.kind is ScriptKind.BULLETIN or not first <= day < first + SHELF_LIFE:
                continue
            item = self.items.of_script(record.script.digest)
            if item is not None and _about(record, themes):
                found.append((self.items.last_aired(item.digest), record.number, item))
        return [item for _at, _number, item in sorted(found, key=lambda row: (row[0] is not None, row[0], row[1]))]

    def _voiced(self) -> tuple[ScriptRecord, ...]:
        records = self.scripts.all({ScriptState.VOICED})
        return tuple(record for record in records if not self.why_not(record.script.digest))


def _about(record: ScriptRecord, themes: Collection[str]) -> bool:
    """Does one of the script's themes lie under one that is asked for? "1.5" takes in "1.5d"."""
    return not themes or any(own.startswith(tuple(themes)) for own in record.script.themes)
