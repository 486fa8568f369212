"""What the voice gets: the engines and their settings, who speaks how, the station's own words."""

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from chiminh_radio.config.tables.voice import NO_WORD
from chiminh_radio.config.values.base import Values
from chiminh_radio.errors import ConfigError
from chiminh_radio.i18n import _

if TYPE_CHECKING:
    from chiminh_radio.model.delivery import EngineSettings, Pauses
    from chiminh_radio.model.script import Gender, Role
    from chiminh_radio.model.speech import LexiconEntry, Wording


class VoiceValues(Values):
    """Of [voice] and what stands under it."""

    @property
    def engine_chain(self) -> tuple[str, ...]:
        """The voice engines in the order they are tried."""
        return self._book.voice.chain

    def engine_voices(self, name: str, gender: "Gender") -> tuple[str, ...]:
        """The voices of a gender that an engine has; () when the file has no table for it."""
        engine = self._book.voice.engines.get(name)
        from chiminh_radio.model.script import Gender

        return () if engine is None else engine.female if gender is Gender.FEMALE else engine.male

    def engine_settings(self, name: str) -> "EngineSettings":
        """How an engine is to speak. Raises ConfigError when the file has no table for it."""
        from chiminh_radio.model.delivery import EngineSettings

        engine = self._book.voice.engines.get(name)
        if engine is None:
            raise ConfigError([_("chưa có bảng [voice.engines.{name}] trong config.toml").format(name=name)])
        return EngineSettings(
            female=engine.female,
            male=engine.male,
            speed=engine.speed,
            timeout=timedelta(seconds=engine.timeout_seconds),
            folder=self.root,
        )

    def roles(self) -> "tuple[Role, ...]":
        """The roles that the station knows by name, with their voices."""
        from chiminh_radio.roles import described

        roles = (described(name, words) for name, words in self._book.voice.roles.items())
        return tuple(role for role in roles if role)

    @property
    def lexicon_file(self) -> Path:
        """The lexicon as a spreadsheet; need not be there."""
        return self.root / self._book.voice.lexicon_file

    def lexicon(self) -> "tuple[LexiconEntry, ...]":
        """The station's own words, and how they are said. Of two entries for one written form the first holds.

        Read when it is asked for: a fault in a spreadsheet stops the reading of scripts, not the station. Raises
        ConfigError with every fault of the file.
        """
        from chiminh_radio.config.lexicon import normal, read_sheet
        from chiminh_radio.model.speech import LexiconEntry

        here = (
            LexiconEntry(written=normal(written), spoken=normal(spoken), origin=self.path.name)
            for written, spoken in self._book.voice.lexicon.items()
        )
        return (*here, *read_sheet(self.lexicon_file).entries.values())

    @property
    def wording(self) -> "Wording":
        """Which regional words numbers are said with."""
        from chiminh_radio.model.speech import Wording

        reading = self._book.voice.reading
        first_days = "" if reading.first_days == NO_WORD else reading.first_days
        return Wording(thousand=reading.thousand, zero_tens=reading.zero_tens, first_days=first_days)

    def pauses(self) -> "Pauses":
        """How long nothing is heard within an item."""
        from dataclasses import fields

        from chiminh_radio.model.delivery import Pauses

        said = self._book.voice.pauses
        return Pauses(
            **{field.name: timedelta(milliseconds=getattr(said, f"{field.name}_ms")) for field in fields(Pauses)}
        )
