"""How loud a master is from its beginning to its end, over a band where the station wants it."""

from collections.abc import Sequence
from itertools import pairwise

from chiminh_radio.drawing import Canvas, Colour, line_height, width_of, write
from chiminh_radio.i18n import _
from chiminh_radio.studio.picture.layout import COLUMNS, LEFT, LOUDNESS, LOUDNESS_HEIGHT, RULE, SMALL

LOUD, WANTED = Colour(196, 74, 36), Colour(216, 234, 212)
_MOST_LUFS, _LEAST_LUFS = -8.0, -40.0
_SCALE_LUFS = (-10.0, -20.0, -30.0, -40.0)
_NEAR_LU = 0.5
_LINE = 2


def loudness(canvas: Canvas, values: Sequence[float | None], wanted_lufs: float) -> None:
    """The short-term line over a band where the station wants it."""
    top, bottom = _height(wanted_lufs + _NEAR_LU), _height(wanted_lufs - _NEAR_LU)
    canvas.fill(LEFT, top, COLUMNS, bottom - top + 1, WANTED)
    for lufs in (wanted_lufs, *_SCALE_LUFS):
        words = f"{lufs:g}"
        write(canvas, LEFT - 8 - width_of(words, SMALL), _height(lufs) - 9, words, SMALL)
        canvas.fill(LEFT, _height(lufs), COLUMNS if lufs in _SCALE_LUFS else 0, 1, RULE)
    name = _("Độ to trong ba giây (LUFS); dải xanh là mức của đài")
    write(canvas, LEFT, LOUDNESS - line_height(SMALL) - 1, name, SMALL)
    points = [(LEFT + column, _height(lufs)) for column, lufs in enumerate(values) if lufs is not None]
    for (left, before), (right, after) in pairwise(points):
        last = before
        for x in range(left + 1, right + 1):
            y = before + (after - before) * (x - left) // (right - left)
            canvas.fill(x, min(last, y), 1, abs(y - last) + _LINE, LOUD)
            last = y


def _height(lufs: float) -> int:
    share = (_MOST_LUFS - max(_LEAST_LUFS, min(_MOST_LUFS, lufs))) / (_MOST_LUFS - _LEAST_LUFS)
    return LOUDNESS + round(share * (LOUDNESS_HEIGHT - _LINE))
