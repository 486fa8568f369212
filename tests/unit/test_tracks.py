from datetime import timedelta

import mutagen
import pytest
from fakes.clock import VirtualClock
from fakes.station import MORNING, approve, bulletin, fake_output, founded, opened, slot, withdraw

from chiminh_radio import exports, production
from chiminh_radio.errors import ScheduleError, StationError
from chiminh_radio.studio.export.folder import LIST, MANIFEST

TODAY = MORNING.date()
NAMES = ["20261123/001-0530.MP3", "20261123/002-1700.MP3", "20261124/001-0530.MP3", "20261124/002-1700.MP3"]


@pytest.fixture
def station(tmp_path):
    clock = VirtualClock(MORNING)
    house = opened(
        founded(tmp_path / "dai", slot("sang", "05:30"), slot("chieu", "17:00", "du-phong")), clock, fake_output(clock)
    )
    yield house
    house.close()


@pytest.fixture
def usb(tmp_path):
    (tmp_path / "usb").mkdir()
    return tmp_path / "usb"


def tracks_of(station, days=2, zone=""):
    return exports.tracks_of(station, TODAY, days, zone, lambda _done, _total: None)


def carry(station, usb, days=2):
    return exports.carry(station, tracks_of(station, days), usb, lambda _done: None)


def approved(station, day=TODAY):
    record = approve(station, bulletin(day))
    production.voice(station, record)
    return record


def test_each_airing_is_a_numbered_file(station, usb):
    """By days, in order, under names that any player takes; in each what is to sound then."""
    record = approved(station)
    written = carry(station, usb)
    files = sorted(path.relative_to(usb).as_posix() for path in usb.rglob("*.MP3"))

    assert list(written) == files == NAMES
    assert mutagen.File(usb / NAMES[0]).tags.getall("CHAP")[1].sub_frames["TIT2"].text == [record.script.title]
    assert str(mutagen.File(usb / NAMES[1]).tags["TALB"]) == "Chương trình dự phòng"


def test_the_list_tells_what_to_play_when(station, usb):
    """Day, time, file, length and title; and where something sounds in the place of what was planned."""
    carry(station, usb)
    text = (usb / LIST).read_bytes().decode("utf-8-sig")

    assert text.count("\r\n") == text.count("\n")
    assert "THỨ HAI 23/11/2026" in text
    assert "  05:30  20261123\\001-0530.MP3  0:" in text
    assert "thay cho ban-tin-sang" in text


def test_a_second_time_only_what_changed_is_written(station, usb):
    """Files that still hold what is to sound stay; one that is to hold something else is replaced."""
    carry(station, usb)
    before = (usb / NAMES[0]).read_bytes()

    assert carry(station, usb) == ()

    approved(station)

    assert carry(station, usb) == (NAMES[0],)
    assert (usb / NAMES[0]).read_bytes() != before


def test_what_has_gone_by_goes_and_what_others_put_there_stays(station, usb):
    """The folder holds what is to come; photos, music and anything else are let alone."""
    (usb / "nhac.mp3").write_bytes(b"mine")
    carry(station, usb)
    (usb / "20261123" / "anh.jpg").write_bytes(b"mine")
    station.clock.sleep(86_400)
    exports.carry(
        station, exports.tracks_of(station, TODAY + timedelta(days=1), 1, "", lambda _d, _t: None), usb, lambda _d: None
    )

    assert sorted(path.relative_to(usb).as_posix() for path in usb.rglob("*") if path.is_file()) == sorted(
        ["nhac.mp3", "20261123/anh.jpg", *NAMES[2:], LIST, MANIFEST]
    )


def test_a_file_of_others_in_the_way_stops_all_before_anything_is_touched(station, usb):
    """What we did not write is not written over: the operator is told which file it is."""
    (usb / "20261124").mkdir()
    (usb / NAMES[3]).write_bytes(b"mine")

    with pytest.raises(StationError, match=NAMES[3]):
        carry(station, usb)

    assert (usb / NAMES[3]).read_bytes() == b"mine"
    assert [path for path in usb.rglob("*") if path.is_file()] == [usb / NAMES[3]]


def test_what_was_withdrawn_leaves_the_stick_too(station, usb):
    """Written again after a withdrawal, the fallback is in its place."""
    record = approved(station)
    carry(station, usb)
    withdraw(station, record)

    assert carry(station, usb) == (NAMES[0],)
    assert str(mutagen.File(usb / NAMES[0]).tags["TALB"]) == "Chương trình dự phòng"


def test_an_airing_that_cannot_be_made_is_told_and_the_others_are_written(station, usb):
    """Where not even the fallback can be made there is no file, a line in the list, and the reason."""
    for path in (station.config.audio / "library").glob("nhac-*"):
        path.unlink()
    approved(station)
    tracks = tracks_of(station, 1)
    exports.carry(station, tracks, usb, lambda _done: None)

    assert [track.programme for track in tracks] == [None, None]
    assert "nhac-ket" in tracks[1].why
    assert "17:00  KHÔNG CÓ TỆP: du-phong" in (usb / LIST).read_text(encoding="utf-8-sig")


def test_only_what_is_still_to_come_in_a_zone(station):
    """Airings that have begun are not carried, nor those of other zones."""
    assert tracks_of(station, 1, "thon-dong") == ()

    station.clock.sleep(3600)

    assert [track.name for track in tracks_of(station, 1, "toan-xa")] == ["20261123/001-1700.MP3"]


def test_a_grid_that_contradicts_itself_is_refused(tmp_path):
    """What could not air by itself is carried to no player."""
    clock = VirtualClock(MORNING)
    house = opened(founded(tmp_path / "dai", slot("sang", "05:30", "khong-co")), clock, fake_output(clock))

    with pytest.raises(ScheduleError, match="khong-co"):
        tracks_of(house)

    house.close()
