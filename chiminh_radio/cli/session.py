"""One run of the command line: the flags every command takes, and the station it speaks to."""

import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from chiminh_radio import i18n

if TYPE_CHECKING:
    import typer

    from chiminh_radio.station import Station


@dataclass
class Session:
    """The flags that every command takes."""

    config: Path = Path("config.toml")
    language: str = ""
    as_json: bool = False
    verbose: bool = False
    quiet: bool = False
    version: bool = False

    @cached_property
    def station(self) -> "Station":
        """The station of `--config`; its language holds unless `--lang` said another."""
        from chiminh_radio.config import load
        from chiminh_radio.station import Station

        config = load(self.config)
        if not self.language:
            i18n.use(config.language)
        return Station(config)

    @cached_property
    def anywhere(self) -> "Station":
        """The station; where there is none and none was asked for, one of defaults, with a book that is forgotten."""
        from chiminh_radio.config import defaults
        from chiminh_radio.station import Station
        from chiminh_radio.store.database import Database

        if self.config.exists() or self.config != Session.config:
            return self.station
        return Station(defaults(self.config.parent), database=Database(Path(":memory:")))

    def seal(self) -> None:
        """Note the ends of the station's books, if this run opened it."""
        if "station" in self.__dict__ and (lacking := self.station.seals.keep(self.station.clock.now())):
            print(lacking, file=sys.stderr)

    def close(self) -> None:
        """Let go of the station, if this run opened it."""
        for opened in (self.__dict__.pop(name, None) for name in ("station", "anywhere")):
            if opened is not None:
                opened.close()

    def say(self, text: str) -> None:
        """Tell the operator, unless `--quiet`."""
        if not self.quiet:
            print(text)


def session_of(ctx: "typer.Context") -> Session:
    """The run a command belongs to."""
    session = ctx.obj
    return session if isinstance(session, Session) else Session()
