"""The sample bulletin: its text for a day, and as the Word file an office would type."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chiminh_radio.files import replacing

if TYPE_CHECKING:
    from docx.document import Document

_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_TYPEFACE = "Times New Roman"


class Style(StrEnum):
    """How a paragraph is laid out; the values are the names of Word's own styles."""

    STATION = "Header"
    TITLE = "Title"
    HEAD = "No Spacing"
    CUE = "Caption"
    HEADING = "Heading 2"
    BULLET = "List Bullet"
    WORDS = "Normal"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One paragraph as a word processor knows it: the look is in the style, not in marks."""

    style: Style
    text: str


class _Days:
    """Days counted from one, for a format: `{day[-4]:%d/%m}`, `{weekday[5]}`."""

    def __init__(self, first: date) -> None:
        self._first = first

    def __getitem__(self, after: str | int) -> date:
        return self._first + timedelta(days=int(after))


class _Weekdays(_Days):
    def __getitem__(self, after: str | int) -> Any:  # noqa: ANN401 - a name, where the other gives a day
        return _WEEKDAYS[super().__getitem__(after).weekday()]


def bulletin(day: date) -> tuple[Paragraph, ...]:
    """The bulletin of `day`: its week is the ISO week, and what it tells of happened or comes as many days away."""
    text = resources.files(__package__).joinpath("ban-tin.txt").read_text(encoding="utf-8")
    dated = text.format(day=_Days(day), weekday=_Weekdays(day), week=day.isocalendar().week)
    return (Paragraph(style=Style.STATION, text="ĐÀI TRUYỀN THANH XÃ CHÍ MINH"), *_laid_out(dated))


def write_bulletin(path: Path, day: date) -> None:
    """Write the bulletin of `day` as a .docx that a word processor opens, whole or not at all."""
    from docx import Document  # noqa: PLC0415 - heavy

    document = Document()
    _set_page(document)
    _set_properties(document, day)
    for paragraph in bulletin(day):
        document.add_paragraph(paragraph.text, style=paragraph.style.value)
    with replacing(path) as temporary:
        document.save(str(temporary))


def _laid_out(text: str) -> Iterator[Paragraph]:
    head, _, body = text.partition("\n\n")
    for line in head.splitlines():
        key, _, value = line.partition(": ")
        if key == "TIÊU ĐỀ":
            yield Paragraph(style=Style.TITLE, text=value)
        else:
            yield Paragraph(style=Style.HEAD, text=f"{key.capitalize()}: {value}")
    for line in filter(None, body.splitlines()):
        if line.startswith("=="):
            yield Paragraph(style=Style.HEADING, text=line.strip("= "))
        elif line.startswith("- "):
            yield Paragraph(style=Style.BULLET, text=line[2:])
        else:
            yield Paragraph(style=Style.CUE if line.startswith("[") else Style.WORDS, text=line)


def _set_page(document: "Document") -> None:
    """A4 and Times New Roman with the margins of official papers."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH  # noqa: PLC0415 - heavy
    from docx.shared import Cm, Pt, RGBColor  # noqa: PLC0415 - heavy

    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin, page.top_margin, page.bottom_margin = Cm(3), Cm(2), Cm(2), Cm(2)
    centre, justified = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
    looks: dict[Style, tuple[float, bool, Any]] = {
        Style.STATION: (13, True, centre),
        Style.TITLE: (16, True, centre),
        Style.HEAD: (13, False, None),
        Style.CUE: (13, False, centre),
        Style.HEADING: (14, True, None),
        Style.BULLET: (14, False, justified),
        Style.WORDS: (14, False, justified),
    }
    for name, (size, bold, alignment) in looks.items():
        style: Any = document.styles[name.value]
        style.font.name, style.font.size, style.font.bold = _TYPEFACE, Pt(size), bold
        style.font.color.rgb = RGBColor(0, 0, 0)
        _set_typeface(style)
        style.paragraph_format.alignment = alignment
    normal: Any = document.styles["Normal"]
    normal.paragraph_format.space_after = Pt(6)


def _set_typeface(style: Any) -> None:  # noqa: ANN401 - python-docx types no XML
    """Headings take their typeface from the theme unless every script of it is named."""
    from docx.oxml.ns import qn  # noqa: PLC0415 - heavy

    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    for script in ("ascii", "hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{script}"), _TYPEFACE)


def _set_properties(document: "Document", day: date) -> None:
    properties = document.core_properties
    properties.title = "Bản tin thời sự (mẫu)"
    properties.author = "chiminh-radio"
    properties.comments = "Văn bản mẫu: người, nơi, số liệu và số điện thoại đều hư cấu."
    properties.language = "vi-VN"
    properties.created = properties.modified = datetime.combine(day, time(8))
