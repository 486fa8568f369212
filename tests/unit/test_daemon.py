import logging
import threading
from datetime import datetime, timedelta

import pytest
import time_machine
from fakes.clock import VirtualClock
from fakes.life import Life
from fakes.scheduler import VirtualScheduler
from fakes.station import fake_output, founded, opened, slot

from chiminh_radio import clock
from chiminh_radio.clock import ZONE
from chiminh_radio.daemon import Daemon, Every, scheduler
from chiminh_radio.model.airing import Airing, AiringState, Priority
from chiminh_radio.model.asrun import LogEvent
from chiminh_radio.timekeeper import LOOK

MONDAY = datetime(2026, 11, 23, 12, 0, tzinfo=ZONE)


@pytest.fixture
def daemon(tmp_path):
    """A daemon at work, and how to let it look around a few times."""
    with VirtualClock(MONDAY) as clock:
        book = founded(tmp_path)
        station = opened(book, clock, fake_output(clock))
        jobs = VirtualScheduler(clock)
        running = Daemon(station, jobs, timedelta(seconds=2))
        running.start()

        def look(text=""):
            """Drop a script, look around until it is taken, and give what the reading could not make words of."""
            if text:
                (tmp_path / "inbox" / "bai.txt").write_text(f"Thông báo\n\n{text}\n", encoding="utf-8")
            jobs.run_until(clock.now() + timedelta(seconds=10))
            return [note.reason for note in station.scripts.all()[0].notes if note.rule == "acronym"]

        yield look
        running.close()


def test_an_edited_lexicon_is_taken_up_without_a_restart(daemon, tmp_path):
    """A word that the operator adds while the daemon runs is known to the next script; taken away, it is not."""
    assert daemon("Mời bà con KDCX họp.")
    (tmp_path / "lexicon.csv").write_text("written,spoken\nKDCX,khu dân cư xanh\n", encoding="utf-8")
    assert daemon("Mời bà con KDCX đến họp.") == []
    (tmp_path / "lexicon.csv").unlink()
    assert daemon("Mời bà con KDCX đi họp.")


def test_a_broken_lexicon_is_told_and_the_old_one_holds(daemon, tmp_path, caplog):
    """Scripts are taken as before, by the last lexicon that had no fault."""
    (tmp_path / "lexicon.csv").write_text("written,spoken\nKDCX,khu dân cư xanh\n", encoding="utf-8")
    assert daemon("Mời bà con KDCX họp.") == []
    (tmp_path / "lexicon.csv").write_text("written,spoken\nKDCX,\nABCX\n", encoding="utf-8")
    with caplog.at_level(logging.ERROR):
        assert daemon("Mời bà con KDCX đến họp.") == []
    assert "lexicon.csv:2" in caplog.text
    assert "lexicon.csv:3" in caplog.text


def test_a_station_that_starts_with_a_broken_lexicon_goes_on_air(tmp_path):
    """Slots are planned; a script waits in the inbox, and is taken once the lexicon is mended."""
    with VirtualClock(MONDAY) as clock:
        station = opened(founded(tmp_path, slot("chieu", "17:00")), clock, fake_output(clock))
        (tmp_path / "lexicon.csv").write_text("written,spoken\nKDCX,\n", encoding="utf-8")
        (tmp_path / "inbox" / "bai.txt").write_text("Thông báo\n\nMời bà con KDCX họp.\n", encoding="utf-8")
        jobs = VirtualScheduler(clock)
        running = Daemon(station, jobs, timedelta(seconds=2))
        running.start()

        jobs.run_until(clock.now() + timedelta(seconds=20))
        assert [airing.slot for airing in station.airings.waiting(MONDAY + timedelta(days=1))] == ["chieu"]
        assert station.scripts.all() == ()

        (tmp_path / "lexicon.csv").write_text("written,spoken\nKDCX,khu dân cư xanh\n", encoding="utf-8")
        jobs.run_until(clock.now() + timedelta(seconds=20))
        assert len(station.scripts.all()) == 1
        running.close()


@pytest.fixture
def life(tmp_path):
    """A station at noon with a slot of music at one."""
    lives = []

    def begin(*slots, at=MONDAY):
        lives.append(Life(tmp_path, *(slots or [slot("mot", "13:00", "du-phong")]), at=at))
        return lives[-1]

    yield begin
    for each in lives:
        each.stop()
        each.clock.__exit__(None, None, None)


HOUR, MINUTE = timedelta(hours=1), timedelta(minutes=1)
ONE = MONDAY + HOUR


