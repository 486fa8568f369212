"""The service manager: what it is told, and whether there is a reason to tell it that we are at work."""

import os
import socket
from collections.abc import Iterable
from contextlib import suppress
from datetime import timedelta

from chiminh_radio.clock import Clock

PATIENCE = timedelta(seconds=20)
"""How long a part of the daemon may take for one round. `WatchdogSec` of the unit is longer."""


def tell(*words: str) -> None:
    """Tell systemd ("READY=1", "WATCHDOG=1", "STOPPING=1"); nobody, where no service manager asked for it."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address or not hasattr(socket, "AF_UNIX"):
        return
    if address.startswith("@"):  # a name without a file, as Linux has them
        address = "\0" + address[1:]
    # A manager that has gone, or is too busy to take it, is no reason to stop.
    with suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as way:
        way.setblocking(False)
        way.sendto("\n".join(words).encode("utf-8"), address)


class Pulse:
    """Whether all parts of the daemon get their work done: each says so whenever it has."""

    def __init__(self, clock: Clock, parts: Iterable[str]) -> None:
        self._clock = clock
        self._done = dict.fromkeys(parts, clock.monotonic())

    def beat(self, part: str) -> None:
        """A round of this part is done."""
        self._done[part] = self._clock.monotonic()

    @property
    def is_steady(self) -> bool:
        """Whether no part is overdue."""
        return self._clock.monotonic() - min(self._done.values()) < PATIENCE.total_seconds()
