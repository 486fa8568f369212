"""Where everything stands in the picture of a master, and in which colour."""

from datetime import timedelta

from chiminh_radio.drawing import Colour, Pen

PAPER, WHITE, SHADE = Colour(252, 252, 249), Colour(255, 255, 255), Colour(240, 242, 238)
INK, GREY, RULE = Colour(30, 36, 42), Colour(110, 118, 124), Colour(206, 210, 208)
TITLE, TEXT, PALE, SMALL = Pen(2, INK), Pen(3, INK), Pen(3, GREY), Pen(4, GREY)

LEFT, COLUMNS, RIGHT = 56, 1520, 24
WIDTH = LEFT + COLUMNS + RIGHT
HEAD, NAMES = 20, 66
WAVE, WAVE_HEIGHT = 92, 260
TIME = WAVE + WAVE_HEIGHT + 4
LOUDNESS, LOUDNESS_HEIGHT = TIME + 48, 140
LIST = LOUDNESS + LOUDNESS_HEIGHT + 24


def x_of(at: timedelta, duration: timedelta) -> int:
    """Where a moment of a sound stands."""
    return LEFT + int(at / duration * COLUMNS)
