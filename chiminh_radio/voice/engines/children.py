"""What engines that speak in child processes share: a crash or a hang of theirs is a sentence here, not the station's.

A child is a script of ours. It takes its orders as JSON on standard input, one object an utterance with `text` and
`into` among its keys, and leaves a WAV at each `into`. It ends with 0, or with another number and a line on standard
error.
"""

import json
import subprocess
import sys
from abc import abstractmethod
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

from chiminh_radio.clock import seconds
from chiminh_radio.errors import VoiceError
from chiminh_radio.files import replacing
from chiminh_radio.i18n import _
from chiminh_radio.model.delivery import Delivery
from chiminh_radio.voice import wav
from chiminh_radio.voice.engine import Utterance, VoiceEngine
from chiminh_radio.voice.engines.words import require_words

_WINDOWS: int = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
"""No black window, and never in the way of what is on air; elsewhere a heavy child sees to that itself."""


@dataclass(frozen=True, slots=True)
class Child:
    """How to start one: its script, what follows on the command line, Python's own flags, and where it runs."""

    script: Path
    arguments: tuple[str, ...] = ()
    flags: tuple[str, ...] = ("-I",)
    folder: Path | None = None


class ChildEngine(VoiceEngine):
    """Renders utterances a batch at a time; its timeout is for each utterance, and a batch has that of all of its."""

    batch: ClassVar[int]
    """Utterances to a child, at most: where there are fewer, all children get an equal part."""
    children: ClassVar[int]
    """At a time."""
    start: ClassVar[timedelta] = timedelta()
    """What a child may take before it begins to speak."""

    @abstractmethod
    def child(self) -> Child:
        """The script that speaks."""

    @abstractmethod
    def order(self, text: str, delivery: Delivery) -> dict[str, str | float]:
        """What the child must know of an utterance, but for `into`."""

    def why(self, _code: int) -> str:
        """What a child means that ends with a number of its own; "" when it has none."""
        return ""

    def speak(self, text: str, delivery: Delivery, into: Path) -> None:
        """Render `text`; the same text and delivery give the same bytes. Raises VoiceError."""
        self._render([Utterance(text=text, delivery=delivery, into=into)])

    def speak_all(self, utterances: Sequence[Utterance]) -> Iterator[Utterance]:
        """Render many texts in few child processes. Raises VoiceError."""
        size = min(self.batch, -(-len(utterances) // self.children)) or 1
        batches = [utterances[start : start + size] for start in range(0, len(utterances), size)]
        with ThreadPoolExecutor(self.children) as pool:
            for batch in pool.map(self._render, batches):
                yield from batch

    def _render(self, batch: Sequence[Utterance]) -> Sequence[Utterance]:
        for utterance in batch:
            require_words(utterance.text)
        with ExitStack() as stack:
            parts = [stack.enter_context(replacing(utterance.into)) for utterance in batch]
            orders = [
                self.order(utterance.text, utterance.delivery) | {"into": str(part.absolute())}
                for utterance, part in zip(batch, parts, strict=True)
            ]
            self._run(self.child(), orders, limit_s=seconds(self.start + self.settings.timeout * len(batch)))
            for part in parts:
                wav.duration(part)
        return batch

    def _run(self, child: Child, orders: object, *, limit_s: float) -> None:
        try:
            ended = subprocess.run(  # noqa: S603 - our own script, and nothing of the text among its arguments
                [sys.executable, *child.flags, str(child.script), *child.arguments],
                input=json.dumps(orders).encode(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
                cwd=child.folder,
                timeout=limit_s,
                check=False,
                creationflags=_WINDOWS,
            )
        except subprocess.TimeoutExpired as error:
            raise VoiceError(
                _("{engine} không đọc xong trong {limit:g} giây ([voice.engines.{engine}] timeout_seconds)").format(
                    engine=self.name, limit=limit_s
                )
            ) from error
        except OSError as error:
            raise VoiceError(
                _("không chạy được tiến trình đọc {engine}: {error}").format(engine=self.name, error=error)
            ) from error
        if ended.returncode != 0:
            said = ended.stderr.decode("utf-8", "replace").strip().splitlines()
            raise VoiceError(
                self.why(ended.returncode)
                or _("tiến trình đọc {engine} dừng giữa chừng (mã {code}) {said}")
                .format(engine=self.name, code=ended.returncode, said=said[-1] if said else "")
                .strip()
            )
