"""Letters on a canvas, those of Vietnamese among them, in sizes that are whole parts of the one they were drawn in.

They are a drawing of a font (tools/alphabet.py), so that no picture waits for a font of the machine: not every one has
the marks that Vietnamese sets on top of each other, and a service has none.
"""

import json
import unicodedata
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from chiminh_radio.drawing.canvas import Canvas, Colour

_UNKNOWN = "?"


class Pen(NamedTuple):
    """How to write: at 1/`part` of the size that the letters were drawn in (48 dots), in a colour."""

    part: int
    colour: Colour


class _Letter(NamedTuple):
    width: int
    """How far away the next one stands."""
    dots: bytes
    """Row by row, with room on both sides: 0 for nothing, 255 for all ink."""


class _Alphabet(NamedTuple):
    height: int
    room: int
    letters: Mapping[str, _Letter]


@cache
def _alphabet() -> _Alphabet:
    packed = Path(__file__).with_name("alphabet.bin").read_bytes()
    head, _line, dots = zlib.decompress(packed).partition(b"\n")
    told = json.loads(head)
    letters, at = {}, 0
    for letter, width in told["widths"].items():
        size = (width + 2 * told["room"]) * told["height"]
        letters[letter] = _Letter(width, dots[at : at + size])
        at += size
    return _Alphabet(told["height"], told["room"], letters)


@cache
def _inked(letter: str, part: int) -> Sequence[tuple[int, int, int]]:
    """The dots of a letter at 1/`part` of its size: x from its place, y from the top of the line, how much ink."""
    height, room, letters = _alphabet()
    width, dots = letters[letter]
    full = width + 2 * room
    found = []
    for top in range(0, height, part):
        rows = [dots[y * full : (y + 1) * full] for y in range(top, min(top + part, height))]
        inks = ((left, sum(sum(row[left : left + part]) for row in rows)) for left in range(0, full, part))
        found += [((left - room) // part, top // part, ink // part**2) for left, ink in inks if ink >= part**2]
    return found


def line_height(pen: Pen) -> int:
    """Dots from the top of one line to the top of the next."""
    return -(-_alphabet().height // pen.part)


def width_of(text: str, pen: Pen) -> int:
    """How many dots a text is wide."""
    return -(-sum(_alphabet().letters[letter].width for letter in _known(text)) // pen.part)


def write(canvas: Canvas, x: int, y: int, text: str, pen: Pen) -> None:
    """Write a line of text whose corner at the top on the left is (x, y)."""
    at = 0
    for letter in _known(text):
        left = x + at // pen.part
        for right, down, ink in _inked(letter, pen.part):
            canvas.blend(left + right, y + down, pen.colour, ink)
        at += _alphabet().letters[letter].width


def fitting(text: str, width: int, pen: Pen) -> str:
    """The text, or as much of it as is no wider than `width`, with an ellipsis."""
    if width_of(text, pen) <= width:
        return text
    while text and width_of(text + "…", pen) > width:
        text = text[:-1]
    return text.rstrip() + "…"


def wrapped(text: str, width: int, pen: Pen) -> tuple[str, ...]:
    """The text in lines no wider than `width`; a word that is wider by itself is cut."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer, pen) <= width:
            lines[-1] = longer
        else:
            lines.append(fitting(word, width, pen))
    return tuple(filter(None, lines))


def _known(text: str) -> Iterator[str]:
    letters = _alphabet().letters
    return (letter if letter in letters else _UNKNOWN for letter in unicodedata.normalize("NFC", text))
