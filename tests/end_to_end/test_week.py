"""A whole week of the real daemon on a virtual clock, with a beeping voice and an output that remembers."""

from collections import Counter
from datetime import datetime, timedelta

import pytest
from fakes.clock import VirtualClock
from fakes.scheduler import VirtualScheduler
from fakes.station import approve, bulletin, fake_output, founded, opened, slot

from chiminh_radio.clock import ZONE
from chiminh_radio.daemon import Daemon
from chiminh_radio.model.airing import ENDED, AiringState
from chiminh_radio.model.asrun import LogEvent

MONDAY = datetime(2026, 11, 23, 0, 0, tzinfo=ZONE)
TICK = timedelta(minutes=2)
MORNING, EVENING = timedelta(hours=5, minutes=30), timedelta(hours=17)


class Killed(BaseException):
    """The process dies here, as by kill -9."""


class Life:
    """The station from one start of its daemon to the next, on one clock."""

    def __init__(self, book, clock):
        self.clock = clock
        self.book = book
        self.output = fake_output(clock)
        self.station = None
        self.start()

    def start(self):
        if self.station is not None:
            self.station.close()
        self.station = opened(self.book, self.clock, self.output)
        self.jobs = VirtualScheduler(self.clock)
        self.daemon = Daemon(self.station, self.jobs, TICK)
        self.daemon.start()

    def until(self, moment):
        self.jobs.run_until(moment)

    def stop(self):
        self.daemon.close()

    def vanish(self):
        """Stop without a word: no close, no rest."""
        self.jobs.shutdown(wait=False)


@pytest.fixture(scope="module")
def week(tmp_path_factory):
    """Monday as it should be; Tuesday killed in the middle; Wednesday no power till six; then nothing approved."""
    book = founded(tmp_path_factory.mktemp("week"), slot("sang", "05:30"), slot("chieu", "17:00"))
    with VirtualClock(MONDAY) as clock:
        life = Life(book, clock)
        for day in range(3):
            approve(life.station, bulletin((MONDAY + timedelta(days=day)).date()))
        life.until(MONDAY + timedelta(days=1, hours=3))
        kill_after(life, MONDAY + timedelta(days=1) + MORNING, frames=100)
        clock.sleep(60)
        life.start()
        life.until(MONDAY + timedelta(days=1, hours=20))
        life.stop()
        clock.sleep(timedelta(hours=10).total_seconds())
        life.start()
        life.until(MONDAY + timedelta(days=7))
        life.stop()
        yield life
        life.station.close()


def kill_after(life, due, frames):
    """Let the daemon die in the airing of `due`, after so many frames."""
    write = life.output.write

    def dying(frame):
        if life.output.airings[-1].at >= due and len(life.output.airings[-1].frames) == frames:
            raise Killed
        write(frame)

    life.output.write = dying
    life.until(due + timedelta(seconds=30))
    life.output.write = write
    life.vanish()


def airings(week):
    return week.station.airings.between(MONDAY, MONDAY + timedelta(days=7))


def airing(week, day, at):
    return next(each for each in airings(week) if each.due == MONDAY + timedelta(days=day) + at)


def test_every_planned_slot_of_the_week_ends_with_its_state(week):
    """All fourteen slots are accounted for: each has ended, and what did not go as planned says why."""
    found = airings(week)

    assert len(found) == 14
    assert all(each.state in ENDED for each in found)
    assert all(each.reason for each in found if each.state is not AiringState.AIRED)


def test_what_was_approved_sounds_on_the_moment(week):
    """Monday's bulletin begins when it is due, on both slots, and is heard whole."""
    begun = [heard.at for heard in week.output.airings[:2]]

    assert begun == [MONDAY + MORNING, MONDAY + EVENING]
    assert airing(week, 0, MORNING).state is AiringState.AIRED


def test_a_killed_airing_goes_on_where_it_was(week):
    """Killed two seconds in, it is told as interrupted and goes on within its policy, not from the start."""
    killed = airing(week, 1, MORNING)
    events = [row for row in week.station.log.rows() if row.airing == killed.number]

    assert [row.event for row in events] == [
        LogEvent.STARTED,
        LogEvent.INTERRUPTED,
        LogEvent.RESUMED,
        LogEvent.FINISHED,
    ]
    assert timedelta(seconds=1) < events[2].position < timedelta(seconds=3)
    assert killed.state is AiringState.AIRED


def test_a_slot_that_passed_while_the_power_was_out_is_told_as_missed(week):
    """Nobody was there at half past five: the row says missed, by how much, and by which rule."""
    missed = airing(week, 2, MORNING)

    assert missed.state is AiringState.MISSED
    assert "late_minutes" in missed.reason


def test_a_day_without_an_approved_bulletin_sounds_the_fallback_and_says_so(week):
    """Sunday has no bulletin: the fallback is aired in its place, and the row tells what was wanting."""
    sunday = airing(week, 6, EVENING)
    played = week.station.items.programme(sunday.programme_digest)

    assert played.playlist == "du-phong"
    assert sunday.state is AiringState.AIRED
    assert sunday.reason


def test_nothing_is_aired_twice(week):
    """One start for each slot and due, whatever happened in between."""
    starts = Counter((row.slot, row.due) for row in week.station.log.rows() if row.event is LogEvent.STARTED)

    assert set(starts.values()) == {1}


def test_the_log_of_the_week_is_one_unbroken_chain(week):
    """Kills and restarts leave no hole in the log."""
    assert week.station.log.chain.broken() is None
