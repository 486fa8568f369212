"""A voice engine that beeps: one tone a word, as high and as short as the delivery wants; deterministic, no network."""

import math
import struct
import wave
from dataclasses import fields
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

from chiminh_radio.errors import VoiceError
from chiminh_radio.files import replacing
from chiminh_radio.model.delivery import Delivery, EngineSettings, Pauses
from chiminh_radio.model.script import Gender
from chiminh_radio.voice.engine import VoiceEngine

PAUSES = Pauses(**{field.name: timedelta(milliseconds=10 * place) for place, field in enumerate(fields(Pauses), 1)})
"""Each kind its own: sentence 10 ms, question 20, clause 30, dash 40, heading 50, line 60, section 70, insert 80."""
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
        self.spoken: list[tuple[str, Delivery]] = []

    def unusable(self) -> str:
        return self.reason

    def speak(self, text: str, delivery: Delivery, into: Path) -> None:
        self.spoken.append((text, delivery))
        words = [word for word in text.split() if any(letter.isalnum() for letter in word)]
        if not words or self.refuses in text:
            raise VoiceError(f"beep không đọc được “{text}”")
        samples = round(WORD_SAMPLES * len(words) / self.settings.pace(delivery))
        step = 2 * math.pi * PITCH_HZ[delivery.gender] * self.settings.pitch(delivery) / RATE_HZ
        wave_form = [round(8000 * math.sin(step * moment)) for moment in range(samples)]
        with replacing(into) as part, wave.open(str(part), "wb") as file:
            file.setparams((1, 2, RATE_HZ, 0, "NONE", ""))
            file.writeframes(struct.pack(f"<{samples}h", *wave_form))
