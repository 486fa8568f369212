"""The station's clock: aware wall time in Asia/Ho_Chi_Minh, and the steady time that playing is paced by.

A `Clock` is handed to whatever waits, so that a test can put a virtual one in its place.
"""

import sys
import time
from datetime import datetime, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


class Clock(Protocol):
    """What the program asks of time."""

    def now(self) -> datetime:
        """The wall clock, aware, in the station's zone."""
        ...

    def monotonic(self) -> float:
        """Seconds that never step back, for pacing."""
        ...

    def boottime(self) -> float:
        """As `monotonic`, and the machine's sleep counts as well."""
        ...

    def sleep(self, seconds: float) -> None:
        """Wait; a number at or below zero returns at once."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """The wall clock, aware, in the station's zone."""
        return now()

    def monotonic(self) -> float:
        """Seconds that never step back."""
        return time.monotonic()

    def boottime(self) -> float:
        """As `monotonic`, and the machine's sleep counts as well."""
        return _boottime()

    def sleep(self, seconds: float) -> None:
        """Wait; a number at or below zero returns at once."""
        if seconds > 0:
            time.sleep(seconds)


def _boottime() -> float:
    """On Linux a clock of its own; on Windows the steady clock goes on while the machine sleeps."""
    if sys.platform == "linux":
        return time.clock_gettime(time.CLOCK_BOOTTIME)
    return time.monotonic()


def now() -> datetime:
    """The wall clock, aware, in the station's zone."""
    return datetime.now(ZONE)


def seconds(duration: timedelta) -> float:
    """A duration as a number of seconds, for the few calls that take one."""
    return duration.total_seconds()


def as_length(duration: timedelta) -> str:
    """A duration as people read a tape counter: 4:07, 1:02:07."""
    whole = round(duration.total_seconds())
    hours, minutes = whole // 3600, whole // 60 % 60
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"
