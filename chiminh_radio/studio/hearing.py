"""An item to be heard by itself: as a WAV, about as loud as it would be in a programme."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from chiminh_radio.ffmpeg import Blocks, Ffmpeg
from chiminh_radio.model.item import Item
from chiminh_radio.model.sound import SAMPLE_BYTES, samples_in
from chiminh_radio.studio.wav import Tape, record


def to_hear(item: Item, folder: Path, ffmpeg: Ffmpeg, into: Path, *, loudness_lufs: float, peak_dbtp: float) -> Item:
    """Write an item, seen from the station's `folder`, without the silence at its ends. Raises AudioError."""
    gain_db = 0.0
    if item.loudness_lufs is not None and item.true_peak_dbtp is not None:
        gain_db = min(loudness_lufs - item.loudness_lufs, peak_dbtp - item.true_peak_dbtp)

    def play(tape: Tape) -> None:
        with closing(ffmpeg.decode(folder / item.audio, gain_db=gain_db)) as blocks:
            for block in within(item, blocks):
                tape.write(block)

    recorded = record(into, lambda digest: f"{digest[:16]}.wav", play)
    return replace(item, audio=recorded.path, digest=recorded.digest, duration=recorded.duration)


def within(item: Item, blocks: Blocks) -> Blocks:
    """Of an item's whole sound, mono 48 kHz s16, what is left without the silence at its ends."""
    start = samples_in(item.sound_from) * SAMPLE_BYTES
    end = samples_in(item.sound_until or item.duration) * SAMPLE_BYTES
    at = 0
    for block in blocks:
        yield block[max(0, start - at) : max(0, end - at)]
        at += len(block)
