"""Documents that are larger than they look, or that nobody could read in a day."""

from collections.abc import Callable, Mapping
from random import Random

from proofs.newsroom.packages import BODY, CONTENT, MAIN, WORD, Made, packages, repacked, whole, zipped


def _zip_bomb(chance: Random) -> Made:
    """Ten to a hundred megabytes in a few kilobytes, inside a document that is otherwise whole."""
    suffix, content = whole(chance)
    size = chance.choice((10, 40, 100)) * 1_000_000
    name = chance.choice((MAIN, CONTENT, "word/media/image1.png", "extra.xml"))
    return suffix, repacked(content, {}, more={name: bytes(size)}, gone={name})


def _lying_directory(chance: Random) -> Made:
    """The directory says that a part is small; unpacked it is not."""
    suffix, content = whole(chance)
    packed = bytearray(repacked(content, {}, more={"extra.xml": b" " * 40_000_000}))
    at = packed.rindex(b"extra.xml") - 46  # the entry of the central directory
    packed[at + 24 : at + 28] = (1_000).to_bytes(4, "little")
    return suffix, bytes(packed)


def _nested(chance: Random) -> Made:
    suffix, content = whole(chance)
    inner = content
    for _ in range(chance.choice((1, 20, 60))):
        inner = zipped({"inner" + suffix: inner})
    return suffix, inner if chance.random() < 0.5 else repacked(content, {}, more={"word/embeddings/a.docx": inner})


def _many_entries(chance: Random) -> Made:
    suffix, content = whole(chance)
    return suffix, repacked(
        content, {}, more={f"word/extra{n}.xml": b"<a/>" for n in range(chance.choice((500, 5_000)))}
    )


def _giant_paragraph(chance: Random) -> Made:
    words = ("bà con nhân dân trong xã " * chance.choice((200, 2_000, 20_000, 200_000))).encode()
    if chance.random() < 0.5:
        return chance.choice((".txt", ".md")), "TIÊU ĐỀ: Dài\n\n".encode() + words
    body = b"<w:p><w:r><w:t>" + words + b"</w:t></w:r></w:p>"
    return ".docx", repacked(WORD.read_bytes(), {MAIN: lambda text: text.replace(BODY, BODY + body)})


def _many_paragraphs(chance: Random) -> Made:
    number = chance.choice((400, 4_000, 6_000, 60_000))
    if chance.random() < 0.5:
        return chance.choice((".txt", ".md")), "Kính thưa bà con.\n\n".encode() * number
    body = "<w:p><w:r><w:t>Kính thưa bà con.</w:t></w:r></w:p>".encode() * number
    return ".docx", repacked(WORD.read_bytes(), {MAIN: lambda text: text.replace(BODY, BODY + body)})


def _deep(chance: Random) -> Made:
    depth = chance.choice((100, 300, 5_000))
    if chance.random() < 0.5:
        return ".odt", repacked(
            packages()[".odt"],
            {
                CONTENT: lambda text: text.replace(
                    b"</office:text>", b"<text:section>" * depth + b"</text:section>" * depth + b"</office:text>"
                )
            },
        )
    table, end = b"<w:tbl><w:tr><w:tc>", b"</w:tc></w:tr></w:tbl>"
    return ".docx", repacked(
        WORD.read_bytes(), {MAIN: lambda text: text.replace(BODY, BODY + table * depth + end * depth)}
    )


HUGE: Mapping[str, Callable[[Random], Made]] = {
    "zip bomb": _zip_bomb,
    "lying directory": _lying_directory,
    "nested archives": _nested,
    "many entries": _many_entries,
    "giant paragraph": _giant_paragraph,
    "many paragraphs": _many_paragraphs,
    "deep nesting": _deep,
}
