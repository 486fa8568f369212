"""ID3v2.3, as most players read it: text in UTF-16, and chapters (CHAP) with the list of them (CTOC).

By the ID3 chapter addendum a chapter that no list names is hidden; ffmpeg writes no list, so the tag is ours.
"""

import struct
from collections.abc import Iterator
from datetime import timedelta

from chiminh_radio.studio.export.tags import Chapter, Picture, Tags

_UTF16 = b"\1"
_LATIN = b"\0"
_LANGUAGE = b"vie"
_FRONT = b"\3"
_NO_OFFSET = 0xFFFFFFFF
"""A chapter is told by its times alone."""
_TOP_AND_ORDERED = 0b11
_MOST_CHAPTERS = 255
"""What fits the list's one byte."""
_SEVEN_BITS = 0x7F


def id3(tags: Tags) -> bytes:
    """The tag, to be put before the sound of an MP3."""
    frames = b"".join(_frames(tags))
    size = bytes(len(frames) >> shift & _SEVEN_BITS for shift in (21, 14, 7, 0))
    return b"ID3\3\0\0" + size + frames


def _frames(tags: Tags) -> Iterator[bytes]:
    yield _text("TIT2", tags.title)
    yield _text("TALB", tags.series)
    yield _text("TPE1", tags.station)
    yield _text("TPUB", tags.station)
    yield _text("TCON", tags.genre)
    yield _text("TYER", f"{tags.day:%Y}")
    yield _text("TDAT", f"{tags.day:%d%m}")
    yield _text("TLAN", "vie")
    yield _text("TLEN", str(_milliseconds(tags.duration)))
    if tags.credits:
        yield _frame("COMM", _UTF16 + _LANGUAGE + _words("") + b"\0\0" + _words("\n".join(tags.credits)))
    if tags.cover:
        yield _picture(tags.cover)
    if chapters := tags.chapters[:_MOST_CHAPTERS]:
        names = [b"c%d\0" % number for number, _chapter in enumerate(chapters)]
        yield _frame("CTOC", b"toc\0" + bytes((_TOP_AND_ORDERED, len(names))) + b"".join(names))
        yield from map(_chapter, names, chapters)


def _chapter(name: bytes, chapter: Chapter) -> bytes:
    times = (_milliseconds(chapter.start), _milliseconds(chapter.end), _NO_OFFSET, _NO_OFFSET)
    return _frame("CHAP", name + struct.pack(">4I", *times) + _text("TIT2", chapter.title))


def _picture(picture: Picture) -> bytes:
    return _frame("APIC", _LATIN + picture.mime.encode("ascii") + b"\0" + _FRONT + b"\0" + picture.data)


def _text(name: str, text: str) -> bytes:
    return _frame(name, _UTF16 + _words(text))


def _words(text: str) -> bytes:
    return b"\xff\xfe" + text.replace("\0", "").encode("utf-16-le")


def _frame(name: str, body: bytes) -> bytes:
    return name.encode("ascii") + struct.pack(">IH", len(body), 0) + body


def _milliseconds(duration: timedelta) -> int:
    return round(duration / timedelta(milliseconds=1))
