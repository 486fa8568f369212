"""What engines that ask over the network share: a text is asked for in clauses, each answer is measured."""

import wave
from abc import abstractmethod
from collections.abc import Generator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import ClassVar

from chiminh_radio.clock import Clock, SystemClock
from chiminh_radio.errors import AudioError, VoiceError
from chiminh_radio.ffmpeg import Ffmpeg
from chiminh_radio.files import replacing
from chiminh_radio.i18n import _
from chiminh_radio.model.delivery import Delivery, EngineSettings
from chiminh_radio.model.sound import RATE_HZ, SAMPLE_BYTES, span
from chiminh_radio.voice.engine import VoiceEngine
from chiminh_radio.voice.engines.patience import Patience
from chiminh_radio.voice.engines.words import has_words, require_words

Answers = Generator[tuple[str, bytes], None, None]
"""Clauses, each with the mp3 of it; closing it hangs up."""
SHORTEST_WORD = timedelta(milliseconds=125)
"""Their own pace is four to five syllables a second: a clause at more than eight has lost a part."""


class OnlineEngine(VoiceEngine):
    """Asks for a text clause by clause; its timeout is for all of them together."""

    who: ClassVar[str]
    """Whom it asks, as operators know them."""
    needs_network: ClassVar[bool] = True

    def __init__(self, settings: EngineSettings, *, clock: Clock | None = None) -> None:
        super().__init__(settings)
        self._clock = clock or SystemClock()

    @abstractmethod
    def answers(self, text: str, delivery: Delivery, patience: Patience) -> Answers:
        """Ask for all of `text`, `patience` permitting. Raises VoiceError."""

    def shortest_word(self, _delivery: Delivery) -> timedelta:
        """Less sound for each word than this is not all of a clause."""
        return SHORTEST_WORD

    def speak(self, text: str, delivery: Delivery, into: Path) -> None:
        """Render `text` as a 48 kHz WAV within the engine's timeout, retries included. Raises VoiceError."""
        require_words(text)
        patience = Patience(self.name, self._clock, self.settings.timeout)
        shortest = self.shortest_word(delivery)
        with (
            replacing(into) as part,
            wave.open(str(part), "wb") as file,
            closing(self.answers(text, delivery, patience)) as answers,
        ):
            file.setparams((1, SAMPLE_BYTES, RATE_HZ, 0, "NONE", ""))
            for clause, mp3 in answers:
                sound = self._decoded(mp3)
                length = span(len(sound) // SAMPLE_BYTES)
                if length < shortest * sum(map(has_words, clause.split())):
                    raise VoiceError(
                        _("{who} đọc thiếu: chỉ có {length:.1f} giây cho “{clause}”").format(
                            who=self.who, length=length.total_seconds(), clause=clause
                        )
                    )
                file.writeframes(sound)

    def _decoded(self, mp3: bytes) -> bytes:
        """48 kHz mono s16."""
        with TemporaryDirectory(prefix="chiminh-voice-") as folder:
            answer = Path(folder) / "answer.mp3"
            answer.write_bytes(mp3)
            try:
                return b"".join(Ffmpeg().decode(answer))
            except AudioError as error:
                raise VoiceError(_("{who} trả lời âm thanh hỏng: {error}").format(who=self.who, error=error)) from error
