"""An output that remembers: what was sounded, and when it was handed over. It can be told to fail."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from chiminh_radio.clock import Clock
from chiminh_radio.errors import OutputError
from chiminh_radio.model.output import OutputSettings
from chiminh_radio.playout.output import Output


@dataclass
class Heard:
    """One airing as it came out."""

    title: str
    at: datetime
    frames: list[bytes] = field(default_factory=list)
    handed_over: list[float] = field(default_factory=list)
    """For each frame, the steady time; empty without a clock."""
    ended: bool = False

    @property
    def sound(self) -> bytes:
        return b"".join(self.frames)


class FakeOutput(Output):
    """`breaks_after` so many frames of an airing a write fails; while `broken`, so does everything."""

    def __init__(
        self, settings: OutputSettings, *, clock: Clock | None = None, breaks_after: int | None = None
    ) -> None:
        super().__init__(settings)
        self.airings: list[Heard] = []
        self.opened = 0
        self.broken = False
        self.breaks_after = breaks_after
        self._clock = clock
        self._is_open = False
        self._at_frame: dict[int, Callable[[], None]] = {}

    def at_frame(self, number: int, happens: Callable[[], None]) -> None:
        """Let something happen, once, before an airing's frame of that number is taken."""
        self._at_frame[number] = happens

    def open(self) -> None:
        self._must_work(self.broken)
        self.opened += 1
        self._is_open = True

    def begin(self, title: str, at: datetime) -> None:
        self._must_work(self.broken or not self._is_open)
        self.airings.append(Heard(title=title, at=at))

    def write(self, frame: bytes) -> None:
        self._must_work(self.broken or not self._is_open or not self.airings or self.airings[-1].ended)
        airing = self.airings[-1]
        self._at_frame.pop(len(airing.frames), lambda: None)()
        self._must_work(len(airing.frames) == self.breaks_after)
        airing.frames.append(frame)
        if self._clock is not None:
            airing.handed_over.append(self._clock.monotonic())

    def end(self) -> None:
        self._must_work(self.broken)
        if self.airings:
            self.airings[-1].ended = True

    def close(self) -> None:
        self._is_open = False

    def _must_work(self, fault: bool) -> None:
        if fault:
            raise OutputError(f"{self.settings.name}: hỏng")
