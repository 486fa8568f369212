from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from fakes.sounds import hush, peak, read_wav, tone, write_wav

from chiminh_radio.clock import ZONE
from chiminh_radio.errors import AudioError
from chiminh_radio.files import digest_of
from chiminh_radio.model.item import Cue, Item, ItemKind
from chiminh_radio.model.programme import Part, PartKind, Playlist
from chiminh_radio.model.rundown import Element
from chiminh_radio.model.sound import samples_in
from chiminh_radio.studio.assembler import Assembler
from chiminh_radio.studio.levelled import LevelledItems
from chiminh_radio.studio.levelling import Leveller, Profile

DAY = date(2026, 11, 23)
AT = datetime(2026, 11, 23, 4, 30, tzinfo=ZONE)
OPENING = Part(kind=PartKind.JINGLE, name="nhac-hieu")
TARGET_LUFS = -16.0
CEILING_DBTP = -1.5
BELOW_LU = 18.0
GAP = timedelta(milliseconds=900)
"""The breath between two spoken items."""


def item(name, kind=ItemKind.NEWS, **more):
    return Item(kind=kind, title=name, audio=Path(f"{name}.wav"), digest=name, duration=timedelta(seconds=1), **more)


def recipe(*parts, themes=()):
    return Playlist(name="ban-tin-sang", title="Bản tin sáng", themes=themes, parts=parts)


@pytest.fixture
def assembler(station, ffmpeg):
    leveller = Leveller(ffmpeg, loudness_lufs=TARGET_LUFS, true_peak_dbtp=CEILING_DBTP, profile=Profile.FLAT)
    levelled = LevelledItems(station / "audio" / "cache" / "levelled", leveller, station=station)
    return Assembler(levelled, station, programmes=station / "audio" / "programmes", bed_below_lu=BELOW_LU)


def build(assembler, *items, **how):
    elements = [Element(item=each, duration=each.duration, part=1, why="") for each in items]
    return assembler.build(recipe(OPENING), DAY, elements, at=AT, **how)


def test_build(assembler, make_tone, station):
    """A master is named by playlist, day and digest, and is as long as its items and the breaths between them."""
    programme = build(assembler, make_tone("a", 1.0), make_tone("b", 1.5))
    path = station / programme.audio

    assert programme.audio == Path(f"audio/programmes/ban-tin-sang-20261123-{programme.digest[:12]}.wav")
    assert programme.digest == digest_of(path)
    assert programme.duration == timedelta(seconds=2.5) + GAP
    assert len(read_wav(path)) == samples_in(programme.duration)
    assert (programme.title, programme.day, programme.built_at) == ("Bản tin sáng", DAY, AT)


def test_build_again(assembler, make_tone):
    """The same items make the same master, so its digest is the same too."""
    items = (make_tone("a"), make_tone("b"))

    assert build(assembler, *items) == build(assembler, *items)


def test_cues(assembler, make_tone, station):
    """Each item has its cue and its own cues after it, moved to where they sound: to the sample."""
    inner = Cue(
        at=timedelta(seconds=0.25), duration=timedelta(seconds=0.5), title="TIN 1", script_digest="s", text="một."
    )
    first = make_tone("a", 1.0)
    second = make_tone("b", 1.0, hz=1000, cues=(inner,), script_digest="s")
    programme = build(assembler, first, second)
    sound = read_wav(station / programme.audio)
    start = timedelta(seconds=1) + GAP

    assert programme.cues == (
        Cue(at=timedelta(), duration=timedelta(seconds=1), title="a", item_digest=first.digest),
        Cue(at=start, duration=timedelta(seconds=1), title="b", item_digest=second.digest, script_digest="s"),
        replace(inner, at=start + inner.at, item_digest=second.digest),
    )
    assert peak(sound, timedelta(seconds=1), GAP) == 0
    assert peak(sound, start, timedelta(milliseconds=1)) > 1000


def test_music_may_be_shortened(assembler, make_tone, station):
    """Only its beginning sounds, as long as asked to the sample, and fades away without a click."""
    music = make_tone("a", 6.0, kind=ItemKind.MUSIC)
    short = Element(item=music, duration=timedelta(seconds=4.5), part=1, why="")
    programme = assembler.build(recipe(OPENING), DAY, [short], at=AT)
    sound = read_wav(station / programme.audio)
    second = timedelta(seconds=1)

    assert programme.duration == programme.cues[0].duration == short.duration
    assert len(sound) == samples_in(short.duration)
    assert programme.durations == (short.duration,)
    levels = [peak(sound, each * second, second / 2) for each in (0, 1, 2, 3, 4)]
    assert levels[0] == pytest.approx(levels[1], rel=0.02)
    assert levels[1] > levels[2] > levels[3] > levels[4]
    assert abs(sound[-1]) < 2


