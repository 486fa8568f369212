"""The library held to the record: what is said of each sound, and whether its file is still the one that was added."""

from collections.abc import Callable, Iterator
from pathlib import Path

from chiminh_radio.files import digest_of
from chiminh_radio.i18n import _
from chiminh_radio.model.decision import ItemRecord
from chiminh_radio.model.item import Item, ItemKind
from chiminh_radio.model.record import RecordEvent
from chiminh_radio.store.catalogue import Catalogue
from chiminh_radio.store.database import Database
from chiminh_radio.store.record import Record
from chiminh_radio.store.warrant import Warrant


def faults(database: Database, folder: Path, why_not: Callable[[ItemRecord], str]) -> Iterator[str]:
    """Every sound of the library that is not what the record tells, not as it came, gone, or wrongly approved.

    `folder` is the station's; `why_not` says why a decision on a sound does not hold. A jingle's file is people's to
    replace: of that only what is said of it is looked at.
    """
    warrant = Warrant(database)
    known = set()
    for record in Catalogue(database).all():
        item = record.item
        if item.script_digest:
            continue
        known.add(item.digest)
        why = warrant.otherwise(item) or _changed(item, folder)
        if why := why or (why_not(record) if record.approval else ""):
            yield _("tư liệu số {number} “{title}”: {why}").format(number=record.number, title=item.title, why=why)
    for row in Record(database).of_items():
        if row.event is RecordEvent.ITEM_ADDED and row.item_digest not in known:
            known.add(row.item_digest)
            yield _("tư liệu mang dấu vân tay {digest}: sổ toà soạn dòng {number} có ghi, nay không còn").format(
                digest=row.item_digest[:12], number=row.number
            )


def _changed(item: Item, folder: Path) -> str:
    path = folder / item.audio
    if item.kind is ItemKind.JINGLE:
        return ""
    if not path.is_file():
        return _("tệp {file} không còn").format(file=item.audio.as_posix())
    return "" if digest_of(path) == item.digest else _("tệp {file} đã khác").format(file=item.audio.as_posix())
