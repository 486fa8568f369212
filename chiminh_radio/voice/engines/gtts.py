"""gtts: Google Translate's voice. Natural and free of charge, but it needs the network and promises nothing.

The package `gtts` knows what to ask; how the question travels is ours (see gtts_call.py), because the package checks
no certificate, waits for ever, asks only once, and takes an answer without sound for a good one.
"""

import importlib.util
import wave
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, ClassVar

from chiminh_radio.clock import Clock, SystemClock
from chiminh_radio.errors import AudioError, VoiceError
from chiminh_radio.ffmpeg import Ffmpeg
from chiminh_radio.files import replacing
from chiminh_radio.i18n import _
from chiminh_radio.model import RATE_HZ, SAMPLE_BYTES, Delivery, EngineSettings, span
from chiminh_radio.voice.clauses import clauses
from chiminh_radio.voice.engine import VoiceEngine
from chiminh_radio.voice.engines.gtts_call import Call
from chiminh_radio.voice.engines.words import has_words, require_words

if TYPE_CHECKING:
    from requests import PreparedRequest

SLOW_BELOW = 0.8
"""Google has two paces only: its own, and a slow one."""
SHORTEST_WORD = timedelta(milliseconds=125)
"""Its own pace is four to five syllables a second: a clause at more than eight has lost a part."""


class GttsEngine(VoiceEngine):
    """Speaks with Google Translate, a clause of at most 100 characters at a time.

    A voice is a language: `vi`. Google has one Vietnamese voice, a woman's, so roles of both genders sound alike.
    """

    name: ClassVar[str] = "gtts"

    def __init__(self, settings: EngineSettings, *, clock: Clock | None = None) -> None:
        super().__init__(settings)
        self._clock = clock or SystemClock()

    def unusable(self) -> str:
        """Why this engine cannot speak on this machine; "" when it can. Whether there is a network, speaking tells."""
        if importlib.util.find_spec("gtts") is None:
            return _("thiếu gói gTTS (cài bằng: pip install gTTS)")
        from gtts.lang import tts_langs  # noqa: PLC0415 - only who speaks with it needs it

        known = tts_langs()  # the package's own list
        for voice in self.settings.voices:
            if voice not in known:
                return _(
                    "gtts không có giọng “{voice}” ([voice.engines.gtts] female, male); tiếng Việt là “vi”"
                ).format(voice=voice)
        return ""

    def voice(self, delivery: Delivery) -> str:
        """The language and which of the two paces; Google knows no pitch."""
        return f"{self.settings.voice(delivery)} {'slow' if self._slow(delivery) else 'normal'}"

    def speak(self, text: str, delivery: Delivery, into: Path) -> None:
        """Render `text` as a 48 kHz WAV within the engine's timeout, retries included. Raises VoiceError."""
        require_words(text)
        with (
            TemporaryDirectory(prefix="chiminh-gtts-") as folder,
            Call(self._clock, self.settings.timeout) as google,
            replacing(into) as part,
            wave.open(str(part), "wb") as file,
        ):
            file.setparams((1, SAMPLE_BYTES, RATE_HZ, 0, "NONE", ""))
            mp3 = Path(folder) / "clause.mp3"
            for clause, request in self._requests(text, delivery):
                mp3.write_bytes(google.ask(request))
                file.writeframes(_decoded(mp3, clause))

    def _slow(self, delivery: Delivery) -> bool:
        return self.settings.pace(delivery) < SLOW_BELOW

    def _requests(self, text: str, delivery: Delivery) -> Iterator[tuple[str, "PreparedRequest"]]:
        """What to ask for each clause: the package knows Google's address and the shape of a question."""
        from gtts import gTTS  # noqa: PLC0415 - only who speaks with it needs it

        language, slow = self.settings.voice(delivery), self._slow(delivery)
        for clause in filter(has_words, clauses(text, gTTS.GOOGLE_TTS_MAX_CHARS)):
            # Its pre-processors are for English; its list of languages was looked at in `unusable`.
            speech = gTTS(clause, lang=language, slow=slow, lang_check=False, pre_processor_funcs=[])
            for request in speech._prepare_requests():  # noqa: SLF001 - its public way sends what it prepares
                yield clause, request


def _decoded(mp3: Path, clause: str) -> bytes:
    """The clause's sound as 48 kHz mono s16. Raises VoiceError when it cannot be all of the clause."""
    try:
        sound = b"".join(Ffmpeg().decode(mp3))
    except AudioError as error:
        raise VoiceError(_("Google trả lời âm thanh hỏng: {error}").format(error=error)) from error
    length = span(len(sound) // SAMPLE_BYTES)
    if length < SHORTEST_WORD * sum(map(has_words, clause.split())):
        raise VoiceError(
            _("Google đọc thiếu: chỉ có {length:.1f} giây cho “{clause}”").format(
                length=length.total_seconds(), clause=clause
            )
        )
    return sound
