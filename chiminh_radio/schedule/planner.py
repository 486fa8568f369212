"""From the weekly grid to single airings. Pure: the same grid and span always give the same plan."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta

from chiminh_radio.clock import ZONE
from chiminh_radio.model.airing import Airing, Slot

_DAY = timedelta(days=1)


def plan(slots: Iterable[Slot], start: datetime, end: datetime) -> tuple[Airing, ...]:
    """Every occurrence with `start` ≤ due < `end`, in the order of due; of two at once the higher priority first.

    `start` and `end` are aware, in any zone; the dues are in the station's.
    """
    slots_of = _by_weekday(slots)
    airings = (_occurrence(slot, day) for day in _days(start, end) for slot in slots_of.get(day.isoweekday(), ()))
    return tuple(sorted((airing for airing in airings if start <= airing.due < end), key=in_order))


def in_order(airing: Airing) -> tuple[datetime, int, str]:
    """The sort key of airings: by due, then the higher priority, then the slot's name."""
    return airing.due, -airing.priority, airing.slot


def _by_weekday(slots: Iterable[Slot]) -> dict[int, Sequence[Slot]]:
    slots_of: dict[int, list[Slot]] = {}
    for slot in slots:
        for weekday in set(slot.days):
            slots_of.setdefault(weekday, []).append(slot)
    return {weekday: tuple(of_day) for weekday, of_day in slots_of.items()}


def _days(start: datetime, end: datetime) -> Iterator[date]:
    """Every date the span touches, as the station's calendar has it."""
    day, last = start.astimezone(ZONE).date(), end.astimezone(ZONE).date()
    while day <= last:
        yield day
        day += _DAY


def _occurrence(slot: Slot, day: date) -> Airing:
    return Airing(
        slot=slot.name,
        due=datetime.combine(day, slot.at, ZONE),
        playlist=slot.playlist,
        zones=slot.zones,
        priority=slot.priority,
        late=slot.late,
        fallbacks=slot.fallbacks,
    )
