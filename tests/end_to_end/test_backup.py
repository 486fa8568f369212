"""Backups of a station whose daemon receives, voices and airs meanwhile."""

import subprocess
import sys
import time
from datetime import timedelta

import pytest
from fakes.process import Process, wait
from fakes.station import founded, slot

from chiminh_radio import clock, config
from chiminh_radio.backup import backup, restore
from chiminh_radio.cli.report import proof_of
from chiminh_radio.errors import StationError
from chiminh_radio.model.airing import ENDED, AiringState
from chiminh_radio.model.script import ScriptState
from chiminh_radio.station import Station

BACKUPS = 20
SCRIPT = """\
TIÊU ĐỀ: Thông báo số {number}
NGÀY PHÁT: {day:%d/%m/%Y}
LOẠI: {kind}
CHỦ ĐỀ: 1.1
BIÊN TẬP: Trần Văn Khải

Kính chào bà con. Đây là thông báo số {number} của đài truyền thanh xã. Kính mời bà con đón nghe.
"""


@pytest.fixture
def live(tmp_path):
    """A station whose daemon airs a bulletin in a few seconds, and has another script in the inbox."""
    due = (clock.now() + timedelta(seconds=8)).replace(microsecond=0)
    book = founded(tmp_path / "dai", slot("thu", f"{due:%H:%M:%S}"))
    book.write_text('[hours]\nallowed = ["00:00-24:00"]\n' + book.read_text(encoding="utf-8"), encoding="utf-8")
    station = Station(config.load(book))
    drop(station, 0, "bản tin")
    process = Process(book)
    record = wait(lambda: next(iter(station.scripts.all({ScriptState.CHECKED})), None))
    station.decisions.approve(record.number, by="Lãnh Đạo", at=clock.now())
    yield station, due
    process.end()
    station.close()


def drop(station, number, kind="thông báo"):
    text = SCRIPT.format(number=number, kind=kind, day=clock.now().date())
    (station.config.inbox / f"bai-{number}.txt").write_text(text, encoding="utf-8")


def test_every_backup_of_a_running_station_is_whole_and_the_daemon_goes_on(live, tmp_path):
    """Taken again and again until the airing is over: each restores, is proven, and holds every script dropped so far.

    The last one, on another PC, airs on: its approvals hold, numbers and seals go on where they were.
    """
    station, due = live
    number, states = 0, set()
    while number < BACKUPS or not {AiringState.ON_AIR, AiringState.AIRED} <= states:
        number += 1
        time.sleep(0.2)
        drop(station, number)
        file, folder = tmp_path / f"{number}.tar", tmp_path / f"moi-{number}"
        backup(station, file)
        restore(file, folder)
        other = Station(config.load(folder / "config.toml"))
        assert proof_of(other).faults == ()
        states |= {airing.state for airing in other.airings.between(due, due + timedelta(seconds=1))}
        waiting = len(list(other.config.inbox.glob("*.txt")))
        assert len(other.scripts.all()) + waiting >= number + 1
        assert AiringState.FAILED not in states
        other.close()
    airing = wait(lambda: station.airings.at("thu", due))
    assert wait(lambda: (now := station.airings.get(airing.number)).state in ENDED and now).state is AiringState.AIRED
    assert station.heartbeat.alive(clock.now())
    assert "nguyên vẹn" in said("restore", tmp_path / f"{number}.tar", tmp_path / "may-khac")
    airs_on(tmp_path / "may-khac")


def said(*words):
    command = [sys.executable, "-m", "chiminh_radio", *map(str, words)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def airs_on(folder):
    """The restored station, as `air now` and the next script find it."""
    house = Station(config.load(folder / "config.toml"))
    before = house.scripts.all(), house.record.chain.head, len(house.log.rows())
    said("-c", house.config.path, "air", "now", "ban-tin-sang")
    assert len(list((house.config.audio / "out").glob("*.wav"))) == 1
    assert "AIRED" in {airing.state.name for airing in house.airings.between(*_today()) if airing.slot != "thu"}
    new = folder / "bai-moi.txt"
    new.write_text(SCRIPT.format(number=999, kind="thông báo", day=clock.now().date()), encoding="utf-8")
    assert house.desk.receive(new, at=clock.now()).number == len(before[0]) + 1
    assert house.record.chain.bears(before[1])
    assert len(house.log.rows()) > before[2]
    assert proof_of(house).faults == ()
    house.close()


def _today():
    now = clock.now()
    return now - timedelta(hours=1), now + timedelta(hours=1)


@pytest.mark.usefixtures("live")
def test_nothing_is_restored_over_a_station_that_runs(live, tmp_path):
    """Whoever tries is told to stop it first."""
    station, _due = live
    wait(lambda: station.heartbeat.alive(clock.now()))
    backup(station, tmp_path / "a.tar")
    with pytest.raises(StationError, match="đang chạy thường trực"):
        restore(tmp_path / "a.tar", station.config.root)
