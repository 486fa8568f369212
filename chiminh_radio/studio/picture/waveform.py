"""The waveform by pieces: their grounds, numbers and titles, the headings within, and the time of the tape."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import count, pairwise

from chiminh_radio.clock import as_length
from chiminh_radio.drawing import Canvas, Colour, fitting, line_height, width_of, write
from chiminh_radio.model.item import Cue
from chiminh_radio.studio.picture.layout import (
    COLUMNS,
    GREY,
    LEFT,
    LOUDNESS,
    LOUDNESS_HEIGHT,
    NAMES,
    RULE,
    SHADE,
    SMALL,
    TEXT,
    TIME,
    WAVE,
    WAVE_HEIGHT,
    WHITE,
    WIDTH,
    x_of,
)

WAVES = Colour(25, 106, 122), Colour(62, 139, 137)
"""Of one piece and the next."""
_TICKS_SECONDS = (1, 2, 5, 10, 30, 60, 120, 300, 600, 1800)
_TICK_WIDTH = 100
_LEAST_WORDS = 40
"""Narrower, no word would be left of a heading."""


def shade(canvas: Canvas, bounds: Sequence[int]) -> None:
    """Every other piece on a darker ground, in both panels."""
    for number, (left, right) in enumerate(pairwise(bounds)):
        colour = SHADE if number % 2 else WHITE
        canvas.fill(left, NAMES, right - left, WAVE + WAVE_HEIGHT - NAMES, colour)
        canvas.fill(left, LOUDNESS, right - left, LOUDNESS_HEIGHT, colour)


def wave(canvas: Canvas, swings: Sequence[tuple[float, float]], bounds: Sequence[int]) -> None:
    """A line from the lowest to the highest sample of each column, in the colour of its piece."""
    middle, half = WAVE + WAVE_HEIGHT // 2, WAVE_HEIGHT // 2 - 2
    piece = 0
    for column, (lowest, highest) in enumerate(swings[:COLUMNS]):
        x = LEFT + column
        while piece + 2 < len(bounds) and x >= bounds[piece + 1]:
            piece += 1
        top, bottom = middle - round(highest * half), middle - round(lowest * half)
        canvas.fill(x, top, 1, max(1, bottom - top), WAVES[piece % 2])


def names(canvas: Canvas, pieces: Sequence[Cue], bounds: Sequence[int]) -> None:
    """A line where each piece begins, its number, and its title where there is room for it."""
    for number, piece in enumerate(pieces, 1):
        left, room = bounds[number - 1], bounds[number] - bounds[number - 1]
        canvas.fill(left, NAMES, 1, WAVE + WAVE_HEIGHT - NAMES, GREY)
        canvas.fill(left, LOUDNESS, 1, LOUDNESS_HEIGHT, RULE)
        words = fitting(f"{number}  {piece.title}", room - 10, TEXT)
        if width_of(str(number), TEXT) <= room - 6:
            write(canvas, left + 5, NAMES + 2, words if len(words) > len(str(number)) + 1 else str(number), TEXT)


def headings(canvas: Canvas, headings: Sequence[Cue], duration: timedelta) -> None:
    """A light line where each heading begins within a piece, and its words under the waveform."""
    for heading in headings:
        left, right = (x_of(at, duration) for at in (heading.at, heading.at + heading.duration))
        canvas.fill(left, WAVE, 1, WAVE_HEIGHT, RULE)
        if right - left > _LEAST_WORDS:
            words = fitting(heading.title, right - left - 8, SMALL)
            write(canvas, left + 4, WAVE + WAVE_HEIGHT - line_height(SMALL) - 2, words, SMALL)


def clock(canvas: Canvas, duration: timedelta) -> None:
    """The time of the tape under the waveform."""
    wanted = duration / COLUMNS * _TICK_WIDTH
    fit = (timedelta(seconds=each) for each in _TICKS_SECONDS)
    step = next((each for each in fit if each >= wanted), timedelta(hours=1))
    for number in count():
        at = step * number
        if at > duration:
            return
        x, words = x_of(at, duration), as_length(at)
        canvas.fill(x, TIME - 4, 1, 6, GREY)
        left = min(x - width_of(words, SMALL) // 2, WIDTH - width_of(words, SMALL))
        write(canvas, left, TIME + 4, words, SMALL)
