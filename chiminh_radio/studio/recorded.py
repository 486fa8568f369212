"""A recording as the studio plays it: as loud as the speech around it, its ends without a click, block by block."""

import sys
from array import array
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from chiminh_radio.ffmpeg import Ffmpeg
from chiminh_radio.model.sound import RATE_HZ

_ALONE_LUFS = -20.0
"""What recordings are brought to where no voice is heard beside them; the master is levelled in the end."""
_CEILING_DBTP = -1.0
_MOST_GAIN_DB = 30.0
_MOST_LIMITING_DB = 12.0
"""Peaks pressed down further than that are heard."""
_FADE_SAMPLES = RATE_HZ // 100


def play(audio: Path, speech_lufs: float | None, ffmpeg: Ffmpeg) -> Iterator[bytes]:
    """Its 48 kHz mono s16. Raises AudioError for a file that is no sound any more."""
    gain_db, ceiling_dbtp = _level(audio, _ALONE_LUFS if speech_lufs is None else speech_lufs, ffmpeg)
    held = b""
    with closing(ffmpeg.decode(audio, gain_db=gain_db, ceiling_dbtp=ceiling_dbtp)) as blocks:
        for number, block in enumerate(blocks):
            if number:
                yield held
            held = block if number else _faded_in(block)
    yield _faded_in(held, backwards=True)


def _level(audio: Path, lufs: float, ffmpeg: Ffmpeg) -> tuple[float, float | None]:
    """The gain that brings it there, and the ceiling where its peaks would pass it."""
    heard = ffmpeg.measure(audio)
    if heard.integrated_lufs is None or heard.true_peak_dbtp is None:
        return 0.0, None
    gain_db = min(lufs - heard.integrated_lufs, _MOST_GAIN_DB)
    room_db = _CEILING_DBTP - heard.true_peak_dbtp
    if gain_db <= room_db:
        return gain_db, None
    return min(gain_db, room_db + _MOST_LIMITING_DB), _CEILING_DBTP


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
