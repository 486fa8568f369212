"""What every value is made from."""

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
