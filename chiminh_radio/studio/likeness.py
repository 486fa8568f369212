"""Whether two sounds are one recording: re-encoded, at another rate or level, with a few seconds more or less.

As Haitsma and Kalker did it: of each frame one bit for each two bands that lie side by side, whether the upper one
loses on the lower one. Encoders and levels hardly change these; the same words in the same voice are other bits.
"""

import math
import sys
from array import array
from itertools import pairwise
from pathlib import Path

from chiminh_radio.ffmpeg import Ffmpeg

ALIKE = 0.78
"""From so many equal bits on it is one recording; chance is 0.5. What lies on each side: benchmarks/likeness.py."""
_SECONDS = 120
_LAG = 2
"""Frames between those that are compared: 0.1 s."""
_BITS = 16
_MOST_SHIFT = 160
"""Frames by which one may begin later: 8 s."""
_LEAST_COMMON = 60
"""Frames that both must have, 3 s: with fewer, chance has its say."""
_FAINT = 1e-9


def fingerprint(path: Path, ffmpeg: Ffmpeg) -> bytes:
    """What a sound sounds like, for `likeness`: 40 bytes a second, of two minutes at most. Raises AudioError."""
    levels = [[math.log(max(energy, 0.0) + _FAINT) for energy in frame] for frame in ffmpeg.bands(path, _SECONDS)]
    slopes = [[low - high for low, high in pairwise(frame)] for frame in levels]
    words = array(
        "H",
        (
            sum((new > old) << band for band, (new, old) in enumerate(zip(later, before, strict=True)))
            for before, later in zip(slopes, slopes[_LAG:], strict=False)
        ),
    )
    if sys.byteorder == "big":
        words.byteswap()
    return words.tobytes()


def likeness(one: bytes, other: bytes) -> float:
    """The share of equal bits where two fingerprints lie best upon each other; 0 where they have too little in common.

    Each is one long number: that way a whole comparison is a shift, an XOR and a count.
    """
    first, second = int.from_bytes(one, "little"), int.from_bytes(other, "little")
    frames_one, frames_other = len(one) * 8 // _BITS, len(other) * 8 // _BITS
    best = 0.0
    for shift in range(-_MOST_SHIFT, _MOST_SHIFT + 1):
        skip_one, skip_other = max(0, -shift), max(0, shift)
        common = min(frames_one - skip_one, frames_other - skip_other)
        if common < _LEAST_COMMON:
            continue
        differing = ((first >> skip_one * _BITS) ^ (second >> skip_other * _BITS)) & ((1 << common * _BITS) - 1)
        best = max(best, 1 - differing.bit_count() / (common * _BITS))
    return best
