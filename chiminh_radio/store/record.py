"""The newsroom's record: what was handed in and what became of it; written once, sealed row by row (store/chain.py)."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import datetime

from chiminh_radio.model.canonical import canonical_json
from chiminh_radio.model.record import Correction, RecordEvent, RecordRow
from chiminh_radio.store.chain import Chain
from chiminh_radio.store.codec import moment, stamp
from chiminh_radio.store.database import Database


class Record:
    """The record. The database itself refuses to change or remove a row."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.chain = Chain(database, "record", other="as_run")
        """Its seals."""

    def append(
        self,
        event: RecordEvent,
        *,
        at: datetime,
        script_digest: str = "",
        state: str = "",
        by: str = "",
        origin: str = "",
        item_digest: str = "",
        detail: Mapping[str, object] | None = None,
    ) -> None:
        """Add a row; call it within the transaction that makes it true. `detail` is plain values by name."""
        values = {
            "at": stamp(at),
            "event": event.value,
            "script_digest": script_digest,
            "state": state,
            "who": by,
            "origin": origin,
            "detail": canonical_json(detail or {}),
            "item_digest": item_digest or None,  # NULL is not sealed: rows from before there was such a column hold
        }
        self.chain.append(values)

    def append_once(
        self,
        event: RecordEvent,
        *,
        at: datetime,
        script_digest: str = "",
        state: str = "",
        by: str = "",
        origin: str = "",
        detail: Mapping[str, object],
    ) -> None:
        """Add a row unless the same was told before of the same thing: what a crash or a stuck file repeats."""
        with self._database.transaction():
            if self.find(event, script_digest=script_digest, origin=origin, detail=detail) is None:
                self.append(event, at=at, script_digest=script_digest, state=state, by=by, origin=origin, detail=detail)

    def find(
        self, event: RecordEvent, *, script_digest: str = "", origin: str = "", detail: Mapping[str, object]
    ) -> RecordRow | None:
        """The first row that tells just this."""
        row = self._database.one(
            "SELECT * FROM record WHERE script_digest = ? AND event = ? AND origin = ? AND detail = ? ORDER BY number",
            (script_digest, event.value, origin, canonical_json(detail)),
        )
        return _row(row) if row else None

    def corrections(self) -> tuple[Correction, ...]:
        """Which script was corrected by which, in the order of writing."""
        rows = self._database.select(
            "SELECT * FROM record WHERE event = ? ORDER BY number", (RecordEvent.CORRECTED.value,)
        )
        return tuple(
            Correction(corrected=row.script_digest, correction=str(row.detail.get("corrected_by", "")), at=row.at)
            for row in filter(None, map(_row, rows))
        )

    def rows(self, script_digest: str | None = None, event: RecordEvent | None = None) -> Iterator[RecordRow]:
        """The rows in the order of writing, of one script or of all (None); those that somebody made unreadable not.

        With `event` only those of a script that tell of one.
        """
        if script_digest is None:
            rows = self._database.stream("SELECT * FROM record ORDER BY number")
        elif event is not None:
            rows = self._database.stream(
                "SELECT * FROM record WHERE script_digest = ? AND event = ? ORDER BY number",
                (script_digest, event.value),
            )
        else:
            rows = self._database.stream(
                "SELECT * FROM record WHERE script_digest = ? ORDER BY number", (script_digest,)
            )
        return filter(None, map(_row, rows))

    def of_items(self, item_digest: str | None = None) -> Iterator[RecordRow]:
        """The rows about an item of the library, or about any (None), as `rows`."""
        if item_digest is None:
            rows = self._database.stream("SELECT * FROM record WHERE item_digest IS NOT NULL ORDER BY number")
        else:
            rows = self._database.stream("SELECT * FROM record WHERE item_digest = ? ORDER BY number", (item_digest,))
        return filter(None, map(_row, rows))

    def overrides(self) -> tuple[RecordRow, ...]:
        """The rows that tell how somebody changed the airings of a day, or took it back; quick to ask."""
        rows = self._database.select(
            "SELECT * FROM record WHERE event IN ('override', 'override-undone') ORDER BY number"
        )
        return tuple(filter(None, map(_row, rows)))


def _row(row: sqlite3.Row) -> RecordRow | None:
    try:
        return RecordRow(
            number=row["number"],
            at=moment(row["at"]),
            event=RecordEvent(row["event"]),
            script_digest=row["script_digest"],
            state=row["state"],
            by=row["who"],
            origin=row["origin"],
            detail=dict(json.loads(row["detail"])),
            chain=row["chain"],
            item_digest=row["item_digest"] or "",
        )
    except (TypeError, ValueError):
        return None
