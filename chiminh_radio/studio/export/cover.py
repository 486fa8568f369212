"""The cover of an exported programme: the station's own picture, or one drawn of its names."""

import struct
from functools import lru_cache
from math import isqrt
from pathlib import Path

from chiminh_radio.drawing import Canvas, Colour, Pen, line_height, to_png, wrapped, write
from chiminh_radio.errors import StationError
from chiminh_radio.i18n import _
from chiminh_radio.studio.export.tags import Picture

MOST_BYTES = 1 << 20
"""Of a picture: it goes into each file that is exported."""
SIZE, _MARGIN = 600, 48
_GROUND, _RING, _WORDS, _PALE = Colour(20, 88, 104), Colour(40, 112, 126), Colour(255, 255, 255), Colour(186, 218, 220)
_BIG, _SMALL = Pen(1, _WORDS), Pen(2, _PALE)
_MOST_LINES = 5
_RINGS = ((70, 96), (144, 166), (218, 236), (292, 306), (366, 376))
"""How far from the corner each wave of sound begins and ends."""
_PNG, _JPEG = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"
_TWO_LONGS = struct.Struct(">II")
_SEGMENT = struct.Struct(">BBHxHH")
"""A marker, the segment's length; in a frame's head a byte of precision, height, width."""
_MARKER = 0xFF
_FRAME_HEADS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG's markers in front of a picture's size."""


@lru_cache(maxsize=8)  # days of the schedule have few, and each for several airings
def drawn_cover(station: str, title: str, day: str) -> Picture:
    """The station's name, a programme's title and its day, over sound that spreads."""
    canvas = Canvas(SIZE, SIZE, _GROUND)
    _waves(canvas)
    y = _MARGIN
    for line in wrapped(station, SIZE - 2 * _MARGIN, _SMALL):
        write(canvas, _MARGIN, y, line, _SMALL)
        y += line_height(_SMALL)
    y += line_height(_SMALL)
    for line in wrapped(title, SIZE - 2 * _MARGIN, _BIG)[:_MOST_LINES]:
        write(canvas, _MARGIN, y, line, _BIG)
        y += line_height(_BIG)
    write(canvas, _MARGIN, SIZE - _MARGIN - line_height(_SMALL), day, _SMALL)
    return Picture(mime="image/png", width=SIZE, height=SIZE, data=to_png(canvas))


def _waves(canvas: Canvas) -> None:
    """Line by line what of each ring lies on it."""
    for far in range(1, _RINGS[-1][1]):
        for near, end in _RINGS:
            outside, inside = (isqrt(max(0, radius**2 - far**2)) for radius in (end, near))
            canvas.fill(SIZE - outside, SIZE - far, outside - inside, 1, _RING)


def cover_of(path: Path) -> Picture:
    """The station's own picture. Raises StationError when it is none, or too big to go into every file."""
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise StationError(
            _("không đọc được ảnh bìa {file}: {reason} (config.toml: [studio] cover)").format(
                file=path, reason=error.strerror
            )
        ) from error
    if len(data) > MOST_BYTES:
        raise StationError(
            _("ảnh bìa {file} quá lớn, nhiều nhất {most} kB (config.toml: [studio] cover)").format(
                file=path, most=MOST_BYTES >> 10
            )
        )
    size = _size_of_png(data) or _size_of_jpeg(data)
    if size is None:
        raise StationError(_("ảnh bìa {file} không phải PNG hay JPEG (config.toml: [studio] cover)").format(file=path))
    mime = "image/png" if data.startswith(_PNG) else "image/jpeg"
    return Picture(mime=mime, width=size[0], height=size[1], data=data)


def _size_of_png(data: bytes) -> tuple[int, int] | None:
    """Its first chunk tells."""
    at = len(_PNG) + len("....IHDR")
    if not data.startswith(_PNG) or len(data) < at + _TWO_LONGS.size:
        return None
    width, height = _TWO_LONGS.unpack_from(data, at)
    return width, height


def _size_of_jpeg(data: bytes) -> tuple[int, int] | None:
    """The head of its first frame tells; that is found from one segment to the next."""
    at = 2 if data.startswith(_JPEG) else len(data)
    while at + _SEGMENT.size <= len(data):
        sign, marker, length, height, width = _SEGMENT.unpack_from(data, at)
        if sign != _MARKER:
            return None
        if marker in _FRAME_HEADS:
            return width, height
        at += 2 + length
    return None
