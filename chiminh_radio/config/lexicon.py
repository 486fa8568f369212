"""lexicon.csv: the station's lexicon as a spreadsheet program saves it, read with every fault told at once.

Each line is an entry by itself, so that a broken one hides no other, and that an entry can be put in (lexicon_edit.py)
without a touch to what stands around it. Columns of the operator's own may stand beside ours.
"""

import csv
import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from chiminh_radio.config.faults import MOST
from chiminh_radio.config.text import read_text
from chiminh_radio.errors import ConfigError
from chiminh_radio.i18n import _
from chiminh_radio.model.speech import LexiconEntry

WRITTEN, SPOKEN, NOTE = "written", "spoken", "note"
LONGEST = 200
"""Characters of a cell."""
_SEPARATORS = ",;\t"
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_LOST_MARKS = re.compile(r"\?\w")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The file's lines as they stand, how they are parted, and the entries by their lines, counted from 1."""

    lines: tuple[str, ...] = ()
    separator: str = ","
    columns: tuple[str, ...] = (WRITTEN, SPOKEN, NOTE)
    entries: Mapping[int, LexiconEntry] = field(default_factory=dict)


def normal(text: str) -> str:
    """A cell as it is compared and said: NFC, one space where there are blanks, none around."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def read_sheet(path: Path) -> Sheet:
    """Read a lexicon file; one that is not there is an empty one. Raises ConfigError with every fault of its lines."""
    text = read_text(path)
    if not text or not text.strip():
        return Sheet()
    lines = tuple(text.removesuffix("\n").split("\n"))
    separator, columns = _header(lines[0])
    if not columns:
        sentence = _("dòng đầu phải là tên các cột: written,spoken,note (ngăn bằng dấu phẩy, chấm phẩy hoặc tab)")
        raise ConfigError([_placed(path.name, 1, sentence)])
    sheet = Sheet(lines=lines, separator=separator, columns=columns)
    entries: dict[int, LexiconEntry] = {}
    first: dict[str, int] = {}
    faults: list[str] = []
    for number, line in enumerate(lines[1:], start=2):
        try:
            cells = cells_of(sheet, line)
        except csv.Error:
            faults.append(_placed(path.name, number, _("thiếu dấu ngoặc kép, hoặc có ô xuống dòng; mỗi từ một dòng")))
            continue
        if not any(cells.values()):
            continue
        entry = LexiconEntry(written=cells[WRITTEN], spoken=cells[SPOKEN], note=cells.get(NOTE, ""), origin=path.name)
        wrong = [*faults_of(entry), *_stray(cells)]
        if entry.written and first.setdefault(entry.written, number) != number:
            wrong.append(_("“{written}” đã có ở dòng {line}").format(written=entry.written, line=first[entry.written]))
        faults += [_placed(path.name, number, sentence) for sentence in wrong]
        entries[number] = entry
    if faults:
        more = [_("… và {count} lỗi nữa").format(count=len(faults) - MOST)] if len(faults) > MOST else []
        raise ConfigError([*faults[:MOST], *more])
    return Sheet(lines=lines, separator=separator, columns=columns, entries=entries)


def cells_of(sheet: Sheet, line: str) -> dict[str, str]:
    """A line's cells by their columns; under "" what stands beyond the last. Raises csv.Error for a broken one."""
    cells = [normal(cell) for cell in next(csv.reader([line], delimiter=sheet.separator, strict=True), [])]
    width = len(sheet.columns)
    named = dict(zip(sheet.columns, [*cells, *[""] * width], strict=False))
    return named | {"": " ".join(cells[width:])}


def faults_of(entry: LexiconEntry) -> Iterator[str]:
    """What is wrong with an entry by itself, a sentence each."""
    for column, cell in ((WRITTEN, entry.written), (SPOKEN, entry.spoken)):
        if not cell:
            yield _("cột {column} còn trống").format(column=column)
        if len(cell) > LONGEST:
            yield _("cột {column} dài {count} ký tự, quá {most}").format(column=column, count=len(cell), most=LONGEST)
        for unseen in sorted({sign for sign in cell if unicodedata.category(sign) in _UNSEEN}):
            yield _("cột {column} có ký tự không nhìn thấy (U+{code:04X}); hãy gõ lại").format(
                column=column, code=ord(unseen)
            )
    if _LOST_MARKS.search(entry.spoken):
        yield _("“{spoken}” đã mất dấu; trong Excel hãy lưu bằng “CSV UTF-8”").format(spoken=entry.spoken)


def _header(line: str) -> tuple[str, tuple[str, ...]]:
    """How the cells are parted, and the columns' names; none when this is no header."""
    for separator in _SEPARATORS:
        columns = tuple(name.strip(' "').lower() for name in line.split(separator))
        if {WRITTEN, SPOKEN} <= {*columns}:
            return separator, columns
    return "", ()


def _stray(cells: Mapping[str, str]) -> Iterator[str]:
    if cells[""]:
        yield _("thừa ô “{cell}”; chữ có dấu ngăn cột ở trong thì đặt trong ngoặc kép").format(cell=cells[""])


def _placed(file: str, line: int, sentence: str) -> str:
    return f"{file}:{line}: {sentence}"
