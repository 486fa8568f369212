"""An item to be heard by itself: as a WAV, about as loud as it would be in a programme."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

from chiminh_radio.ffmpeg import Ffmpeg
from chiminh_radio.model.item import Item
from chiminh_radio.studio.stretches import within
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
