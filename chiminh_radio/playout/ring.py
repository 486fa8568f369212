"""The short store of sound between the player, who writes to a deadline, and a device, which pulls when it pleases."""

import threading
import time

from chiminh_radio.model.sound import RATE_HZ, SAMPLE_BYTES

CAPACITY_BYTES = 2 * RATE_HZ * SAMPLE_BYTES
"""Two seconds. The player keeps a tenth of one in here, so a full ring means a device that no longer pulls."""
PREBUFFER_SECONDS = 0.1
"""Silence after running dry: one pause to gather sound again, rather than a crackle at each pull from then on."""


class Ring:
    """Bounded and safe between two threads: frames are put in, any number of samples is pulled out, silence if none.

    The device pulls all the time, also between airings, so `idle_seconds` tells a device that froze without a word.
    """

    def __init__(self) -> None:
        self._sound = bytearray()
        self._release = 0.0
        self._ending = True
        self._lock = threading.Lock()
        self._dry = threading.Event()
        self._dry.set()
        self._pulled_at = time.monotonic()

    @property
    def idle_seconds(self) -> float:
        """How long ago the device last pulled."""
        return time.monotonic() - self._pulled_at

    def begin(self, release: float) -> None:
        """Empty the ring; what is put from now on sounds from `release` on, a time.monotonic()."""
        with self._lock:
            self._sound.clear()
            self._release = release
            self._ending = False
            self._dry.clear()

    def put(self, frame: bytes) -> bool:
        """Take one frame; False, and nothing taken, when there is no room."""
        with self._lock:
            if len(self._sound) + len(frame) > CAPACITY_BYTES:
                return False
            self._sound += frame
            return True

    def pull(self, samples: int) -> bytes:
        """Give exactly that many samples, silence where there is no sound. Called by the device's own thread."""
        with self._lock:
            self._pulled_at = time.monotonic()
            silent_samples = min(max(0.0, (self._release - self._pulled_at) * RATE_HZ), samples)
            waiting = bytes(round(silent_samples) * SAMPLE_BYTES)
            wanted = samples * SAMPLE_BYTES - len(waiting)
            sound = bytes(self._sound[:wanted])
            del self._sound[:wanted]
            if self._ending and not self._sound:
                self._dry.set()
            elif len(sound) < wanted:
                self._release = self._pulled_at + samples / RATE_HZ + PREBUFFER_SECONDS
            return (waiting + sound).ljust(samples * SAMPLE_BYTES, b"\0")

    def drain(self, patience: float) -> bool:
        """No more will be put: wait until all is pulled, at most `patience` seconds longer than the sound lasts."""
        with self._lock:
            self._ending = True
            lasts = max(0.0, self._release - time.monotonic()) + len(self._sound) / SAMPLE_BYTES / RATE_HZ
        return self._dry.wait(lasts + patience)
