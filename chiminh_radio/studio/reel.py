"""Takes on their way from their engine's rate to the station's: all of them in one go, and cut again to the sample.

One by one they would cost an ffmpeg process for each sentence.
"""

import wave
from collections.abc import Generator, Iterable, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from chiminh_radio.ffmpeg import Blocks, Ffmpeg
from chiminh_radio.model.sound import SAMPLE_BYTES
from chiminh_radio.model.speech import Take
from chiminh_radio.studio.takes import trimmed

_GAIN_DB = -3.0
"""Room for the peaks that a change of sample rate brings out; the assembler sets the level in the end."""
_FIRST_TAKES = 12
"""They tell how loud a voice is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sound:
    """The station's PCM, silent for so long at its beginning and at its end."""

    pcm: bytes
    before: timedelta = timedelta()
    after: timedelta = timedelta()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cut:
    """One take within the reel: its rate, its length at the station's rate, and the quiet at its ends."""

    rate_hz: int
    samples: int
    before: timedelta
    after: timedelta


class Reel:
    """Takes trimmed and joined, those of each rate in one WAV of the folder `scratch`."""

    def __init__(self, takes: Sequence[Take], ffmpeg: Ffmpeg, scratch: Path) -> None:
        """Join them. Raises AudioError when one is missing, cut short or silent."""
        self._ffmpeg = ffmpeg
        self._scratch = scratch
        self._takes = takes
        self._files, self._cuts = _join(takes, scratch)

    def loudness(self) -> float | None:
        """How loud the speech will be, in LUFS; None where there is too little of it."""
        folder = self._scratch / "dau"
        folder.mkdir()
        files, _cuts = _join(self._takes[:_FIRST_TAKES], folder)
        heard = [self._ffmpeg.measure(file, gain_db=_GAIN_DB).integrated_lufs for file in files.values()]
        return next((lufs for lufs in heard if lufs is not None), None)

    def play(self) -> Generator[Sound, None, None]:
        """Each take in order, as the station's PCM."""
        with ExitStack() as stack:
            sounds = {
                rate_hz: _Reader(stack.enter_context(closing(self._ffmpeg.decode(file, gain_db=_GAIN_DB))))
                for rate_hz, file in self._files.items()
            }
            for cut in self._cuts:
                pcm = sounds[cut.rate_hz].read(cut.samples * SAMPLE_BYTES)
                yield Sound(pcm=pcm, before=cut.before, after=cut.after)


def _join(takes: Iterable[Take], folder: Path) -> tuple[dict[int, Path], list[_Cut]]:
    files: dict[int, Path] = {}
    writing: dict[int, wave.Wave_write] = {}
    cuts = []
    with ExitStack() as stack:
        for take in map(trimmed, takes):
            if take.rate_hz not in files:
                files[take.rate_hz] = folder / f"{take.rate_hz}.wav"
                writing[take.rate_hz] = stack.enter_context(wave.open(str(files[take.rate_hz]), "wb"))
                writing[take.rate_hz].setparams((1, SAMPLE_BYTES, take.rate_hz, 0, "NONE", ""))
            writing[take.rate_hz].writeframesraw(take.pcm)
            cuts.append(_Cut(rate_hz=take.rate_hz, samples=take.samples, before=take.before, after=take.after))
    return files, cuts


class _Reader:
    """Blocks of any size, read in pieces of a wanted size; what lacks at the very end is silence."""

    def __init__(self, blocks: Blocks) -> None:
        self._blocks = blocks
        self._held = bytearray()

    def read(self, size: int) -> bytes:
        while len(self._held) < size and (block := next(self._blocks, b"")):
            self._held += block
        piece = bytes(self._held[:size])
        del self._held[:size]
        return piece.ljust(size, b"\0")
