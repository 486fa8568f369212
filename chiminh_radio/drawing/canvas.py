"""Coloured dots in rows. What lies outside is not drawn: who draws need not ask where the edge is."""

from typing import NamedTuple

_BYTES = 3
_FULL = 255


class Colour(NamedTuple):
    """Red, green, blue: 0 to 255 each."""

    red: int
    green: int
    blue: int


class Canvas:
    """A picture; (0, 0) is at the top on the left."""

    def __init__(self, width: int, height: int, ground: Colour) -> None:
        self.width = width
        self.height = height
        self._dots = bytearray(bytes(ground) * (width * height))

    def fill(self, x: int, y: int, width: int, height: int, colour: Colour) -> None:
        """A rectangle, of which (x, y) is the corner at the top on the left."""
        left, right = max(0, x), min(self.width, x + width)
        row = bytes(colour) * (right - left)
        for line in range(max(0, y), min(self.height, y + height)):
            start = (line * self.width + left) * _BYTES
            self._dots[start : start + len(row)] = row

    def blend(self, x: int, y: int, colour: Colour, share: int) -> None:
        """One dot, `share` of 255 of which is the colour and the rest what was there."""
        if 0 <= x < self.width and 0 <= y < self.height:
            start = (y * self.width + x) * _BYTES
            for place, wanted in enumerate(colour, start):
                there = self._dots[place]
                self._dots[place] = there + (wanted - there) * share // _FULL

    def at(self, x: int, y: int) -> Colour:
        """The colour of one dot."""
        start = (y * self.width + x) * _BYTES
        return Colour(*self._dots[start : start + _BYTES])

    def row(self, y: int) -> bytes:
        """The dots of one line, three bytes each."""
        start = y * self.width * _BYTES
        return bytes(self._dots[start : start + self.width * _BYTES])
