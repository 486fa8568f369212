"""gtts: Google Translate's voice. Natural and free of charge, but it needs the network and promises nothing.

The package `gtts` knows what to ask; how the question travels is ours (see gtts_call.py), because the package checks
no certificate, waits for ever, asks only once, and takes an answer without sound for a good one.
"""

import importlib.util
from collections.abc import Iterator
from typing import TYPE_CHECKING, ClassVar

from chiminh_radio.i18n import _
from chiminh_radio.model.delivery import Delivery
from chiminh_radio.voice.clauses import clauses
from chiminh_radio.voice.engines.gtts_call import WHO, Call
from chiminh_radio.voice.engines.online import Answers, OnlineEngine
from chiminh_radio.voice.engines.patience import Patience
from chiminh_radio.voice.engines.words import has_words

if TYPE_CHECKING:
    from requests import PreparedRequest

SLOW_BELOW = 0.8
"""Google has two paces only: its own, and a slow one."""


class GttsEngine(OnlineEngine):
    """Speaks with Google Translate, a clause of at most 100 characters at a time.

    A voice is a language: `vi`. Google has one Vietnamese voice, a woman's, so roles of both genders sound alike.
    """

    name: ClassVar[str] = "gtts"
    who: ClassVar[str] = WHO

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

    def answers(self, text: str, delivery: Delivery, patience: Patience) -> Answers:
        """Ask for each clause over one connection. Raises VoiceError."""
        with Call(patience) as google:
            for clause, request in self._requests(text, delivery):
                yield clause, google.ask(request)

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
