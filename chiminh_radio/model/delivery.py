"""Cách đọc: how, and by which voice, a text is said."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from chiminh_radio.model.script import Gender

SHARED_PITCHES = (1.0, 0.84, 1.16)
"""Of the first speaker with a voice, of the second, of the third: three semitones apart are heard as two people."""
BORROWED_PITCH = 0.8
"""Of a man who speaks with a woman's voice, because the engine has no other."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Cách đọc: how a text is to be said. An engine does what it can of it."""

    gender: Gender = Gender.FEMALE
    speaker: int = 0
    """Which of the script's speakers of this gender, from 0: each gets another voice, as far as there are any."""
    speed: float = 1.0
    """A factor on the engine's pace: 1.2 is a fifth faster."""
    pitch: float = 1.0
    """A factor on the voice's fundamental frequency: 0.9 is a tenth lower."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineSettings:
    """How one voice engine is to speak: `[voice.engines.NAME]` in config.toml."""

    female: tuple[str, ...]
    """The engine's own names of its voices: the first speaker's, the second's …; at least one."""
    male: tuple[str, ...]
    speed: float = 1.0
    """1.0 is the engine's own pace."""
    timeout: timedelta = timedelta(seconds=30)
    folder: Path = Path()
    """The station's: a voice that is a file is told from here."""

    @property
    def voices(self) -> tuple[str, ...]:
        """The engine's own names of all its voices, each once."""
        return tuple(dict.fromkeys((*self.female, *self.male)))

    def voice(self, delivery: Delivery) -> str:
        """The engine's own name of the voice that is to speak; it begins anew when there are more speakers."""
        voices = self._of(delivery.gender)
        return voices[delivery.speaker % len(voices)]

    def pace(self, delivery: Delivery) -> float:
        """The speed, with 1.0 for the engine's own."""
        return self.speed * delivery.speed

    def pitch(self, delivery: Delivery) -> float:
        """The pitch, with 1.0 for the voice's own. Speakers who share a voice differ by it."""
        sharing = delivery.speaker // len(self._of(delivery.gender))
        borrowed = delivery.gender is Gender.MALE and self.voice(delivery) in self.female
        return delivery.pitch * SHARED_PITCHES[sharing % len(SHARED_PITCHES)] * (BORROWED_PITCH if borrowed else 1)

    def _of(self, gender: Gender) -> tuple[str, ...]:
        return self.female if gender is Gender.FEMALE else self.male


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineState:
    """Tình trạng một bộ đọc: what an engine is good for on this machine."""

    name: str
    in_chain: bool
    unusable: str
    """Why it cannot speak, in a sentence that says what to do; "" when it can."""
    needs_network: bool = False
    female: tuple[str, ...] = ()
    male: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pauses:
    """Khoảng lặng: how long nothing is heard within an item, `[voice.pauses]` in config.toml."""

    sentence: timedelta
    question: timedelta
    """After a question mark or an exclamation mark."""
    clause: timedelta
    """After a colon or a semicolon."""
    dash: timedelta
    heading: timedelta
    """After a line in capitals, or a section's first line that is no sentence."""
    line: timedelta
    section: timedelta
    insert: timedelta
    """Before and after a jingle within a script."""
