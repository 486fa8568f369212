"""The contract of a voice engine; each engine, built in or not, registers under `chiminh_radio.engines`.

An engine turns one text, already normalised (words only, ordinary punctuation), into one WAV. It knows nothing of
scripts, caches or fallbacks: the booth does. The same contract tests run over all of them.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from chiminh_radio.model import EngineSettings, Gender


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One text to be said by one voice, and the WAV it is to become."""

    text: str
    gender: Gender
    into: Path


class VoiceEngine(ABC):
    """One way to speak."""

    name: ClassVar[str]
    """As in config.toml: `[voice.engines.NAME]`."""

    def __init__(self, settings: EngineSettings) -> None:
        self.settings = settings

    @abstractmethod
    def unusable(self) -> str:
        """Why this engine cannot speak on this machine, in a sentence; "" when it can. Quick; asks no network."""

    @abstractmethod
    def speak(self, text: str, gender: Gender, into: Path) -> None:
        """Render `text` as a mono 16-bit WAV at `into`, whole or not at all.

        Raises VoiceError when there is no speech to show for it: no network, no answer in time, empty sound.
        """

    def voice(self, gender: Gender) -> str:
        """What the sound depends on besides the text: voice name and pace, for the cache's key."""
        return f"{self.settings.voice(gender)}@{self.settings.speed:g}"

    def speak_all(self, utterances: Sequence[Utterance]) -> Iterator[Utterance]:
        """Render many texts, giving back each in order once it is whole; stops at the first VoiceError.

        An engine that can do several together at less cost overrides this; the sound must be the same as `speak`'s.
        """
        for utterance in utterances:
            self.speak(utterance.text, utterance.gender, utterance.into)
            yield utterance
