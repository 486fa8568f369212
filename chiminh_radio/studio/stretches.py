"""Less than the whole of a sound: without the silence at its ends, or its beginning only, faded out."""

import sys
from array import array
from collections.abc import Iterable, Iterator
from datetime import timedelta

from chiminh_radio.model.item import Item
from chiminh_radio.model.sound import SAMPLE_BYTES, samples_in

FADE = timedelta(seconds=3)
"""Long enough to be heard as an end, not as a fault."""


def within(item: Item, blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Of an item's whole sound, mono 48 kHz s16, what is left without the silence at its ends."""
    start = samples_in(item.sound_from) * SAMPLE_BYTES
    end = samples_in(item.sound_until) * SAMPLE_BYTES if item.sound_until else sys.maxsize
    at = 0
    for block in blocks:
        yield block[max(0, start - at) : max(0, end - at)]
        at += len(block)


def shortened(blocks: Iterable[bytes], duration: timedelta) -> Iterator[bytes]:
    """The first `duration` of mono 48 kHz s16, to the sample, with its end faded out; a shorter sound as it is."""
    length = samples_in(duration)
    fade = min(length, samples_in(FADE))
    at = 0
    for block in blocks:
        samples = array("h", block[: (length - at) * SAMPLE_BYTES])
        if at + len(samples) > length - fade:
            _fade(samples, length - at, fade)
        at += len(samples)
        yield samples.tobytes()
        if at == length:
            return


def _fade(samples: "array[int]", left: int, fade: int) -> None:
    """Fade what lies within the last `fade` of the `left` samples that are still to come."""
    if sys.byteorder == "big":
        samples.byteswap()
    for place in range(max(0, left - fade), len(samples)):
        samples[place] = round(samples[place] * ((left - 1 - place) / fade) ** 2)
    if sys.byteorder == "big":
        samples.byteswap()
