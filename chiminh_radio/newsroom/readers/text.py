"""Plain text and light Markdown: every line is a paragraph, as editors write heads line under line."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from chiminh_radio.errors import ScriptError
from chiminh_radio.i18n import _
from chiminh_radio.newsroom.readers.headings import Headings

_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_HEADING = re.compile(r"(#{1,6})\s+(.+?)\s*#*")
_FENCE = re.compile(r"\s*(?:```|~~~).*")
_LINK = re.compile(r"(!?)\[([^\[\]]*)\]\([^()]*\)")
_EMPHASIS = re.compile(r"(?<!\w)[*_`]+(?=\S)|(?<=\S)[*_`]+(?!\w)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|>~])")


def plain(path: Path) -> list[str]:
    """The lines of a text file: UTF-8, or UTF-16 that says so by its byte order mark. Raises ScriptError."""
    raw = path.read_bytes()
    encoding = "utf-16" if raw.startswith(_UTF_16) else "utf-8-sig"
    if encoding != "utf-16" and b"\0" in raw:
        raise ScriptError(_("{file}: đây là tệp nhị phân, không phải văn bản").format(file=path.name))
    try:
        return raw.decode(encoding).splitlines()
    except UnicodeDecodeError as error:
        raise ScriptError(
            _("{file}: bảng mã không phải UTF-8 (byte thứ {place}); hãy lưu lại với bảng mã UTF-8").format(
                file=path.name, place=error.start + 1
            )
        ) from error


def markdown(path: Path) -> Iterator[str]:
    """The lines of a Markdown file without its marks; the cells of a table one by one."""
    headings = Headings()
    for line in plain(path):
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
