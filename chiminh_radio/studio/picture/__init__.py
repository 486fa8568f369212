"""A picture of a master: its waveform by pieces, and how loud it is from the first second to the last."""

from chiminh_radio.studio.picture.follow import Course, follow
from chiminh_radio.studio.picture.layout import COLUMNS
from chiminh_radio.studio.picture.sheet import draw

__all__ = ["COLUMNS", "Course", "draw", "follow"]
