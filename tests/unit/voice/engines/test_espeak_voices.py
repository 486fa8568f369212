"""Who speaks can be heard: the voices of a new station's espeak, by their fundamental frequency."""

import math
import wave
from array import array

import pytest
from fakes.sounds import fundamental

from chiminh_radio.config.tables.voice import BUILT_IN_ENGINES
from chiminh_radio.model.delivery import Delivery, EngineSettings
from chiminh_radio.model.script import Gender
from chiminh_radio.voice.engine import Utterance
from chiminh_radio.voice.engines.espeak import EspeakEngine

SPEAKERS = {
    "woman": Delivery(),
    "second woman": Delivery(speaker=1),
    "man": Delivery(gender=Gender.MALE),
    "second man": Delivery(gender=Gender.MALE, speaker=1),
}
SENTENCE = "Kính thưa toàn thể bà con."
TONES = ("mà mà mà", "ma ma ma", "mã mã mã")
"""From the lowest to the highest, as a northern speaker has them on the average."""


@pytest.fixture(scope="module")
def semitones(tmp_path_factory):
    """How high each speaker says the sentence and each tone, in semitones above 100 Hz."""
    folder = tmp_path_factory.mktemp("voices")
    utterances = {
        (name, text): Utterance(text=text, delivery=delivery, into=folder / f"{name} {number}.wav")
        for name, delivery in SPEAKERS.items()
        for number, text in enumerate((SENTENCE, *TONES))
    }
    list(EspeakEngine(EngineSettings(**BUILT_IN_ENGINES["espeak"])).speak_all(list(utterances.values())))
    return {key: 12 * math.log2(_fundamental(utterance.into) / 100) for key, utterance in utterances.items()}


def _fundamental(path):
    with wave.open(str(path), "rb") as file:
        samples = array("h", file.readframes(file.getnframes()))
        return fundamental(samples[::2], rate_hz=file.getframerate() // 2)


def test_men_and_women_are_told_apart(semitones):
    """Women speak higher than men, the first of each by five semitones at least."""
    height = {name: semitones[name, SENTENCE] for name in SPEAKERS}

    assert height["woman"] - height["man"] > 5
    assert height["second woman"] - height["man"] > 2
    assert height["woman"] - height["second man"] > 5


def test_two_of_a_gender_are_told_apart(semitones):
    """The second man and the second woman have another pitch than the first, by two semitones at least."""
    height = {name: semitones[name, SENTENCE] for name in SPEAKERS}

    assert abs(height["woman"] - height["second woman"]) > 2
    assert abs(height["man"] - height["second man"]) > 2


@pytest.mark.parametrize("speaker", SPEAKERS)
def test_the_tones_remain(semitones, speaker):
    """However a voice is changed, huyền stays below ngang, and ngang below ngã."""
    low, level, high = (semitones[speaker, text] for text in TONES)

    assert level - low > 0.7
    assert high - level > 0.7
