import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from fakes.sounds import tone, write_wav

from chiminh_radio.errors import AudioError, PlaylistError
from chiminh_radio.files import digest_of
from chiminh_radio.model.item import ItemKind
from chiminh_radio.studio.library import Library, shipped


@pytest.fixture
def library(station):
    for path in shipped().values():
        shutil.copy(path, station / "audio" / "library")
    (station / "audio" / "library" / "README.txt").write_text("không phải âm thanh", encoding="utf-8")
    return Library(station / "audio" / "library", station=station)


def test_names(library):
    """The library holds sounds only, each under its file's name without the ending."""
    assert library.names() == ("chuong", "nhac-cat", "nhac-hieu", "nhac-ket")
    assert library.path("chuong").name == "chuong.wav"


def test_missing(library, station):
    """A missing sound is told with the folder, what there is, and the likeliest name."""
    with pytest.raises(PlaylistError) as caught:
        library.path("nhac-hiu")
    said = str(caught.value)

    assert str(station / "audio" / "library") in said
    assert "có: chuong, nhac-cat, nhac-hieu, nhac-ket" in said
    assert "ý bạn là «nhac-hieu»?" in said


def test_empty_folder(tmp_path):
    """A folder that is not there is as good as empty."""
    with pytest.raises(PlaylistError, match="đang trống"):
        Library(tmp_path / "none", station=tmp_path).path("nhac-hieu")


@pytest.mark.parametrize("name", ["../chuong", "a/b", "a\\b", "C:chuong", "/etc/passwd"])
def test_no_paths(library, name):
    """A name that leads elsewhere is refused as such, even where a file would be found."""
    shutil.copy(library.path("chuong"), library.path("chuong").parent.parent)
    with pytest.raises(PlaylistError, match="không kèm thư mục"):
        library.path(name)


def test_two_formats(library):
    """Two files of one name are told, not chosen between."""
    path = library.path("chuong")
    shutil.copy(path, path.with_suffix(".mp3"))
    with pytest.raises(PlaylistError, match=r"chuong\.mp3, chuong\.wav"):
        library.path("chuong")


def test_item(library, ffmpeg):
    """A sound becomes an item with its path seen from the station, its digest, its length and its level."""
    item = library.item("nhac-ket", ffmpeg)

    assert (item.kind, item.title, item.audio) == (ItemKind.JINGLE, "nhac-ket", Path("audio/library/nhac-ket.wav"))
    assert item.digest == digest_of(shipped()["nhac-ket"])
    assert item.duration == timedelta(seconds=5)
    assert item.true_peak_dbtp == pytest.approx(-3.0, abs=0.2)
    assert -25 < item.loudness_lufs < -10


def test_item_known(library, ffmpeg):
    """What was measured before is asked for by its digest, and used until the file is another."""
    first = library.item("chuong", ffmpeg)
    known = {first.digest: first}.get

    assert library.item("chuong", ffmpeg, known) is first

    write_wav(library.path("chuong"), tone(1.0))

    assert library.item("chuong", ffmpeg, known).duration == timedelta(seconds=1)


def test_item_no_sound(library, ffmpeg):
    """A file that only has the name of a sound is refused."""
    library.path("chuong").write_text("xin chào", encoding="utf-8")
    with pytest.raises(AudioError, match=r"chuong\.wav"):
        library.item("chuong", ffmpeg)
