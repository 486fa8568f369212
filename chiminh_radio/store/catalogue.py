"""The library's catalogue: each item with the number that operators type, who added it, and what was decided on it.

What was said of an item, and every decision, stand in the record alone; the row of the item is for finding.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from chiminh_radio.errors import ItemError
from chiminh_radio.i18n import _
from chiminh_radio.model.decision import Approval, Decision, ItemRecord
from chiminh_radio.model.item import Item
from chiminh_radio.model.record import RecordEvent, RecordRow
from chiminh_radio.store.codec import LONG_AGO, whole, whole_moment
from chiminh_radio.store.database import Database
from chiminh_radio.store.items import Items
from chiminh_radio.store.record import Record


class Catalogue:
    """Every item by its number. An item is never removed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._items = Items(database)
        self._book = Record(database)

    def add(self, item: Item, *, at: datetime, by: str, origin: str, fingerprint: bytes) -> ItemRecord:
        """Keep a sound of the library, and write down who added it; again for what something else is said of."""
        with self._database.transaction() as connection:
            self._items.add(item)
            connection.execute("REPLACE INTO fingerprints VALUES (?, ?)", (item.digest, fingerprint))
            self._book.append(
                RecordEvent.ITEM_ADDED,
                at=at,
                by=by,
                origin=origin,
                item_digest=item.digest,
                detail={"declared": item.declared, "title": item.title, "expires_on": item.expires_on},
            )
            return self.known(item.digest)

    def get(self, number: int) -> ItemRecord:
        """The item with a number. Raises ItemError when there is none."""
        row = self._database.one("SELECT number, content FROM items WHERE number = ?", (number,))
        if record := self._read(row):
            return record
        raise ItemError(_("không có tư liệu số {number}; xem các số ở “item list”").format(number=number))

    def known(self, digest: str) -> ItemRecord:
        """The sound that was added with a digest. Raises ItemError when there is none."""
        if record := self.find(digest):
            return record
        raise ItemError(_("không có tư liệu mang dấu vân tay {digest}").format(digest=digest[:12]))

    def find(self, digest: str) -> ItemRecord | None:
        """As `known`; None when there is none."""
        row = self._database.one("SELECT number, content FROM items WHERE digest = ? AND script_digest = ''", (digest,))
        record = self._read(row)
        return record if record and record.item.added_at else None

    def of(self, item: Item) -> ItemRecord:
        """An item that has been read from the shelf, with its number."""
        row = self._database.one(
            "SELECT number FROM items WHERE digest = ? AND script_digest = ?", (item.digest, item.script_digest)
        )
        return _record(row["number"] if row else 0, item, list(self._book.of_items(item.digest)))

    def library(self) -> tuple[ItemRecord, ...]:
        """The sounds that were added, newest first."""
        return tuple(record for record in self._records("WHERE script_digest = ''") if record.item.added_at)

    def all(self) -> tuple[ItemRecord, ...]:
        """Every item, voiced scripts too, newest first; one whose row somebody made unreadable is left out."""
        return self._records()

    def _records(self, where: str = "") -> tuple[ItemRecord, ...]:
        told: dict[str, list[RecordRow]] = {}
        for each in self._book.of_items():
            told.setdefault(each.item_digest, []).append(each)
        rows = self._database.select(f"SELECT number, content FROM items {where} ORDER BY number DESC")  # noqa: S608
        items = ((row["number"], whole(Item, row["content"])) for row in rows)
        return tuple(_record(number, item, told.get(item.digest, [])) for number, item in items if item is not None)

    def decide(self, approval: Approval, key: str = "") -> ItemRecord:
        """Enter a decision on an item; of a signed one also the public key, as it is now."""
        with self._database.transaction():
            record = self.known(approval.item_digest)
            detail: dict[str, object] = {"heard": approval.heard_digest, "signature": approval.signature}
            detail |= {"why": approval.why} if approval.why else {}
            detail |= {"key": key} if approval.signature else {}
            self._book.append(
                RecordEvent.ITEM_APPROVED,
                at=approval.at,
                by=approval.by,
                item_digest=approval.item_digest,
                detail=detail,
            )
            return replace(record, approval=approval)

    def put_back(self, digest: str) -> datetime | None:
        """When the book was found to be an older one, if no approval of this item was entered since."""
        row = self._database.one(
            """SELECT at FROM record WHERE event = 'put-back' AND number >
                (SELECT coalesce(max(number), 0) FROM record WHERE item_digest = ? AND event = 'item-approved')
            ORDER BY number DESC""",
            (digest,),
        )
        return (whole_moment(row["at"]) or LONG_AGO) if row else None

    def expire(self, number: int, on: date, *, at: datetime, by: str) -> ItemRecord:
        """Let `on` be an item's last day on the air. Raises ItemError for one that the library does not have."""
        with self._database.transaction():
            record = self.get(number)
            if record.item.added_at is None:
                raise ItemError(
                    _("số {number} “{title}” không do “item add” thêm, nên không đặt hạn được").format(
                        number=number, title=record.item.title
                    )
                )
            self._items.add(replace(record.item, expires_on=on))
            self._book.append(
                RecordEvent.ITEM_EXPIRES,
                at=at,
                by=by,
                item_digest=record.item.digest,
                detail={"expires_on": on},
            )
            return self.get(number)

    def fingerprints(self) -> Iterator[tuple[ItemRecord, bytes]]:
        """What each sound of the library sounds like, oldest first."""
        rows = self._database.select("""
            SELECT number, content, bits FROM items JOIN fingerprints USING (digest)
            WHERE script_digest = '' ORDER BY number""")
        for row in rows:
            item = whole(Item, row["content"])
            if item is not None and isinstance(row["bits"], bytes):
                yield ItemRecord(number=row["number"], item=item), row["bits"]

    def _read(self, row: sqlite3.Row | None) -> ItemRecord | None:
        item = whole(Item, row["content"]) if row else None
        if row is None or item is None:
            return None
        return _record(row["number"], item, list(self._book.of_items(item.digest)))


def approval_in(row: RecordRow) -> Approval:
    """The approval that a row of the record tells, of a script or of an item."""
    return Approval(
        script_digest=row.script_digest,
        item_digest=row.item_digest,
        decision=Decision.APPROVED,
        by=row.by,
        at=row.at,
        why=str(row.detail.get("why", "")),
        heard_digest=str(row.detail.get("heard", "")),
        signature=str(row.detail.get("signature", "")),
    )


def _record(number: int, item: Item, rows: list[RecordRow]) -> ItemRecord:
    if item.script_digest:  # its script was approved, not its sound
        return ItemRecord(number=number, item=item)
    added = [row for row in rows if row.event is RecordEvent.ITEM_ADDED]
    approved = [approval_in(row) for row in rows if row.event is RecordEvent.ITEM_APPROVED]
    return ItemRecord(
        number=number,
        item=item,
        origin=added[-1].origin if added else "",
        by=added[-1].by if added else "",
        approval=approved[-1] if approved else None,
    )
