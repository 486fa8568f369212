"""What the studio may choose from for one day: the library, and what is approved and voiced."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chiminh_radio.ffmpeg import Ffmpeg
from chiminh_radio.model.decision import ScriptRecord
from chiminh_radio.model.item import Item
from chiminh_radio.model.programme import Part, PartKind
from chiminh_radio.model.script import Script, ScriptKind, ScriptState
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
    flaw: Callable[[ScriptRecord], str]
    """Why a script may not air; "" when it may."""
    owed: Callable[[ScriptRecord, date], ScriptRecord | None]
    """What a correction corrects, if it is still to be aired here on that day."""

    def jingle(self, name: str) -> Item:
        """A sound of the library, measured once for each content. Raises PlaylistError when it is not there."""
        item = self.library.item(name, self.ffmpeg, self.items.get)
        if self.items.get(item.digest) != item:
            self.items.add(item)
        return item

    def corrections(self, part: Part, themes: Collection[str], day: date) -> Sequence[Item]:
        """The voiced corrections, oldest first, of what `part` would have taken."""
        fit = [
            record
            for record in reversed(self._voiced())
            if record.script.kind is ScriptKind.CORRECTION
            and record.airs_on(day)
            and (wrong := self.owed(record, day))
            and _takes(part, themes, wrong.script)
        ]
        return [item for record in fit if (item := self.items.of_script(record.script.digest))]

    def scripts_for(self, kind: ScriptKind | None, series: str, themes: Collection[str], day: date) -> Sequence[Item]:
        """The voiced scripts that may air on `day`: first those meant for that very day, the newest first."""
        fit = [
            record
            for record in self._meant_for(day, FRESH)
            if _is_such(record.script, kind, series) and _about(record.script, themes)
        ]
        fit.sort(key=lambda record: day not in record.script.fixed_days)
        return [item for record in fit if (item := self.items.of_script(record.script.digest))]

    def programmes(self, themes: Collection[str], day: date) -> Sequence[Item]:
        """Voiced columns, interviews and panels on `themes` that may air on `day`, least recently aired first."""
        found = []
        for record in self._meant_for(day, SHELF_LIFE):
            item = self.items.of_script(record.script.digest)
            if item is not None and record.script.kind is not ScriptKind.BULLETIN and _about(record.script, themes):
                found.append((self.items.last_aired(item.digest), record.number, item))
        return [item for _at, _number, item in sorted(found, key=lambda row: (row[0] is not None, row[0], row[1]))]

    def _meant_for(self, day: date, life: timedelta) -> Iterator[ScriptRecord]:
        """The voiced scripts whose dates let them air on `day`, newest first; one without dates for `life`."""
        for record in self._voiced():
            first = record.script.air_from or record.received_at.date()
            if record.airs_on(day) and (record.script.last_day or day < first + life):
                yield record

    def _voiced(self) -> tuple[ScriptRecord, ...]:
        records = self.scripts.all({ScriptState.VOICED})
        return tuple(record for record in records if not self.flaw(record))


def _takes(part: Part, themes: Collection[str], script: Script) -> bool:
    """Is this a script for such a part, whatever the day? `themes` are the recipe's own."""
    if part.kind is PartKind.SCRIPT:
        return _is_such(script, part.script_kind, part.series) and _about(script, themes)
    return part.kind is PartKind.ITEMS and script.kind is not ScriptKind.BULLETIN and _about(script, part.themes)


def _is_such(script: Script, kind: ScriptKind | None, series: str) -> bool:
    return kind in (None, script.kind) and series in ("", script.series)


def _about(script: Script, themes: Collection[str]) -> bool:
    """Does one of the script's themes lie under one that is asked for? "1.5" takes in "1.5d"."""
    return not themes or any(own.startswith(tuple(themes)) for own in script.themes)
