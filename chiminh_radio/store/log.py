"""The as-run log: what sounded, where and when; written once, sealed row by row.

Each row's `chain` is the SHA-256, in hex, of the chain before it ("" at first) followed by the canonical JSON of the
row's other columns as they are stored. Whoever has the file can reckon it again with any SQLite and any SHA-256.
"""

import sqlite3
from datetime import UTC, datetime, timedelta

from chiminh_radio.files import digest_text
from chiminh_radio.model import Airing, AsRun, LogEvent, Verdict, canonical_json
from chiminh_radio.store.codec import moment, stamp
from chiminh_radio.store.database import Database

_MICROSECOND = timedelta(microseconds=1)
_EVER = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))


class AsRunLog:
    """The log. The database itself refuses to change or remove a row."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def append(
        self,
        *,
        at: datetime,
        airing: Airing,
        zone: str,
        output: str,
        event: LogEvent,
        position: timedelta,
        digest: str,
        title: str,
        verdict: Verdict = Verdict.UNKNOWN,
        detail: str = "",
    ) -> AsRun:
        """Add a row behind the last one, whichever thread or program wrote that."""
        values: dict[str, object] = {
            "at": stamp(at),
            "airing": airing.number,
            "slot": airing.slot,
            "due": stamp(airing.due),
            "zone": zone,
            "output": output,
            "event": event.value,
            "position_us": position // _MICROSECOND,
            "digest": digest,
            "title": title,
            "verdict": verdict.value,
            "detail": detail,
        }
        with self._database.transaction() as connection:
            last = self._database.one("SELECT chain FROM as_run ORDER BY number DESC")
            values["number"] = self._highest() + 1
            values["chain"] = _chain(last["chain"] if last else "", values)
            names = ", ".join(values)
            marks = ", ".join(f":{name}" for name in values)
            connection.execute(f"INSERT INTO as_run ({names}) VALUES ({marks})", values)  # noqa: S608 - names above
            return _row(connection.execute("SELECT * FROM as_run WHERE number = :number", values).fetchone())

    def rows(self, start: datetime | None = None, end: datetime | None = None) -> tuple[AsRun, ...]:
        """The rows written in [start, end), in the order of writing; None is an open end."""
        rows = self._database.select(
            "SELECT * FROM as_run WHERE at >= ? AND at < ? ORDER BY number",
            (stamp(start or _EVER[0]), stamp(end or _EVER[1])),
        )
        return tuple(_row(row) for row in rows)

    def verify(self) -> int | None:
        """The number of the first row that is missing or not as it was written; None when all of the log is whole.

        A row's seal proves the rows before it; cutting off the end is seen by the database's own counter.
        """
        highest = self._highest()
        chain, number = "", 0
        for row in self._database.stream("SELECT * FROM as_run ORDER BY number"):
            number += 1
            values = {name: row[name] for name in row.keys() if name != "chain"}  # noqa: SIM118 - a Row iterates over values
            chain = _chain(chain, values)
            if row["number"] != number or row["chain"] != chain:
                return number
        return number + 1 if number < highest else None

    def _highest(self) -> int:
        """The highest number a row ever had."""
        row = self._database.one("SELECT seq FROM sqlite_sequence WHERE name = 'as_run'")
        return int(row["seq"]) if row else 0


def _chain(before: str, values: dict[str, object]) -> str:
    return digest_text(before + canonical_json(values))


def _row(row: sqlite3.Row) -> AsRun:
    return AsRun(
        number=row["number"],
        at=moment(row["at"]),
        airing=row["airing"],
        slot=row["slot"],
        due=moment(row["due"]),
        zone=row["zone"],
        output=row["output"],
        event=LogEvent(row["event"]),
        position=row["position_us"] * _MICROSECOND,
        digest=row["digest"],
        title=row["title"],
        verdict=Verdict(row["verdict"]),
        detail=row["detail"],
        chain=row["chain"],
    )
