"""Overrides: what somebody changed of a day's airings, and why. They stand in the record, and nowhere else."""

from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import datetime

from chiminh_radio.errors import ScheduleError
from chiminh_radio.i18n import _
from chiminh_radio.model.canonical import canonical_json
from chiminh_radio.model.record import RecordEvent, RecordRow
from chiminh_radio.model.slot import Override
from chiminh_radio.store.codec import whole
from chiminh_radio.store.database import Database
from chiminh_radio.store.record import Record

_OF_THE_ROW = frozenset({"number", "by", "at"})
"""What the row itself tells."""


class Overrides:
    """Every word that holds. The number of one is that of its row in the record."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._book = Record(database)

    def add(self, override: Override) -> Override:
        """Enter what somebody says; give it with its number."""
        with self._database.transaction():
            self._book.append(RecordEvent.OVERRIDE, at=override.at, by=override.by, detail=_detail(override))
            return self.all()[-1]

    def undo(self, number: int, *, by: str, why: str, at: datetime) -> Override:
        """Take back what was said. Raises ScheduleError when nothing of that number holds."""
        with self._database.transaction():
            said = next((each for each in self.all() if each.number == number), None)
            if said is None:
                raise ScheduleError(_("không có lần đổi lịch số {number} còn hiệu lực").format(number=number))
            self._book.append(RecordEvent.OVERRIDE_UNDONE, at=at, by=by, detail={"number": number, "why": why})
            return said

    def all(self) -> tuple[Override, ...]:
        """What holds, in the order in which it was said; a row that somebody made unreadable says nothing."""
        found: dict[object, Override] = {}
        for row in self._book.overrides():
            if row.event is RecordEvent.OVERRIDE_UNDONE:
                found.pop(row.detail.get("number"), None)
            elif override := _override(row):
                found[row.number] = override
        return tuple(found.values())


def _detail(override: Override) -> Mapping[str, object]:
    told = {each.name: getattr(override, each.name) for each in fields(Override) if each.name not in _OF_THE_ROW}
    return {name: value for name, value in told.items() if value}


def _override(row: RecordRow) -> Override | None:
    told = {**row.detail, "by": row.by, "at": row.at}
    override = whole(Override, canonical_json(told))
    return replace(override, number=row.number) if override else None
