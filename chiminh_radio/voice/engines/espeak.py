"""espeak-ng: the voice that needs no network. Robotic, clear, always there.

The library is not thread-safe, and only a library that has said nothing yet gives the same samples for the same text:
so it speaks in child processes, a few utterances in each (see espeak_child.py).
"""

import importlib.util
import math
from pathlib import Path
from typing import ClassVar

from chiminh_radio.i18n import _
from chiminh_radio.model.delivery import Delivery
from chiminh_radio.voice.engines.children import Child, ChildEngine
from chiminh_radio.voice.engines.espeak_child import UNKNOWN_VOICE

CHILD = Path(__file__).with_name("espeak_child.py")
CALM_RATE = 125
"""Words a minute as espeak counts; measured, 177 Vietnamese syllables: calm enough for a loudspeaker outdoors."""
SLOWEST_RATE = 80
"""The library takes nothing below."""
OWN_PITCH = 50
"""The library's figure for a voice's own pitch; 0 is an octave lower, 100 an octave higher."""


class EspeakEngine(ChildEngine):
    """Speaks with the espeak-ng that the package `espeakng-loader` carries.

    A voice is `vi` (northern), `vi-vn-x-central` or `vi-vn-x-south`, with a variant after `+`: `vi+f3`.
    """

    name: ClassVar[str] = "espeak"
    batch: ClassVar[int] = 100  # starting a child costs 35 ms, a fresh library 2 ms
    children: ClassVar[int] = 2

    def unusable(self) -> str:
        """Why this engine cannot speak on this machine; "" when it can."""
        if importlib.util.find_spec("espeakng_loader") is None:
            return _("thiếu gói espeakng-loader (cài bằng: pip install espeakng-loader)")
        library = _library()
        if not library.is_file() or not library.with_name("espeak-ng-data").is_dir():
            return _("gói espeakng-loader thiếu thư viện hoặc dữ liệu: {file}").format(file=library)
        for voice in self.settings.voices:
            if not _has_voice(library.with_name("espeak-ng-data"), voice):
                return _("espeak không có giọng “{voice}” ([voice.engines.espeak] female, male)").format(voice=voice)
        return ""

    def voice(self, delivery: Delivery) -> str:
        """The voice, the words a minute, and the library's figure for the pitch."""
        return f"{self.settings.voice(delivery)} {self._rate(delivery)} {self._pitch(delivery)}"

    def child(self) -> Child:
        """Without the packages of others: it needs none, and starts sooner."""
        library = _library()
        return Child(CHILD, arguments=(str(library),), flags=("-I", "-S"), folder=library.parent)

    def order(self, text: str, delivery: Delivery) -> dict[str, str | float]:
        """The text, the voice, the words a minute, and the library's figure for the pitch."""
        return {
            "text": text,
            "voice": self.settings.voice(delivery),
            "rate": self._rate(delivery),
            "pitch": self._pitch(delivery),
        }

    def why(self, code: int) -> str:
        """What the child means by its own number."""
        if code != UNKNOWN_VOICE:
            return ""
        return _("espeak không có giọng nào đó trong “{voices}” ([voice.engines.espeak] female, male)").format(
            voices=", ".join(self.settings.voices)
        )

    def _rate(self, delivery: Delivery) -> int:
        return max(SLOWEST_RATE, round(CALM_RATE * self.settings.pace(delivery)))

    def _pitch(self, delivery: Delivery) -> int:
        octaves = math.log2(self.settings.pitch(delivery))
        return min(max(round(OWN_PITCH * (1 + octaves)), 0), 2 * OWN_PITCH)


def _library() -> Path:
    """Where the package keeps its shared library; its data folder is beside it."""
    import espeakng_loader  # noqa: PLC0415 - only who speaks with it needs it

    return Path(espeakng_loader.get_library_path())


def _has_voice(data: Path, voice: str) -> bool:
    """Are a voice's language and variant there? The library itself drops a variant that it does not know, silently."""
    language, plus, variant = voice.partition("+")
    languages = {file.name.casefold() for file in (data / "lang").rglob("*") if file.is_file()}
    variants = {file.name for file in (data / "voices" / "!v").iterdir()}
    return language.casefold() in languages and (not plus or variant in variants)
