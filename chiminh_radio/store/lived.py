"""How far the station has lived: the latest moment at which somebody was at work, so that no clock can be behind it."""

from datetime import datetime

from chiminh_radio.store.codec import stamp, whole_moment
from chiminh_radio.store.database import Database


class Lived:
    """One row. It goes forward by itself, and back only when somebody says that the clock is right."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def until(self) -> datetime | None:
        """The latest moment; None before the first, and where somebody changed the row."""
        row = self._database.one("SELECT until FROM lived")
        return whole_moment(row["until"]) if row else None

    def reach(self, at: datetime) -> None:
        """Somebody is at work at `at`; an earlier moment changes nothing."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT INTO lived VALUES (1, ?) ON CONFLICT DO UPDATE SET until = max(until, excluded.until)",
                (stamp(at),),
            )

    def reset(self, at: datetime) -> None:
        """The clock was set, and shows `at` rightly: what was noted by the wrong time no longer counts."""
        with self._database.transaction() as connection:
            connection.execute("REPLACE INTO lived VALUES (1, ?)", (stamp(at),))
