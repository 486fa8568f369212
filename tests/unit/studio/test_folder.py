import json
from types import SimpleNamespace

import pytest
from fakes.station import MORNING

from chiminh_radio.errors import StationError
from chiminh_radio.studio.export import folder as folders
from chiminh_radio.studio.export.folder import LIST, MANIFEST, Folder

FIRST, SECOND = "20261123/001-0530.MP3", "20261123/002-1700.MP3"


@pytest.fixture
def usb(tmp_path):
    return tmp_path


def written(usb, *names, made_of="a"):
    folder = Folder(usb)
    for name in names:
        folder.at(name).parent.mkdir(exist_ok=True)
        folder.at(name).write_bytes(name.encode())
        folder.wrote(name, made_of)
    return folder


def test_what_was_written_is_known_the_next_time(usb):
    """Another run finds the files as they were written, and what they were made of."""
    written(usb, FIRST, LIST)
    folder = Folder(usb)

    assert folder.holds(FIRST, "a")
    assert not folder.holds(FIRST, "b")
    assert not folder.holds(SECOND, "a")
    assert [*folder.foreign([FIRST, SECOND, LIST])] == []


def test_only_what_we_wrote_may_go(usb):
    """A file that somebody changed, put there, or wrote a list of is nobody's to remove."""
    folder = written(usb, FIRST, SECOND)
    folder.at(SECOND).write_bytes(b"changed")
    own = folder.at("20261123/003-1800.MP3")
    own.write_bytes(b"mine")

    assert folder.stale([]) == (FIRST,)
    assert [*folder.foreign([FIRST, SECOND, "20261123/003-1800.MP3"])] == [SECOND, "20261123/003-1800.MP3"]

    folder.remove(FIRST)

    assert sorted(path.name for path in own.parent.iterdir()) == ["002-1700.MP3", "003-1800.MP3"]


def test_a_day_s_folder_goes_with_its_last_file(usb):
    """No empty folders are left for the player to step through."""
    written(usb, FIRST).remove(FIRST)

    assert [path.name for path in usb.iterdir()] == [MANIFEST]
    assert Folder(usb).stale([]) == ()


@pytest.mark.parametrize("name", ["../a.MP3", "/etc/passwd", "20261123/../a.MP3", "a.txt", "20261123/001-0530.MP3\n"])
def test_a_manifest_of_others_leads_nowhere(usb, name):
    """A found stick cannot name files outside, or of another kind, to be removed."""
    (usb / MANIFEST).write_text(json.dumps({name: {"digest": "0" * 64}}), encoding="utf-8")

    assert Folder(usb).stale([]) == ()


def test_a_link_is_not_followed(usb, tmp_path_factory):
    """A day's folder that leads elsewhere is not ours, whatever lies there."""
    elsewhere = tmp_path_factory.mktemp("nha")
    written(usb, FIRST)
    (usb / "20261123").rename(elsewhere / "ngay")
    (usb / "20261123").symlink_to(elsewhere / "ngay")

    assert Folder(usb).stale([]) == ()
    assert [*Folder(usb).foreign([FIRST])] == [FIRST]


@pytest.mark.parametrize("text", ["", "[]", '{"a": 1}', '{"a": {"x": 1}}', "[" * 5000, "\xff"])
def test_a_manifest_that_cannot_be_read_is_told(usb, text):
    """Nothing is guessed of what was written earlier; the sentence says which file to put aside."""
    (usb / MANIFEST).write_text(text, encoding="latin-1")

    with pytest.raises(StationError, match=MANIFEST):
        Folder(usb)


def test_a_stick_that_is_not_there_is_told(usb):
    """No folder is made on the computer's own disk in the stick's place."""
    with pytest.raises(StationError, match="USB"):
        Folder(usb / "usb")


def test_room_is_asked_for_before(usb, monkeypatch):
    """Whole clusters are counted, and what is to go makes room."""
    folder = written(usb, FIRST)
    monkeypatch.setattr(folders.shutil, "disk_usage", lambda _path: SimpleNamespace(free=(1 << 17) - len(FIRST)))

    folder.require_room([1, 1], [FIRST])
    with pytest.raises(StationError, match="--days"):
        folder.require_room([1, 1], [])


def test_what_a_killed_export_left_goes(usb):
    """A half written file would be played; whole files and those of others stay."""
    folder = written(usb, FIRST)
    half = usb / "20261123" / ".001-0530.0123456789ab.part.MP3"
    half.write_bytes(b"half")
    (usb / "nhac").mkdir()
    (usb / "nhac" / half.name).write_bytes(b"not ours")
    folder.tidy(MORNING.replace(year=2100))

    assert not half.exists()
    assert folder.holds(FIRST, "a")
    assert (usb / "nhac" / half.name).exists()
