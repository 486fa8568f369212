"""OpenDocument text (.odt, LibreOffice): what a reader of the printed page would read in its body."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from chiminh_radio.newsroom.encodings import Mender, Run, by_font
from chiminh_radio.newsroom.readers.archive import BROKEN, broken
from chiminh_radio.newsroom.readers.headings import TITLE, Headings
from chiminh_radio.newsroom.readers.odt_fonts import Fonts

if TYPE_CHECKING:
    from odfdo import Document, Element

_NOT_READ = frozenset(
    {
        "text:tracked-changes",
        "office:annotation",
        "office:annotation-end",
        "text:note",
        "draw:frame",
        "draw:custom-shape",
    }
    | {"office:forms", "text:sequence-decls", "text:variable-decls", "text:user-field-decls"}
)
"""Tracked deletions, comments, footnotes, text boxes and pictures, declarations."""


def paragraphs(path: Path, mender: Mender) -> Iterator[str]:
    """The paragraphs of the body, tables cell by cell. Raises ScriptError for a package LibreOffice could not open."""
    from odfdo import Document  # noqa: PLC0415 - heavy

    try:
        # lxml's syntax errors are SyntaxError; a part that is not what it should be lacks attributes.
        yield from _texts(Document(path), mender)
    except (*BROKEN, SyntaxError, AttributeError, TypeError) as error:
        raise broken(path) from error


def _texts(document: "Document", mender: Mender) -> Iterator[str]:
    headings = Headings()
    fonts = Fonts(document)
    elements = list(_paragraphs(document.body))
    texts = mender.mended(by_font([list(_runs(each, fonts.of_paragraph(each), fonts)) for each in elements], mender))
    for paragraph, text in zip(elements, texts, strict=True):
        yield headings.written(text, _level(document, paragraph))


def _level(document: "Document", paragraph: "Element") -> int | None:
    """The heading level, the title's being 0; None for body text."""
    if paragraph.tag == "text:h":
        return int(paragraph.get_attribute_string("text:outline-level") or 1)
    name = paragraph.get_attribute_string("text:style-name") or ""
    style = document.get_style("paragraph", name) if name else None
    parent = style.get_attribute_string("style:parent-style-name") if style else ""
    return TITLE if "Title" in {name, parent} else None


def _paragraphs(element: "Element") -> Iterator["Element"]:
    for child in element.children:
        if child.tag in {"text:p", "text:h"}:
            yield child
        elif child.tag not in _NOT_READ:
            yield from _paragraphs(child)


def _runs(element: "Element", font: str, fonts: Fonts) -> Iterator[Run]:
    """The words of an element; runs of blanks and line breaks are elements of their own in this format."""
    yield Run(element.text, font)
    for child in element.children:
        if child.tag in {"text:s", "text:tab"}:
            yield Run(" ", font)
        elif child.tag == "text:line-break":
            yield Run("\n", font)
        elif child.tag not in _NOT_READ:
            yield from _runs(child, fonts.of_span(child, font) if child.tag == "text:span" else font, fonts)
        yield Run(child.tail or "", font)
