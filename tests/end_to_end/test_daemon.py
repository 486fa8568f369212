"""The real daemon, in its own process, on real time: dropped, approved, aired into a WAV, killed, gone on."""

import subprocess
import sys
import time
import wave
from array import array
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from fakes.process import Process, wait
from fakes.station import founded, slot

from chiminh_radio import clock, config, production
from chiminh_radio.model.airing import ENDED, AiringState
from chiminh_radio.model.asrun import LogEvent
from chiminh_radio.model.sound import RATE_HZ
from chiminh_radio.station import Station

SCRIPT = """\
TIÊU ĐỀ: Bản tin thử
NGÀY PHÁT: {day:%d/%m/%Y}
LOẠI: bản tin
CHỦ ĐỀ: 1.1
BIÊN TẬP: Trần Văn Khải

Kính chào bà con. Đây là bản tin thử của đài truyền thanh xã. Bản tin chỉ dài vài giây.

Cảm ơn bà con đã lắng nghe. Xin kính chào và hẹn gặp lại.
"""


@pytest.fixture
def book(tmp_path):
    path = founded(tmp_path)
    path.write_text('[hours]\nallowed = ["00:00-24:00"]\n' + path.read_text(encoding="utf-8"), encoding="utf-8")
    return path


@pytest.fixture
def run(book):
    started = []

    def start():
        started.append(Process(book))
        return started[-1]

    yield start
    for process in started:
        process.end()


@pytest.fixture
def station(book):
    opened = Station(config.load(book))
    yield opened
    opened.close()


def schedule(book, due, name="thu", **policy):
    """Write a slot into the book while the daemon runs."""
    with book.open("a", encoding="utf-8") as file:
        file.write(slot(name, f"{due:%H:%M:%S}", **policy))


def in_seconds(seconds):
    return (clock.now() + timedelta(seconds=seconds)).replace(microsecond=0)


def drop(station):
    """An editor's file, half-written at first as over a network."""
    text = SCRIPT.format(day=clock.now().date())
    path = station.config.inbox / "ban-tin.txt"
    path.write_text(text[:40], encoding="utf-8")
    time.sleep(0.3)
    path.write_text(text, encoding="utf-8")


def approved(station):
    """The dropped script, taken in by the daemon and approved."""
    drop(station)
    record = wait(lambda: next(iter(station.scripts.all()), None))
    station.decisions.approve(record.number, by="Lãnh Đạo", at=clock.now())
    return record


def recordings(station):
    return sorted((station.config.audio / "out").glob("*.wav"))


def begun_at(recording: Path) -> datetime:
    """When its first frame sounded, as its name says."""
    return datetime.strptime(recording.name[:19], "%Y%m%dT%H%M%S.%f").replace(tzinfo=clock.ZONE)


def samples(recording):
    with wave.open(str(recording), "rb") as file:
        assert file.getframerate() == RATE_HZ
        return array("h", file.readframes(file.getnframes()))


def loud_seconds(sound):
    """How many tenths of a second hold sound, in seconds."""
    step = RATE_HZ // 10
    return sum(max(map(abs, sound[at : at + step]), default=0) > 500 for at in range(0, len(sound), step)) / 10


def test_a_dropped_file_is_aired_on_time_as_approved_and_logged(book, run, station):
    """From the inbox to the WAV: taken in whole, voiced by the daemon, on air when due, the approved digest logged."""
    process = run()
    record = approved(station)
    item = wait(lambda: station.items.of_script(record.script.digest))
    due = in_seconds(9)
    schedule(book, due)
    airing = wait(lambda: station.airings.at("thu", due))
    wait(lambda: station.airings.get(airing.number).state in ENDED)
    said = process.stop()

    ended = station.airings.get(airing.number)
    assert ended.state is AiringState.AIRED, (ended.reason, said)
    (recording,) = recordings(station)
    assert abs(begun_at(recording) - due) < timedelta(seconds=0.5)
    programme = station.items.programme(ended.programme_digest)
    sound = samples(recording)
    assert abs(len(sound) / RATE_HZ - programme.duration.total_seconds()) < 0.05
    assert loud_seconds(sound) > 0.5 * programme.duration.total_seconds()
    assert item.digest in {cue.item_digest for cue in programme.cues}
    assert [row.event for row in station.log.rows()] == [LogEvent.STARTED, LogEvent.FINISHED]
    assert {row.digest for row in station.log.rows()} == {programme.digest}
    assert station.log.chain.broken() is None


