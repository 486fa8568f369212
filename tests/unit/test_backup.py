import io
import shutil
import tarfile
from datetime import datetime, timedelta

import pytest
from fakes.clock import VirtualClock
from fakes.station import approve, bulletin, fake_output, founded, opened, slot

from chiminh_radio import production
from chiminh_radio.backup import MANIFEST, backup, restore
from chiminh_radio.broadcast import Broadcast
from chiminh_radio.cli.report import proof_of
from chiminh_radio.clock import ZONE
from chiminh_radio.errors import StationError
from chiminh_radio.model.airing import Airing, AiringState

MORNING = datetime(2026, 11, 23, 5, 0, tzinfo=ZONE)


@pytest.fixture
def station(tmp_path):
    """A station that has aired its bulletin."""
    clock = VirtualClock(MORNING)
    house = opened(founded(tmp_path / "dai", slot("sang", "05:30")), clock, fake_output(clock))
    production.voice(house, approve(house, bulletin(MORNING.date())))
    air(house)
    yield house
    house.close()


@pytest.fixture
def saved(station, tmp_path):
    file = tmp_path / "sao-luu.tar"
    backup(station, file)
    return file


def air(house):
    due = house.clock.now() + timedelta(minutes=1)
    airing = house.airings.add(Airing(slot="thu", due=due, playlist="ban-tin-sang", zones=("toan-xa",)))
    ended = Broadcast(house, "test").air(airing.number)
    assert ended.state is AiringState.AIRED, ended.reason


def test_a_restored_station_goes_on(station, saved, tmp_path):
    """On another PC, without the caches: the books are proven, and the next airing sounds."""
    shutil.rmtree(station.config.root / "audio/programmes")
    restore(saved, tmp_path / "moi")
    clock = VirtualClock(MORNING + timedelta(hours=1))
    other = opened(tmp_path / "moi/config.toml", clock, fake_output(clock))

    assert proof_of(other).faults == ()
    assert other.record.chain.head == station.record.chain.head
    assert [row.chain for row in other.log.rows()] == [row.chain for row in station.log.rows()]
    air(other)
    assert proof_of(other).faults == ()
    other.close()


def test_what_can_be_made_again_is_left_out(saved):
    """Neither caches nor locks nor SQLite's side files, but what was aired and handed in."""
    with tarfile.open(saved) as tar:
        names = tar.getnames()
    assert {"config.toml", "radio.db", "playlists/ban-tin-sang.toml", MANIFEST} <= set(names)
    assert any(name.startswith("audio/archive/") for name in names)
    assert any(name.startswith("inbox/received/") for name in names)
    assert not any(name.startswith(("audio/cache", "audio/programmes", ".")) or "-wal" in name for name in names)


def test_nothing_is_written_over(station, saved):
    """Neither an older backup nor a folder with anything in it."""
    with pytest.raises(StationError, match="đã có"):
        backup(station, saved)
    with pytest.raises(StationError, match="không trống"):
        restore(saved, station.config.root)


@pytest.mark.parametrize("where", [0.2, 0.5, 0.9])
def test_a_backup_that_was_damaged_restores_nothing(saved, tmp_path, where):
    """One byte is enough; no half station is left behind."""
    data = bytearray(saved.read_bytes())
    data[int(len(data) * where)] ^= 1
    saved.write_bytes(data)
    with pytest.raises(StationError):
        restore(saved, tmp_path / "moi")
    assert [path.name for path in tmp_path.iterdir() if "moi" in path.name] == []


def test_a_backup_that_breaks_off_restores_nothing(saved, tmp_path):
    """A copy that was not finished has no manifest."""
    data = saved.read_bytes()
    saved.write_bytes(data[: len(data) // 2])
    with pytest.raises(StationError):
        restore(saved, tmp_path / "moi")
    assert not (tmp_path / "moi").exists()


def test_a_file_of_holes_is_not_unpacked(tmp_path):
    """A few bytes that would fill the disk are no backup."""
    file = tmp_path / "lo.tar"
    hole = {"major": "1", "minor": "0", "name": "lo", "realsize": str(10**15)}
    told = tarfile.TarInfo("lo")
    told.size, told.pax_headers = 512, {f"GNU.sparse.{name}": value for name, value in hole.items()}
    with tarfile.open(file, "w", format=tarfile.PAX_FORMAT) as tar:
        tar.addfile(told, io.BytesIO(b"0\n".ljust(512, b"\0")))
    with pytest.raises(StationError, match="không phải tệp của một đài"):
        restore(file, tmp_path / "moi")
    assert [path.name for path in tmp_path.iterdir()] == ["lo.tar"]


def test_a_manifest_without_a_floor_is_told(tmp_path):
    """Nested deeper than anybody writes, it is a broken backup, not a crash."""
    file = tmp_path / "sau.tar"
    told = tarfile.TarInfo(MANIFEST)
    told.size = 1_000_000
    with tarfile.open(file, "w") as tar:
        tar.addfile(told, io.BytesIO(b"[" * told.size))
    with pytest.raises(StationError, match=r"sau\.tar"):
        restore(file, tmp_path / "moi")


@pytest.mark.parametrize("name", ["../ngoai", "/ngoai", "a/../../ngoai", "C:/ngoai", "a\\..\\b"])
def test_no_path_leads_out_of_the_folder(tmp_path, name):
    """A forged file writes nowhere."""
    file = tmp_path / "gia.tar"
    with tarfile.open(file, "w") as tar:
        told = tarfile.TarInfo(name)
        told.size = 1
        tar.addfile(told, io.BytesIO(b"x"))
    with pytest.raises(StationError, match="không phải tệp của một đài"):
        restore(file, tmp_path / "moi")
    assert [path.name for path in tmp_path.iterdir()] == ["gia.tar"]
