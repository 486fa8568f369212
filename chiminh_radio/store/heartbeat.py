"""The daemon's heartbeat: who was last at work, and when. What a start after a power cut counts back to."""

from datetime import datetime, timedelta

from chiminh_radio.store.codec import stamp, whole_moment
from chiminh_radio.store.database import Database

BEAT = timedelta(seconds=5)
"""How often a daemon at work says so."""
_SILENT_AFTER = 3 * BEAT
_AT_REST = ""


class Heartbeat:
    """One row, written over and over."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def beat(self, by: str, at: datetime) -> None:
        """`by` is at work at `at`."""
        with self._database.transaction() as connection:
            connection.execute("REPLACE INTO heartbeat (one, beaten_by, at) VALUES (1, ?, ?)", (by, stamp(at)))

    def rest(self, at: datetime) -> None:
        """Work ended in good order at `at`."""
        self.beat(_AT_REST, at)

    def last(self) -> tuple[str, datetime] | None:
        """Who was last at work, and when; None before the first time, and where somebody changed the row."""
        row = self._database.one("SELECT beaten_by, at FROM heartbeat")
        at = whole_moment(row["at"]) if row else None
        return (row["beaten_by"], at) if row and at else None

    def alive(self, now: datetime) -> bool:
        """Is somebody at work now? One that was killed is thought so for some seconds more."""
        last = self.last()
        return last is not None and last[0] != _AT_REST and abs(now - last[1]) < _SILENT_AFTER
