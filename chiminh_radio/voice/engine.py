"""The contract of a voice engine; each engine, built in or not, registers under `chiminh_radio.engines`.

An engine turns one text, already normalised (words only, ordinary punctuation), into one WAV. It knows nothing of
scripts, caches or fallbacks: the booth does. The same contract tests run over all of them.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from chiminh_radio.model.delivery import Delivery, EngineSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One text, how it is to be said, and the WAV it is to become."""

    text: str
    delivery: Delivery
    into: Path


class VoiceEngine(ABC):
    """One way to speak."""

    name: ClassVar[str]
    """As in config.toml: `[voice.engines.NAME]`."""
    needs_network: ClassVar[bool] = False
    """Whether it asks somebody else, who then reads the text too."""

    def __init__(self, settings: EngineSettings) -> None:
        self.settings = settings

    @abstractmethod
    def unusable(self) -> str:
        """Why this engine cannot speak on this machine, in a sentence; "" when it can. Quick; asks no network."""

    @abstractmethod
    def speak(self, text: str, delivery: Delivery, into: Path) -> None:
        """Render `text` as a mono 16-bit WAV at `into`, whole or not at all.

        `settings` tells which voice, pace and pitch a delivery means; what the engine cannot do it leaves.
        Raises VoiceError when there is no speech to show for it: no network, no answer in time, empty sound.
        """

    def voice(self, delivery: Delivery) -> str:
        """What the sound depends on besides the text, for the cache's key: equal exactly where the sound is.

        An engine that cannot do all of it (gtts has two paces and no pitch) overrides this.
        """
        settings = self.settings
        return f"{settings.voice(delivery)} {settings.pace(delivery)} {settings.pitch(delivery)}"

    def speak_all(self, utterances: Sequence[Utterance]) -> Iterator[Utterance]:
        """Render many texts, giving back each in order once it is whole; stops at the first VoiceError.

        An engine that can do several together at less cost overrides this; the sound must be the same as `speak`'s.
        """
        for utterance in utterances:
            self.speak(utterance.text, utterance.delivery, utterance.into)
            yield utterance
