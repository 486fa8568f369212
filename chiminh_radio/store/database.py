"""radio.db as the rooms use it: one connection a thread, one kind of transaction, backups while it is in use."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock, Thread, current_thread

from chiminh_radio.errors import StationError
from chiminh_radio.files import replacing
from chiminh_radio.i18n import _
from chiminh_radio.store.connection import connect, explained, immediate
from chiminh_radio.store.migrations import migrate

Parameters = tuple[object, ...] | Mapping[str, object]


@dataclass(slots=True)
class _Hand:
    """What one thread holds."""

    connection: sqlite3.Connection
    version: int | None = None
    """`PRAGMA data_version` when it was last asked."""


class Database:
    """The station's book, opened and brought up to date.

    Safe to share between threads. Raises StationError, from any method, for a disk or a file that does not serve:
    full, read-only, not a database, made by a newer program, held too long by another.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = Lock()
        self._hands: dict[Thread, _Hand] = {}
        try:
            with explained(path):
                migrate(self._hand().connection, path)
        except StationError:
            self.close()
            raise

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All of the block is kept, or nothing; other writers wait. A block inside a block belongs to the outer one."""
        with explained(self.path), immediate(self._hand().connection) as connection:
            yield connection

    def select(self, sql: str, parameters: Parameters = ()) -> list[sqlite3.Row]:
        """Every row of a query."""
        return list(self.stream(sql, parameters))

    def one(self, sql: str, parameters: Parameters = ()) -> sqlite3.Row | None:
        """The first row of a query, if there is one."""
        rows = self.select(sql + " LIMIT 1", parameters)
        return rows[0] if rows else None

    def stream(self, sql: str, parameters: Parameters = ()) -> Iterator[sqlite3.Row]:
        """The rows of a query one by one, all of the same moment, for what may be long."""
        with explained(self.path):
            yield from self._hand().connection.execute(sql, parameters)

    def changed(self) -> bool:
        """Whether another thread or program wrote since this thread last asked; True the first time."""
        hand = self._hand()
        with explained(self.path):
            (version,) = hand.connection.execute("PRAGMA data_version").fetchone()
        before, hand.version = hand.version, version
        return bool(before != version)

    def backup(self, path: Path) -> None:
        """Write a whole copy to `path` while others go on reading and writing. It stands there complete, or not."""
        try:
            with explained(path), replacing(path) as temporary:
                copy = sqlite3.connect(temporary, isolation_level=None)
                try:
                    self._hand().connection.backup(copy)
                    copy.execute("PRAGMA journal_mode = DELETE")  # one file, nothing beside it
                finally:
                    copy.close()
        except OSError as error:
            raise StationError(
                _("{file}: không ghi được bản sao lưu: {reason}").format(file=path, reason=error)
            ) from error

    def close(self) -> None:
        """Close every thread's connection; safe to call twice."""
        with self._lock:
            for hand in self._hands.values():
                hand.connection.close()
            self._hands.clear()

    def _hand(self) -> _Hand:
        """This thread's connection, opened at first use; those of threads that have ended are closed then."""
        thread = current_thread()
        with self._lock:
            if thread not in self._hands:
                for ended in [each for each in self._hands if not each.is_alive()]:
                    self._hands.pop(ended).connection.close()
                with explained(self.path):
                    self._hands[thread] = _Hand(connect(self.path))
            return self._hands[thread]
