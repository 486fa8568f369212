"""A book of the station that is only ever added to: each row seals those before it, and the end of the other book.

A row's `chain` is the SHA-256, in hex, of the chain before it ("" at first) followed by the canonical JSON of the row's
other columns as they are stored, without those that are NULL. Whoever has the file can reckon it again with any SQLite
and any SHA-256. `beside` is the last chain of the other book when the row was written, so that neither book can lose
its end without the other telling.
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from chiminh_radio.files import digest_text
from chiminh_radio.model.canonical import canonical_json
from chiminh_radio.store.database import Database


class Fault(StrEnum):
    """What is wrong with a book."""

    MISSING = "missing"
    """A row that was written is not there."""
    ALTERED = "altered"
    """A row is not as it was written, or was put in."""
    CUT = "cut"
    """The other book saw rows that are no longer there; `number` is that book's row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Break:
    """The first row of a book that is no evidence any more."""

    number: int
    fault: Fault


class Chain:
    """One such book: a table with `number` AUTOINCREMENT, `beside`, `chain` and what its owner writes."""

    def __init__(self, database: Database, table: str, other: str) -> None:
        """`other` is the table of the other book. The names are ours, never a user's."""
        self._database = database
        self._table = table
        self._other = other

    @property
    def head(self) -> str:
        """The chain of the last row, which seals all of the book; "" for an empty one."""
        return self._last(self._table)

    @property
    def end(self) -> tuple[int, str]:
        """Number and chain of the last row; 0 and "" for an empty book."""
        row = self._database.one(f"SELECT number, chain FROM {self._table} ORDER BY number DESC")  # noqa: S608
        return (int(row["number"]), str(row["chain"])) if row else (0, "")

    @property
    def count(self) -> int:
        """How many rows there are."""
        row = self._database.one(f"SELECT count(*) AS count FROM {self._table}")  # noqa: S608
        return int(row["count"]) if row else 0

    def has(self, number: int, chain: str) -> bool:
        """Whether the row of this number has this chain."""
        row = self._database.one(f"SELECT chain FROM {self._table} WHERE number = ?", (number,))  # noqa: S608
        return row is not None and row["chain"] == chain

    def bears(self, seal: str) -> bool:
        """Whether a row has this chain; its first digits will do."""
        sql = f"SELECT 1 FROM {self._table} WHERE substr(chain, 1, ?) = ?"  # noqa: S608
        return self._database.one(sql, (len(seal), seal)) is not None

    def append(self, values: Mapping[str, object]) -> sqlite3.Row:
        """Add a row behind the last one, whichever thread or program wrote that."""
        with self._database.transaction() as connection:
            row = {**values, "number": self._highest() + 1, "beside": self._last(self._other)}
            row["chain"] = _sealed(self.head, row)
            names, marks = ", ".join(row), ", ".join(f":{name}" for name in row)
            connection.execute(f"INSERT INTO {self._table} ({names}) VALUES ({marks})", row)  # noqa: S608 - names of ours
            sql = f"SELECT * FROM {self._table} WHERE number = ?"  # noqa: S608
            written: sqlite3.Row = connection.execute(sql, (row["number"],)).fetchone()
            return written

    def broken(self, since: int = 1) -> Break | None:
        """The first row from number `since` on that is missing or not as it was written; None when all are whole."""
        highest = self._highest()
        before = self._database.one(
            f"SELECT chain FROM {self._table} WHERE number < ? ORDER BY number DESC",  # noqa: S608
            (since,),
        )
        chain, number = (before["chain"] if before else ""), since - 1
        for row in self._database.stream(f"SELECT * FROM {self._table} WHERE number >= ? ORDER BY number", (since,)):  # noqa: S608
            number += 1
            columns = dict(row)
            sealed = columns.pop("chain")
            chain = _sealed(chain, columns)
            if row["number"] > number:
                return Break(number=number, fault=Fault.MISSING)
            if sealed != chain:
                return Break(number=number, fault=Fault.ALTERED)
        if number < highest:
            return Break(number=number + 1, fault=Fault.MISSING)
        return self._cut(since)

    def _cut(self, since: int) -> Break | None:
        """A row of the other book that saw an end which this book does not have."""
        seen = self._database.one(
            f"""SELECT number FROM {self._other} WHERE beside != '' AND beside NOT IN (SELECT chain FROM {self._table})
            AND at >= coalesce((SELECT at FROM {self._table} WHERE number = ? AND number > 1), '')
            ORDER BY number""",  # noqa: S608
            (since,),
        )
        return Break(number=seen["number"], fault=Fault.CUT) if seen else None

    def _last(self, table: str) -> str:
        row = self._database.one(f"SELECT chain FROM {table} ORDER BY number DESC")  # noqa: S608
        return str(row["chain"]) if row else ""

    def _highest(self) -> int:
        """The highest number a row ever had, so that rows missing at the end are missed."""
        row = self._database.one("SELECT seq FROM sqlite_sequence WHERE name = ?", (self._table,))
        return int(row["seq"]) if row else 0


def _sealed(before: str, columns: Mapping[str, object]) -> str:
    kept = {name: value for name, value in columns.items() if value is not None}
    try:
        return digest_text(before + canonical_json(kept))
    except TypeError:  # a value that no program of ours wrote
        return ""
