import wave
from array import array
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from fakes.sounds import peak, read_wav, tone, write_wav

from chiminh_radio.clock import ZONE
from chiminh_radio.ffmpeg import Ffmpeg
from chiminh_radio.model.item import Cue, ItemKind
from chiminh_radio.model.programme import Playlist
from chiminh_radio.model.rundown import Element
from chiminh_radio.model.sound import RATE_HZ, samples_in
from chiminh_radio.studio.assembler import Assembler
from chiminh_radio.studio.bed import UP_LU, Bed, Plateau, headroom_db, plateaus
from chiminh_radio.studio.breaths import BED_ALONE, breath
from chiminh_radio.studio.levelled import LevelledItems
from chiminh_radio.studio.levelling import Leveller, Profile

BELOW_LU = 18.0
LOW = 10 ** (-BELOW_LU / 20)
UP = 10 ** (-UP_LU / 20)
FULL = 16_000
SECOND = timedelta(seconds=1)


def stretch(start_s, end_s, gain):
    return Plateau(start=round(start_s * RATE_HZ), end=round(end_s * RATE_HZ), gain=gain)


@pytest.fixture
def steady(tmp_path):
    """Music that is one number all along: what comes out is the envelope itself."""
    return write_wav(tmp_path / "nen.wav", array("h", [FULL]) * (5 * RATE_HZ))


def envelope(path, course, seconds, block_s=1.0):
    """The bed alone, in blocks of any size, as gains."""
    block = bytes(round(block_s * RATE_HZ) * 2)
    blocks = [block] * round(seconds / block_s)
    return [one / FULL for one in array("h", b"".join(Bed(path, course).under(blocks)))]


def test_low_under_words(steady):
    """It begins and ends at nothing, is up alone, down before the first word, and stays so between two sentences."""
    course = plateaus(0, 14 * RATE_HZ, [stretch(3, 6, LOW), stretch(7, 11, LOW)])
    gains = envelope(steady, course, 15)

    assert gains[0] == gains[14 * RATE_HZ] == gains[-1] == 0
    assert gains[round(1.5 * RATE_HZ)] == pytest.approx(UP, abs=1e-3)
    under = gains[3 * RATE_HZ : 11 * RATE_HZ]
    assert (min(under), max(under)) == pytest.approx((LOW, LOW), abs=1e-3)
    assert gains[round(12.5 * RATE_HZ)] == pytest.approx(UP, abs=1e-3)


def test_up_in_a_long_pause_gone_under_a_jingle(steady):
    """Where nobody speaks for a moment it comes up; where a jingle sounds, nothing of it is left."""
    course = plateaus(
        0, 20 * RATE_HZ, [stretch(3, 6, LOW), stretch(10, 12, LOW), stretch(12.5, 14, 0), stretch(14, 17, LOW)]
    )
    gains = envelope(steady, course, 20)

    assert gains[8 * RATE_HZ] == pytest.approx(UP, abs=1e-3)
    assert set(gains[round(12.5 * RATE_HZ) : 14 * RATE_HZ]) == {0}
    assert gains[16 * RATE_HZ] == pytest.approx(LOW, abs=1e-3)


def test_no_step(steady):
    """From one sample to the next it never moves by more than a slope of its fade does, wherever a block ends."""
    course = plateaus(0, 14 * RATE_HZ, [stretch(3, 6, LOW), stretch(9, 11, LOW)])
    gains = envelope(steady, course, 15)

    assert max(abs(after - before) for before, after in pairwise(gains)) < 2e-4
    assert envelope(steady, course, 15, block_s=0.37)[: 14 * RATE_HZ] == gains[: 14 * RATE_HZ]


