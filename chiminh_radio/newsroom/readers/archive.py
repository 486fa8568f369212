"""The doorman of .docx and .odt, zip archives: measured, unpacked once within limits, only then opened."""

import re
import zipfile
import zlib
from pathlib import Path

from chiminh_radio.errors import ScriptError
from chiminh_radio.i18n import _
from chiminh_radio.newsroom.readers.limits import MEGABYTE, Limits

_BLOCK = 1 << 16
_ENCRYPTED_FLAG = 0x1
_XML = (".xml", ".rels")
_DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_OVERLAP = 16
_ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([A-Za-z0-9._-]+)")
_ENCODINGS = {b"utf-8", b"utf-16", b"us-ascii", b"ascii"}
_PICTURES = ("word/media/", "Pictures/")
_OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.text"

BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, ValueError, NotImplementedError, RuntimeError)
"""What Python's zip reader raises over a damaged archive."""


def document_kind(path: Path, limits: Limits) -> str:
    """What document it is, "word" or "open-document". Raises ScriptError for other, oversized and broken archives."""
    try:
        with zipfile.ZipFile(path) as archive:
            _judge_directory(path, archive.infolist(), limits)
            _judge_content(path, archive, limits)
            return _kind(path, archive)
    except BROKEN as error:
        raise broken(path) from error


def pictures(path: Path) -> int:
    """How many pictures a document that was let in has inside."""
    with zipfile.ZipFile(path) as archive:
        return sum(name.startswith(_PICTURES) and not name.endswith("/") for name in archive.namelist())


def broken(path: Path) -> ScriptError:
    """What to tell of a document that cannot be read to its end."""
    return ScriptError(_("{file}: tệp hỏng hoặc bị cắt cụt; hãy lưu lại và gửi lại").format(file=path.name))


def _judge_directory(path: Path, entries: list[zipfile.ZipInfo], limits: Limits) -> None:
    if len(entries) > limits.entries:
        raise ScriptError(
            _("{file}: có {count} mục nén bên trong, quá mức cho phép {limit}").format(
                file=path.name, count=len(entries), limit=limits.entries
            )
        )
    if any(entry.flag_bits & _ENCRYPTED_FLAG for entry in entries):
        raise ScriptError(_("{file}: tệp có mật khẩu; hãy bỏ mật khẩu rồi gửi lại").format(file=path.name))
    _judge_size(path, sum(entry.file_size for entry in entries), limits)


def _judge_content(path: Path, archive: zipfile.ZipFile, limits: Limits) -> None:
    """Unpack everything once, block by block: the directory may lie."""
    total = 0
    for entry in archive.infolist():
        is_xml = entry.filename.lower().endswith(_XML)
        tail = b""
        with archive.open(entry) as part:
            while block := part.read(_BLOCK):
                total += len(block)
                _judge_size(path, total, limits)
                if is_xml:
                    text = block.replace(b"\0", b"")  # UTF-16 hides nothing so
                    _judge_xml(path, tail + text)
                    tail = text[-_OVERLAP:]


def _judge_size(path: Path, unpacked: int, limits: Limits) -> None:
    if unpacked > limits.unpacked_bytes:
        raise ScriptError(
            _("{file}: giải nén ra hơn {limit:g} MB, quá mức cho phép").format(
                file=path.name, limit=limits.unpacked_bytes / MEGABYTE
            )
        )
    packed = path.stat().st_size
    if unpacked > packed * limits.ratio:
        raise ScriptError(
            _("{file}: nén quá {limit} lần, không giống văn bản thật").format(file=path.name, limit=limits.ratio)
        )


def _judge_xml(path: Path, text: bytes) -> None:
    encoding = _ENCODING.search(text)
    if _DECLARES.search(text) or (encoding and encoding[1].lower() not in _ENCODINGS):
        raise ScriptError(
            _("{file}: có khai báo XML lạ (DOCTYPE, ENTITY hoặc bảng mã), không an toàn để mở").format(file=path.name)
        )


def _kind(path: Path, archive: zipfile.ZipFile) -> str:
    names = set(archive.namelist())
    if {"[Content_Types].xml", "word/document.xml"} <= names:
        return "word"
    if "mimetype" in names and archive.read("mimetype").strip() == _OPEN_DOCUMENT:
        return "open-document"
    raise ScriptError(
        _("{file}: tệp nén này không phải văn bản Word (.docx) hay OpenDocument (.odt)").format(file=path.name)
    )
