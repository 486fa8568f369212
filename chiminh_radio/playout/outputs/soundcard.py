"""Out of the machine's own sound card, through miniaudio: one device, kept open and silent between airings.

A device that is already open sounds within milliseconds of the wall clock; opened at the due moment it is late. But
when the sound server behind it dies, the device freezes without an error. Only its lack of progress shows it, hence
two watchdogs: a ring that is full while playing, and pulls that have stopped while idle.
"""

import contextlib
import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from chiminh_radio import clock
from chiminh_radio.errors import OutputError
from chiminh_radio.i18n import _
from chiminh_radio.model.output import OutputSettings
from chiminh_radio.playout import devices
from chiminh_radio.playout.output import Output
from chiminh_radio.playout.ring import Ring

if TYPE_CHECKING:
    import miniaudio

_T = TypeVar("_T")

_PATIENCE_SECONDS = 1.0
"""How long a device may be still before it counts as frozen."""
_ANSWER_SECONDS = 2.0
"""How long a sound server may take to open or close a device."""


class SoundcardOutput(Output):
    """`target` is a part of the device's name, "" for the default; the option `backend` names the sound system."""

    def __init__(self, settings: OutputSettings) -> None:
        super().__init__(settings)
        self._ring = Ring()
        self._device: miniaudio.PlaybackDevice | None = None

    def open(self) -> None:
        """Open the device and let it run in silence."""
        self.close()
        self._ring = ring = Ring()
        backend = self.settings.options.get("backend", "")
        self._device = self._answer_of(lambda: devices.start(self.settings.target, backend, ring.pull))

    def begin(self, title: str, at: datetime) -> None:  # noqa: ARG002 - a sound card shows no title
        """An airing starts: frames wait in the ring until `at`."""
        if self._device is None or self._ring.idle_seconds > _PATIENCE_SECONDS:
            raise self._frozen()
        self._ring.begin(time.monotonic() + clock.seconds(at - clock.now()))

    def write(self, frame: bytes) -> None:
        """Put one frame into the ring."""
        if self._device is None or not self._ring.put(frame):
            raise self._frozen()

    def end(self) -> None:
        """Wait until the device has pulled everything, and then played what it pulled."""
        if not self._ring.drain(_PATIENCE_SECONDS):
            raise self._frozen()
        time.sleep(devices.PERIODS * devices.PERIOD_MS / 1000)

    def close(self) -> None:
        """Let go of the device; one that does not answer is left behind."""
        device, self._device = self._device, None
        if device is not None:
            with contextlib.suppress(OutputError):
                self._answer_of(lambda: devices.stop(device))

    @property
    def where(self) -> str:
        """The device as the config names it."""
        return self.settings.target or _("loa mặc định của máy")

    def _frozen(self) -> OutputError:
        return OutputError(
            _(
                "Đầu ra “{name}”: {where} không nhận âm thanh. Xem dây loa và âm thanh của máy; "
                "config.toml: [[outputs]] target."
            ).format(name=self.settings.name, where=self.where)
        )

    def _answer_of(self, call: Callable[[], _T]) -> _T:
        """What `call` returns or raises, unless it takes too long: a hung sound server must not hang the station."""
        answer: Future[_T] = Future()

        def run() -> None:
            try:
                answer.set_result(call())
            except Exception as error:  # noqa: BLE001 - handed over, whatever it is, to the thread that asked
                answer.set_exception(error)

        # A pool would wait for its threads when the program ends; a daemon thread may stay behind.
        threading.Thread(target=run, name=f"soundcard {self.settings.name}", daemon=True).start()
        try:
            return answer.result(_ANSWER_SECONDS)
        except TimeoutError:
            raise self._frozen() from None
