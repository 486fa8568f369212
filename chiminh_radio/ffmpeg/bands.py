"""How the energy of a recording moves in bands a fifth of an octave wide: what it sounds like, in few numbers."""

import sys
from array import array
from collections.abc import Iterator
from pathlib import Path

from chiminh_radio.ffmpeg.binary import Binary
from chiminh_radio.ffmpeg.decoding import stream
from chiminh_radio.ffmpeg.said import Said

BANDS = 17
RATE_HZ = 20
"""Frames a second."""
_LOW_HZ, _HIGH_HZ = 300.0, 3000.0
"""What telephones, old tapes and 16 kbit/s keep."""
_OCTAVES = 3.3219 / (BANDS - 1)
_STEPS = 10
"""ffmpeg goes down to RATE_HZ times this; of those frames every so many is taken."""


def bands(binary: Binary, path: Path, seconds: int) -> Iterator["array[float]"]:
    """The energies of the first `seconds`, RATE_HZ times a second, BANDS in each frame, from low to high."""
    said = Said()
    outputs = ["-filter_complex", _graph(seconds), "-map", "[bands]", "-f", "f32le"]
    energies = array("f", b"".join(stream(binary, path, outputs, said)))
    if sys.byteorder == "big":
        energies.byteswap()
    for start in range(0, len(energies) - BANDS + 1, BANDS * _STEPS):
        yield energies[start : start + BANDS]


def _graph(seconds: int) -> str:
    """Each band filtered out, squared and smoothed."""
    names = range(BANDS)
    head = f"[0:a:0]aresample=8000,aformat=sample_fmts=fltp:channel_layouts=mono,atrim=end={seconds},asplit={BANDS}"
    parts = [head + "".join(f"[in{name}]" for name in names)]
    for name in names:
        centre = _LOW_HZ * (_HIGH_HZ / _LOW_HZ) ** (name / (BANDS - 1))
        parts.append(
            f"[in{name}]bandpass=f={centre:.1f}:width_type=o:w={_OCTAVES:.4f},asplit[a{name}][b{name}];"
            f"[a{name}][b{name}]amultiply,lowpass=f=2.5:p=2,"
            f"aresample={RATE_HZ * _STEPS},aformat=channel_layouts=mono[out{name}]"
        )
    parts.append("".join(f"[out{name}]" for name in names) + f"amerge=inputs={BANDS}[bands]")
    return ";".join(parts)
