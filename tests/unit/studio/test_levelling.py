import math
from array import array
from operator import add

import pytest
from fakes.sounds import hush, peak, read_wav, tone, write_wav

from chiminh_radio.model.item import ItemKind
from chiminh_radio.model.sound import RATE_HZ
from chiminh_radio.studio.levelling import Leveller, Profile
from chiminh_radio.studio.wav import record

SECOND = RATE_HZ


@pytest.fixture
def played(ffmpeg, tmp_path):
    """Level a sound: for a profile, as an item of a kind."""

    def play(samples, profile, kind=ItemKind.NEWS, headroom_db=0.0):
        path = write_wav(tmp_path / "tieng.wav", samples)
        leveller = Leveller(ffmpeg, loudness_lufs=-16.0, true_peak_dbtp=-1.5, profile=profile)
        level = leveller.level(kind, headroom_db)
        return record(
            tmp_path / "ra", lambda digest: f"{digest}.wav", lambda tape: leveller.play(path, level, tape, tmp_path)
        ).path

    return play


def strength_db(samples, hertz):
    """How much of a frequency there is in a second from its middle."""
    start = len(samples) // 2 - SECOND // 2
    turn = 2 * math.pi * hertz / RATE_HZ
    part = samples[start : start + SECOND]
    along = sum(one * math.cos(turn * n) for n, one in enumerate(part))
    across = sum(one * math.sin(turn * n) for n, one in enumerate(part))
    return 20 * math.log10(math.hypot(along, across) + 1)


def chord(*hertz):
    tones = [tone(2.0, hz=each, level=0.2) for each in hertz]
    return array("h", map(add, map(add, tones[0], tones[1]), tones[2]))


@pytest.mark.parametrize(("kind", "presence_db"), [(ItemKind.NEWS, 3.1), (ItemKind.MUSIC, 1.6)])
def test_for_horns(played, kind, presence_db):
    """What a horn cannot give is taken away, what carries speech is raised: of music half as much."""
    sound = read_wav(played(chord(60, 700, 2800), Profile.HORN, kind))

    assert strength_db(sound, 60) - strength_db(sound, 700) == pytest.approx(-12.5, abs=1.5)
    assert strength_db(sound, 2800) - strength_db(sound, 700) == pytest.approx(presence_db, abs=0.4)


@pytest.mark.parametrize("kind", [ItemKind.NEWS, ItemKind.JINGLE])
@pytest.mark.parametrize("headroom_db", [0.0, 1.2])
def test_level(played, ffmpeg, kind, headroom_db):
    """With its shape a sound is as loud as without, and its peaks are below the same ceiling."""
    syllable = tone(0.03, hz=300, level=0.8) + tone(0.12, hz=900, level=0.15) + hush(0.05)
    heard = ffmpeg.measure(played(syllable * 20, Profile.HORN, kind, headroom_db))

    assert heard.integrated_lufs == pytest.approx(-16.0, abs=0.5)
    assert heard.true_peak_dbtp <= -1.5 - headroom_db


def test_soft_syllables(played):
    """What is soft comes nearer to what is loud; where nothing is done for horns, it stays where it was."""
    words = (tone(0.5, hz=1000, level=0.4) + tone(0.5, hz=1000, level=0.1)) * 3
    apart_db = []
    for profile in (Profile.HORN, Profile.FLAT):
        sound = read_wav(played(words, profile))
        loud, soft = (
            peak(sound[at : at + SECOND // 4]) for at in (2 * SECOND + SECOND // 8, 2 * SECOND + 5 * SECOND // 8)
        )
        apart_db.append(20 * math.log10(loud / soft))

    assert apart_db[1] == pytest.approx(12.0, abs=0.1)
    assert 8.0 < apart_db[0] < 11.5


def test_silence(played):
    """What is silent stays so."""
    assert peak(read_wav(played(hush(1.0), Profile.HORN))) == 0
