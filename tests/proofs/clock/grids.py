"""Generated grids and calendars, and the laws that hold for every one of them.

What a day holds is reckoned here a second time, slowly and plainly, from what the slot says; the planner must agree.
"""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from chiminh_radio.clock import ZONE
from chiminh_radio.config.days import read_days
from chiminh_radio.model.airing import AiringState, Priority
from chiminh_radio.model.slot import Override, OverrideKind, Slot, SpecialDay, Weeks
from chiminh_radio.schedule.calendar import calendar
from chiminh_radio.schedule.clashes import House, clashes
from chiminh_radio.schedule.explaining import AROUND, explain
from chiminh_radio.schedule.guard import Hours, Session
from chiminh_radio.schedule.lunar import lunar
from chiminh_radio.schedule.planner import Grid, plan, to_air

DAY = timedelta(days=1)
_ALL = list(HealthCheck)
MINUTE = timedelta(minutes=1)
ZONES = ("dong", "doai")
LENGTHS = {"tin": timedelta(minutes=20), "nhac": timedelta(minutes=7), "tang": timedelta(minutes=40)}
HOUSE = House(
    playlists=[*LENGTHS, "moi"],
    infallible=("nhac",),
    zones=ZONES,
    hours=Hours(((time(5), time(21)),)),
    session=Session(timedelta(minutes=45)),
    lengths=LENGTHS,
)
EDGES = (
    date(2027, 12, 30),
    date(2028, 2, 27),
    date(2028, 12, 30),
    date(2027, 2, 3),
    date(2028, 6, 20),
    date(2025, 7, 22),
)
"""Ends of years, a leap day, a new year of the moon, leap months (the fifth of 2028, the sixth of 2025)."""


class World(NamedTuple):
    """A grid and the days on which it is looked at."""

    grid: Grid
    first: date
    days: int

    @property
    def start(self) -> datetime:
        return datetime.combine(self.first, time(), ZONE)

    @property
    def end(self) -> datetime:
        return self.start + self.days * DAY


# ── What is generated ────────────────────────────────────────────────────────────────────────────────────────────
near = st.sampled_from(EDGES).flatmap(lambda edge: st.integers(-3, 9).map(lambda number: edge + number * DAY))
dates = st.sampled_from(["30/12-03/01 âm", "15 âm", "1 âm", "15/06 âm", "29/02", "31/12-02/01", "01/01", "ngay-le"])
hours = st.sampled_from([time(0), time(0, 5), time(5, 30), time(5, 45), time(17), time(20, 50), time(23, 50)])
windows = st.sampled_from([(time(7), time(11)), (time(22), time(6)), (time(), time())])
zones = st.sampled_from([("dong",), ("doai",), ZONES])
slots = st.builds(
    Slot,
    name=st.sampled_from("abcdef"),
    days=st.sampled_from([(1, 2, 3, 4, 5, 6, 7), (1, 3, 5), (6, 7), (2,)]),
    at=hours,
    playlist=st.sampled_from(["tin", "nhac", "moi"]),
    zones=zones,
    priority=st.sampled_from([Priority.REGULAR, Priority.PRIORITY]),
    first=st.none() | near,
    last=st.none() | near,
    weeks=st.sampled_from(Weeks),
    nth=st.sampled_from([(), (), (1,), (5,), (-1,), (2, 4)]),
    dates=st.just(()) | dates.map(read_days),
    special=st.sampled_from([(), (), (), ("bao",)]),
    limit=st.sampled_from([None, timedelta(minutes=15)]),
)
special_days = st.builds(
    SpecialDay,
    name=st.sampled_from(["tet", "tang", "bao"]),
    title=st.just("ngày đặc biệt"),
    dates=st.just(()) | dates.map(read_days),
    slots=st.sampled_from([(), ("a", "b")]),
    zones=st.sampled_from([(), ("dong",)]),
    quiet=st.lists(windows, max_size=1).map(tuple),
    playlist=st.sampled_from(["", "tang"]),
)


def _words(first: date) -> st.SearchStrategy[Override]:
    moments = st.integers(0, 9 * 24).map(
        lambda hour: datetime.combine(first, time(), ZONE) - DAY + timedelta(hours=hour)
    )
    return st.builds(
        Override,
        kind=st.sampled_from(OverrideKind),
        by=st.just("ai"),
        why=st.just("vì sao"),
        at=st.just(datetime.combine(first, time(), ZONE)),
        slot=st.sampled_from("abcdef"),
        day=st.integers(0, 6).map(lambda number: first + number * DAY),
        playlist=st.sampled_from(["nhac", "tang"]),
        due=moments,
        zones=zones,
        special=st.sampled_from(["tet", "tang", "bao"]),
        since=moments,
        until=moments,
    )


@st.composite
def worlds(draw: st.DrawFn) -> World:
    first = draw(near)
    specials = draw(st.lists(special_days, max_size=2, unique_by=lambda each: each.name))
    said = [replace(each, number=number) for number, each in enumerate(draw(st.lists(_words(first), max_size=3)), 1)]
    grid = draw(st.lists(slots, max_size=5, unique_by=lambda slot: slot.name))
    return World(Grid(tuple(grid), calendar(specials, said), tuple(said)), first, draw(st.integers(1, 7)))


# ── The laws ─────────────────────────────────────────────────────────────────────────────────────────────────────
def repeats(world: World) -> None:
    """The same plan each time, in whatever order the slots stand, and each airing in it once."""
    planned = plan(world.grid, world.start, world.end)

    assert planned == plan(world.grid, world.start, world.end)
    turned = replace(world.grid, slots=tuple(reversed(world.grid.slots)))
    assert planned == plan(turned, world.start, world.end)
    assert len({each.identity for each in planned}) == len(planned)


