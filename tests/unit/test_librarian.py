import os
from datetime import date, timedelta

import pytest
from fakes.sounds import encoded, melody, write_wav

from chiminh_radio.errors import AudioError, ItemError, StationError
from chiminh_radio.files import digest_of
from chiminh_radio.model.item import Card, ItemKind
from chiminh_radio.model.record import RecordEvent
from chiminh_radio.studio.librarian import Fate

INTERVIEW = Card(kind=ItemKind.INTERVIEW, theme="1.5d")
MUSIC = Card(kind=ItemKind.MUSIC)


@pytest.fixture
def recording(tmp_path):
    """Somebody's own file, outside the station."""
    folder = tmp_path / "usb"
    folder.mkdir()
    return write_wav(folder / "Phỏng vấn bà Lan.wav", melody(6.0, seed=1), rate_hz=16_000)


@pytest.fixture
def add(station):
    def added(file, card=INTERVIEW, by="Trần Văn Khải"):
        return station.librarian.add(
            file, card, origin=file.name, at=station.clock.now(), by=by, progress=lambda _heard, _all: None
        )

    return added


def test_what_is_added_is_kept_to_the_byte_and_written_down(station, recording, add):
    """The file stays where it is; the library has a copy under its digest; the record tells who, when, where from."""
    digest = digest_of(recording)
    added = add(recording)
    item = added.record.item
    [row] = station.record.of_items(digest)

    assert (added.fate, item.digest, item.title, item.theme) == (Fate.NEW, digest, "Phỏng vấn bà Lan", "1.5d")
    assert digest_of(recording) == digest_of(station.config.root / item.audio) == digest
    assert item.audio.as_posix() == f"audio/library/added/{digest[:16]}.wav"
    assert (row.event, row.by, row.origin) == (RecordEvent.ITEM_ADDED, "Trần Văn Khải", recording.name)
    assert station.items.get(digest) == item


def test_the_same_sound_again_is_the_same_item(station, recording, add):
    """Nothing is written a second time; what else is said of it is, under the number it has."""
    first = add(recording)
    again = add(recording)
    retold = add(recording, Card(kind=ItemKind.INTERVIEW, title="Bà Lan nuôi gà", expires_on=date(2026, 12, 31)))

    assert (again.fate, again.record) == (Fate.SAME, first.record)
    assert (retold.fate, retold.record.number) == (Fate.RETOLD, first.record.number)
    assert (retold.record.item.title, retold.record.item.theme) == ("Bà Lan nuôi gà", "1.5d")
    assert len(list(station.record.of_items())) == 2


def test_a_file_that_is_gone_from_the_library_is_put_back(station, recording, add):
    """Adding it again is how to mend that."""
    kept = station.config.root / add(recording).record.item.audio
    kept.unlink()
    add(recording)

    assert digest_of(kept) == digest_of(recording)


def test_the_same_recording_in_another_format_is_noted(recording, add, tmp_path):
    """It is taken all the same: people decide."""
    first = add(recording)
    other = add(encoded(recording, tmp_path / "b.mp3", "-b:a", "48k", "-af", "volume=-6dB"))

    assert (other.fate, other.alike.number) == (Fate.NEW, first.record.number)
    assert other.likeness > 0.85


def test_music_must_come_with_its_source_or_licence(station, recording, add, tmp_path):
    """Told by whoever adds it, or by the file's own tags; the station may do without."""
    with pytest.raises(ItemError, match=r"--source .* --licence"):
        add(recording, MUSIC)
    assert list(station.record.of_items()) == []

    tagged = encoded(
        recording, tmp_path / "b.mp3", "-metadata", "copyright=CC BY 4.0", "-metadata", "artist=Đội văn nghệ"
    )
    item = add(tagged, MUSIC).record.item

    assert (item.licence, item.artist) == ("CC BY 4.0", "Đội văn nghệ")
    assert add(recording, Card(kind=ItemKind.MUSIC, source="Đội văn nghệ thôn Ba")).fate is Fate.NEW


def test_a_jingle_keeps_its_name_and_takes_no_other_s(station, recording, add):
    """Recipes call it by that; two of one name could not be told apart."""
    jingle = Card(kind=ItemKind.JINGLE)
    item = add(recording, jingle).record.item

    assert item.audio.name == recording.name
    assert station.library.item("Phỏng vấn bà Lan", station.ffmpeg, station.items.get) == item
    with pytest.raises(ItemError, match="đã có «nhac-hieu»"):
        add(write_wav(recording.with_name("nhac-hieu.wav"), melody(3.0, seed=5), rate_hz=16_000), jingle)


def test_a_file_that_lies_in_the_library_stays_there(station, add):
    """So its source is told; it is called by its name as before."""
    file = station.config.audio / "library" / "nhac-hieu.wav"
    item = add(file, Card(kind=ItemKind.JINGLE, source="Đài tự thu")).record.item

    assert item.audio.as_posix() == "audio/library/nhac-hieu.wav"
    assert station.library.bare({item.audio}) == ("chuong", "nhac-cat", "nhac-ket")


def test_a_tag_is_one_line_that_a_terminal_may_be_shown(recording, add, tmp_path):
    """What a stranger wrote into a file commands no terminal."""
    tagged = encoded(recording, tmp_path / "b.mp3", "-metadata", "title=Bài\n\x1b[31m hát" + "a" * 500)

    title = add(tagged).record.item.title

    assert title == "Bài [31m hát" + "a" * 188


def test_what_is_too_large_is_refused_before_it_is_read(station, recording, add):
    """By the size alone."""
    os.truncate(recording, station.config.holdings["largest_bytes"] + 1)

    with pytest.raises(ItemError, match=r"nặng 1000 MB.*max_file_mb"):
        add(recording)


def test_nothing_is_kept_of_what_is_refused(station, recording, add):
    """A text with the name of a sound, a folder, a file that is not there."""
    bad = recording.with_suffix(".mp3")
    bad.write_text("xin chào", encoding="utf-8")
    for file, error in ((bad, AudioError), (recording.parent, ItemError), (recording.with_name("x.wav"), ItemError)):
        with pytest.raises(error):
            add(file)

    assert not (station.config.audio / "library" / "added").exists()
    assert list(station.record.of_items()) == []


def test_a_full_disk_is_told_and_leaves_nothing_half(station, recording, add, monkeypatch):
    """A sentence; no part of the file in the library, no row of it."""

    def full(_source, _target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", full)
    with pytest.raises(StationError, match="No space left"):
        add(recording)

    assert list((station.config.audio / "library" / "added").iterdir()) == []
    assert list(station.record.of_items()) == []


def test_mourning_drops_music_that_was_not_said_to_suit_it(recording, add):
    """The kind and one word are enough to ask of an item."""
    song = add(recording, Card(kind=ItemKind.MUSIC, source="Đài")).record.item
    solemn = add(recording, Card(kind=ItemKind.MUSIC, solemn=True)).record.item

    assert (song.airs_in_mourning, solemn.airs_in_mourning) == (False, True)
    assert add(recording).record.item.airs_in_mourning


def test_progress_is_told_in_seconds(station, recording):
    """How many were heard, of how many."""
    told = []
    station.librarian.add(
        recording,
        INTERVIEW,
        origin="a",
        at=station.clock.now(),
        by="",
        progress=lambda heard, whole: told.append((heard, whole)),
    )

    assert told[-1] == (6, 6)
    assert station.catalogue.all()[0].item.duration == timedelta(seconds=6)