def test_loop(tmp_path):
    """Short music goes on, its end faded into its beginning: without a gap and without a click."""
    music = write_wav(tmp_path / "nen.wav", tone(3.2, hz=220, level=0.5))
    course = [stretch(0, 0, 0.0), stretch(1, 9, UP), stretch(10, 10, 0.0)]
    sound = array("h", b"".join(Bed(music, course).under([bytes(2 * RATE_HZ)] * 10)))
    loudest = [peak(sound[at : at + RATE_HZ // 10]) for at in range(RATE_HZ, 9 * RATE_HZ, RATE_HZ // 10)]

    assert min(loudest) > 0.9 * max(loudest)
    assert max(abs(after - before) for before, after in pairwise(sound)) <= 0.5 * 32767 * UP * 0.04


def test_headroom():
    """Speech whose peaks are held so much lower, and the bed under it, reach no higher than the ceiling together."""
    assert 10 ** (-headroom_db(BELOW_LU) / 20) + LOW == pytest.approx(1.0)


@pytest.fixture
def assembler(station):
    leveller = Leveller(Ffmpeg(), loudness_lufs=-16.0, true_peak_dbtp=-1.5, profile=Profile.FLAT)
    levelled = LevelledItems(station / "levelled", leveller, station=station)
    return Assembler(levelled, station, programmes=station / "audio" / "programmes", bed_below_lu=BELOW_LU)


def build(assembler, *elements):
    recipe = Playlist(name="p", title="P", parts=())
    return assembler.build(recipe, date(2026, 11, 25), elements, at=datetime(2026, 11, 25, 5, tzinfo=ZONE))


def test_a_programme(assembler, make_tone, station, ffmpeg, tmp_path):
    """A bed makes speech neither softer nor louder by half a LU, passes no ceiling, and is told by its digest."""
    bed = make_tone("nen", 4.0, hz=200, kind=ItemKind.MUSIC)
    cue = Cue(at=timedelta(), duration=6 * SECOND, title="Tin", text="Xin chào.", script_digest="s")
    speech = make_tone("tin", 6.0, hz=1000, cues=(cue,), script_digest="s")
    said = [Element(item=speech, duration=speech.duration, part=1, why="", bed=under) for under in (bed, None)]
    with_bed, without = (build(assembler, each) for each in said)
    start = with_bed.cues[0].at
    words = read_wav(station / with_bed.audio)[samples_in(start) : samples_in(start + 6 * SECOND)]

    assert (with_bed.beds, without.beds) == ((bed.digest,), ())
    assert with_bed.duration == without.duration + 2 * BED_ALONE
    assert start == breath(None, said[0]) == BED_ALONE
    heard = ffmpeg.measure(write_wav(tmp_path / "loi.wav", words))
    assert heard.integrated_lufs == pytest.approx(-16.0, abs=0.3)
    assert ffmpeg.measure(station / with_bed.audio).true_peak_dbtp <= -1.5


def test_the_bed_is_so_much_lower(assembler, make_tone, station):
    """Under speech the music is as far below it as the station says: measured where there is a bed and silence only."""
    bed = make_tone("nen", 4.0, hz=200, kind=ItemKind.MUSIC)
    silent = make_tone("im", 6.0, level=0.0)
    programme = build(assembler, Element(item=silent, duration=silent.duration, part=1, why="", bed=bed))
    alone = build(assembler, Element(item=bed, duration=bed.duration, part=1, why=""))
    low = peak(read_wav(station / programme.audio), BED_ALONE + SECOND, 4 * SECOND)

    assert low == pytest.approx(peak(read_wav(station / alone.audio)) * LOW, rel=0.02)


def test_one_bed_under_several(assembler, make_tone, station):
    """Under items that follow on one another the bed goes on: it is alone before the first and after the last only."""
    bed = make_tone("nen", 4.0, hz=200, kind=ItemKind.MUSIC)
    said = [make_tone(name, 2.0, hz=hz, script_digest=name) for name, hz in (("a", 1000), ("b", 1500))]
    elements = [Element(item=each, duration=each.duration, part=1, why="", bed=bed) for each in said]
    programme = build(assembler, *elements)
    between = programme.pieces[0].at + 2 * SECOND

    assert programme.duration == 4 * SECOND + breath(*elements) + 2 * BED_ALONE
    assert 0 < peak(read_wav(station / programme.audio), between, breath(*elements)) < 0.2 * FULL
    with wave.open(str(station / programme.audio)) as file:
        assert file.getnframes() == samples_in(programme.duration)
