"""The one form of sound behind the studio's door: 48 kHz, mono, signed 16 bits."""

from datetime import timedelta

RATE_HZ = 48_000
"""Samples a second, everywhere behind the studio's door."""
SAMPLE_BYTES = 2
"""Signed 16-bit little-endian, mono."""
FRAME = timedelta(milliseconds=20)
"""What an output takes at a time."""
LONGEST = timedelta(hours=12)
"""A WAV counts its bytes with 32 bits."""
FRAME_SAMPLES = RATE_HZ // 50
FRAME_BYTES = FRAME_SAMPLES * SAMPLE_BYTES


def span(samples: int) -> timedelta:
    """How long so many samples sound, to the microsecond; `samples_in` gives the exact number back."""
    return timedelta(microseconds=round(samples * 1_000_000 / RATE_HZ))


def samples_in(duration: timedelta) -> int:
    """The number of samples that sound for `duration`, to the nearest one."""
    return round(duration / timedelta(seconds=1) * RATE_HZ)
