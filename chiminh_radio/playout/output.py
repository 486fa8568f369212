"""The contract of an output; each output, built in or not, registers under `chiminh_radio.outputs`.

An output takes frames (20 ms of 48 kHz mono s16, see model) and drains on its own: `write` returns at once, so that
a slow or dead output never holds up the others. Life: open → (begin → write… → end)… → close.
The same contract tests run over all of them.
"""

from abc import ABC, abstractmethod
from datetime import datetime

from chiminh_radio.model.output import OutputSettings


class Output(ABC):
    """One way out to loudspeakers."""

    def __init__(self, settings: OutputSettings) -> None:
        self.settings = settings

    @abstractmethod
    def open(self) -> None:
        """Make ready to sound without delay. Raises OutputError with the reason and the config key."""

    @abstractmethod
    def begin(self, title: str, at: datetime) -> None:
        """An airing starts; `at` is when its first frame sounds."""

    @abstractmethod
    def write(self, frame: bytes) -> None:
        """Take one frame and return at once. Raises OutputError when the sound no longer goes anywhere."""

    @abstractmethod
    def end(self) -> None:
        """The airing is over: return when the last frame has sounded, or raise OutputError if it never will."""

    @abstractmethod
    def close(self) -> None:
        """Let go of the device. Never raises; safe to call twice, and without `open`."""

    @property
    def where(self) -> str:
        """Where the sound goes, for people: the device's name, the file, the address."""
        return self.settings.target or self.settings.kind
