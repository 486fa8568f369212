"""Old Vietnamese encodings, and UTF-8 that was taken for something else: recognised by what reads well afterwards."""

from chiminh_radio.newsroom.encodings.fonts import Run, by_font
from chiminh_radio.newsroom.encodings.mender import Conversion, Mender

__all__ = ["Conversion", "Mender", "Run", "by_font"]
