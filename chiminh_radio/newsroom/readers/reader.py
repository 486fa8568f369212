"""From a file to paragraphs: what it is, by its content; then the reader for that."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from chiminh_radio.errors import ScriptError
from chiminh_radio.i18n import _
from chiminh_radio.newsroom.encodings import Conversion, Mender
from chiminh_radio.newsroom.readers import archive, converters, odt, text, word
from chiminh_radio.newsroom.readers.limits import MEGABYTE, Limits
from chiminh_radio.newsroom.readers.wrapping import unwrapped
from chiminh_radio.newsroom.words import tidy

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_PDF, _PDF_END = b"%PDF", b"%%EOF"


class _Shape(StrEnum):
    """What a file is, whatever its name says."""

    WORD = "word"
    OPEN_DOCUMENT = "open-document"
    MARKDOWN = "markdown"
    OLD_WORD = "old-word"
    PDF = "pdf"
    TEXT = "text"


_READERS: dict[_Shape, Callable[[Path, Mender], Iterable[str]]] = {
    _Shape.WORD: word.paragraphs,
    _Shape.OPEN_DOCUMENT: odt.paragraphs,
    _Shape.MARKDOWN: text.markdown,
    _Shape.TEXT: text.plain,
}
_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".bmp", ".webp", ".heic", ".tif", ".tiff", ".svg"})
_CONVERTERS = {_Shape.OLD_WORD: converters.word, _Shape.PDF: converters.pdf}
_TEXT_SUFFIXES = {".txt": _Shape.TEXT, ".md": _Shape.MARKDOWN}


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What a file says, and what had to be converted to read it."""

    paragraphs: tuple[str, ...]
    conversions: tuple[Conversion, ...] = ()
    pictures: int = 0
    """Left out."""
    was: str = ""
    """The format that another program made readable."""


def read_manuscript(path: Path, limits: Limits = Limits()) -> Manuscript:  # noqa: B008 - frozen
    """The paragraphs of a script file in order, tidy and in NFC; cells of tables row by row, headings as `== … ==`.

    Old encodings are converted. Not read: tracked deletions, text boxes, comments, footnotes, page heads and feet. No
    link is followed. Raises ScriptError with the file's name and the reason when it is not such a file, or is beyond
    `limits`.
    """
    mender = Mender()
    try:
        weigh(path, limits)
        shape = _shape(path, limits)
        if shape in _CONVERTERS:
            with TemporaryDirectory(prefix="chiminh-radio-", ignore_cleanup_errors=True) as scratch:
                made = _CONVERTERS[shape](path, Path(scratch), limits)
                return replace(read_manuscript(made.path, limits), was=made.was)
        lines = [line for each in _READERS[shape](path, mender) for line in unwrapped(each.splitlines())]
    except OSError as error:
        raise ScriptError(_("{file}: không mở được tệp ({reason})").format(file=path.name, reason=error)) from error
    paragraphs = tuple(tidied for line in lines if (tidied := tidy(line)))
    _hold_to(limits, path, paragraphs)
    pictures = archive.pictures(path) if shape in {_Shape.WORD, _Shape.OPEN_DOCUMENT} else 0
    return Manuscript(paragraphs, mender.conversions, pictures)


def weigh(path: Path, limits: Limits) -> None:
    """Raises ScriptError for what needs no reading to be refused: nothing there, an empty file, too large a one."""
    if not path.is_file():
        raise ScriptError(_("{file}: không có tệp này").format(file=path))
    size = path.stat().st_size
    if size == 0:
        raise ScriptError(_("{file}: tệp rỗng, không có gì để đọc").format(file=path.name))
    if size > limits.file_bytes:
        raise ScriptError(
            _("{file}: tệp nặng {size:.1f} MB, quá mức cho phép {limit:g} MB").format(
                file=path.name, size=size / MEGABYTE, limit=limits.file_bytes / MEGABYTE
            )
        )


def _shape(path: Path, limits: Limits) -> _Shape:
    content = path.read_bytes()
    start = content[:1024]
    if start.startswith(_ZIP):
        return _Shape(archive.document_kind(path, limits))
    if start.startswith(_OLE) and _WORD_STREAM in content and _ENCRYPTED not in content:
        return _Shape.OLD_WORD
    if start.startswith(_PDF) and _PDF_END in content[-1024:]:
        return _Shape.PDF
    _refuse_foreign(path, content)
    return _TEXT_SUFFIXES[path.suffix.lower()]


def _refuse_foreign(path: Path, content: bytes) -> None:
    """Everything that is no archive must be text, and be called so."""
    start = content[:1024]
    if start.startswith(_OLE):
        if _ENCRYPTED in content:
            raise ScriptError(_("{file}: tệp có mật khẩu; hãy bỏ mật khẩu rồi gửi lại").format(file=path.name))
        raise ScriptError(
            _("{file}: tệp Word đời cũ (.doc); hãy mở bằng Word và lưu thành .docx").format(file=path.name)
        )
    if start.startswith((_PDF, b"{\\rtf")) or start.lstrip().lower().startswith((b"<!doctype", b"<html")):
        raise ScriptError(
            _("{file}: tệp PDF, RTF hay trang web; hãy gửi bản .docx, .odt, .txt hoặc .md").format(file=path.name)
        )
    suffix = path.suffix.lower()
    if suffix in _PICTURES:
        raise ScriptError(
            _("{file}: hình ảnh không đọc lên loa được; hãy gõ chữ thành văn bản rồi gửi").format(file=path.name)
        )
    if suffix in {".docx", ".odt"}:
        raise ScriptError(
            _("{file}: tên là {suffix} nhưng bên trong không phải văn bản {suffix}, hoặc tệp hỏng").format(
                file=path.name, suffix=suffix
            )
        )
    if suffix not in _TEXT_SUFFIXES:
        raise ScriptError(
            _("{file}: không đọc được loại tệp này; hãy gửi .docx, .odt, .txt hoặc .md").format(file=path.name)
        )


def _hold_to(limits: Limits, path: Path, paragraphs: tuple[str, ...]) -> None:
    if not paragraphs:
        raise ScriptError(_("{file}: không có chữ nào để đọc").format(file=path.name))
    if len(paragraphs) > limits.paragraphs:
        raise ScriptError(
            _("{file}: có {count} đoạn, quá mức cho phép {limit}").format(
                file=path.name, count=len(paragraphs), limit=limits.paragraphs
            )
        )
    characters = sum(map(len, paragraphs))
    if characters > limits.characters:
        raise ScriptError(
            _("{file}: dài {count} ký tự, quá mức cho phép {limit}").format(
                file=path.name, count=characters, limit=limits.characters
            )
        )