def adds_up(world: World, hour: int) -> None:
    """A span in two parts is the span."""
    middle = min(world.start + timedelta(hours=hour), world.end)

    assert plan(world.grid, world.start, world.end) == (
        plan(world.grid, world.start, middle) + plan(world.grid, middle, world.end)
    )


def holds_the_slots(world: World) -> None:
    """Just the occurrences that the slots say, at their hours by the wall clock, whatever happens to them after."""
    days = [world.first + number * DAY for number in range(world.days)]
    said = {(slot.name, day, slot.at) for slot in world.grid.slots for day in days if _occurs(world, slot, day)}
    planned = plan(world.grid, world.start, world.end)

    assert {(each.slot, each.due.date(), each.due.time()) for each in planned if each.slot in "abcdef"} == said
    assert all(each.due.utcoffset() == timedelta(hours=7) for each in planned)


def tells_why(world: World) -> None:
    """What is off or not as its slot says has a reason, and what is as it says has none."""
    written = {slot.name: slot for slot in world.grid.slots}
    for each in plan(world.grid, world.start, world.end):
        slot = written.get(each.slot)
        is_as_written = (
            slot is not None
            and each.state is AiringState.PLANNED
            and (each.playlist, each.zones) == (slot.playlist, slot.zones)
        )
        assert is_as_written or each.reason


def sees_overlaps(world: World) -> None:
    """A clash is told just when two of one priority have one minute in one zone, reckoned minute by minute."""
    airings = to_air(world.grid, world.start, world.end)
    taken: set[tuple[str, Priority, datetime]] = set()
    meant = False
    for each in airings:
        begins = each.due.replace(second=0)
        length = max(HOUSE.length(each), MINUTE)
        minutes = [begins + number * MINUTE for number in range(-(-length // MINUTE))]
        mine = {(zone, each.priority, minute) for zone in each.zones for minute in minutes}
        meant = meant or bool(mine & taken)
        taken |= mine
    told = [words for words in clashes(airings, HOUSE, world.grid.calendar) if "[[slots]] at, priority" in words]
    assert meant == bool(told)


def explains(world: World, minute: int) -> None:
    """Any minute: what has the air is what the plan says, and where nothing has it there is a reason."""
    at = world.start + minute * MINUTE
    around = plan(world.grid, at - AROUND, at + AROUND)
    explanation = explain(world.grid, HOUSE, at, around)
    sounding = {
        each.identity
        for each in around
        if each.state is AiringState.PLANNED
        and each.due <= at < each.due + (HOUSE.length(each) or each.limit or HOUSE.session.limit)
    }

    assert {each.identity for each in explanation.airing} == sounding
    _head, _colon, said = explanation.text.partition(": ")
    assert said
    assert sounding or any(words in said for words in ("Không phát gì", "không phát", "không có lượt"))


def _occurs(world: World, slot: Slot, day: date) -> bool:
    """As the slot says, plainly: the month is counted, the moon is looked at, the week is Python's."""
    same = [date(day.year, day.month, number) for number in range(1, 32) if _is_day(day, number)]
    same = [each for each in same if each.weekday() == day.weekday()]
    wanted = [same[number - 1 if number > 0 else number] for number in slot.nth if number <= len(same)]
    holding = {held.special.name for held in world.grid.calendar.at(datetime.combine(day, slot.at, ZONE))}
    return (
        day.isoweekday() in slot.days
        and (slot.first or day) <= day <= (slot.last or day)
        and (slot.weeks is Weeks.ALL or (int(f"{day:%V}") % 2 == 1) == (slot.weeks is Weeks.ODD))
        and (not slot.nth or day in wanted)
        and (not slot.dates or any(_is_among(each, day) for each in slot.dates))
        and (not slot.special or bool(set(slot.special) & holding))
    )


def _is_day(day: date, number: int) -> bool:
    following = (day.replace(day=1) + 31 * DAY).replace(day=1)
    return day.replace(day=1) + (number - 1) * DAY < following


def _is_among(dates_: object, day: date) -> bool:
    """For the dates generated here: walk from the first of them that is not after the day to the last."""
    for back in range(7):
        begins = day - back * DAY
        if _is(dates_.first, dates_.lunar, begins):  # type: ignore[attr-defined]
            walked = [begins + number * DAY for number in range(back + 1)]
            return not any(_is(dates_.last, dates_.lunar, each) for each in walked[:-1])  # type: ignore[attr-defined]
    return False


def _is(said: object, of_the_moon: bool, day: date) -> bool:
    if not of_the_moon:
        return (said.day, said.month) == (day.day, day.month)  # type: ignore[attr-defined]
    here = lunar(day)
    assert here is not None
    is_day = said.day == here.day or (said.day == 30 and here.last)  # type: ignore[attr-defined]
    return is_day and (not said.month or (said.month, False) == (here.month, here.leap))  # type: ignore[attr-defined]


def hold(world: World, hour: int, minute: int) -> None:
    """All of them."""
    repeats(world)
    adds_up(world, hour)
    holds_the_slots(world)
    tells_why(world)
    sees_overlaps(world)
    explains(world, minute)


def generate(batch: int, count: int) -> list[str]:
    """Hold `count` generated worlds to the laws; give what was broken."""

    @seed(batch)
    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(worlds(), st.integers(0, 7 * 24), st.integers(0, 7 * 24 * 60))
    def law(world: World, hour: int, minute: int) -> None:
        hold(world, hour, minute)

    try:
        law()
    except AssertionError as broken:
        return [f"batch {batch}: {broken!r}"]
    return []
