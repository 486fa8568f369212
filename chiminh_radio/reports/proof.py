"""The proof that the station's two books stand as they were written, and that what they name is what there is."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from chiminh_radio.files import digest_of
from chiminh_radio.i18n import _
from chiminh_radio.store.chain import Break, Fault
from chiminh_radio.store.items import Items
from chiminh_radio.store.log import AsRunLog
from chiminh_radio.store.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What `verify` found: how much was looked at, and a sentence for each fault."""

    rows: int
    """Of both books."""
    masters: int
    """Aired programmes whose sound is still kept, and is the one that was aired."""
    faults: tuple[str, ...]


def verify(log: AsRunLog, record: Record, items: Items, folder: Path) -> Proof:
    """Check both books' seals, and the kept sound (under `folder`, the station's) of every programme aired."""
    rows = log.rows()
    faults = [*_broken(_("nhật ký phát sóng"), log.broken(), _("sổ toà soạn"))]
    faults += _broken(_("sổ toà soạn"), record.broken(), _("nhật ký phát sóng"))
    masters = 0
    for digest in dict.fromkeys(row.digest for row in rows if row.digest):
        programme = items.programme(digest)
        if programme is None or not (folder / programme.audio).is_file():
            continue  # masters are not kept for ever
        if digest_of(folder / programme.audio) == digest:
            masters += 1
        else:
            faults.append(
                _("{file}: không còn là băng đã phát; dấu vân tay trong nhật ký là {digest}").format(
                    file=programme.audio.as_posix(), digest=digest[:12]
                )
            )
    return Proof(rows=len(rows) + sum(1 for _row in record.rows()), masters=masters, faults=tuple(faults))


def _broken(book: str, found: Break | None, other: str) -> Iterator[str]:
    """The sentence for the first broken row of a book."""
    if found is None:
        return
    sentences = {
        Fault.MISSING: _("{book}: dòng {number} bị mất; từ đó trở đi không còn là bằng chứng"),
        Fault.ALTERED: _("{book}: dòng {number} đã bị sửa hoặc chèn vào; từ đó trở đi không còn là bằng chứng"),
        Fault.CUT: _("{book}: bị cắt bớt hoặc viết lại; {other} dòng {number} đã niêm phong một dòng nay không còn"),
    }
    yield sentences[found.fault].format(book=book, number=found.number, other=other)
