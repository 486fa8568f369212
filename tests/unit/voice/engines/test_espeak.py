"""What espeak adds to the contract: the same bytes each time, and voices that are there."""

from datetime import timedelta

import pytest

from chiminh_radio.model.delivery import Delivery, EngineSettings
from chiminh_radio.voice import wav
from chiminh_radio.voice.engine import Utterance
from chiminh_radio.voice.engines.espeak import EspeakEngine

TEXT = "Cảm ơn bà con đã lắng nghe."


def engine(*, female="vi+f3", speed=1.0, timeout_s=20.0):
    return EspeakEngine(
        EngineSettings(female=(female,), male=("vi",), speed=speed, timeout=timedelta(seconds=timeout_s))
    )


def test_says_the_same_bytes_wherever_a_text_stands(tmp_path):
    """A text sounds the same to the bit alone, first, and last of many: the cache and the digests rest on it."""
    others = [f"Tin thứ {number} của đài truyền thanh xã." for number in range(2 * EspeakEngine.children)]
    many = [
        Utterance(text=text, delivery=Delivery(), into=tmp_path / f"{place}.wav")
        for place, text in enumerate([TEXT, *others, TEXT])
    ]

    list(engine().speak_all(many))
    engine().speak(TEXT, Delivery(), tmp_path / "alone.wav")

    alone = (tmp_path / "alone.wav").read_bytes()
    assert [many[0].into.read_bytes() == alone, many[-1].into.read_bytes() == alone] == [True, True]


def test_says_the_same_bytes_after_others_in_one_child(tmp_path):
    """What a child said before leaves no trace in what it says next."""
    batch = [
        Utterance(text=text, delivery=Delivery(), into=tmp_path / f"{place}.wav")
        for place, text in enumerate([TEXT, "Xin kính chào và hẹn gặp lại!", TEXT])
    ]

    assert len(list(engine().speak_all(batch))) <= EspeakEngine.batch
    assert batch[2].into.read_bytes() == batch[0].into.read_bytes()


def test_speaks_a_very_long_text(tmp_path):
    """Half an hour in one text is spoken whole: as long as its sentences one by one, but for their pauses."""
    engine().speak(TEXT, Delivery(), tmp_path / "one.wav")

    engine().speak(f"{TEXT} " * 500, Delivery(), tmp_path / "all.wav")

    assert wav.duration(tmp_path / "all.wav") > 450 * wav.duration(tmp_path / "one.wav")


def test_speaks_faster_when_told_to(tmp_path):
    """`speed` shortens the sound and is part of the cache's key."""
    engine().speak(TEXT, Delivery(), tmp_path / "calm.wav")

    engine(speed=1.5).speak(TEXT, Delivery(), tmp_path / "fast.wav")

    assert wav.duration(tmp_path / "fast.wav") < 0.8 * wav.duration(tmp_path / "calm.wav")
    assert engine(speed=1.5).voice(Delivery()) != engine().voice(Delivery())


def test_needs_neither_home_nor_path(tmp_path, monkeypatch):
    """A service manager that gives no HOME and no PATH does not silence it."""
    monkeypatch.setenv("HOME", "")
    monkeypatch.setenv("PATH", "")

    engine().speak(TEXT, Delivery(), tmp_path / "a.wav")

    assert wav.is_whole(tmp_path / "a.wav")


@pytest.mark.parametrize("voice", ["zz", "vi+khong-co", "vi+../../vi_dict", ""])
def test_says_which_voice_it_does_not_have(voice):
    """A voice or variant that is not there is told before anything is read, with the key that names it."""
    reason = engine(female=voice).unusable()

    assert f"“{voice}”" in reason
    assert "[voice.engines.espeak]" in reason


@pytest.mark.parametrize("voice", ["vi", "vi+f1", "vi-vn-x-south", "vi-vn-x-central+m3", "en"])
def test_knows_the_voices_it_has(voice):
    """Regions and variants that the package carries are usable."""
    assert engine(female=voice).unusable() == ""
