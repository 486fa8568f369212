"""espeak-ng: the voice that needs no network. Robotic, clear, always there.

The library is not thread-safe, and only a library that has said nothing yet gives the same samples for the same text:
so it speaks in child processes, a few utterances in each (see espeak_child.py).
"""

import importlib.util
import json
import math
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from typing import ClassVar

from chiminh_radio.clock import seconds
from chiminh_radio.errors import VoiceError
from chiminh_radio.files import replacing
from chiminh_radio.i18n import _
from chiminh_radio.model import Delivery
from chiminh_radio.voice import wav
from chiminh_radio.voice.engine import Utterance, VoiceEngine
from chiminh_radio.voice.engines.espeak_child import UNKNOWN_VOICE
from chiminh_radio.voice.engines.words import require_words

CHILD = Path(__file__).with_name("espeak_child.py")
CALM_RATE = 125
"""Words a minute as espeak counts; measured, 177 Vietnamese syllables: calm enough for a loudspeaker outdoors."""
SLOWEST_RATE = 80
"""The library takes nothing below."""
OWN_PITCH = 50
"""The library's figure for a voice's own pitch; 0 is an octave lower, 100 an octave higher."""
BATCH = 8
"""Utterances to a child: starting one costs 35 ms, a fresh library 5 ms."""
CHILDREN = 2
"""At a time."""


class EspeakEngine(VoiceEngine):
    """Speaks with the espeak-ng that the package `espeakng-loader` carries.

    A voice is `vi` (northern), `vi-vn-x-central` or `vi-vn-x-south`, with a variant after `+`: `vi+f3`.
    """

    name: ClassVar[str] = "espeak"

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

    def speak(self, text: str, delivery: Delivery, into: Path) -> None:
        """Render `text` as a 22,050 Hz WAV; the same text and delivery give the same bytes. Raises VoiceError."""
        self._render([Utterance(text=text, delivery=delivery, into=into)])

    def speak_all(self, utterances: Sequence[Utterance]) -> Iterator[Utterance]:
        """Render many texts in few child processes. Raises VoiceError."""
        batches = [utterances[start : start + BATCH] for start in range(0, len(utterances), BATCH)]
        with ThreadPoolExecutor(CHILDREN) as pool:
            for batch in pool.map(self._render, batches):
                yield from batch

    def _rate(self, delivery: Delivery) -> int:
        return max(SLOWEST_RATE, round(CALM_RATE * self.settings.pace(delivery)))

    def _pitch(self, delivery: Delivery) -> int:
        octaves = math.log2(self.settings.pitch(delivery))
        return min(max(round(OWN_PITCH * (1 + octaves)), 0), 2 * OWN_PITCH)

    def _render(self, batch: Sequence[Utterance]) -> Sequence[Utterance]:
        for utterance in batch:
            require_words(utterance.text)
        with ExitStack() as stack:
            parts = [stack.enter_context(replacing(utterance.into)) for utterance in batch]
            orders = [self._order(utterance, part) for utterance, part in zip(batch, parts, strict=True)]
            self._run_child(orders, limit_s=seconds(self.settings.timeout) * len(batch))
            for part in parts:
                wav.duration(part)
        return batch

    def _order(self, utterance: Utterance, part: Path) -> dict[str, str | int]:
        return {
            "text": utterance.text,
            "voice": self.settings.voice(utterance.delivery),
            "rate": self._rate(utterance.delivery),
            "pitch": self._pitch(utterance.delivery),
            "into": str(part.absolute()),
        }

    def _run_child(self, orders: object, *, limit_s: float) -> None:
        library = _library()
        try:
            child = subprocess.run(  # noqa: S603 - our own script, and nothing of the text among its arguments
                [sys.executable, "-I", "-S", str(CHILD), str(library)],
                input=json.dumps(orders).encode(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                cwd=library.parent,
                timeout=limit_s,
                check=False,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),  # no black window on Windows
            )
        except subprocess.TimeoutExpired as error:
            raise VoiceError(
                _("espeak không đọc xong trong {limit:g} giây ([voice.engines.espeak] timeout_seconds)").format(
                    limit=limit_s
                )
            ) from error
        except OSError as error:
            raise VoiceError(_("không chạy được tiến trình đọc espeak: {error}").format(error=error)) from error
        if child.returncode == UNKNOWN_VOICE:
            raise VoiceError(
                _("espeak không có giọng nào đó trong “{voices}” ([voice.engines.espeak] female, male)").format(
                    voices=", ".join(self.settings.voices)
                )
            )
        if child.returncode != 0:
            said = child.stderr.decode("utf-8", "replace").strip().splitlines()
            raise VoiceError(
                _("tiến trình đọc espeak dừng giữa chừng (mã {code}) {said}")
                .format(code=child.returncode, said=said[-1] if said else "")
                .strip()
            )


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
