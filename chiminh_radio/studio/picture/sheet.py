"""How the picture of a master is laid out: head, pieces, waveform, time, loudness, and the list of the pieces."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import count, pairwise

from chiminh_radio.clock import as_length
from chiminh_radio.drawing import Canvas, Colour, Pen, fitting, line_height, width_of, write
from chiminh_radio.i18n import _
from chiminh_radio.model.item import Cue
from chiminh_radio.model.programme import Programme
from chiminh_radio.studio.picture.follow import Course

PAPER, SHADE = Colour(252, 252, 249), Colour(240, 242, 238)
INK, GREY, RULE = Colour(30, 36, 42), Colour(110, 118, 124), Colour(206, 210, 208)
WAVES = Colour(25, 106, 122), Colour(62, 139, 137)
"""Of one piece and the next."""
LOUD, WANTED = Colour(196, 74, 36), Colour(216, 234, 212)

LEFT, COLUMNS, RIGHT = 56, 1520, 24
WIDTH = LEFT + COLUMNS + RIGHT
_HEAD, _NAMES = 20, 66
_WAVE, _WAVE_HEIGHT = 92, 260
_TIME = _WAVE + _WAVE_HEIGHT + 4
_LOUDNESS, _LOUDNESS_HEIGHT = _TIME + 48, 140
_LIST = _LOUDNESS + _LOUDNESS_HEIGHT + 24
_TITLE, _TEXT, _PALE, _SMALL = Pen(2, INK), Pen(3, INK), Pen(3, GREY), Pen(4, GREY)
_MOST_LUFS, _LEAST_LUFS = -8.0, -40.0
_SCALE_LUFS = (-10.0, -20.0, -30.0, -40.0)
_NEAR_LU = 0.5
_TICKS_SECONDS = (1, 2, 5, 10, 30, 60, 120, 300, 600, 1800)
_TICK_WIDTH = 100
_LINE = 2


def draw(programme: Programme, head: str, course: Course, wanted_lufs: float) -> Canvas:
    """The picture of a master that sounded as `course` tells, under a `head`; `wanted_lufs` is the station's level."""
    pieces = programme.pieces
    rows = -(-len(pieces) // 2)
    canvas = Canvas(WIDTH, _LIST + rows * line_height(_TEXT) + 20, PAPER)
    figures = as_length(programme.duration)
    if course.integrated_lufs is not None:
        figures += _(" · độ to chung {lufs:.1f} LUFS").format(lufs=course.integrated_lufs)
    right = WIDTH - RIGHT - width_of(figures, _TEXT)
    write(canvas, LEFT, _HEAD, fitting(head, right - LEFT - 20, _TITLE), _TITLE)
    write(canvas, right, _HEAD + 8, figures, _PALE)
    bounds = [*(_x(piece.at, programme.duration) for piece in pieces), LEFT + COLUMNS]
    _shade(canvas, bounds)
    _waveform(canvas, course.swings, bounds)
    _loudness(canvas, course.short_term_lufs, wanted_lufs)
    _names(canvas, pieces, bounds)
    _clock(canvas, programme.duration)
    _list(canvas, pieces, rows)
    return canvas


def _x(at: timedelta, duration: timedelta) -> int:
    return LEFT + int(at / duration * COLUMNS)


def _shade(canvas: Canvas, bounds: Sequence[int]) -> None:
    """Every other piece on a darker ground, in both panels."""
    for number, (left, right) in enumerate(pairwise(bounds)):
        colour = SHADE if number % 2 else Colour(255, 255, 255)
        canvas.fill(left, _NAMES, right - left, _WAVE + _WAVE_HEIGHT - _NAMES, colour)
        canvas.fill(left, _LOUDNESS, right - left, _LOUDNESS_HEIGHT, colour)


def _waveform(canvas: Canvas, swings: Sequence[tuple[float, float]], bounds: Sequence[int]) -> None:
    middle, half = _WAVE + _WAVE_HEIGHT // 2, _WAVE_HEIGHT // 2 - 2
    piece = 0
    for column, (lowest, highest) in enumerate(swings[:COLUMNS]):
        x = LEFT + column
        while piece + 2 < len(bounds) and x >= bounds[piece + 1]:
            piece += 1
        top, bottom = middle - round(highest * half), middle - round(lowest * half)
        canvas.fill(x, top, 1, max(1, bottom - top), WAVES[piece % 2])


def _names(canvas: Canvas, pieces: Sequence[Cue], bounds: Sequence[int]) -> None:
    """A line where each piece begins, its number, and its title where there is room for it."""
    for number, piece in enumerate(pieces, 1):
        left, room = bounds[number - 1], bounds[number] - bounds[number - 1]
        canvas.fill(left, _NAMES, 1, _WAVE + _WAVE_HEIGHT - _NAMES, GREY)
        canvas.fill(left, _LOUDNESS, 1, _LOUDNESS_HEIGHT, RULE)
        words = fitting(f"{number}  {piece.title}", room - 10, _TEXT)
        if width_of(str(number), _TEXT) <= room - 6:
            write(canvas, left + 5, _NAMES + 2, words if len(words) > len(str(number)) + 1 else str(number), _TEXT)


def _clock(canvas: Canvas, duration: timedelta) -> None:
    """The time of the tape under the waveform."""
    wanted = duration / COLUMNS * _TICK_WIDTH
    fit = (timedelta(seconds=each) for each in _TICKS_SECONDS)
    step = next((each for each in fit if each >= wanted), timedelta(hours=1))
    for number in count():
        at = step * number
        if at > duration:
            return
        x, words = _x(at, duration), as_length(at)
        canvas.fill(x, _TIME - 4, 1, 6, GREY)
        left = min(x - width_of(words, _SMALL) // 2, WIDTH - width_of(words, _SMALL))
        write(canvas, left, _TIME + 4, words, _SMALL)


def _loudness(canvas: Canvas, values: Sequence[float | None], wanted_lufs: float) -> None:
    """The short-term line over a band where the station wants it."""
    top, bottom = _height(wanted_lufs + _NEAR_LU), _height(wanted_lufs - _NEAR_LU)
    canvas.fill(LEFT, top, COLUMNS, bottom - top + 1, WANTED)
    for lufs in (wanted_lufs, *_SCALE_LUFS):
        words = f"{lufs:g}"
        write(canvas, LEFT - 8 - width_of(words, _SMALL), _height(lufs) - 9, words, _SMALL)
        canvas.fill(LEFT, _height(lufs), COLUMNS if lufs in _SCALE_LUFS else 0, 1, RULE)
    name = _("Độ to trong ba giây (LUFS); dải xanh là mức của đài")
    write(canvas, LEFT, _LOUDNESS - line_height(_SMALL) - 1, name, _SMALL)
    points = [(LEFT + column, _height(lufs)) for column, lufs in enumerate(values) if lufs is not None]
    for (left, before), (right, after) in pairwise(points):
        last = before
        for x in range(left + 1, right + 1):
            y = before + (after - before) * (x - left) // (right - left)
            canvas.fill(x, min(last, y), 1, abs(y - last) + _LINE, LOUD)
            last = y


def _height(lufs: float) -> int:
    share = (_MOST_LUFS - max(_LEAST_LUFS, min(_MOST_LUFS, lufs))) / (_MOST_LUFS - _LEAST_LUFS)
    return _LOUDNESS + round(share * (_LOUDNESS_HEIGHT - _LINE))


def _list(canvas: Canvas, pieces: Sequence[Cue], rows: int) -> None:
    """Number, beginning, title and length of each piece, in two columns."""
    half = COLUMNS // 2
    for number, piece in enumerate(pieces):
        x, y = LEFT + number // rows * half, _LIST + number % rows * line_height(_TEXT)
        length = as_length(piece.duration)
        write(canvas, x, y, f"{number + 1}", _TEXT)
        write(canvas, x + 34, y, as_length(piece.at), _PALE)
        write(canvas, x + 100, y, fitting(piece.title, half - 200, _TEXT), _TEXT)
        write(canvas, x + half - 40 - width_of(length, _TEXT), y, length, _PALE)
