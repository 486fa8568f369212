"""The speech transmission index by IEC 60268-16: a sound whose octaves rise and fall, and how much of that arrives.

The signal is that of STIPA, two rhythms in each octave. It goes through all that speech goes through, the compressor
and the limiter of the profile too; what they flatten counts as lost, though a listener loses nothing by it.
"""

import numpy as np

RATE_HZ = 48_000
_OCTAVES = (125, 250, 500, 1000, 2000, 4000, 8000)
_MALE_DB = (2.9, 2.9, -0.8, -6.8, -12.8, -18.8, -24.8)
_RHYTHMS_HZ = ((1.6, 8.0), (1.0, 5.0), (0.63, 3.15), (2.0, 10.0), (1.25, 6.25), (0.8, 4.0), (2.5, 12.5))
_DEPTH = 0.55
_WEIGHT = (0.085, 0.127, 0.230, 0.233, 0.309, 0.224, 0.173)
_SHARED = (0.085, 0.078, 0.065, 0.011, 0.047, 0.095)
_THRESHOLD_DB = (46.0, 27.0, 12.0, 6.5, 7.5, 8.0, 12.0)
"""Of hearing, in an octave."""
_AT_MOST_DB = 15.0


def signal(seconds: float) -> np.ndarray:
    """Noise in half an octave each, its intensity rising and falling in two rhythms against each other."""
    at = np.arange(int(seconds * RATE_HZ)) / RATE_HZ
    chance = np.random.default_rng(60268)
    total = np.zeros(len(at))
    for octave, decibels, (slow, quick) in zip(_OCTAVES, _MALE_DB, _RHYTHMS_HZ, strict=True):
        band = _band(chance.standard_normal(len(at)), octave, 0.25)
        band *= 10 ** (decibels / 20) / band.std()
        rhythm = np.sin(2 * np.pi * slow * at) - np.sin(2 * np.pi * quick * at)
        total += band * np.sqrt(0.5 * (1 + _DEPTH * rhythm))
    return total / np.abs(total).max()


def depths(sound: np.ndarray) -> list[list[float]]:
    """How deep each octave rises and falls in each of its rhythms, as the signal was sent."""
    return [
        [_modulation(_band(sound, octave, 0.5) ** 2, hz) for hz in rhythms]
        for octave, rhythms in zip(_OCTAVES, _RHYTHMS_HZ, strict=True)
    ]


def index(arrived: np.ndarray, sent: list[list[float]], *, full_scale_db: float) -> float:
    """The index, from 0 to 1; what has the mean square 1 is as loud as `full_scale_db`, in dB SPL."""
    ratios = []
    below_db = -np.inf
    for number, (octave, rhythms) in enumerate(zip(_OCTAVES, _RHYTHMS_HZ, strict=True)):
        there = _band(arrived, octave, 0.5) ** 2
        level_db = full_scale_db + 10 * np.log10(there.mean())
        masked = 10 ** ((below_db + _masking_db(below_db)) / 10) if number else 0.0
        heard = 10 ** (level_db / 10)
        clear = heard / (heard + masked + 10 ** (_THRESHOLD_DB[number] / 10))
        below_db = level_db
        kept_deep = [_modulation(there, hz) / deep for hz, deep in zip(rhythms, sent[number], strict=True)]
        ratios.append([clear * min(1.0, deep) for deep in kept_deep])
    kept = np.clip(np.array(ratios), 1e-6, 1 - 1e-6)
    decibels = np.clip(10 * np.log10(kept / (1 - kept)), -_AT_MOST_DB, _AT_MOST_DB)
    octaves = ((decibels + _AT_MOST_DB) / (2 * _AT_MOST_DB)).mean(axis=1)
    return float((_WEIGHT * octaves).sum() - (_SHARED * np.sqrt(octaves[:-1] * octaves[1:])).sum())


def _modulation(intensity: np.ndarray, hertz: float) -> float:
    """How deep the intensity rises and falls in a rhythm, over whole turns of it."""
    turns = int(len(intensity) / RATE_HZ * hertz)
    part = intensity[: round(turns / hertz * RATE_HZ)]
    turning = np.exp(-2j * np.pi * hertz / RATE_HZ * np.arange(len(part)))
    return float(2 * abs((part * turning).sum()) / part.sum())


def _masking_db(below_db: float) -> float:
    """How far below an octave's level that lies which it hides in the next one."""
    lines = ((63, 0.5, 65), (67, 1.8, 146.9), (100, 0.5, 59.8), (np.inf, 0.0, 10))
    slope, drop = next((slope, drop) for until, slope, drop in lines if below_db < until)
    return slope * below_db - drop


def _band(sound: np.ndarray, octave: int, half_width: float) -> np.ndarray:
    spectrum = np.fft.rfft(sound)
    hertz = np.fft.rfftfreq(len(sound), 1 / RATE_HZ)
    spectrum[(hertz < octave * 2**-half_width) | (hertz >= octave * 2**half_width)] = 0
    return np.fft.irfft(spectrum, len(sound))
