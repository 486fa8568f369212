"""From a master to an ear at 300 m: the horn's band, the air, the houses of a village street, the noise of the place.

What is assumed of the horn and of the street stands in the tables: a reflex horn of the usual kind, and a street of low
houses with another loudspeaker of the same line further away. The air is ISO 9613-1, at 27 °C and 75 % of humidity.
"""

from functools import cache

import numpy as np
from scipy.signal import fftconvolve, firwin2

RATE_HZ = 48_000
DISTANCE_M = 300.0
_CELSIUS, _HUMIDITY_PERCENT = 27.0, 75.0
_HORN_DB = {0: -80, 100: -45, 200: -22, 280: -10, 350: -4, 500: 0, 1000: 2, 2000: 4, 3000: 3, 4500: 0, 6000: -5}
_HORN_DB |= {8000: -13, 12_000: -25, 24_000: -60}
_ECHOES = {0.012: -7, 0.031: -9, 0.058: -11, 0.290: -9}
"""Seconds after the first sound, and how much softer: the houses, and the other loudspeaker, 100 m further away."""
_REVERB_S, _REVERB_DB = 1.1, -8
"""The rest of the street: how long it takes to die away by 60 dB, and its energy beside that of the first sound."""
_NOISE_DB = {0: 0, 31: 10, 63: 8, 125: 5, 250: 2, 500: 0, 1000: -1, 2000: -5, 4000: -11, 8000: -18, 24_000: -30}
"""Motorbikes and wind, in equal bands of hertz beside that at 500 Hz."""
_TAPS = 4097


def heard(sound: np.ndarray, *, street: bool) -> np.ndarray:
    """A sound as it comes to the ear, without noise, as long as it was and at the same time."""
    there = fftconvolve(sound, _horn_and_air(), "same")
    return fftconvolve(there, _street())[: len(sound)] if street else there


def noise(length: int) -> np.ndarray:
    """The noise of the place, at 0 dB(A); the same for the same length."""
    white = np.random.default_rng(57).standard_normal(length)
    response = firwin2(_TAPS, [*_NOISE_DB], [10 ** (db / 20) for db in _NOISE_DB.values()], fs=RATE_HZ)
    place = fftconvolve(white, response, "same")
    return place * 10 ** (-loud_dba(place) / 20)


def loud_dba(sound: np.ndarray) -> float:
    """The level of a sound, A-weighted, where a sine of full scale at 1 kHz has -3."""
    squares = np.abs(np.fft.rfft(sound)) ** 2 * _a_weight(np.fft.rfftfreq(len(sound), 1 / RATE_HZ)) ** 2
    return float(10 * np.log10(2 * squares.sum() / len(sound) ** 2))


def air_db(hertz: np.ndarray) -> np.ndarray:
    """What 300 m of air take of each frequency, by ISO 9613-1."""
    kelvin = _CELSIUS + 273.15
    warmth = kelvin / 293.15
    vapour = _HUMIDITY_PERCENT * 10 ** (-6.8346 * (273.16 / kelvin) ** 1.261 + 4.6151)
    oxygen = 24 + 4.04e4 * vapour * (0.02 + vapour) / (0.391 + vapour)
    nitrogen = warmth**-0.5 * (9 + 280 * vapour * np.exp(-4.170 * (warmth ** (-1 / 3) - 1)))
    square = hertz**2
    relaxing = 0.01275 * np.exp(-2239.1 / kelvin) / (oxygen + square / oxygen)
    relaxing += 0.1068 * np.exp(-3352.0 / kelvin) / (nitrogen + square / nitrogen)
    return DISTANCE_M * 8.686 * square * (1.84e-11 * warmth**0.5 + warmth**-2.5 * relaxing)


@cache
def _horn_and_air() -> np.ndarray:
    hertz = np.linspace(0, RATE_HZ / 2, _TAPS // 2)
    horn = np.interp(np.log(hertz + 1), np.log(np.array([*_HORN_DB]) + 1), [*_HORN_DB.values()])
    return firwin2(_TAPS, hertz, 10 ** ((horn - air_db(hertz)) / 20), fs=RATE_HZ)


@cache
def _street() -> np.ndarray:
    length = int(_REVERB_S * RATE_HZ)
    at = np.arange(length) / RATE_HZ
    tail = np.random.default_rng(84).standard_normal(length) * 10 ** (-3 * at / _REVERB_S)
    tail *= 10 ** (_REVERB_DB / 20) / np.sqrt((tail**2).sum())
    tail[: int(0.005 * RATE_HZ)] = 0
    tail[0] = 1.0
    for seconds, decibels in _ECHOES.items():
        tail[round(seconds * RATE_HZ)] += 10 ** (decibels / 20)
    return tail


def _a_weight(hertz: np.ndarray) -> np.ndarray:
    square = np.maximum(hertz, 1.0) ** 2
    bottom = (square + 20.6**2) * np.sqrt((square + 107.7**2) * (square + 737.9**2)) * (square + 12194**2)
    return 1.2589 * 12194**2 * square**2 / bottom
