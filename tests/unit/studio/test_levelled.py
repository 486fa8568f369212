import os
import sys
import time
from dataclasses import replace

import pytest
from fakes.sounds import peak, read_wav, tone, write_wav

from chiminh_radio.errors import AudioError, StationError
from chiminh_radio.files import digest_of
from chiminh_radio.studio.levelled import KEPT_FOR, LevelledItems
from chiminh_radio.studio.levelling import Leveller, Profile


class Counting(Leveller):
    """Tells how often an item was levelled."""

    played = 0

    def play(self, *arguments):
        self.played += 1
        super().play(*arguments)


@pytest.fixture
def leveller(ffmpeg):
    return Counting(ffmpeg, loudness_lufs=-16.0, true_peak_dbtp=-1.5, profile=Profile.FLAT)


@pytest.fixture
def folder(station):
    return station / "audio" / "cache" / "levelled"


@pytest.fixture
def levelled(leveller, station, folder):
    return LevelledItems(folder, leveller, station=station)


def known(*made):
    return {each.key: each.digest for each in made}


def test_made_once(levelled, leveller, make_tone, station):
    """What is there and known is given again, even where the item's own file is gone."""
    item = make_tone("a")
    first = levelled.get(item, {})
    (station / item.audio).unlink()

    assert levelled.get(item, known(first)) == first
    assert leveller.played == 1


def test_unknown(levelled, leveller, make_tone):
    """A file whose digest nobody vouches for is not believed: it is made again, the same."""
    item = make_tone("a")

    assert levelled.get(item, {}) == levelled.get(item, {})
    assert leveller.played == 2


@pytest.mark.parametrize("harm", ["changed", "cut", "emptied", "gone"])
def test_damaged(levelled, make_tone, harm):
    """A file that is not what was made is never taken for it: it is made again."""
    item = make_tone("a")
    made = levelled.get(item, {})
    whole = made.path.read_bytes()
    if harm == "changed":
        made.path.write_bytes(whole[:-2] + b"\1\1")
    elif harm == "cut":
        made.path.write_bytes(whole[:5000])
    elif harm == "emptied":
        made.path.write_bytes(b"")
    else:
        made.path.unlink()

    assert levelled.get(item, known(made)) == made
    assert made.path.read_bytes() == whole


def test_another_level(ffmpeg, levelled, make_tone, station, folder):
    """Another loudness or another ceiling makes another file."""
    item = make_tone("a")
    others = [
        LevelledItems(
            folder, Leveller(ffmpeg, loudness_lufs=lufs, true_peak_dbtp=dbtp, profile=Profile.FLAT), station=station
        )
        for lufs, dbtp in [(-18.0, -1.5), (-16.0, -2.0)]
    ]

    assert len({each.get(item, {}).path for each in (levelled, *others)}) == 3


def test_changed_source(levelled, make_tone, station, folder):
    """An item whose own file is not what it was is refused, and leaves nothing."""
    item = make_tone("a")
    write_wav(station / item.audio, tone(1.0, hz=500))
    with pytest.raises(AudioError, match="đã bị thay đổi"):
        levelled.get(item, {})

    assert not folder.exists()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may read everything")
def test_unreadable_source(levelled, make_tone, station):
    """An item's file that may not be read is named with the reason."""
    item = make_tone("a")
    (station / item.audio).chmod(0)
    with pytest.raises(AudioError, match="không đọc được"):
        levelled.get(item, {})


def test_empty_source(levelled, make_tone, station):
    """A file of no length is no sound, though its digest be right."""
    item = make_tone("a")
    (station / item.audio).write_bytes(b"")
    with pytest.raises(AudioError, match="rỗng"):
        levelled.get(replace(item, digest=digest_of(station / item.audio)), {})


def test_six_channels(ffmpeg, levelled, make_tone, station):
    """Six channels become one, at the station's loudness."""
    item = make_tone("a")
    path = write_wav(station / "six.wav", tone(4.0, level=0.1), channels=6)
    heard = ffmpeg.measure(path)
    six = replace(
        item,
        audio=path.relative_to(station),
        digest=digest_of(path),
        loudness_lufs=heard.integrated_lufs,
        true_peak_dbtp=heard.true_peak_dbtp,
    )

    assert ffmpeg.measure(levelled.get(six, {}).path).integrated_lufs == pytest.approx(-16.0, abs=0.2)


@pytest.mark.parametrize("level", [0.1, 0.8])
def test_full_disk(levelled, make_tone, folder, monkeypatch, level):
    """A disk that takes no more is told in a sentence, and nothing half done is left."""
    item = make_tone("a", 2.0, level=level)

    def full(_file, _data):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("wave.Wave_write.writeframesraw", full)
    with pytest.raises(StationError, match="No space left"):
        levelled.get(item, {})

    assert list(folder.iterdir()) == []


def test_tidy(levelled, make_tone):
    """What nobody asked for in a long time goes; what was asked for stays, however old."""
    old, used = levelled.get(make_tone("a"), {}), levelled.get(item := make_tone("b", hz=1000), {})
    long_ago = time.time() - KEPT_FOR.total_seconds() - 60
    for made in (old, used):
        os.utime(made.path, (long_ago, long_ago))
    levelled.get(item, known(used))
    levelled.tidy()

    assert (old.path.exists(), used.path.exists()) == (False, True)
    assert peak(read_wav(used.path)) > 0
