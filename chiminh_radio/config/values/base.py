"""What every value is made from."""

from collections.abc import Iterable
from datetime import time
from pathlib import Path

from chiminh_radio.config.tables import Book


class Values:
    """The book's tables, and the folder that its paths are told from."""

    def __init__(self, path: Path, book: Book) -> None:
        self.path = path
        """config.toml itself."""
        self.root = path.parent
        """The station's folder."""
        self.station = book.station
        self.checker = book.checker
        self.studio = book.studio
        self._book = book


def windows(said: Iterable[str]) -> tuple[tuple[time, time], ...]:
    """Hours of the day: from the first, up to the second."""
    return tuple((time.fromisoformat(start), _end(end)) for start, end in (each.split("-") for each in said))


def _end(text: str) -> time:
    """24:00 is the midnight at the end of a day, as a time the first of the next."""
    return time() if text == "24:00" else time.fromisoformat(text)
