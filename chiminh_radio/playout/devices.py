"""The machine's sound devices, as miniaudio sees them."""

import atexit
import ctypes
import importlib
import sys
from collections.abc import Callable, Generator
from functools import cache
from types import ModuleType
from typing import TYPE_CHECKING

from chiminh_radio.errors import OutputError
from chiminh_radio.i18n import _
from chiminh_radio.model.sound import RATE_HZ

if TYPE_CHECKING:
    import miniaudio

PERIOD_MS = 40
PERIODS = 3
"""What a device holds beyond the ring: as short as a thread of Python keeps up with, for the sake of a prompt stop.
A PulseAudio server holds one period only (miniaudio's `tlength`); with 20 ms a busy machine crackled.
"""
_NOWHERE = "Discard all samples"
"""ALSA lists its own waste bin as a device; it is no loudspeaker."""


def names(backend: str = "") -> tuple[str, ...]:
    """The playback devices of this machine; none where there is no sound system. Raises OutputError."""
    return tuple(_devices(backend))


def start(target: str, backend: str, pull: Callable[[int], bytes]) -> "miniaudio.PlaybackDevice":
    """Open the device whose name contains `target` ("" for the default) and let it ask `pull` for samples until `stop`.

    Raises OutputError, naming the devices there are.
    """
    miniaudio = _miniaudio()
    found = _devices(backend)
    chosen = next((identity for name, identity in found.items() if target.casefold() in name.casefold()), None)
    if chosen is None:
        raise _refusal(target, found)
    feed = _feed(pull)
    next(feed)
    try:
        device = miniaudio.PlaybackDevice(
            output_format=miniaudio.SampleFormat.SIGNED16,
            nchannels=1,
            sample_rate=RATE_HZ,
            buffersize_msec=PERIOD_MS,
            callback_periods=PERIODS,
            device_id=chosen if target else None,
            backends=_backends(backend),
            app_name="chiminh-radio",
        )
        device.start(feed)
    except miniaudio.MiniaudioError as error:
        raise _refusal(target, found) from error
    # The device's thread calls back into Python: left running, it would hang the interpreter at its exit.
    atexit.register(device.close)
    return device


def stop(device: "miniaudio.PlaybackDevice") -> None:
    """Let go of a device."""
    atexit.unregister(device.close)  # first: when this one hangs, the exit must not hang on it once more
    device.close()


def _feed(pull: Callable[[int], bytes]) -> Generator[bytes, int, None]:
    """What miniaudio wants: a generator that is sent a number of samples and yields them."""
    samples = yield b""
    while True:
        samples = yield pull(samples)


def _devices(backend: str) -> dict[str, object]:
    """Name → miniaudio's own identity of each playback device that is one."""
    miniaudio = _miniaudio()
    try:
        system = miniaudio.Devices(_backends(backend))
        found = system.get_playbacks()
    except miniaudio.MiniaudioError:
        return {}
    if system.backend == "Null" and backend != "null":
        # Without any sound system miniaudio falls back, in silence, to one that plays into the void.
        return {}
    return {device["name"]: device["id"] for device in found if not device["name"].startswith(_NOWHERE)}


def _backends(backend: str) -> "list[miniaudio.Backend] | None":
    if not backend:
        return None
    known = {each.name.casefold(): each for each in _miniaudio().Backend}
    if backend.casefold() not in known:
        raise OutputError(
            _(
                "Không có hệ thống âm thanh “{backend}”. Sửa ở config.toml: [[outputs]] options.backend; có: {known}."
            ).format(backend=backend, known=", ".join(sorted(known)))
        )
    return [known[backend.casefold()]]


def _refusal(target: str, found: dict[str, object]) -> OutputError:
    if not found:
        return OutputError(
            _(
                "Máy này không có loa hay sound card nào dùng được. Cắm loa, bật âm thanh của máy, hoặc ghi ra tệp: "
                'config.toml, [[outputs]] kind = "file".'
            )
        )
    return OutputError(
        _("Không mở được loa “{target}”. Sửa ở config.toml: [[outputs]] target; máy có: {found}.").format(
            target=target or _("mặc định của máy"), found=", ".join(found)
        )
    )


@cache
def _miniaudio() -> ModuleType:
    """The library, imported when a device is first asked for: it takes a third of a second."""
    try:
        library = importlib.import_module("miniaudio")
    except (ImportError, OSError) as error:
        raise OutputError(
            _("Không dùng được thư viện âm thanh miniaudio: {why}. Cài lại chương trình.").format(why=error)
        ) from error
    _hush_alsa()
    return library


def _hush_alsa() -> None:
    """ALSA writes each failed try to stderr by itself, dozens of lines on a machine without a sound card."""
    if sys.platform != "linux":
        return
    try:
        alsa = ctypes.CDLL("libasound.so.2")
    except OSError:
        return
    alsa.snd_lib_error_set_handler(_SILENT)


_SILENT = ctypes.CFUNCTYPE(None)(lambda: None)
"""Kept for as long as ALSA may call it; C ignores the arguments that it does not name."""
