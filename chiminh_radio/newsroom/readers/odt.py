"""OpenDocument text (.odt, LibreOffice): what a reader of the printed page would read in its body."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from chiminh_radio.newsroom.readers.archive import BROKEN, broken
from chiminh_radio.newsroom.readers.headings import TITLE, Headings

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


def paragraphs(path: Path) -> Iterator[str]:
    """The paragraphs of the body, tables cell by cell. Raises ScriptError for a package LibreOffice could not open."""
    from odfdo import Document  # noqa: PLC0415 - heavy

    try:
        # lxml's syntax errors are SyntaxError; a part that is not what it should be lacks attributes.
        yield from _texts(Document(path))
    except (*BROKEN, SyntaxError, AttributeError, TypeError) as error:
        raise broken(path) from error


def _texts(document: "Document") -> Iterator[str]:
    headings = Headings()
    for paragraph in _paragraphs(document.body):
        yield headings.written(_text(paragraph), _level(document, paragraph))


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


def _text(element: "Element") -> str:
    """The words of an element; runs of blanks and line breaks are elements of their own in this format."""
    pieces = [element.text]
    for child in element.children:
        if child.tag in {"text:s", "text:tab"}:
            pieces.append(" ")
        elif child.tag == "text:line-break":
            pieces.append("\n")
        elif child.tag not in _NOT_READ:
            pieces.append(_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)