def test_a_clock_set_back_neither_stops_the_daemon_nor_airs_again(life):
    """The slot of one o'clock was aired; set back to before it, the daemon goes on, and does not air it again."""
    house = life(at=ONE - MINUTE)
    house.live(minutes=2)
    house.clock.step(-3 * MINUTE)
    house.live(seconds=5)
    beaten = house.station.heartbeat.last()[1]
    house.live(minutes=3)

    assert house.heard == [ONE]
    assert abs(beaten - (ONE - 2 * MINUTE)) < timedelta(seconds=10)


def test_a_clock_set_forward_misses_with_the_reason_and_airs_no_backlog(life):
    """A day and a half ahead: what was due meanwhile is told as missed by the clock, and nothing sounds late."""
    house = life()
    house.live(seconds=10)
    house.clock.step(timedelta(hours=36))
    house.live(seconds=30)

    missed = house.airing("mot", ONE)
    assert missed.state is AiringState.MISSED
    assert "chỉnh tới" in missed.reason
    assert house.heard == []


def test_a_clock_set_while_an_airing_waits_has_it_judged_anew(life):
    """Set back seconds before it is due: it sounds when it is due by the new time, and nobody waits meanwhile."""
    house = life(at=ONE - MINUTE)
    house.live(seconds=50)
    watch, stepped = house.daemon.watch, []

    def watch_and_step():
        watch()
        if not stepped and house.clock.now() > ONE - timedelta(seconds=3):
            stepped.append(house.clock.step(-2 * MINUTE))

    house.clock.each(LOOK, watch_and_step)
    house.live(seconds=8)
    assert house.airing("mot", ONE).state is AiringState.READY
    house.live(minutes=3)
    assert house.heard[-1] == ONE
    assert house.airing("mot", ONE).state is AiringState.AIRED


def test_a_machine_that_sleeps_in_the_middle_of_an_airing_does_not_go_on_hours_later(life):
    """An hour's sleep two seconds in: interrupted, and by its policy of ten minutes the rest is missed, with why."""
    house = life(at=ONE - MINUTE)
    house.live(seconds=30)
    house.output.at_frame(100, lambda: house.clock.suspend(3600))
    house.live(minutes=2)

    ended = house.airing("mot", ONE)
    events = [row.event for row in house.station.log.rows()]
    assert events == [LogEvent.STARTED, LogEvent.INTERRUPTED, LogEvent.MISSED]
    assert ended.state is AiringState.PARTLY
    assert "ngủ" in house.station.log.rows()[1].detail


def test_a_wrong_clock_at_the_start_holds_all_but_an_emergency_until_it_is_set(life, caplog):
    """The year 2000 in a station that has lived: nothing is planned or taken in; once set, the evening is aired."""
    house = life(slot("chieu", "17:00", "du-phong"))
    house.live(seconds=10)
    house.stop()
    back = house.clock.now() - datetime(2000, 1, 1, tzinfo=ZONE)
    house.clock.step(-back)
    house.start()
    (house.station.config.inbox / "bai.txt").write_text("Thông báo\n\nMời họp.\n", encoding="utf-8")
    urgent = house.station.airings.add(
        Airing(
            slot="khan",
            due=house.clock.now(),
            playlist="du-phong",
            zones=("toan-xa",),
            priority=Priority.EMERGENCY,
        )
    )
    house.live(seconds=20)
    assert "chưa phát theo lịch" in caplog.text
    assert house.station.airings.get(urgent.number).state is AiringState.AIRED
    assert house.station.scripts.all() == ()

    house.clock.step(back + 5 * HOUR - timedelta(minutes=1))
    house.live(minutes=2)
    assert house.heard[-1] == MONDAY + 5 * HOUR
    assert len(house.station.scripts.all()) == 1


def test_hours_without_power_are_the_reason_of_what_was_missed(life):
    """Down from noon to three: the slot of one o'clock is missed because nobody was there."""
    house = life()
    house.live(seconds=10)
    house.stop()
    house.clock.sleep(3 * 3600)
    house.start()
    house.live(seconds=10)

    assert "không chạy, từ 12:00" in house.airing("mot", ONE).reason


@pytest.mark.parametrize("jump", [-HOUR, timedelta(days=20_000)])
def test_the_real_scheduler_looks_around_again_at_once_after_a_jump(jump):
    """Threads and all: set back, it does not wait for the hour; set forward by decades, it makes up for no second."""
    rounds = threading.Semaphore(0)
    jobs = scheduler()
    with time_machine.travel(MONDAY, tick=True) as traveller:
        jobs.add_job(rounds.release, Every(timedelta(seconds=0.1)), id="tick", executor="default")
        jobs.start()
        try:
            assert rounds.acquire(timeout=10)
            traveller.shift(jump)
            jobs.modify_job("tick", next_run_time=clock.now())
            assert all(rounds.acquire(timeout=10) for _round in range(3))
        finally:
            jobs.shutdown()
