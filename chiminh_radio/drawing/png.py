"""A canvas as a PNG file's bytes."""

import struct
import zlib

from chiminh_radio.drawing.canvas import Canvas

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_EIGHT_BITS, _RGB = 8, 2
_AS_IT_IS = b"\0"
"""Before each row: no filter."""


def to_png(canvas: Canvas) -> bytes:
    """The picture in true colour."""
    head = struct.pack(">IIBBBBB", canvas.width, canvas.height, _EIGHT_BITS, _RGB, 0, 0, 0)
    rows = b"".join(_AS_IT_IS + canvas.row(y) for y in range(canvas.height))
    return _SIGNATURE + _chunk(b"IHDR", head) + _chunk(b"IDAT", zlib.compress(rows)) + _chunk(b"IEND", b"")


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
