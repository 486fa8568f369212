"""A take as the studio joins it: without the silence that an engine leaves around it; its ends do not click."""

import math
import sys
import wave
from array import array
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from chiminh_radio.errors import AudioError
from chiminh_radio.i18n import _
from chiminh_radio.model.sound import RATE_HZ, SAMPLE_BYTES
from chiminh_radio.model.speech import Take

_QUIET = 104
"""Of 32,768: what stays below (−50 dBFS) is silence."""
_STEPS_A_SECOND = 200
_BEFORE_MS = 20
_AFTER_MS = 60
"""A breath is left around speech; the fades stay within it."""
_FADE_MS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Trimmed:
    """Speech, mono s16 at its engine's rate; `before` and `after` it is silent for so long, within `pcm`."""

    pcm: bytes
    rate_hz: int
    before: timedelta
    after: timedelta

    @property
    def samples(self) -> int:
        """How many it is at the station's rate: a whole number."""
        return len(self.pcm) // SAMPLE_BYTES * RATE_HZ // self.rate_hz


def trimmed(take: Take) -> Trimmed:
    """Read a take's WAV and trim it. Raises AudioError when it is missing, cut short or silent."""
    samples, rate_hz = _read(take.audio)
    first = _silence(samples, rate_hz)
    if first == len(samples):
        raise AudioError(_("{file}: lời đọc không có tiếng: «{text}»").format(file=take.audio.name, text=take.text))
    last = len(samples) - _silence(samples[::-1], rate_hz)
    start = max(0, first - rate_hz * _BEFORE_MS // 1000)
    # As long as it must be to become a whole number of samples at the station's rate.
    grid = rate_hz // math.gcd(rate_hz, RATE_HZ)
    length = -(-(last + rate_hz * _AFTER_MS // 1000 - start) // grid) * grid
    kept = samples[start : start + length]
    _fade(kept, rate_hz * _FADE_MS // 1000)
    kept.extend([0] * (length - len(kept)))
    return Trimmed(
        pcm=_little_endian(kept).tobytes(),
        rate_hz=rate_hz,
        before=timedelta(seconds=(first - start) / rate_hz),
        after=timedelta(seconds=(start + length - last) / rate_hz),
    )


def _read(path: Path) -> tuple["array[int]", int]:
    try:
        with wave.open(str(path), "rb") as file:
            count, rate_hz = file.getnframes(), file.getframerate()
            samples = array("h", file.readframes(count))
    except (OSError, EOFError, ValueError, wave.Error) as error:
        raise AudioError(_("{file}: không đọc được lời thu ({error})").format(file=path.name, error=error)) from error
    if len(samples) < count:
        raise AudioError(_("{file}: lời thu bị cụt").format(file=path.name))
    return _little_endian(samples), rate_hz


def _silence(samples: "array[int]", rate_hz: int) -> int:
    """How many samples it is silent at the beginning; all of them where there is no sound."""
    step = max(1, rate_hz // _STEPS_A_SECOND)
    for start in range(0, len(samples), step):
        block = samples[start : start + step]
        if max(block) > _QUIET or min(block) < -_QUIET:
            return start + next(place for place, value in enumerate(block) if abs(value) > _QUIET)
    return len(samples)


def _fade(samples: "array[int]", length: int) -> None:
    """In at the beginning and out at the end, in place."""
    for place in range(min(length, len(samples))):
        samples[place] = samples[place] * place // length
        samples[-1 - place] = samples[-1 - place] * place // length


def _little_endian(samples: "array[int]") -> "array[int]":
    """To and from the order that files have, on a machine with another."""
    if sys.byteorder == "big":
        samples.byteswap()
    return samples
