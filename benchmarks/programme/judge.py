"""An independent meter: pyloudnorm for the loudness, scipy for the true peak; nothing of ffmpeg's or ours."""

import wave
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pyloudnorm
from scipy.signal import resample_poly

RATE_HZ = 48_000
TARGET_LUFS, NEAR_LU = -16.0, 0.5
CEILING_DBTP, ROUNDING_DB = -1.5, 0.02
_AROUND = 64


def heard(path: Path) -> np.ndarray:
    """A programme, which must be mono at 48 kHz in 16 bits, as numbers from -1 to 1."""
    with wave.open(str(path), "rb") as file:
        form = (file.getnchannels(), file.getframerate(), file.getsampwidth())
        if form != (1, RATE_HZ, 2):
            raise ValueError(form)
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32_768


def spread_lu(sound: np.ndarray, stretches: Iterable[tuple[int, int]]) -> float:
    """By how much the loudness of a stretch (first sample, how many) is away from the target, at most."""
    meter = pyloudnorm.Meter(RATE_HZ)
    return max(
        abs(meter.integrated_loudness(sound[first : first + length]) - TARGET_LUFS) for first, length in stretches
    )


def peak_dbtp(sound: np.ndarray) -> float:
    """The true peak, four times oversampled, a second at a time: what stands around one is given with it."""
    padded = np.pad(sound, _AROUND)
    seconds = (padded[first : first + RATE_HZ + 2 * _AROUND] for first in range(0, len(sound), RATE_HZ))
    peak = max(np.abs(resample_poly(second, 4, 1)[4 * _AROUND : -4 * _AROUND]).max() for second in seconds)
    return float(20 * np.log10(peak))
