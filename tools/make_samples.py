"""Make the sample documents anew: the Word bulletin of week 48 (package data) and the same in OpenDocument (fixture).

Run from the repository: `.venv/bin/python tools/make_samples.py`.
"""

from datetime import date
from pathlib import Path

from odfdo import Document, Element, Header, List
from odfdo import Paragraph as Text

from chiminh_radio.sample import Style, bulletin, write_bulletin

ROOT = Path(__file__).parents[1]
WEEK_48 = date(2026, 11, 23)
WORD = ROOT / "chiminh_radio" / "sample" / "ban-tin-48.docx"
OPEN_DOCUMENT = ROOT / "tests" / "fixtures" / "scripts" / "ban-tin-tuan-48.odt"


def write_open_document(path: Path, day: date) -> None:
    """Write the bulletin of `day` as LibreOffice would: headings, list items and a title of their own kinds."""
    document = Document("text")
    document.body.clear()
    for paragraph in bulletin(day):
        document.body.append(_element(paragraph.style, paragraph.text))
    document.save(path)


def _element(style: Style, text: str) -> Element:
    if style is Style.HEADING:
        return Header(2, text)
    if style is Style.BULLET:
        return List([text])
    return Text(text, style="Title" if style is Style.TITLE else "Standard")


if __name__ == "__main__":
    write_bulletin(WORD, WEEK_48)
    write_open_document(OPEN_DOCUMENT, WEEK_48)
    for made in (WORD, OPEN_DOCUMENT):
        print(made.relative_to(ROOT))
