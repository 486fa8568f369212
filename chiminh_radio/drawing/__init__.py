"""Pictures without a library: a canvas of coloured dots, letters to write on it, and the way into a PNG."""

from chiminh_radio.drawing.canvas import Canvas, Colour
from chiminh_radio.drawing.letters import Pen, fitting, line_height, width_of, wrapped, write
from chiminh_radio.drawing.png import to_png

__all__ = ["Canvas", "Colour", "Pen", "fitting", "line_height", "to_png", "width_of", "wrapped", "write"]
