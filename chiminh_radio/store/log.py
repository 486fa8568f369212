"""The as-run log: what sounded, where and when; written once, sealed row by row (store/chain.py)."""

import sqlite3
from datetime import UTC, datetime, timedelta

from chiminh_radio.model.airing import Airing
from chiminh_radio.model.asrun import AsRun, LogEvent, Verdict
from chiminh_radio.store.chain import Chain
from chiminh_radio.store.codec import moment, stamp
from chiminh_radio.store.database import Database

_MICROSECOND = timedelta(microseconds=1)
_EVER = (datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC))


class AsRunLog:
    """The log. The database itself refuses to change or remove a row."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.chain = Chain(database, "as_run", other="record")
        """Its seals."""

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
        values = {
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
        return _row(self.chain.append(values))

    def rows(self, start: datetime | None = None, end: datetime | None = None) -> tuple[AsRun, ...]:
        """The rows written in [start, end), in the order of writing, but for unreadable ones; None is an open end."""
        rows = self._database.select(
            "SELECT * FROM as_run WHERE at >= ? AND at < ? ORDER BY number",
            (stamp(start or _EVER[0]), stamp(end or _EVER[1])),
        )
        return tuple(filter(None, map(_readable, rows)))


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


def _readable(row: sqlite3.Row) -> AsRun | None:
    """The row, unless somebody changed it so that it tells nothing any more."""
    try:
        return _row(row)
    except (TypeError, ValueError):
        return None
