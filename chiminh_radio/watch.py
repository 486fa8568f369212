"""Waits for another process that end, however it behaves: one thread looks at all the waits for it."""

import threading
import time
from collections.abc import Callable
from datetime import timedelta
from types import TracebackType
from typing import Self, TypeVar

_T = TypeVar("_T")
_LOOKS = 10
"""How often it looks within its patience: so much later than told a wait may end."""


class Watch:
    """Calls `give_up`, once, when one wait lasts longer than `patience`. Time between the waits does not count."""

    def __init__(self, patience: timedelta, give_up: Callable[[], None]) -> None:
        self.gave_up = False
        self._patience_s = patience.total_seconds()
        self._give_up = give_up
        self._since: float | None = None
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._over.set()
        self._thread.join()

    def wait(self, wait: Callable[[], _T]) -> _T:
        """What `wait` gives back; after giving up it should come back soon."""
        self._since = time.monotonic()
        try:
            return wait()
        finally:
            self._since = None

    def _look(self) -> None:
        while not self._over.wait(self._patience_s / _LOOKS):
            since = self._since
            if since is not None and time.monotonic() - since > self._patience_s:
                self.gave_up = True
                self._give_up()
                return
