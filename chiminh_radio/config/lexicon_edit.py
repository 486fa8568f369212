"""Puts entries into lexicon.csv and takes them out; every other line stays as it was written."""

import codecs
import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from chiminh_radio.config.lexicon import NOTE, SPOKEN, WRITTEN, Sheet, cells_of, faults_of, read_sheet
from chiminh_radio.errors import LexiconError, StationError
from chiminh_radio.files import replacing
from chiminh_radio.i18n import _
from chiminh_radio.locks import held
from chiminh_radio.model.speech import LexiconEntry

WAIT_SECONDS = 5.0
"""For another who is writing it just now."""


def add(path: Path, entry: LexiconEntry, *, locks: Path, instead: bool = False) -> None:
    """Append an entry to the file, or put it `instead` of the one for the same written form, whose note it may keep.

    Raises LexiconError for an entry that cannot stand or is there already, ConfigError when the file has faults.
    """
    if faults := list(faults_of(entry)):
        raise LexiconError("\n".join(faults))
    with held(locks, ["lexicon"], wait_seconds=WAIT_SECONDS) as mine:
        _require(path, mine=mine)
        sheet = read_sheet(path)
        line = _line_of(sheet, entry.written)
        if line is None:
            lines = [
                *(sheet.lines or [_row(sheet, {name: name for name in sheet.columns})]),
                _row(sheet, _cells(entry)),
            ]
        elif instead:
            lines = list(sheet.lines)
            cells = cells_of(sheet, lines[line - 1])
            kept = replace(entry, note=entry.note or cells.get(NOTE, ""))
            lines[line - 1] = _row(sheet, cells | _cells(kept))
        else:
            raise LexiconError(
                _("{file}:{line}: “{written}” đã có, đọc là “{spoken}”; muốn thay thì thêm --replace").format(
                    file=path.name, line=line, written=entry.written, spoken=sheet.entries[line].spoken
                )
            )
        _write(path, lines)


def remove(path: Path, written: str, *, locks: Path) -> LexiconEntry:
    """Take an entry out of the file and give it. Raises LexiconError when there is none, ConfigError for faults."""
    with held(locks, ["lexicon"], wait_seconds=WAIT_SECONDS) as mine:
        _require(path, mine=mine)
        sheet = read_sheet(path)
        line = _line_of(sheet, written)
        if line is None:
            raise LexiconError(_("{file} không có “{written}”").format(file=path.name, written=written))
        _write(path, [*sheet.lines[: line - 1], *sheet.lines[line:]])
        return sheet.entries[line]


def _require(path: Path, *, mine: bool) -> None:
    if not mine:
        raise StationError(_("{file} đang được một lệnh khác ghi; hãy thử lại").format(file=path.name))


def _line_of(sheet: Sheet, written: str) -> int | None:
    return next((line for line, entry in sheet.entries.items() if entry.written == written), None)


def _cells(entry: LexiconEntry) -> dict[str, str]:
    return {WRITTEN: entry.written, SPOKEN: entry.spoken, NOTE: entry.note}


def _row(sheet: Sheet, cells: Mapping[str, str]) -> str:
    """A line of the file, in its own columns and with its own separator."""
    line = io.StringIO()
    csv.writer(line, delimiter=sheet.separator, lineterminator="").writerow(
        [cells.get(column, "") for column in sheet.columns]
    )
    return line.getvalue()


def _write(path: Path, lines: Sequence[str]) -> None:
    """Write with the mark and the line ends that were there; a new file as spreadsheet programs want it."""
    try:
        was = path.read_bytes() if path.exists() else codecs.BOM_UTF8 + b"\r\n"
        end = "\r\n" if b"\r\n" in was else "\n"
        encoding = "utf-8-sig" if was.startswith(codecs.BOM_UTF8) else "utf-8"
        with replacing(path) as temporary:
            temporary.write_text("".join(line + end for line in lines), encoding=encoding, newline="")
    except OSError as error:  # on Windows also while a spreadsheet program has it open
        raise StationError(
            _("không ghi được {file} ({why}); nếu đang mở trong Excel thì đóng lại rồi thử lần nữa").format(
                file=path, why=error.strerror
            )
        ) from error
