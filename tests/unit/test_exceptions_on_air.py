"""Exceptions in a whole station: what the calendar, people and missed airings do to what sounds."""

from datetime import timedelta

import pytest
from fakes.clock import VirtualClock
from fakes.station import DUE, MORNING, fake_output, founded, opened, slot

from chiminh_radio import production, rescheduling
from chiminh_radio.broadcast import Broadcast
from chiminh_radio.model.airing import Airing, AiringState, LateMode, LatePolicy
from chiminh_radio.schedule.planner import plan

DAY = timedelta(days=1)
SPECIAL = """
[[special_days]]
name = "tang"
title = "Quốc tang"
mourning = true

[[special_days]]
name = "thi"
title = "Tuần thi"
quiet = ["05:30-06:00"]
"""


@pytest.fixture
def station(tmp_path):
    """A station before its morning slot, which is made good in the next one, at seven."""
    slots = slot("sang", "05:30", "du-phong") + 'make_good = "next"\n', slot("trua", "07:00", "du-phong")
    clock = VirtualClock(MORNING)
    house = opened(founded(tmp_path, *slots, SPECIAL), clock, fake_output(clock))
    yield house
    house.close()


def follow(station):
    """Lay down the plan of the coming day, as the daemon's tick does."""
    now = station.clock.now()
    station.airings.plan(plan(station.grid(), now, now + DAY), start=now, end=now + DAY)
    return {each.slot: each for each in station.airings.between(MORNING, MORNING + DAY)}


def test_what_is_called_off_does_not_sound_and_says_why(station):
    """A cancelled slot is a row that ended, with who and why; taken back, it is planned again."""
    said = rescheduling.cancel(station, "sang", MORNING.date(), by="Lãnh Đạo", why="mất điện")
    row = follow(station)["sang"]
    aired = Broadcast(station, "test").air(row.number)

    assert (row.state, row.reason) == (AiringState.CANCELLED, "Lãnh Đạo: mất điện")
    assert (aired.state, aired.programme_digest) == (AiringState.CANCELLED, "")
    rescheduling.undo(station, said.number, by="Lãnh Đạo", why="có điện")
    assert follow(station)["sang"].state is AiringState.PLANNED


def test_what_was_missed_is_heard_once_in_the_next_slot(station):
    """The next slot's row bears whom it makes good; when it was heard, nothing is owed any more."""
    missed = follow(station)["sang"]
    station.clock.step(timedelta(hours=1))
    Broadcast(station, "test").air(missed.number)
    paying = follow(station)["trua"]

    assert paying.makes_good == missed.identity
    station.clock.step(paying.due - station.clock.now())
    aired = Broadcast(station, "test").air(paying.number)
    assert (aired.state, aired.reason) == (AiringState.AIRED, "phát bù lượt “sang” 05:30 23/11/2026")
    assert station.grid().debts == ()
    assert not any(each.makes_good for each in plan(station.grid(), station.clock.now(), MORNING + 3 * DAY))


def test_what_comes_late_into_quiet_hours_does_not_sound(station):
    """Quiet declared after the master was made is asked for at the moment of sound."""
    row = follow(station)["sang"]
    production.prepare(station, row)
    rescheduling.declare(station, "thi", MORNING, MORNING + DAY, by="Lãnh Đạo", why="thi")
    station.clock.step(DUE - MORNING)
    ended = Broadcast(station, "test").air(row.number)

    assert ended.state is AiringState.FAILED
    assert "cụm loa toan-xa im lặng 05:30-06:00: Tuần thi (Lãnh Đạo bật" in ended.reason


def test_a_slot_s_own_limit_holds(station):
    """What is longer than the slot may be is not aired in it, and the reason names both lengths."""
    airing = Airing(
        slot="ngan", due=DUE, playlist="du-phong", zones=("toan-xa",), limit=timedelta(seconds=1), fallbacks=()
    )
    row = station.airings.add(airing)
    ended = Broadcast(station, "test").air(row.number)

    assert station.airings.get(row.number).limit == timedelta(seconds=1)
    assert ended.state is AiringState.FAILED
    assert "quá mức 1 giây" in ended.reason


def test_an_exact_airing_does_not_go_on_after_a_break(station):
    """At its due or never: what was broken off is not taken up again, though it is within seconds."""
    exact = LatePolicy(mode=LateMode.EXACT)
    row = station.airings.add(Airing(slot="x", due=MORNING, playlist="du-phong", zones=("toan-xa",), late=exact))
    station.airings.claim(row.number, "đã chết")
    station.airings.journal(row.number, timedelta(seconds=2))
    station.airings.release(row.number, "đã chết")
    station.clock.step(timedelta(seconds=3))

    assert Broadcast(station, "test").air(row.number).state is AiringState.PARTLY
