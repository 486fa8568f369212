"""Word's .docx: what a reader of the printed page would read in its body."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from chiminh_radio.newsroom.encodings import Mender, Run, by_font
from chiminh_radio.newsroom.readers.archive import BROKEN, broken
from chiminh_radio.newsroom.readers.headings import TITLE, Headings
from chiminh_radio.newsroom.readers.word_fonts import Fonts

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_NOT_READ = frozenset(
    {_W + name for name in ("del", "moveFrom", "drawing", "pict", "object", "txbxContent")}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"}
)
"""Tracked deletions, pictures and text boxes."""
_WRITTEN = {
    _W + "tab": " ",
    _W + "br": "\n",
    _W + "cr": "\n",
    _W + "noBreakHyphen": "-",
    _W + "softHyphen": "\u00ad",  # also TCVN3's ư
}

_SYMBOL = "\uf0b7"
"""For any sign of a symbol font: a bullet at the beginning of a line, and nothing to be read elsewhere."""


def paragraphs(path: Path, mender: Mender) -> Iterator[str]:
    """The paragraphs of the body, tables cell by cell. Raises ScriptError for a package that Word could not open."""
    from docx import Document  # noqa: PLC0415 - heavy
    from docx.opc.exceptions import OpcError  # noqa: PLC0415 - heavy
    from docx.oxml.exceptions import InvalidXmlError  # noqa: PLC0415 - heavy

    try:
        # lxml's syntax errors are SyntaxError; a part that is not what it should be lacks attributes.
        yield from _texts(Document(str(path)), mender)
    except (*BROKEN, OpcError, InvalidXmlError, SyntaxError, AttributeError) as error:
        raise broken(path) from error


def _texts(document: Any, mender: Mender) -> Iterator[str]:  # noqa: ANN401 - python-docx has no types for its elements
    levels = {style.style_id: _level(style) for style in document.styles}
    fonts = Fonts(document)
    headings = Headings()
    elements = list(_paragraphs(document.element.body))
    texts = mender.mended(by_font([list(_runs(each, fonts.of_paragraph(each), fonts)) for each in elements], mender))
    for paragraph, text in zip(elements, texts, strict=True):
        yield headings.written(text, levels.get(paragraph.style))


def _level(style: Any) -> int | None:  # noqa: ANN401 - as above
    """The heading level of a style or of one it is based on, the title's being 0; None for body text."""
    seen: set[str] = set()
    while style is not None and style.style_id not in seen:
        name = str(style.name or "").lower()
        if name == "title":
            return TITLE
        if name.startswith("heading ") and name[8:].isdigit():
            return int(name[8:])
        seen.add(style.style_id)
        style = getattr(style, "base_style", None)
    return None


def _paragraphs(element: Iterable[Any]) -> Iterator[Any]:
    for child in element:
        if child.tag == _W + "p":
            yield child
        elif child.tag not in _NOT_READ:
            yield from _paragraphs(child)


def _runs(element: Iterable[Any], font: str, fonts: Fonts) -> Iterator[Run]:
    """The text of an element, each piece with the font it is set in; `font` is what its paragraph gives."""
    for child in element:
        is_run = child.tag == _W + "r"
        if child.tag in _NOT_READ or (is_run and _is_hidden(child)):
            continue
        if child.tag == _W + "t":
            yield Run(child.text or "", font)
        elif child.tag in _WRITTEN:
            yield Run(_WRITTEN[child.tag], font)
        elif child.tag == _W + "sym":
            yield Run(_SYMBOL)
        elif child.tag != _W + "pPr":  # its <w:tab>s are stops, not text
            yield from _runs(child, fonts.of_run(child, font) if is_run else font, fonts)


def _is_hidden(run: Any) -> bool:  # noqa: ANN401 - as above
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(_W + "val", "true") not in {"0", "false", "off"}
