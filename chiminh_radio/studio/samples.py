"""Sound as numbers, and back."""

import sys
from array import array


def samples_of(pcm: bytes) -> "array[int]":
    """The numbers of mono s16."""
    return _little_endian(array("h", pcm))


def pcm_of(samples: "array[int]") -> bytes:
    """Mono s16 of numbers; the array is used up."""
    return _little_endian(samples).tobytes()


def _little_endian(samples: "array[int]") -> "array[int]":
    if sys.byteorder == "big":
        samples.byteswap()
    return samples
