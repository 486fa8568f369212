from datetime import datetime, timedelta

import pytest
from fakes.clock import VirtualClock

from chiminh_radio.clock import ZONE, SystemClock
from chiminh_radio.timekeeper import Kind, Timekeeper, Unbroken

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZONE)
HOUR = timedelta(hours=1)


@pytest.fixture
def clock():
    return VirtualClock(NOON)


def stall(clock):
    clock.sleep(60)


def suspend(clock):
    clock.suspend(3600)


def forward(clock):
    clock.step(HOUR)


def back(clock):
    clock.step(-HOUR)


@pytest.mark.parametrize(
    ("happens", "kind"),
    [(stall, Kind.STALLED), (suspend, Kind.SLEPT), (forward, Kind.SET_FORWARD), (back, Kind.SET_BACK)],
)
def test_each_way_in_which_time_can_jump_is_told_at_the_next_look(clock, happens, kind):
    """A stall, a sleep, a clock set forward or back: each by its own name, once, with both moments."""
    keeper = Timekeeper(clock, None)
    happens(clock)
    gap = keeper.look()

    assert (gap.kind, gap.start, gap.end) == (kind, NOON, clock.now())
    assert keeper.look() is None


def test_time_that_goes_by_as_it_should_is_not_told(clock):
    """A look each half second, and a time server that slows the clock a little."""
    keeper = Timekeeper(clock, None)
    for _half_second in range(1000):
        clock.sleep(0.5)
        clock.step(timedelta(milliseconds=-1))
        assert keeper.look() is None


def test_the_machine_s_own_clocks_tell_of_no_jump():
    """Two looks at the real clocks, one after the other."""
    assert Timekeeper(SystemClock(), None).look() is None


@pytest.mark.parametrize("behind", [timedelta(minutes=3), timedelta(days=9000)])
def test_a_clock_behind_what_the_station_has_lived_is_wrong_until_it_is_set(clock, behind):
    """The battery is empty: nothing is believed until a time server sets the clock."""
    keeper = Timekeeper(clock, NOON + behind)
    assert keeper.wrong()
    clock.step(behind)
    keeper.look()

    assert keeper.wrong() == ""


def test_a_clock_older_than_the_program_is_wrong_even_for_a_new_station(clock):
    """1970, and nothing in the book to hold it against."""
    clock.step(NOON.replace(year=1970) - NOON)
    assert "1970" in Timekeeper(clock, None).wrong()


def test_a_clock_a_year_ahead_of_the_last_sign_of_life_is_wrong(clock):
    """What it would do to the shelf, expiring all that is on it, could not be undone."""
    assert Timekeeper(clock, NOON - timedelta(days=400)).wrong()


@pytest.mark.parametrize("since", [timedelta(minutes=-1), timedelta(), timedelta(days=300)])
def test_an_ordinary_clock_is_believed(clock, since):
    """One that lost a minute since the power cut, one that is right, a school that was closed for most of a year."""
    assert Timekeeper(clock, NOON - since).wrong() == ""


def test_what_the_book_says_by_now_may_let_the_clock_be_right(clock):
    """Somebody looked at it and said that it is the book that is wrong."""
    keeper = Timekeeper(clock, NOON + 5 * HOUR)
    assert keeper.wrong()
    assert keeper.wrong(NOON) == ""


def test_a_moment_when_nobody_was_there_has_its_reason(clock):
    """Off until noon, asleep from then: what was due is told why nobody aired it; what was due in time is not."""
    keeper = Timekeeper(clock, NOON - HOUR)
    keeper.wrong()
    clock.suspend(3600)
    keeper.look()

    assert "không chạy" in keeper.why(NOON - timedelta(minutes=30))
    assert "ngủ" in keeper.why(NOON + timedelta(minutes=30))
    assert keeper.why(NOON - 2 * HOUR) == ""


@pytest.mark.parametrize(
    ("happens", "waiting", "sounding"),
    [(stall, False, True), (suspend, True, True), (forward, True, False), (back, True, False)],
)
def test_an_airing_is_broken_by_what_matters_to_it(clock, happens, waiting, sounding):
    """A clock that is set is nothing to what sounds, by the steady clock; a busy machine is nothing to what waits."""
    unbroken = [Unbroken(clock), Unbroken(clock)]
    happens(clock)

    assert [each.ended(begun=begun) for each, begun in zip(unbroken, (False, True), strict=True)] == [waiting, sounding]
