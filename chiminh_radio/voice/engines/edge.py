"""edge: the neural voices with which Microsoft's browser reads aloud.

The most natural Vietnamese there is free of charge, but it needs the network, and Microsoft promises nothing. The
package `edge-tts` speaks Microsoft's protocol; how long, how often, and what counts as an answer is ours (see
edge_call.py).
"""

import importlib.util
import re
from datetime import timedelta
from functools import partial
from typing import ClassVar

from chiminh_radio.i18n import _
from chiminh_radio.model.delivery import Delivery
from chiminh_radio.model.script import Gender
from chiminh_radio.voice.clauses import clauses
from chiminh_radio.voice.engines.edge_call import WHO, Question, ask
from chiminh_radio.voice.engines.online import Answers, OnlineEngine
from chiminh_radio.voice.engines.patience import Patience
from chiminh_radio.voice.engines.words import has_words

VOICE = re.compile(r"[a-z]{2,3}-[A-Z]{2}-\w+Neural")
LONGEST = 1_000
"""Characters to a question. The package itself cuts at 4,096 bytes, wherever there is a space."""
OWN_HZ = {Gender.FEMALE: 210, Gender.MALE: 120}
"""About what a woman's and a man's voice vibrate at: Microsoft takes a pitch as a difference."""


class EdgeEngine(OnlineEngine):
    """Speaks with Microsoft Edge's voices: in Vietnamese, vi-VN-HoaiMyNeural and vi-VN-NamMinhNeural."""

    name: ClassVar[str] = "edge"
    who: ClassVar[str] = WHO

    def unusable(self) -> str:
        """Why this engine cannot speak on this machine; "" when it can. Whether there is a network, speaking tells."""
        if importlib.util.find_spec("edge_tts") is None:
            return _("thiếu gói edge-tts (cài bằng: pip install 'chiminh-radio[edge]')")
        for voice in self.settings.voices:
            if not VOICE.fullmatch(voice):
                return _(
                    "edge không có giọng “{voice}” ([voice.engines.edge] female, male); "
                    "tiếng Việt là “vi-VN-HoaiMyNeural” (nữ), “vi-VN-NamMinhNeural” (nam)"
                ).format(voice=voice)
        return ""

    def voice(self, delivery: Delivery) -> str:
        """The voice, and rate and pitch as Microsoft takes them."""
        return f"{self.settings.voice(delivery)} {self._rate(delivery)} {self._pitch(delivery)}"

    def shortest_word(self, delivery: Delivery) -> timedelta:
        """Less sound for each word than this is not all of a clause."""
        return super().shortest_word(delivery) / max(1.0, self.settings.pace(delivery))

    def answers(self, text: str, delivery: Delivery, patience: Patience) -> Answers:
        """Ask for a paragraph at a time. Raises VoiceError."""
        for clause in filter(has_words, clauses(text, LONGEST)):
            question = Question(clause, self.settings.voice(delivery), self._rate(delivery), self._pitch(delivery))
            yield clause, patience.again(partial(ask, question, patience))

    def _rate(self, delivery: Delivery) -> str:
        return f"{round(100 * self.settings.pace(delivery)) - 100:+d}%"

    def _pitch(self, delivery: Delivery) -> str:
        return f"{round(OWN_HZ[delivery.gender] * (self.settings.pitch(delivery) - 1)):+d}Hz"
