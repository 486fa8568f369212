"""Plain text and light Markdown: every line that an editor ended is a paragraph, as heads are written so."""

import codecs
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from chiminh_radio.errors import ScriptError
from chiminh_radio.i18n import _
from chiminh_radio.newsroom.encodings import Mender
from chiminh_radio.newsroom.legibility import Standards, measure
from chiminh_radio.newsroom.readers.headings import Headings
from chiminh_radio.newsroom.readers.wrapping import unwrapped

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_LINE_END = re.compile(r"\r\n?|[\n\v\f\u2028\u2029]")
_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*")
_FENCE = re.compile(r"\s*(?:```|~~~).*")
_LINK = re.compile(r"(!?)\[([^\[\]]*)\]\([^()]*\)")
_EMPHASIS = re.compile(r"(?<!\w)[*_`]+(?=\S)|(?<=\S)[*_`]+(?!\w)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")


def plain(path: Path, mender: Mender) -> list[str]:
    """The lines of a text file as its editor ended them. Raises ScriptError where no encoding is certain."""
    return unwrapped(_mended(path, mender))


def _mended(path: Path, mender: Mender) -> list[str]:
    """The lines as they stand, in whatever encoding they are certainly in."""
    raw = path.read_bytes()
    if raw.startswith(_UTF_16):
        return mender.mended(_lines(raw.decode("utf-16", "replace")))
    if b"\0" in raw:
        return mender.mended(_lines(_utf_16(path, raw)))
    try:
        return mender.mended(_lines(raw.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        mended = mender.mended(_lines(raw.decode("latin-1")))
        if not mender.conversions:
            raise ScriptError(
                _("{file}: bảng mã không phải UTF-8 (byte thứ {place}); hãy lưu lại với bảng mã UTF-8").format(
                    file=path.name, place=error.start + 1
                )
            ) from error
        return mended


def _lines(text: str) -> list[str]:
    """Parted where a line ends; what Unicode also calls a line's end is a letter in some old encodings."""
    return _LINE_END.split(text)


def _utf_16(path: Path, raw: bytes) -> str:
    """UTF-16 that does not say so, if it is Vietnamese in one of its two orders."""
    for encoding in ("utf-16-le", "utf-16-be"):
        with suppress(UnicodeDecodeError):
            text = raw.decode(encoding)
            measured = measure(text)
            if "\0" not in text and measured.syllables and not Standards().refuse(measured):
                return text
    raise ScriptError(_("{file}: đây là tệp nhị phân, không phải văn bản").format(file=path.name))


def markdown(path: Path, mender: Mender) -> Iterator[str]:
    """The lines of a Markdown file without its marks; the cells of a table one by one."""
    headings = Headings()
    for line in plain(path, mender):
        if not line.strip() or _FENCE.fullmatch(line):
            continue
        text = line.strip().lstrip(">").strip()
        if heading := _HEADING.fullmatch(text):
            yield headings.written(_unmarked(heading[2]), len(heading[1]))
        elif text.startswith("|"):
            yield from map(_unmarked, text.strip("|").split("|"))
        else:
            yield headings.written(_unmarked(text), None)


def _unmarked(text: str) -> str:
    bullet, words = ("- ", text[2:]) if text[:2] in {"- ", "* ", "+ "} else ("", text)
    words = _LINK.sub(lambda link: "" if link[1] else link[2], words)
    return bullet + _ESCAPED.sub(r"\1", _EMPHASIS.sub("", words))