def test_after_kill_9_the_next_start_tells_it_and_goes_on_where_it_was(book, run, station):
    """Killed on air, started again: INTERRUPTED then RESUMED in the log, and what follows is what was left."""
    process = run()
    due = in_seconds(9)
    schedule(book, due, playlist="du-phong")
    airing = wait(lambda: station.airings.at("thu", due))
    wait(lambda: station.airings.get(airing.number).position > timedelta(seconds=1))
    process.kill()
    reached = station.airings.get(airing.number).position
    process = run()
    wait(lambda: station.airings.get(airing.number).state in ENDED)
    process.stop()

    events = [row.event for row in station.log.rows()]
    assert events == [LogEvent.STARTED, LogEvent.INTERRUPTED, LogEvent.RESUMED, LogEvent.FINISHED]
    first, second = recordings(station)
    programme = station.items.programme(station.airings.get(airing.number).programme_digest)
    whole = programme.duration.total_seconds()
    assert len(samples(second)) / RATE_HZ == pytest.approx(whole - reached.total_seconds(), abs=0.05)
    assert len(samples(first)) / RATE_HZ >= reached.total_seconds()


def test_a_second_daemon_is_refused_with_a_sentence(book, run, station):
    """Two daemons of one station would air everything twice: the second says so and ends."""
    run()
    wait(lambda: station.heartbeat.alive(clock.now()))

    second = subprocess.run(
        [sys.executable, "-m", "chiminh_radio", "-c", str(book), "run"],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )

    assert second.returncode == 1
    assert "thường trực" in second.stderr
    assert "Traceback" not in second.stderr


def test_air_slot_never_plays_twice(book, station):
    """Cron may call it again: the second call finds it aired and is content."""
    due = in_seconds(2)
    schedule(book, due, playlist="du-phong")
    command = [sys.executable, "-m", "chiminh_radio", "-c", str(book), "air", "slot", "thu"]

    first = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    second = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    assert (first.returncode, second.returncode) == (0, 0), first.stderr + second.stderr
    assert len(recordings(station)) == 1
    assert [row.event for row in station.log.rows()] == [LogEvent.STARTED, LogEvent.FINISHED]


def test_sound_outside_the_allowed_hours_is_refused_when_it_is_asked_for(book, station):
    """What is asked for outside the hours is refused at once, by the rule's key; no airing is made of it."""
    now = clock.now()
    closed = f"{(now + timedelta(hours=2)):%H:%M}-{(now + timedelta(hours=3)):%H:%M}"
    if now.hour >= 20:
        closed = "01:00-02:00"
    book.write_text(book.read_text(encoding="utf-8").replace("00:00-24:00", closed), encoding="utf-8")

    refused = subprocess.run(
        [sys.executable, "-m", "chiminh_radio", "-c", str(book), "air", "now", "du-phong"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert refused.returncode == 1
    assert "[hours] allowed" in refused.stderr
    assert recordings(station) == []
    assert station.airings.between(now, now + timedelta(minutes=5)) == ()


def test_a_withdrawn_script_does_not_air_and_the_fallback_does(book, station):
    """Withdrawn after the master was made: the master no longer holds good, the fallback sounds."""
    at = clock.now()
    path = station.config.root / "ban-tin.txt"
    path.write_text(SCRIPT.format(day=at.date()), encoding="utf-8")
    record = station.desk.receive(path, at=station.clock.now())
    station.decisions.approve(record.number, by="Lãnh Đạo", at=at)
    production.voice(station, station.scripts.get(record.number))
    production.build(station, "ban-tin-sang", at.date())
    station.decisions.withdraw(record.number, by="Lãnh Đạo", at=at, why="sai số liệu")

    aired = subprocess.run(
        [sys.executable, "-m", "chiminh_radio", "-c", str(book), "air", "now", "ban-tin-sang"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert aired.returncode == 0, aired.stderr
    (airing,) = station.airings.between(at, clock.now())
    assert station.items.programme(airing.programme_digest).playlist == "du-phong"
    assert airing.reason