def test_silence_at_the_ends_of_an_item_is_left_out(assembler, make_tone, station):
    """What the library measured as silence does not sound; what is between does, to the sample."""
    half = timedelta(seconds=0.5)
    whole = make_tone("a", 2.0)
    trimmed = replace(whole, sound_from=half, sound_until=3.5 * half)
    element = Element(item=trimmed, duration=trimmed.sounding, part=1, why="")
    programme = assembler.build(recipe(OPENING), DAY, [element], at=AT)
    plain = build(assembler, whole)

    assert programme.duration == 2.5 * half
    assert read_wav(station / programme.audio)[240:-240] == read_wav(station / plain.audio)[24_240:83_760]


@pytest.mark.parametrize("level", [0.02, 0.1, 0.8])
def test_loudness(assembler, make_tone, station, ffmpeg, level):
    """Soft or loud, an item comes out at the station's loudness, without its peaks passing the limit."""
    heard = ffmpeg.measure(station / build(assembler, make_tone("a", 3.0, level=level)).audio)

    assert heard.integrated_lufs == pytest.approx(TARGET_LUFS, abs=0.3)
    assert heard.true_peak_dbtp <= CEILING_DBTP


def test_loudness_of_noise(assembler, make_tone, station, ffmpeg):
    """What is nearly silent is made louder, but not into a roar."""
    heard = ffmpeg.measure(station / build(assembler, make_tone("a", 2.0, level=0.001)).audio)

    assert heard.integrated_lufs < TARGET_LUFS - 10


def test_loudness_of_peaky_speech(assembler, station, ffmpeg):
    """Speech with peaks 18 dB above its loudness still reaches the target within 1 LU, its peaks held."""
    syllable = tone(0.004, level=0.9) + tone(0.146, level=0.1) + hush(0.05)
    path = write_wav(station / "a.wav", syllable * 30)
    raw = ffmpeg.measure(path)
    peaky = replace(
        item("a"),
        duration=raw.duration,
        loudness_lufs=raw.integrated_lufs,
        true_peak_dbtp=raw.true_peak_dbtp,
    )
    programme = build(assembler, replace(peaky, digest=digest_of(path)))
    heard = ffmpeg.measure(station / programme.audio)

    assert raw.true_peak_dbtp - raw.integrated_lufs > CEILING_DBTP - TARGET_LUFS + 1
    assert heard.integrated_lufs == pytest.approx(TARGET_LUFS, abs=1.0)
    assert heard.true_peak_dbtp <= CEILING_DBTP
    assert programme.duration == timedelta(seconds=6)


def test_short_and_silent(assembler, make_tone, station):
    """What is too short to measure keeps its level, unless its peak is too high; silence stays silence."""
    soft = make_tone("soft", 0.2, level=0.1)
    loud = make_tone("loud", 0.2, level=1.0)
    silent = make_tone("silent", 1.0, level=0.0)
    sound = read_wav(station / build(assembler, soft, loud, silent).audio)
    fifth = timedelta(seconds=0.2)

    assert peak(sound, timedelta(), fifth) == peak(read_wav(station / soft.audio))
    assert 32767 * 0.8 < peak(sound, fifth + GAP, fifth) < 32767 * 10 ** (CEILING_DBTP / 20) + 200
    assert peak(sound, 2 * (fifth + GAP)) == 0


def test_changed_item(assembler, make_tone, station):
    """An item whose file is not what it was is not used, and no master is left."""
    changed = make_tone("a")
    write_wav(station / changed.audio, tone(1.0, hz=500))
    with pytest.raises(AudioError, match="đã bị thay đổi"):
        build(assembler, make_tone("b"), changed)

    assert not (station / "audio" / "programmes").exists()


def test_missing_item(assembler, make_tone, station):
    """An item whose file is gone is named."""
    gone = make_tone("a")
    (station / gone.audio).unlink()
    with pytest.raises(AudioError, match="không có tệp"):
        build(assembler, gone)


def test_broken_item(assembler, station):
    """An item that is no sound after all leaves no master behind."""
    path = station / "a.wav"
    path.write_text("không phải âm thanh", encoding="utf-8")
    with pytest.raises(AudioError, match=r"a\.wav"):
        build(assembler, replace(item("a"), digest=digest_of(path)))

    assert not (station / "audio" / "programmes").exists()
    assert list((station / "audio" / "cache" / "levelled").iterdir()) == []


def test_progress(assembler, make_tone):
    """Building tells how many items are at their level, from none to all; the same one twice is one."""
    told = []
    first, second = make_tone("a"), make_tone("b", hz=1000)
    build(assembler, first, second, first, progress=lambda done, whole: told.append((done, whole)))

    assert told == [(0, 2), (1, 2), (2, 2)]
