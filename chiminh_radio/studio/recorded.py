"""A recording as the studio plays it: as loud as the speech around it, its ends without a click, block by block."""

import sys
from array import array
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from chiminh_radio.ffmpeg import Blocks, Ffmpeg, Measured
from chiminh_radio.model.sound import RATE_HZ

_ALONE_LUFS = -20.0
"""What recordings are brought to where no voice is heard beside them; the master is levelled in the end."""
_CEILING_DBFS = -1.0
_MOST_GAIN_DB = 30.0
_MOST_LIMITING_DB = 12.0
"""Peaks pressed down further than that are heard."""
_FADE_SAMPLES = RATE_HZ // 100


def play(audio: Path, speech_lufs: float | None, ffmpeg: Ffmpeg) -> Iterator[bytes]:
    """Its 48 kHz mono s16. Raises AudioError for a file that is no sound any more."""
    held = b""
    with closing(_levelled(audio, _ALONE_LUFS if speech_lufs is None else speech_lufs, ffmpeg)) as blocks:
        for number, block in enumerate(blocks):
            if number:
                yield held
            held = block if number else _faded_in(block)
    yield _faded_in(held, backwards=True)


def _levelled(audio: Path, lufs: float, ffmpeg: Ffmpeg) -> Blocks | Measured:
    """Brought to that loudness, its peaks held where they would pass the ceiling."""
    heard = ffmpeg.measure(audio)
    if heard.integrated_lufs is None or heard.true_peak_dbtp is None:
        return ffmpeg.decode(audio)
    gain_db = min(lufs - heard.integrated_lufs, _MOST_GAIN_DB)
    room_db = _CEILING_DBFS - heard.true_peak_dbtp
    if gain_db <= room_db:
        return ffmpeg.decode(audio, gain_db=gain_db)
    return ffmpeg.limit(audio, gain_db=min(gain_db, room_db + _MOST_LIMITING_DB), ceiling_dbfs=_CEILING_DBFS)


def _faded_in(pcm: bytes, *, backwards: bool = False) -> bytes:
    """Its first 10 ms rise from nothing; backwards, its last ones fall."""
    samples = array("h", pcm)
    if sys.byteorder == "big":
        samples.byteswap()
    length = min(_FADE_SAMPLES, len(samples))
    for step in range(length):
        place = -1 - step if backwards else step
        samples[place] = samples[place] * step // length
    if sys.byteorder == "big":
        samples.byteswap()
    return samples.tobytes()
