from types import SimpleNamespace

import pytest
from fakes import station as house
from fakes.life import Life
from fakes.station import bulletin, slot

from chiminh_radio import disk
from chiminh_radio.cli.overview import look
from chiminh_radio.disk import Disk
from chiminh_radio.errors import StationError
from chiminh_radio.model.airing import AiringState

MB = 1_000_000


@pytest.fixture
def room(monkeypatch):
    """Let the disk have so many megabytes left."""

    def left(megabytes):
        monkeypatch.setattr(disk.shutil, "disk_usage", lambda _folder: SimpleNamespace(free=megabytes * MB))

    return left


@pytest.mark.parametrize(("free", "takes", "makes"), [(501, True, True), (499, False, True), (199, False, False)])
def test_taking_in_stops_before_making(room, tmp_path, free, takes, makes):
    """Each at its own measure, with the megabytes that are left and the key."""
    room(free)
    small = Disk(tmp_path, 500 * MB, 200 * MB)

    assert (small.no_intake() == "", small.no_making() == "") == (takes, makes)
    assert takes or ("[disk] intake_mb" in small.no_intake() and str(free // 10 * 10) in small.no_intake())


def test_a_measure_of_nothing_is_never_reached(room, tmp_path):
    """Zero in config.toml: the station does not look at the disk."""
    room(0)
    assert Disk(tmp_path, 0, 0).no_intake() == ""


def test_with_a_full_disk_nothing_is_taken_in_and_the_slot_is_aired(room, tmp_path, caplog):
    """What was dropped stays; what was approved waits for its voice; the slot sounds; status says why."""
    life = Life(tmp_path, slot("trua", "12:01", "du-phong"), at=house.MORNING.replace(hour=12))
    try:
        dropped = tmp_path / "inbox" / "bai.txt"
        dropped.write_text("Thông báo\n\nMời bà con họp.\n", encoding="utf-8")
        script = house.approve(life.station, bulletin(life.clock.now().date())).script
        room(100)
        life.live(minutes=2)

        assert dropped.exists()
        assert life.station.items.of_script(script.digest) is None
        assert life.airing("trua", house.MORNING.replace(hour=12, minute=1)).state is AiringState.AIRED
        assert any("[disk] intake_mb" in concern for concern in look(life.station).concerns)
        assert "[disk] intake_mb" in caplog.text

        room(1000)
        life.live(seconds=10)
        assert not dropped.exists()
        assert life.station.items.of_script(script.digest)
    finally:
        life.stop()
        life.clock.__exit__(None, None, None)


def test_a_command_that_takes_in_is_refused(room, tmp_path):
    """With the sentence, before anything is read."""
    room(100)
    with pytest.raises(StationError, match=r"\[disk\] intake_mb"):
        Disk(tmp_path, 500 * MB, 200 * MB).require_intake()
