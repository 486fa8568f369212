"""Less than the whole of a sound, with ends that do not click: without silence, or its beginning only."""

import sys
from collections.abc import Iterable, Iterator
from datetime import timedelta

from chiminh_radio.model.item import Item
from chiminh_radio.model.sound import SAMPLE_BYTES, samples_in
from chiminh_radio.studio.samples import pcm_of, samples_of

FADE = timedelta(seconds=3)
"""Long enough to be heard as an end, not as a fault."""
END = timedelta(milliseconds=5)
"""Too short to be heard as a fade, long enough for a hard end not to click."""


def within(item: Item, blocks: Iterable[bytes]) -> Iterator[bytes]:
    """Of an item's whole sound, mono 48 kHz s16, what is left without the silence at its ends."""
    start = samples_in(item.sound_from) * SAMPLE_BYTES
    end = samples_in(item.sound_until) * SAMPLE_BYTES if item.sound_until else sys.maxsize
    at = 0
    for block in blocks:
        yield block[max(0, start - at) : max(0, end - at)]
        at += len(block)


def softened(blocks: Iterable[bytes], duration: timedelta, fade: timedelta = END) -> Iterator[bytes]:
    """The first `duration` of mono 48 kHz s16; it begins without a click, and fades out at its end.

    As long as that to the sample: where there is too little, silence follows.
    """
    length = samples_in(duration)
    begins, ends = min(length, samples_in(END)), min(length, samples_in(fade))
    at = 0
    for block in blocks:
        piece = block[: (length - at) * SAMPLE_BYTES]
        until = at + len(piece) // SAMPLE_BYTES
        yield _faded(piece, at, begins, length - ends, length) if at < begins or until > length - ends else piece
        at = until
        if at == length:
            return
    yield bytes((length - at) * SAMPLE_BYTES)


def _faded(pcm: bytes, at: int, begins: int, ends: int, length: int) -> bytes:
    """A stretch from sample `at` on of a sound that fades in up to sample `begins` and out from sample `ends` on."""
    samples = samples_of(pcm)
    for place in range(at, min(begins, at + len(samples))):
        samples[place - at] = round(samples[place - at] * place / begins)
    for place in range(max(at, ends), at + len(samples)):
        samples[place - at] = round(samples[place - at] * ((length - 1 - place) / (length - ends)) ** 2)
    return pcm_of(samples)
