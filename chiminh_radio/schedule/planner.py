"""From the grid to single airings. Pure: the same slots, calendar, overrides and span always give the same plan.

Three voices, the first that speaks decides: what somebody said of that very day, the calendar, the slot itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from chiminh_radio.clock import ZONE
from chiminh_radio.i18n import _
from chiminh_radio.model.airing import Airing, AiringState
from chiminh_radio.model.slot import Override, OverrideKind, Slot
from chiminh_radio.schedule import words
from chiminh_radio.schedule.calendar import Calendar, Held
from chiminh_radio.schedule.makegood import Debt, make_good
from chiminh_radio.schedule.recurrence import occurs

_DAY = timedelta(days=1)
_OF_A_DAY = (OverrideKind.CANCEL, OverrideKind.REPLACE)
_Words = Mapping[tuple[str, date | None], Override]


@dataclass(frozen=True, slots=True)
class Grid:
    """Khung lịch: all that decides what airs when."""

    slots: Sequence[Slot]
    calendar: Calendar = field(default_factory=Calendar)
    overrides: Sequence[Override] = ()
    """In the order in which they were said: of two on one thing the later holds."""
    debts: Sequence[Debt] = ()
    """What was missed and is to be aired elsewhere."""
    fallback: str = ""
    """What is aired where an added programme cannot be made; "" for nothing."""


def plan(grid: Grid, start: datetime, end: datetime) -> tuple[Airing, ...]:
    """Every occurrence with `start` ≤ due < `end`, in the order of due; of two at once the higher priority first.

    What is called off is CANCELLED, with the reason; what is not as the slot says has a reason too. `start` and `end`
    are aware, in any zone; the dues are in the station's.
    """
    made_good_from = min([start, *(debt.since for debt in grid.debts)])
    occurrences = sorted((each for each in _occurrences(grid, made_good_from, end)), key=in_order)
    return tuple(each for each in make_good(occurrences, grid.debts) if each.due >= start)


def to_air(grid: Grid, start: datetime, end: datetime) -> tuple[Airing, ...]:
    """As `plan`, without what is called off."""
    return tuple(each for each in plan(grid, start, end) if each.state is AiringState.PLANNED)


def in_order(airing: Airing) -> tuple[datetime, int, str]:
    """The sort key of airings: by due, then the higher priority, then the slot's name."""
    return airing.due, -airing.priority, airing.slot


def _said_of_days(overrides: Sequence[Override]) -> _Words:
    """The word that holds for a slot on a day."""
    return {(each.slot, each.day): each for each in overrides if each.kind in _OF_A_DAY}


def _occurrences(grid: Grid, start: datetime, end: datetime) -> Iterator[Airing]:
    said = _said_of_days(grid.overrides)
    for day in _days(start, end):
        for slot in grid.slots:
            due = datetime.combine(day, slot.at, ZONE)
            if start <= due < end:
                holding = grid.calendar.at(due)
                if occurs(slot, day, [held.special.name for held in holding]):
                    yield _settled(slot, due, holding, said.get((slot.name, day)), grid.calendar)
    for each in grid.overrides:
        if each.kind is OverrideKind.ADD and each.due and start <= each.due < end:
            yield _hushed(_added(each, each.due, grid.fallback), grid.calendar)


def _days(start: datetime, end: datetime) -> Iterator[date]:
    """Every date the span touches, as the station's calendar has it."""
    day, last = start.astimezone(ZONE).date(), end.astimezone(ZONE).date()
    while day <= last:
        yield day
        day += _DAY


def _settled(slot: Slot, due: datetime, holding: Sequence[Held], said: Override | None, days: Calendar) -> Airing:
    """What becomes of an occurrence of a slot: by a person's word, by what holds that day, or as the slot has it."""
    airing = _as_written(slot, due)
    if said and said.kind is OverrideKind.CANCEL:
        return _called_off(airing, words.person(said))
    if said and said.playlist:
        airing = _instead(airing, said.playlist, words.person(said))
    elif not slot.special:
        for held in holding:
            touched = not held.special.slots or slot.name in held.special.slots
            if held.special.playlist and touched:
                airing = _instead(airing, held.special.playlist, str(held))
                break
    return _hushed(airing, days, slot.special)


def _as_written(slot: Slot, due: datetime) -> Airing:
    return Airing(
        slot=slot.name,
        due=due,
        playlist=slot.playlist,
        zones=slot.zones,
        priority=slot.priority,
        late=slot.late,
        fallbacks=slot.fallbacks,
        limit=slot.limit,
    )


def _added(said: Override, due: datetime, fallback: str) -> Airing:
    return Airing(
        slot=f"them-{said.number}",
        due=due.astimezone(ZONE),
        playlist=said.playlist,
        zones=said.zones,
        fallbacks=(fallback,) if fallback else (),
        reason=_("thêm ngoài khung giờ; {person}").format(person=words.person(said)),
    )


def _instead(airing: Airing, playlist: str, why: str) -> Airing:
    reason = _("thay cho “{playlist}”; {why}").format(playlist=airing.playlist, why=why)
    return replace(airing, playlist=playlist, reason=reason)


def _hushed(airing: Airing, days: Calendar, own: Sequence[str] = ()) -> Airing:
    """Without the zones in which it is quiet at its due; called off where none is left."""
    quiet = {zone: days.quiet(zone, airing.due, airing.priority, own) for zone in airing.zones}
    loud = tuple(zone for zone, why in quiet.items() if not why)
    if len(loud) == len(airing.zones):
        return airing
    why = "; ".join(filter(None, [airing.reason, *dict.fromkeys(filter(None, quiet.values()))]))
    return replace(airing, zones=loud, reason=why) if loud else _called_off(airing, why)


def _called_off(airing: Airing, why: str) -> Airing:
    return replace(airing, state=AiringState.CANCELLED, reason=why)
