from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from chiminh_radio.clock import ZONE
from chiminh_radio.model.airing import LateMode, LatePolicy, Priority
from chiminh_radio.model.slot import Slot
from chiminh_radio.schedule import planner
from chiminh_radio.schedule.planner import Grid

MORNING = Slot(name="sang", days=(1, 2, 3, 4, 5), at=time(5), playlist="ban-tin", zones=("toan-xa",))
EVENING = Slot(name="chieu", days=(1, 3, 7), at=time(17), playlist="ban-tin", zones=("toan-xa",))
MONDAY = datetime(2026, 11, 23, tzinfo=ZONE)
DAY = (MONDAY, MONDAY + timedelta(days=1))
WEEK = (MONDAY, MONDAY + timedelta(days=7))
A_MONTH = timedelta(days=30)

moments = st.datetimes(datetime(2025, 12, 1), datetime(2027, 2, 1), timezones=st.just(ZONE))  # noqa: DTZ001 - hypothesis asks for naive bounds
slots = st.builds(
    Slot,
    name=st.text("abc", min_size=1),
    days=st.lists(st.integers(1, 7), max_size=9).map(tuple),
    at=st.times(),
    playlist=st.just("ban-tin"),
    zones=st.just(("toan-xa",)),
    priority=st.sampled_from(Priority),
)
grids = st.lists(slots, max_size=6, unique_by=lambda slot: slot.name)
spans = st.tuples(moments, st.timedeltas(timedelta(), timedelta(days=30))).map(
    lambda pair: (pair[0], pair[0] + pair[1])
)


def plan(slots, start, end):
    """Of slots alone: no calendar, nobody's word."""
    return planner.plan(Grid(slots), start, end)


def dues(airings):
    return [(airing.slot, airing.due) for airing in airings]


def test_a_week_holds_each_slot_on_its_days():
    """A slot occurs on each of its weekdays at its time, in the station's zone, in the order of time."""
    planned = plan((EVENING, MORNING), *WEEK)

    assert [
        ("sang", datetime(2026, 11, 23, 5, tzinfo=ZONE)),
        ("chieu", datetime(2026, 11, 23, 17, tzinfo=ZONE)),
        ("sang", datetime(2026, 11, 24, 5, tzinfo=ZONE)),
        ("sang", datetime(2026, 11, 25, 5, tzinfo=ZONE)),
        ("chieu", datetime(2026, 11, 25, 17, tzinfo=ZONE)),
        ("sang", datetime(2026, 11, 26, 5, tzinfo=ZONE)),
        ("sang", datetime(2026, 11, 27, 5, tzinfo=ZONE)),
        ("chieu", datetime(2026, 11, 29, 17, tzinfo=ZONE)),
    ] == dues(planned)


def test_an_airing_bears_what_the_slot_says():
    """Everything a slot settles is in its airing, so that the player needs no slot."""
    slot = replace(
        MORNING, priority=Priority.PRIORITY, late=LatePolicy(mode=LateMode.JOIN, within=timedelta(1)), fallbacks=("a",)
    )
    (airing,) = plan((slot,), *DAY)

    assert ("ban-tin", ("toan-xa",), Priority.PRIORITY, slot.late, ("a",)) == (
        airing.playlist,
        airing.zones,
        airing.priority,
        airing.late,
        airing.fallbacks,
    )


def test_the_start_belongs_to_the_span_and_the_end_does_not():
    """What is due at the very start is planned, what is due at the very end is the next span's."""
    due = datetime(2026, 11, 23, 5, tzinfo=ZONE)

    assert len(plan((MORNING,), due, due + timedelta(hours=1))) == 1
    assert plan((MORNING,), due - timedelta(hours=1), due) == ()


def test_of_two_at_once_the_higher_priority_comes_first():
    """The plan is in the order in which the air is given."""
    urgent = replace(MORNING, name="z", priority=Priority.EMERGENCY)

    assert [airing.slot for airing in plan((MORNING, urgent), *DAY)] == ["z", "sang"]


def test_a_span_in_another_zone_plans_the_same():
    """The caller's zone does not move the station's days."""
    start, end = DAY

    assert plan((MORNING, EVENING), start, end) == plan((MORNING, EVENING), start.astimezone(UTC), end.astimezone(UTC))


@given(grids, moments, moments, moments)
def test_plans_add_up(grid, one, two, three):
    """Planning a span in two parts gives the same as planning it whole."""
    a, b, c = sorted((one, two, three))

    assert plan(grid, a, c) == plan(grid, a, b) + plan(grid, b, c)


@given(grids, spans)
def test_a_plan_holds_to_its_slots(grid, span):
    """Every airing is in the span, on its slot's weekday at its slot's time, once, and the order is that of time."""
    by_name = {slot.name: slot for slot in grid}
    planned = plan(grid, *span)

    for airing in planned:
        slot = by_name[airing.slot]
        assert span[0] <= airing.due < span[1]
        assert airing.due.isoweekday() in slot.days
        assert slot.at == airing.due.time()
        assert airing.due.tzinfo == ZONE
    assert len(planned) == len(set(dues(planned)))
    assert sorted(airing.due for airing in planned) == [airing.due for airing in planned]


@given(grids, moments)
def test_any_seven_days_hold_every_place_of_the_grid(grid, start):
    """Wherever seven days begin, each slot occurs once for each of its weekdays: none is lost."""
    planned = plan(grid, start, start + timedelta(days=7))

    assert sum(len(set(slot.days)) for slot in grid) == len(planned)
