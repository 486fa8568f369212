"""Documents that chance has broken, and what only calls itself a document."""

import io
import unicodedata
import zipfile
from collections.abc import Callable, Mapping
from random import Random

from proofs.newsroom.packages import SCRIPTS, Made, repacked, whole, zipped


def _bits_flipped(chance: Random) -> Made:
    suffix, content = whole(chance)
    changed = bytearray(content)
    for _ in range(chance.choice((1, 3, 30, 300))):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return suffix, bytes(changed)


def _xml_flipped(chance: Random) -> Made:
    """The bits of what is packed, in a zip whose sums are right."""
    suffix, content = whole(chance)
    entries = zipfile.ZipFile(io.BytesIO(content)).infolist()
    part = chance.choice([entry.filename for entry in entries if entry.file_size and entry.filename.endswith(".xml")])

    def flipped(text: bytes) -> bytes:
        changed = bytearray(text)
        for _ in range(chance.choice((1, 5, 50))):
            changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        return bytes(changed)

    return suffix, repacked(content, {part: flipped})


def _cut(chance: Random) -> Made:
    suffix, content = whole(chance)
    at = chance.randrange(1, len(content))
    return suffix, content[:at] if chance.random() < 0.7 else content[at:]


def _bytes_inserted(chance: Random) -> Made:
    suffix, content = whole(chance)
    at = chance.randrange(len(content))
    return suffix, content[:at] + chance.randbytes(chance.choice((1, 100, 5_000))) + content[at:]


def _parts_missing(chance: Random) -> Made:
    suffix, content = whole(chance)
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    gone = set(chance.sample(names, chance.randrange(1, len(names))))
    return suffix, repacked(content, {}, gone=gone)


def _parts_swapped(chance: Random) -> Made:
    suffix, content = whole(chance)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    texts = list(parts.values())
    chance.shuffle(texts)
    return suffix, zipped(dict(zip(parts, texts, strict=True)))


def _noise(chance: Random) -> Made:
    return chance.choice((".docx", ".odt", ".txt", ".md")), chance.randbytes(chance.choice((1, 17, 1_000, 100_000)))


def _wrong_encoding(chance: Random) -> Made:
    text = (SCRIPTS / "thong-bao-tiem-phong.txt").read_text(encoding="utf-8")
    written = chance.choice(
        (
            lambda: text.encode("utf-16"),
            lambda: text.encode("utf-16-be"),
            lambda: text.encode("utf-32"),
            lambda: text.encode("cp1258", "replace"),
            lambda: text.encode("utf-7"),
            lambda: text.encode("utf-8").decode("latin-1").encode("utf-8"),
            lambda: b"\xef\xbb\xbf" * 3 + text.encode(),
            lambda: text.encode()[: chance.randrange(50, 500)] + b"\xff\xfe\xfa",
            lambda: unicodedata.normalize("NFD", text).encode(),
        )
    )
    return chance.choice((".txt", ".md", ".TXT")), written()


def _odd_characters(chance: Random) -> Made:
    text = (SCRIPTS / "thong-bao-tiem-phong.txt").read_text(encoding="utf-8")
    odd = "\0\x01\x07\x1b\u202e\u200b\ufeff\u0301\ufffe\U0010ffff\U0001f4a3\ud7ff\r\v\f\u2028\x85"
    for _ in range(chance.choice((1, 10, 200))):
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(odd) * chance.choice((1, 1, 50)) + text[at:]
    return chance.choice((".txt", ".md")), text.encode()


def _odd_head(chance: Random) -> Made:
    """Values that no key can have: days that are none, numbers without end, ten thousand themes."""
    key = chance.choice(
        ("NGÀY PHÁT", "GIỜ PHÁT", "LOẠI", "CHỦ ĐỀ", "SỐ", "CHUYÊN MỤC", "BIÊN TẬP", "HẾT HẠN", "PHÁT TỪ", "")
    )
    value = chance.choice(
        (
            "31/02/2026",
            "00/00/0000",
            "9" * 5_000,
            "25:99",
            "1.1, " * 10_000,
            "-1",
            "../..",
            "{0}{self}%s",
            ":" * 500,
            "٣/٤/٢٠٢٦",
        )
    )
    return ".txt", f"TIÊU ĐỀ: Thử {chance.random()}\n{key}: {value}\n\nKính thưa bà con, xin mời nghe.\n".encode()


def _disguised(chance: Random) -> Made:
    starts = (
        b"%PDF-1.7\n",
        b"{\\rtf1 ",
        b"<!DOCTYPE html>",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"\x89PNG\r\n",
        b"MZ",
        b"#!/bin/sh\n",
        b"ID3",
        b"RIFF",
    )
    suffix = chance.choice((".docx", ".odt", ".txt", ".md", ".doc", ".pdf", ".jpg", ".exe", ".mp3", ".zip", ""))
    return suffix, chance.choice(starts) + chance.randbytes(chance.choice((0, 10, 10_000)))


def _empty(chance: Random) -> Made:
    return chance.choice((".docx", ".odt", ".txt", ".md", ".pdf", "")), chance.choice(
        (b"", b" ", b"\n\n\n", b"\0", b"PK\5\6" + bytes(18))
    )


BROKEN: Mapping[str, Callable[[Random], Made]] = {
    "bits flipped": _bits_flipped,
    "bits flipped within": _xml_flipped,
    "cut": _cut,
    "bytes inserted": _bytes_inserted,
    "parts missing": _parts_missing,
    "parts swapped": _parts_swapped,
    "noise": _noise,
    "wrong encoding": _wrong_encoding,
    "odd characters": _odd_characters,
    "odd head": _odd_head,
    "disguised": _disguised,
    "empty": _empty,
}
