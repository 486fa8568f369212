"""A voice engine that beeps: one tone a word, lower for a male voice; deterministic, no network."""

import math
import struct
import wave
from pathlib import Path
from typing import ClassVar

from chiminh_radio.errors import VoiceError
from chiminh_radio.files import replacing
from chiminh_radio.model import EngineSettings, Gender
from chiminh_radio.voice.engine import VoiceEngine

RATE_HZ = 8_000
WORD_SAMPLES = 400
PITCH_HZ = {Gender.FEMALE: 400, Gender.MALE: 200}


class BeepEngine(VoiceEngine):
    """Beeps, unless a text holds `refuses`; `spoken` tells what it was asked to say."""

    name: ClassVar[str] = "beep"

    def __init__(self, settings: EngineSettings, *, refuses: str = "\0", unusable: str = "") -> None:
        super().__init__(settings)
        self.refuses = refuses
        self.reason = unusable
        self.spoken: list[tuple[str, Gender]] = []

    def unusable(self) -> str:
        return self.reason

    def speak(self, text: str, gender: Gender, into: Path) -> None:
        self.spoken.append((text, gender))
        words = [word for word in text.split() if any(letter.isalnum() for letter in word)]
        if not words or self.refuses in text:
            raise VoiceError(f"beep không đọc được “{text}”")
        step = 2 * math.pi * PITCH_HZ[gender] / RATE_HZ
        samples = [round(8000 * math.sin(step * moment)) for moment in range(WORD_SAMPLES * len(words))]
        with replacing(into) as part, wave.open(str(part), "wb") as file:
            file.setparams((1, 2, RATE_HZ, 0, "NONE", ""))
            file.writeframes(struct.pack(f"<{len(samples)}h", *samples))
