"""What the rooms may ask of ffmpeg: decode, measure, examine, follow and encode sound."""

from array import array
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import timedelta
from pathlib import Path

from chiminh_radio.ffmpeg import bands, curves, decoding, encoding, examining, loudness
from chiminh_radio.ffmpeg.binary import Binary
from chiminh_radio.ffmpeg.curves import ShortTerm, Swings
from chiminh_radio.ffmpeg.decoding import Blocks
from chiminh_radio.ffmpeg.encoding import Form, GoneBy
from chiminh_radio.ffmpeg.examining import Examination, GoesOn
from chiminh_radio.ffmpeg.filters import gain, limiter, through
from chiminh_radio.ffmpeg.loudness import Loudness, Measured, Meter
from chiminh_radio.ffmpeg.said import Said
from chiminh_radio.ffmpeg.shaping import Shape, shaping


class Ffmpeg:
    """The config's own ffmpeg, or the one that came with the program; looked for when first used."""

    def __init__(self, binary: Path | None = None, *, patience: timedelta = timedelta(seconds=30)) -> None:
        self._binary = Binary(binary, patience)

    def decode(self, path: Path, *, gain_db: float = 0.0) -> Blocks:
        """Yield the sound as 48 kHz mono s16 blocks, each of one second but the last, louder by `gain_db`.

        Nothing runs before the first block is asked for; closing the iterator stops ffmpeg.
        Raises AudioError with the reason: missing, not sound, cut short, stalled. What came before it was good.
        """
        return decoding.decode(self._binary, path, through(gain(gain_db)), Said())

    def measure(self, path: Path, *, gain_db: float = 0.0) -> Loudness:
        """Measure what `decode` would give with the same arguments. Raises AudioError like it."""
        return loudness.measure(self._binary, path, gain(gain_db))

    def listen(self, path: Path) -> Measured:
        """As `decode`; the generator gives back how loud it was."""
        return loudness.measured(self._binary, path, [])

    def limit(
        self, path: Path, *, gain_db: float, ceiling_dbfs: float, shape: Shape = Shape.NONE, before_db: float = 0.0
    ) -> Measured:
        """As `listen`, with its samples held below a ceiling: how loud it came out.

        A sound that is given a `shape` must be at SHAPED_AT_LUFS: it is louder by `before_db` before, and by `gain_db`
        after. True peaks, which stand between the samples, may pass the ceiling by some tenths of a decibel.
        """
        way = [*gain(before_db), *shaping(shape), *gain(gain_db), *limiter(ceiling_dbfs)]
        return loudness.measured(self._binary, path, way)

    def meter(self) -> AbstractContextManager[Meter]:
        """Measure a sound while it is made: give it to the meter in the block, and ask the meter after the block.

        Raises AudioError when ffmpeg cannot be run, fails or stalls.
        """
        return loudness.metering(self._binary)

    def swings(self, path: Path, samples: int) -> Swings:
        """How far a sound swings in each stretch of so many samples; see `curves`. Raises AudioError like `decode`."""
        return curves.swings(self._binary, path, samples)

    def short_term(self, path: Path) -> ShortTerm:
        """How loud a sound is every tenth of a second; see `curves`. Raises AudioError like `decode`."""
        return curves.short_term(self._binary, path)

    def examine(self, path: Path, goes_on: GoesOn = lambda _heard, _promised: True) -> Examination | None:
        """Everything that a recording tells of itself; None where `goes_on` said stop. Raises AudioError."""
        return examining.examine(self._binary, path, goes_on)

    def bands(self, path: Path, seconds: int) -> Iterator["array[float]"]:
        """How the energy of its first `seconds` moves in bands; see `ffmpeg/bands.py`. Raises AudioError."""
        return bands.bands(self._binary, path, seconds)

    def encode(self, sound: Path, into: Path, form: Form, *, tags: Path | None, gone_by: GoneBy) -> None:
        """Write a master as MP3 or Opus over the file `into`; see `encoding`. Raises AudioError."""
        encoding.encode(self._binary, sound, into, form, tags=tags, gone_by=gone_by)

    def version(self) -> str:
        """The version as ffmpeg names it. Raises AudioError if it cannot be run."""
        return self._binary.version()
