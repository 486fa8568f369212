"""Shows what became of files that were handed in: one in sentences, several in a table."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from chiminh_radio.cli import console
from chiminh_radio.i18n import _
from chiminh_radio.model.decision import Note, Severity

if TYPE_CHECKING:
    from chiminh_radio.newsroom.receipts import Receipt


def print_receipts(receipts: Sequence["Receipt"], left: int) -> None:
    """Print each receipt, and how many files were left alone because they are no scripts by name."""
    if len(receipts) > 1:
        rows = [(PurePath(receipt.origin).name, *_fate(receipt)) for receipt in receipts]
        columns = (_("Tệp"), _("Kết quả"), _("Số"), _("Tiêu đề"), _("Cần xem"))
        console.table(_("Đã nhận bài"), columns, rows)
    else:
        for receipt in receipts:
            _print_one(receipt)
    if left:
        print(_("Bỏ qua {count} tệp không phải kịch bản.").format(count=left))


def print_notes(notes: Sequence[Note]) -> None:
    """Print what the checker noted, the must-mend ones first."""
    for note in sorted(notes, key=lambda note: note.severity is not Severity.ERROR):
        print(console.wrapped(f"[{console.severity(note.severity)}] {note.place}: {note.reason}", "  "))
        print(console.wrapped(note.mend, "    → "))


def _print_one(receipt: "Receipt") -> None:
    if receipt.record is None:
        return
    if receipt.is_recording:
        print(console.wrapped(str(receipt)))
        return
    words = (
        _("Đã có từ trước, kịch bản số {number}: {title}")
        if receipt.is_known
        else _("Đã nhận kịch bản số {number}: {title}")
    )
    print(words.format(number=receipt.record.number, title=receipt.record.script.title))
    print_notes(receipt.record.notes)


def _fate(receipt: "Receipt") -> tuple[str, str, str, str]:
    record = receipt.record
    if record is None:
        return _("không nhận"), "–", "–", "–"
    if receipt.is_recording:
        return _("bản ghi"), str(record.number), record.script.title, "–"
    words = _("đã có từ trước") if receipt.is_known else _("đã nhận")
    return words, str(record.number), record.script.title, str(len(record.notes) or "–")
