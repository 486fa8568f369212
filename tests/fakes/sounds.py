"""Sounds to test with: made by arithmetic, read back as numbers."""

import math
import subprocess
import wave
from array import array
from datetime import timedelta
from operator import mul
from pathlib import Path
from random import Random
from statistics import median

import imageio_ffmpeg

from chiminh_radio.model.sound import RATE_HZ


def tone(seconds: float, *, hz: float = 440.0, level: float = 0.3, rate_hz: int = RATE_HZ) -> "array[int]":
    """A sine; `level` is its peak, 1.0 being full scale."""
    turn = 2 * math.pi * hz / rate_hz
    return array("h", (round(level * 32767 * math.sin(turn * index)) for index in range(round(seconds * rate_hz))))


def hush(seconds: float, *, rate_hz: int = RATE_HZ) -> "array[int]":
    """Digital silence."""
    return array("h", bytes(2 * round(seconds * rate_hz)))


def write_wav(path: Path, samples: "array[int]", *, rate_hz: int = RATE_HZ, channels: int = 1) -> Path:
    """A 16-bit WAV; all of its channels are the same."""
    with wave.open(str(path), "wb") as file:
        file.setparams((channels, 2, rate_hz, 0, "NONE", "not compressed"))
        file.writeframes(array("h", (sample for sample in samples for _ in range(channels))).tobytes())
    return path


def read_wav(path: Path) -> "array[int]":
    """The samples of a mono 48 kHz 16-bit WAV."""
    with wave.open(str(path), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, RATE_HZ)
        return array("h", file.readframes(file.getnframes()))


def peak(samples: "array[int]", start: timedelta | None = None, length: timedelta | None = None) -> int:
    """The loudest sample of a stretch."""
    first = 0 if start is None else round(start.total_seconds() * RATE_HZ)
    last = len(samples) if length is None else first + round(length.total_seconds() * RATE_HZ)
    return max(map(abs, samples[first:last]), default=0)


def fundamental(samples: "array[int]", *, rate_hz: int, low_hz: int = 50, high_hz: int = 300) -> float:
    """The median pitch of what is voiced, in Hz, by autocorrelation of stretches of 40 ms."""
    length = rate_hz // 25
    found = []
    for start in range(0, len(samples) - 2 * length, length):
        here = samples[start : start + length]
        if peak(here) < 1500:
            continue
        energy = math.hypot(*here)
        likeness = {}
        for lag in range(rate_hz // high_hz, rate_hz // low_hz):
            later = samples[start + lag : start + lag + length]
            likeness[lag] = sum(map(mul, here, later)) / (energy * math.hypot(*later) + 1)
        best = max(likeness.values())
        if best > 0.7:
            # A whole number of periods is like itself too: the first that is nearly as good is the period.
            found.append(rate_hz / next(lag for lag, like in likeness.items() if like > best - 0.05))
    return median(found)


def melody(seconds: float, *, seed: int, level: float = 0.5, rate_hz: int = 16_000) -> "array[int]":
    """Notes of a tenth of a second with their overtones and short rests; another seed is another tune."""
    dice = Random(seed)  # noqa: S311 - the same tune each time
    samples = array("h")
    while len(samples) < seconds * rate_hz:
        notes = [(dice.uniform(200, 3500), dice.random()) for _note in range(3)]
        for place in range(rate_hz // 10):
            value = sum(loud * math.sin(2 * math.pi * hz * place / rate_hz) for hz, loud in notes) / 3
            samples.append(round(level * 32767 * value))
        samples.extend([0] * dice.randrange(rate_hz // 20))
    return samples[: round(seconds * rate_hz)]


def encoded(source: Path, target: Path, *options: str) -> Path:
    """A sound in another format, told by `target`'s suffix, with ffmpeg's `options`."""
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-v", "error", "-y", "-i", str(source), *options, str(target)]
    subprocess.run(command, check=True)
    return target
