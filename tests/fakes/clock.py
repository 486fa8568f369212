"""A clock that tests turn by hand: sleeping takes no time, it only moves on what the clock shows."""

from collections.abc import Callable
from datetime import datetime, timedelta
from types import TracebackType
from typing import Self

import time_machine

from chiminh_radio.clock import ZONE


class VirtualClock:
    """Obeys clock.Clock. Inside `with`, `datetime.now` and `time.time` of the whole process follow it too."""

    def __init__(self, start: datetime) -> None:
        self._start = start.astimezone(ZONE)
        self._slept = 0.0
        self._stepped = timedelta()
        self._suspended = 0.0
        self.after_sleep: Callable[[], None] = lambda: None
        """Called in the thread of whoever slept."""
        self._interval, self._looked, self._look = float("inf"), 0.0, lambda: None
        self._traveller: time_machine.travel | None = None
        self._coordinates: time_machine.Coordinates | None = None

    def __enter__(self) -> Self:
        self._traveller = time_machine.travel(self.now(), tick=False)
        self._coordinates = self._traveller.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._traveller is not None:
            self._traveller.stop()
        self._traveller = self._coordinates = None

    def now(self) -> datetime:
        """What the wall clock shows."""
        return self._start + timedelta(seconds=self._slept + self._suspended) + self._stepped

    def monotonic(self) -> float:
        """Seconds; not from zero, so that nobody takes them for a duration."""
        return 1000.0 + self._slept

    def boottime(self) -> float:
        """The steady time and all suspensions."""
        return self.monotonic() + self._suspended

    def sleep(self, seconds: float) -> None:
        """Move on at once by `seconds`; a number at or below zero moves nothing."""
        if seconds > 0:
            self._slept += seconds
            self._show()
            if self._slept - self._looked >= self._interval:
                self._looked = self._slept
                self._look()
            self.after_sleep()

    def each(self, interval: timedelta, look: Callable[[], object]) -> None:
        """Have another thread look around, in its sleep, each `interval` of the steady time."""
        self._interval, self._looked, self._look = interval.total_seconds(), self._slept, look

    def step(self, by: timedelta) -> None:
        """Set the wall clock forward or back, as a time server does; the steady time does not notice."""
        self._stepped += by
        self._show()

    def suspend(self, seconds: float) -> None:
        """Let the machine sleep: nobody's steady time goes on."""
        self._suspended += seconds
        self._show()

    def _show(self) -> None:
        if self._coordinates is not None:
            self._coordinates.move_to(self.now(), tick=False)
