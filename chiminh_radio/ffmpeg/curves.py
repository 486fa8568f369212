"""How a sound goes through time: how far it swings, and how loud it is for an ear that hears three seconds at once."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

from chiminh_radio.ffmpeg.binary import Binary
from chiminh_radio.ffmpeg.decoding import stream
from chiminh_radio.ffmpeg.filters import AWAKE, through
from chiminh_radio.ffmpeg.loudness import SILENT_LUFS
from chiminh_radio.ffmpeg.said import Said
from chiminh_radio.model.sound import span

STEP = timedelta(milliseconds=100)
"""Between two values of the loudness."""
_WINDOW = 30
"""Steps that BS.1770 calls short term."""
_PRINTED = "ametadata=mode=print:file=-"

Swings = Iterator[tuple[float, float]]
ShortTerm = Generator[float | None, None, float | None]


def swings(binary: Binary, path: Path, samples: int) -> Swings:
    """The lowest and the highest sample of each stretch of so many, from -1 to 1. Raises AudioError."""
    stretch = f"asetnsamples=n={samples}:p=0"
    extremes = "astats=metadata=1:reset=1:measure_perchannel=none:measure_overall=Min_level+Max_level"
    lowest = 0.0
    for name, value in _values(binary, path, ["aformat=sample_fmts=flt", stretch, extremes, _PRINTED], span(samples)):
        if name.endswith("Min_level"):
            lowest = value
        else:
            yield lowest, value


def short_term(binary: Binary, path: Path) -> ShortTerm:
    """The loudness in LUFS of the three seconds before each STEP, the first after one STEP; at its end the integrated.

    None where there were no three seconds yet, and where it is too quiet to measure. Raises AudioError.
    """
    said = Said()
    meter = "ebur128=metadata=1:framelog=quiet"
    values = _values(binary, path, [AWAKE, meter, f"{_PRINTED}:key=lavfi.r128.S"], STEP, said)
    for number, (_name, lufs) in enumerate(values, 1):
        yield lufs if number >= _WINDOW and lufs > SILENT_LUFS else None
    integrated = float(said.integrated_lufs)
    return integrated if integrated > SILENT_LUFS else None


def _values(
    binary: Binary, path: Path, filters: Sequence[str], each: timedelta, said: Said | None = None
) -> Iterator[tuple[str, float]]:
    """What the filters wrote beside the sound, name and value, of frames that last for `each`."""
    said = said or Said()
    frames, rest = 0, b""
    with closing(stream(binary, path, [*through(filters), "-f", "null"], said)) as blocks:
        for block in blocks:
            *lines, rest = (rest + block).split(b"\n")
            for line in lines:
                name, equals, value = line.decode("ascii").partition("=")
                if equals:
                    yield name, float(value)
                else:
                    frames += 1
    said.judge(path, said.status, each * frames)
