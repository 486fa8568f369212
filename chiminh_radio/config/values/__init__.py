"""The station as its rooms get it: paths, durations and the types of the glossary, made from the book's tables.

A file for each file of tables/. What a type of the glossary brings along is imported when a value of it is asked for.
"""

from pathlib import Path

from chiminh_radio.config.values.air import AirValues
from chiminh_radio.config.values.grid import GridValues
from chiminh_radio.config.values.library import LibraryValues
from chiminh_radio.config.values.newsroom import NewsroomValues
from chiminh_radio.config.values.themes import ThemeValues
from chiminh_radio.config.values.voice import VoiceValues
from chiminh_radio.disk import Disk

_MEGABYTE = 1_000_000


class Config(NewsroomValues, VoiceValues, LibraryValues, AirValues, GridValues, ThemeValues):
    """What config.toml says. Tables that hold plain values are there as they stand: `station`, `checker`, `studio`."""

    @property
    def inbox(self) -> Path:
        """Where editors drop scripts."""
        return self.root / self.station.inbox

    @property
    def playlists(self) -> Path:
        """The recipes."""
        return self.root / self.station.playlists

    @property
    def audio(self) -> Path:
        """Library, cache, programmes, archive."""
        return self.root / self.station.audio

    @property
    def voices(self) -> Path:
        """The piper voices that were installed."""
        return self.audio / "voices"

    @property
    def database(self) -> Path:
        """The machine's book."""
        return self.root / self.station.database

    @property
    def seals(self) -> Path:
        """Where the ends of the book's two books are noted, beside it."""
        return self.database.with_suffix(".seals")

    @property
    def disk(self) -> Disk:
        """The disk, and how little room it may have for what."""
        said = self._book.disk
        return Disk(self.root, said.intake_mb * _MEGABYTE, said.make_mb * _MEGABYTE)

    @property
    def locks(self) -> Path:
        """Where a daemon and the players of zones hold their locks."""
        return self.root / ".locks"

    @property
    def log(self) -> Path:
        """The technical log."""
        return self.root / self.station.log

    @property
    def language(self) -> str:
        """What the program speaks: vi or en."""
        return self.station.language

    @property
    def files(self) -> tuple[Path, ...]:
        """What people write the station's settings in: config.toml, and the lexicon, which need not be there."""
        return self.path, self.lexicon_file
