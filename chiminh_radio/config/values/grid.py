"""What schedule gets: how far ahead to prepare, the grid, the special days."""

from datetime import time, timedelta

from chiminh_radio.config.days import read_day, read_days
from chiminh_radio.config.tables.grid import DAYS, EVERY_DAY
from chiminh_radio.config.tables.grid import Slot as SlotTable
from chiminh_radio.config.tables.grid import SpecialDay as SpecialDayTable
from chiminh_radio.config.values.base import Values, windows
from chiminh_radio.model.airing import LateMode, LatePolicy, Priority
from chiminh_radio.model.slot import Dates, Slot, SpecialDay, Weeks

_PRIORITIES = {"thuong": Priority.REGULAR, "uu-tien": Priority.PRIORITY}


class GridValues(Values):
    """Of [schedule], [[slots]], [[special_days]]."""

    @property
    def prepare(self) -> timedelta:
        """How long before a slot its programme must be ready."""
        return timedelta(minutes=self._book.schedule.prepare_minutes)

    @property
    def fallback(self) -> str:
        """The playlist that needs nothing but the library: the last of each slot's fallbacks."""
        return self._book.schedule.fallback

    @property
    def repeat_within(self) -> timedelta:
        """How soon the same programme is not to be heard again; zero where nobody minds."""
        return timedelta(hours=self._book.schedule.repeat_hours)

    def special_days(self) -> tuple[SpecialDay, ...]:
        """The days that are not as others."""
        return tuple(_special_day(each) for each in self._book.special_days)

    def slots(self) -> tuple[Slot, ...]:
        """The grid."""
        return tuple(self._slot(slot) for slot in self._book.slots)

    def _slot(self, slot: SlotTable) -> Slot:
        return Slot(
            name=slot.name,
            days=_weekdays(slot.days),
            at=time.fromisoformat(slot.at),
            playlist=slot.playlist,
            zones=slot.zones,
            priority=_PRIORITIES[slot.priority],
            late=LatePolicy(mode=LateMode(slot.late), within=timedelta(minutes=slot.late_minutes)),
            fallbacks=tuple(dict.fromkeys((*slot.fallbacks, self.fallback))),
            first=read_day(slot.from_),
            last=read_day(slot.until),
            weeks=Weeks(slot.weeks),
            nth=slot.nth,
            dates=_dates(slot.dates),
            special=slot.special,
            limit=timedelta(minutes=slot.limit_minutes) if slot.limit_minutes else None,
            make_good=slot.make_good,
        )


def _weekdays(days: tuple[str, ...]) -> tuple[int, ...]:
    if EVERY_DAY in days:
        return tuple(range(1, 8))
    return tuple(number for number, day in enumerate(DAYS, start=1) if day in days)


def _dates(said: tuple[str, ...]) -> tuple[Dates, ...]:
    return tuple(dates for each in said for dates in read_days(each))


def _special_day(said: SpecialDayTable) -> SpecialDay:
    return SpecialDay(
        name=said.name,
        title=said.title,
        dates=_dates(said.dates),
        slots=said.slots,
        zones=said.zones,
        quiet=windows(said.quiet),
        playlist=said.playlist,
        mourning=said.mourning,
    )
