"""Music under speech: low where words are, higher where nobody speaks for a moment, gone where another sound is.

Nothing is listened for: the cues tell to the sample where what is. So the music is down before the first word, stays
down between two sentences, and its level moves only where it cannot be heard to pump.
"""

import math
import warnings
import wave
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

from chiminh_radio.model.sound import SAMPLE_BYTES, samples_in
from chiminh_radio.studio.samples import pcm_of, samples_of

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # from 3.13 on it is the package audioop-lts
    import audioop

UP_LU = 8.0
"""So much below speech the music is where nobody speaks."""
_FADE = timedelta(seconds=1)
_MOMENT = timedelta(seconds=2.5)
"""In a shorter pause the music stays where it is."""
_SHORTEST_FADE = timedelta(milliseconds=20)
_CROSSFADE = timedelta(seconds=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plateau:
    """A stretch of a programme, in samples, on which a bed has one gain."""

    start: int
    end: int
    gain: float


def headroom_db(below_lu: float) -> float:
    """How much lower the peaks of speech must be held where a bed is so far below it: together they are as before."""
    return -20 * math.log10(1 - 10 ** (-below_lu / 20))


def plateaus(start: int, end: int, sounds: Iterable[Plateau]) -> tuple[Plateau, ...]:
    """The whole of a bed from `start` to `end` over the `sounds` that are heard with it, in order."""
    edges = [Plateau(start=start, end=start, gain=0.0), *sounds, Plateau(start=end, end=end, gain=0.0)]
    fade, up = samples_in(_FADE), 10 ** (-UP_LU / 20)
    found = edges[:1]
    for before, after in pairwise(edges):
        if after.start - before.end >= samples_in(_MOMENT):
            found.append(Plateau(start=before.end + fade, end=after.start - fade, gain=up))
        found.append(after)
    return tuple(found)


class Bed:
    """A piece of music, levelled, as a bed."""

    def __init__(self, path: Path, course: Sequence[Plateau]) -> None:
        """Take a WAV in the station's form, at the station's loudness; `course` is in samples of the programme."""
        self._path = path
        self._start, self._end = course[0].start, course[-1].end
        self._slopes = tuple(_slopes(course))

    def under(self, blocks: Iterable[bytes]) -> Iterator[bytes]:
        """A programme's sound, from its beginning on, with the bed under it."""
        at = 0
        with wave.open(str(self._path), "rb") as file:
            loop = _Loop(file)
            for block in blocks:
                until = at + len(block) // SAMPLE_BYTES
                yield self._laid(block, at, loop) if at < self._end and until > self._start else block
                at = until

    def _laid(self, block: bytes, at: int, loop: "_Loop") -> bytes:
        until = at + len(block) // SAMPLE_BYTES
        music = bytearray(max(0, self._start - at) * SAMPLE_BYTES)
        for slope in self._slopes:
            start, stop = max(slope.start, at), min(slope.end, until)
            if start < stop:
                music += slope.shaped(loop.read(start - self._start, stop - start), start)
        return audioop.add(block, bytes(music).ljust(len(block), b"\0"), SAMPLE_BYTES)


class _Loop:
    """Music over and over, its end faded into its beginning."""

    def __init__(self, file: wave.Wave_read) -> None:
        self._file = file
        self._length = file.getnframes()
        self._joint = min(samples_in(_CROSSFADE), self._length // 4)
        self._turn = self._length - self._joint

    def read(self, at: int, count: int) -> bytes:
        """So many samples from sample `at` of it on."""
        found = bytearray()
        while count:
            number, place = divmod(at, self._turn)
            joining = number > 0 and place < self._joint
            take = min(count, (self._joint if joining else self._turn) - place)
            found += self._joined(place, take) if joining else self._read(place, take)
            at, count = at + take, count - take
        return bytes(found)

    def _joined(self, place: int, count: int) -> bytes:
        leaving = _Slope(start=0, end=self._joint, before=1.0, after=0.0)
        coming = _Slope(start=0, end=self._joint, before=0.0, after=1.0)
        old = leaving.shaped(self._read(self._turn + place, count), place)
        return audioop.add(coming.shaped(self._read(place, count), place), old, SAMPLE_BYTES)

    def _read(self, place: int, count: int) -> bytes:
        self._file.setpos(place)
        return self._file.readframes(count)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Slope:
    """From one gain to another, without a corner at its ends; or one gain all along."""

    start: int
    end: int
    before: float
    after: float

    def shaped(self, pcm: bytes, at: int) -> bytes:
        """What of the sound lies on it from sample `at` on, at its gain."""
        if self.before == self.after:
            return audioop.mul(pcm, SAMPLE_BYTES, self.before)
        turn = math.pi / (self.end - self.start)
        middle, swing = (self.before + self.after) / 2, (self.before - self.after) / 2
        numbered = enumerate(samples_of(pcm), at - self.start)
        return pcm_of(array("h", (round(one * (middle + swing * math.cos(turn * n))) for n, one in numbered)))


def _slopes(course: Sequence[Plateau]) -> Iterator[_Slope]:
    """From plateau to plateau: late on the way down, at once on the way up; their whole course."""
    fade, shortest = samples_in(_FADE), samples_in(_SHORTEST_FADE)
    at = course[0].start
    for before, after in pairwise(course):
        if before.gain == after.gain:
            continue
        length = max(shortest, min(fade, after.start - before.end))
        start = max(at, after.start - length if after.gain < before.gain else before.end)
        yield _Slope(start=at, end=start, before=before.gain, after=before.gain)
        at = start + length
        yield _Slope(start=start, end=at, before=before.gain, after=after.gain)
    yield _Slope(start=at, end=max(at, course[-1].end), before=course[-1].gain, after=course[-1].gain)
