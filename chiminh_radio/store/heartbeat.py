"""The daemon's sign of life, for `status` and for a start after a power cut."""

from datetime import datetime

from chiminh_radio.store.codec import moment, stamp
from chiminh_radio.store.database import Database


class Heartbeat:
    """Who last ran the station, and the last moment they are known to have been alive."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def beat(self, by: str, at: datetime) -> None:
        """Say that `by` (a process, for people) is alive at `at`; also where the clock stood, should it step back."""
        with self._database.transaction() as connection:
            connection.execute("REPLACE INTO heartbeat (one, beaten_by, at) VALUES (1, ?, ?)", (by, stamp(at)))

    def last(self) -> tuple[str, datetime] | None:
        """The last beat: whose and when; None when the station never ran."""
        row = self._database.one("SELECT beaten_by, at FROM heartbeat")
        return (row["beaten_by"], moment(row["at"])) if row else None
