"""Tags for Ogg (Opus), as ffmpeg takes them: names and values in a text file.

Chapters are tags too, written by us: ffmpeg rounds the seconds of its own and adds the milliseconds to that, so that
half of them come a second late.
"""

import base64
import re
import struct
from collections.abc import Iterator
from datetime import timedelta

from chiminh_radio.studio.export.tags import Picture, Tags

_FRONT = 3
_COLOUR_BITS = 24


def comments(tags: Tags) -> str:
    """The file's text."""
    return "".join(f"{line}\n" for line in [";FFMETADATA1", *_lines(tags)])


def _lines(tags: Tags) -> Iterator[str]:
    values = {
        "title": tags.title,
        "album": tags.series,
        "artist": tags.station,
        "organization": tags.station,
        "genre": tags.genre,
        "date": f"{tags.day:%Y-%m-%d}",
        "language": "vie",
        "comment": "\n".join(tags.credits),
        "metadata_block_picture": _block(tags.cover) if tags.cover else "",
    }
    yield from (f"{name}={_escaped(value)}" for name, value in values.items() if value)
    for number, chapter in enumerate(tags.chapters):
        yield f"CHAPTER{number:03}={_clock(chapter.start)}"
        yield f"CHAPTER{number:03}NAME={_escaped(chapter.title)}"


def _block(picture: Picture) -> str:
    """The picture as FLAC writes it, in base64; ffmpeg puts none into Ogg by itself."""
    mime = picture.mime.encode("ascii")
    sizes = (picture.width, picture.height, _COLOUR_BITS, 0)
    head = struct.pack(">II", _FRONT, len(mime)) + mime + struct.pack(">I", 0) + struct.pack(">4I", *sizes)
    return base64.b64encode(head + struct.pack(">I", len(picture.data)) + picture.data).decode("ascii")


def _escaped(text: str) -> str:
    """With a backslash before what would end a value or begin a comment."""
    return re.sub(r"([=;#\\\n])", r"\\\1", text.replace("\0", "").replace("\r", ""))


def _clock(at: timedelta) -> str:
    """00:03:10.250."""
    seconds, milliseconds = divmod(round(at / timedelta(milliseconds=1)), 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}.{milliseconds:03}"
