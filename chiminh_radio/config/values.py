"""The station as its rooms get it: paths, durations and the types of the glossary, made from the book's tables."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import time, timedelta
from pathlib import Path
from typing import Any

from chiminh_radio.config.lexicon import normal, read_sheet
from chiminh_radio.config.tables import Book
from chiminh_radio.config.tables.air import DAYS, EVERY_DAY, Output, Slot
from chiminh_radio.config.tables.newsroom import OFF
from chiminh_radio.config.tables.voice import NO_WORD
from chiminh_radio.errors import ConfigError
from chiminh_radio.i18n import _
from chiminh_radio.model.airing import LateMode, LatePolicy, Priority
from chiminh_radio.model.airing import Slot as PlainSlot
from chiminh_radio.model.decision import Severity
from chiminh_radio.model.delivery import EngineSettings, Pauses
from chiminh_radio.model.output import OutputSettings, ZoneSettings
from chiminh_radio.model.script import Gender, InsertKind, Role
from chiminh_radio.model.speech import LexiconEntry, Wording
from chiminh_radio.roles import described
from chiminh_radio.severities import SEVERITIES

_MEGABYTE = 1_000_000
_PRIORITIES = {"thuong": Priority.REGULAR, "uu-tien": Priority.PRIORITY}


class Config:
    """What config.toml says. Tables that hold plain values are there as they stand: `station`, `checker`, `studio`."""

    def __init__(self, path: Path, book: Book) -> None:
        self.path = path
        """config.toml itself."""
        self.root = path.parent
        """The station's folder."""
        self.station = book.station
        self.checker = book.checker
        self.studio = book.studio
        self._book = book

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

    def hours(self) -> tuple[tuple[time, time], ...]:
        """When loudspeakers may sound: from the first, up to the second."""
        windows = (window.split("-") for window in self._book.hours.allowed)
        return tuple((time.fromisoformat(start), _end(end)) for start, end in windows)

    @property
    def session_limit(self) -> timedelta:
        """How long one airing may last."""
        return timedelta(minutes=self._book.hours.session_limit_minutes)

    @property
    def self_approval(self) -> bool:
        """Whether an editor may approve a script of their own."""
        return self._book.approval.self_approval

    def people(self) -> Mapping[str, frozenset[str]]:
        """Who works here, and as what: "editor", "operator", "approver", "emergency"."""
        return {person.name: frozenset(person.roles) for person in self._book.people}

    @property
    def signed(self) -> bool:
        """Whether an approval must bear the approver's signature."""
        return self._book.approval.signed

    def approvers(self) -> Mapping[str, str]:
        """Who may approve, each with the public key, Ed25519 in base64; "" for who has none."""
        return {person.name: person.key for person in self._book.people if "approver" in person.roles}

    @property
    def settle(self) -> timedelta:
        """How long a dropped file must stand still before it is taken."""
        return timedelta(seconds=self._book.inbox.settle_seconds)

    @property
    def limits(self) -> Mapping[str, Any]:
        """How much a script file may hold, and what may be done to read it, by the names of the readers' Limits."""
        said = self._book.inbox
        return {
            "file_bytes": said.max_file_mb * _MEGABYTE,
            "characters": said.max_characters,
            "pages": said.max_pages,
            "unpacked_bytes": said.max_unpacked_mb * _MEGABYTE,
            "ratio": said.max_ratio,
            "convert": said.convert,
            "convert_time": timedelta(seconds=said.convert_seconds),
        }

    @property
    def legibility(self) -> Mapping[str, float]:
        """The least shares, of 1, of a text's words that are syllables and that bear marks, by their keys."""
        keys = ("refuse_syllables", "refuse_marks", "warn_syllables", "warn_marks")
        return {key: getattr(self._book.inbox, key) / 100 for key in keys}

    @property
    def attention(self) -> Mapping[str, Any]:
        """How much a listener can follow, by the names of the checks' Attention."""
        said = self.checker
        return {
            "sentence_words": said.sentence_words,
            "item": timedelta(minutes=said.item_minutes),
            "syllables_per_second": said.syllables_per_second,
            "documents": said.document_numbers,
        }

    @property
    def severities(self) -> Mapping[str, Severity]:
        """How much a note of each rule weighs; a rule that is not among them is not looked at."""
        said = {**SEVERITIES, **self.checker.rules}
        return {rule: Severity(word) for rule, word in said.items() if word != OFF}

    @property
    def engine_chain(self) -> tuple[str, ...]:
        """The voice engines in the order they are tried."""
        return self._book.voice.chain

    def engine_voices(self, name: str, gender: Gender) -> tuple[str, ...]:
        """The voices of a gender that an engine has; () when the file has no table for it."""
        engine = self._book.voice.engines.get(name)
        return () if engine is None else engine.female if gender is Gender.FEMALE else engine.male

    def engine_settings(self, name: str) -> EngineSettings:
        """How an engine is to speak. Raises ConfigError when the file has no table for it."""
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

    def roles(self) -> tuple[Role, ...]:
        """The roles that the station knows by name, with their voices."""
        roles = (described(name, words) for name, words in self._book.voice.roles.items())
        return tuple(role for role in roles if role)

    @property
    def files(self) -> tuple[Path, ...]:
        """What people write the station's settings in: config.toml, and the lexicon, which need not be there."""
        return self.path, self.lexicon_file

    @property
    def lexicon_file(self) -> Path:
        """The lexicon as a spreadsheet; need not be there."""
        return self.root / self._book.voice.lexicon_file

    def lexicon(self) -> tuple[LexiconEntry, ...]:
        """The station's own words, and how they are said. Of two entries for one written form the first holds.

        Read when it is asked for: a fault in a spreadsheet stops the reading of scripts, not the station. Raises
        ConfigError with every fault of the file.
        """
        here = (
            LexiconEntry(written=normal(written), spoken=normal(spoken), origin=self.path.name)
            for written, spoken in self._book.voice.lexicon.items()
        )
        return (*here, *read_sheet(self.lexicon_file).entries.values())

    @property
    def wording(self) -> Wording:
        """Which regional words numbers are said with."""
        reading = self._book.voice.reading
        first_days = "" if reading.first_days == NO_WORD else reading.first_days
        return Wording(thousand=reading.thousand, zero_tens=reading.zero_tens, first_days=first_days)

    def pauses(self) -> Pauses:
        """How long nothing is heard within an item."""
        said = self._book.voice.pauses
        return Pauses(
            **{field.name: timedelta(milliseconds=getattr(said, f"{field.name}_ms")) for field in fields(Pauses)}
        )

    def jingles(self) -> Mapping[InsertKind, str]:
        """The jingle in the library for each cue."""
        return {
            InsertKind.OPENING: self.studio.opening,
            InsertKind.BREAK: self.studio.break_,
            InsertKind.CLOSING: self.studio.closing,
        }

    @property
    def ffmpeg(self) -> Path | None:
        """The station's own ffmpeg; None for the one that comes along."""
        return self.root / self.studio.ffmpeg if self.studio.ffmpeg else None

    def outputs(self) -> tuple[OutputSettings, ...]:
        """The ways out to loudspeakers."""
        return tuple(
            OutputSettings(name=output.name, kind=output.kind, target=self._target(output), options=output.options)
            for output in self._book.outputs
        )

    def _target(self, output: Output) -> str:
        """A folder is told from the station's; a device or an address stands as it is."""
        return str(self.root / output.target) if output.kind == "file" else output.target

    def zones(self) -> tuple[ZoneSettings, ...]:
        """The loudspeaker zones."""
        return tuple(ZoneSettings(name=zone.name, title=zone.title, outputs=zone.outputs) for zone in self._book.zones)

    @property
    def prepare(self) -> timedelta:
        """How long before a slot its programme must be ready."""
        return timedelta(minutes=self._book.schedule.prepare_minutes)

    @property
    def fallback(self) -> str:
        """The playlist that needs nothing but the library: the last of each slot's fallbacks."""
        return self._book.schedule.fallback

    def slots(self) -> tuple[PlainSlot, ...]:
        """The weekly grid."""
        return tuple(self._slot(slot) for slot in self._book.slots)

    def _slot(self, slot: Slot) -> PlainSlot:
        return PlainSlot(
            name=slot.name,
            days=_weekdays(slot.days),
            at=time.fromisoformat(slot.at),
            playlist=slot.playlist,
            zones=slot.zones,
            priority=_PRIORITIES[slot.priority],
            late=LatePolicy(mode=LateMode(slot.late), within=timedelta(minutes=slot.late_minutes)),
            fallbacks=tuple(dict.fromkeys((*slot.fallbacks, self.fallback))),
        )

    @property
    def themes(self) -> Mapping[str, str]:
        """The themes' ids and titles."""
        return self._book.themes


def _end(text: str) -> time:
    """24:00 is the midnight at the end of a day, as a time the first of the next."""
    return time() if text == "24:00" else time.fromisoformat(text)


def _weekdays(days: tuple[str, ...]) -> tuple[int, ...]:
    if EVERY_DAY in days:
        return tuple(range(1, 8))
    return tuple(number for number, day in enumerate(DAYS, start=1) if day in days)
