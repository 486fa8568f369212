"""What a picture shows of a sound, gathered as it goes by: so much for each column, however long the sound is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from chiminh_radio.ffmpeg import Ffmpeg
from chiminh_radio.ffmpeg.curves import STEP, ShortTerm
from chiminh_radio.model.sound import samples_in
from chiminh_radio.progress import Progress


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """How a sound went, column by column."""

    swings: tuple[tuple[float, float], ...]
    """The lowest and the highest sample, from -1 to 1."""
    short_term_lufs: tuple[float | None, ...]
    """None where the column has no value of its own."""
    integrated_lufs: float | None


def follow(ffmpeg: Ffmpeg, path: Path, duration: timedelta, columns: int, progress: Progress) -> Course:
    """Follow a sound of that duration in so many columns. Raises AudioError when it cannot be read."""
    samples = max(1, -(-samples_in(duration) // columns))
    steps = duration // STEP
    swings = []
    for swing in ffmpeg.swings(path, samples):
        swings.append(swing)
        progress(len(swings), columns + steps)
    sums, counts = [0.0] * columns, [0] * columns

    def take(number: int, lufs: float | None) -> None:
        if lufs is not None:
            column = min(columns - 1, samples_in(STEP * number) // samples)
            sums[column] += lufs
            counts[column] += 1
        progress(columns + number, columns + steps)

    integrated = _each(ffmpeg.short_term(path), take)
    means = (total / count if count else None for total, count in zip(sums, counts, strict=True))
    return Course(swings=tuple(swings), short_term_lufs=tuple(means), integrated_lufs=integrated)


def _each(values: ShortTerm, take: Callable[[int, float | None], None]) -> float | None:
    """Hand over each value with its number, from 1; give what the meter gives at its end."""
    number = 0
    while True:
        try:
            value = next(values)
        except StopIteration as end:
            return end.value if isinstance(end.value, float) else None
        number += 1
        take(number, value)
