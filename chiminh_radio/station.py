"""The house, opened: every room with the values that config.toml gives it, in the order of the flow.

A room is opened when it is first asked for, so that `status` pays only for the store. What crosses rooms is told in
`production` (script → item → programme) and `broadcast` (airing → loudspeaker → log).
"""

from datetime import date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from chiminh_radio.clock import ZONE, Clock, SystemClock
from chiminh_radio.config import Config
from chiminh_radio.errors import ConfigError, ScheduleError
from chiminh_radio.i18n import _
from chiminh_radio.model.airing import Airing
from chiminh_radio.model.decision import Note, ScriptRecord
from chiminh_radio.model.delivery import EngineState
from chiminh_radio.model.programme import Playlist
from chiminh_radio.model.script import Insert, Script
from chiminh_radio.model.speech import Heard, SpokenLine
from chiminh_radio.store.airings import Airings
from chiminh_radio.store.database import Database
from chiminh_radio.store.heartbeat import Heartbeat
from chiminh_radio.store.items import Items
from chiminh_radio.store.log import AsRunLog
from chiminh_radio.store.record import Record
from chiminh_radio.store.scripts import Scripts
from chiminh_radio.store.warrant import Warrant

if TYPE_CHECKING:
    from chiminh_radio.ffmpeg import Ffmpeg
    from chiminh_radio.newsroom.checks import Attention
    from chiminh_radio.newsroom.decisions import Decisions
    from chiminh_radio.newsroom.desk import Desk
    from chiminh_radio.newsroom.intake import Draft, Intake
    from chiminh_radio.newsroom.legibility import Standards
    from chiminh_radio.playout.zone import Zone
    from chiminh_radio.schedule.guard import Hours
    from chiminh_radio.studio.assembler import Assembler
    from chiminh_radio.studio.library import Library
    from chiminh_radio.voice.booth import Booth
    from chiminh_radio.voice.engine import VoiceEngine
    from chiminh_radio.voice.normalise import Normaliser

DAY = timedelta(days=1)
EARLY = timedelta(minutes=2)
"""How long before its due cron may ask for a slot."""


class Station:
    """One station: what config.toml says, what radio.db remembers, and the rooms between them."""

    def __init__(self, config: Config, clock: Clock | None = None, database: Database | None = None) -> None:
        self.config = config
        self.clock: Clock = clock or SystemClock()
        self.database = database or Database(config.database)
        self.scripts = Scripts(self.database)
        self.items = Items(self.database)
        self.airings = Airings(self.database)
        self.log = AsRunLog(self.database)
        self.record = Record(self.database)
        self.warrant = Warrant(self.database)
        self.heartbeat = Heartbeat(self.database)
        self.slots = config.slots()

    def with_book(self, config: Config) -> "Station":
        """The same station after its book was edited."""
        return Station(config, self.clock, self.database if config.database == self.config.database else None)

    def close(self) -> None:
        """Let go of the database."""
        self.database.close()

    # ── Newsroom ─────────────────────────────────────────────────────────────────────────────────────────────────
    @cached_property
    def desk(self) -> "Desk":
        """Where scripts are received."""
        from chiminh_radio.newsroom.desk import Desk

        return Desk(
            self.scripts,
            folder=self.config.root,
            inbox=self.config.inbox,
            examine=self.examine,
            settle=self.config.settle,
            intake=self.intake,
        )

    @cached_property
    def decisions(self) -> "Decisions":
        """Where a leader decides on them."""
        from chiminh_radio.newsroom.approvers import Approvers
        from chiminh_radio.newsroom.decisions import Decisions

        return Decisions(
            self.scripts,
            approvers=Approvers(
                keys=self.config.approvers(),
                signed=self.config.signed,
                self_approval=self.config.self_approval,
            ),
            examine=self.examine,
            heard=lambda script: self.heard(script).digest,
        )

    def receive(self, file: Path) -> ScriptRecord:
        """Take a file in, now."""
        return self.desk.receive(file, at=self.clock.now())

    def read(self, file: Path) -> "Draft":
        """Parse a file without taking it in."""
        return self.intake.draft(file)

    @cached_property
    def intake(self) -> "Intake":
        """What is taken as a script; the words that the station can say are good words."""
        from chiminh_radio.newsroom.intake import Intake
        from chiminh_radio.newsroom.readers import Limits

        return Intake(limits=Limits(**self.config.limits), standards=self._standards, known=self.normaliser)

    @cached_property
    def _standards(self) -> "Standards":
        from chiminh_radio.newsroom.legibility import Standards

        return Standards(**self.config.legibility)

    def examine(self, script: Script) -> tuple[Note, ...]:
        """What an editor should mend in a script, its reading aloud included."""
        from chiminh_radio.newsroom.checks import check

        item = self.items.of_script(script.digest)
        return check(
            script,
            today=self.clock.now().date(),
            themes=self.config.themes,
            spoken=self.spoken(script),
            cues=item.cues if item else (),
            siblings=self.scripts.siblings(script),
            standards=self._standards,
            attention=self._attention,
            known=self.normaliser,
            severities=self.config.severities,
        )

    @cached_property
    def _attention(self) -> "Attention":
        from chiminh_radio.newsroom.checks import Attention

        said = self.config.checker
        return Attention(
            sentence_words=said.sentence_words,
            item=timedelta(minutes=said.item_minutes),
            syllables_per_second=said.syllables_per_second,
            documents=said.document_numbers,
        )

    # ── Voice ────────────────────────────────────────────────────────────────────────────────────────────────────
    @cached_property
    def normaliser(self) -> "Normaliser":
        """The reading chain with the operator's lexicon and wording."""
        from chiminh_radio.voice.lexicon import in_force
        from chiminh_radio.voice.normalise import Normaliser

        return Normaliser(in_force(self.config.lexicon()), self.config.wording)

    def spoken(self, script: Script) -> tuple[SpokenLine, ...]:
        """A script's lines as they will be said."""
        return self.normaliser.lines(script.lines)

    def heard(self, script: Script) -> Heard:
        """All of a script that its listeners will hear, by the lexicon, the roles and the jingles of now."""
        from chiminh_radio.files import digest_of
        from chiminh_radio.voice.casting import cast
        from chiminh_radio.voice.trial import speakers

        lines = self.spoken(script)
        entries = self.config.lexicon()
        called = [part for section in script.sections for part in section.body if isinstance(part, Insert)]
        jingles = self.config.jingles()
        return Heard(
            script_digest=script.digest,
            spoken=tuple(line.text for line in lines),
            deliveries=cast(script, self.config.roles()),
            lexicon={entry.written: entry.spoken for line in lines for entry in speakers(line, entries)},
            inserts={each.written: digest_of(self.library.path(jingles[each.kind])) for each in called},
        )

    def engine(self, name: str = "") -> "VoiceEngine":
        """A voice engine by its name; the first of the chain without one."""
        from chiminh_radio.plugins import ENGINES, pick

        name = name or self.config.engine_chain[0]
        engine: VoiceEngine = pick(ENGINES, name).load()(self.config.engine_settings(name))
        return engine

    def voices(self) -> tuple[EngineState, ...]:
        """Every engine there is, those of the chain first, and what each is good for here."""
        from chiminh_radio.plugins import ENGINES, find

        chain = self.config.engine_chain
        return tuple(self._voice(name, name in chain) for name in dict.fromkeys((*chain, *find(ENGINES))))

    def _voice(self, name: str, in_chain: bool) -> EngineState:
        try:
            engine = self.engine(name)
        except ConfigError as error:
            return EngineState(name=name, in_chain=in_chain, unusable=str(error))
        return EngineState(
            name=name,
            in_chain=in_chain,
            unusable=engine.unusable(),
            needs_network=engine.needs_network,
            female=engine.settings.female,
            male=engine.settings.male,
        )

    @cached_property
    def booth(self) -> "Booth":
        """Where scripts are read, by the engines of `[voice] chain`."""
        import logging

        from chiminh_radio.voice.booth import Booth
        from chiminh_radio.voice.cache import Cache

        engines = []
        for name in self.config.engine_chain:
            try:
                engines.append(self.engine(name))
            except ConfigError as error:  # a broken plug-in stops itself, not the station
                logging.getLogger(__name__).warning("%s", error)
        return Booth(engines, Cache(self.config.audio / "cache" / "lines"), self.config.roles(), self.config.pauses())

    # ── Studio ───────────────────────────────────────────────────────────────────────────────────────────────────
    @cached_property
    def ffmpeg(self) -> "Ffmpeg":
        """The decoder and meter."""
        from chiminh_radio.ffmpeg import Ffmpeg

        return Ffmpeg(self.config.ffmpeg)

    @cached_property
    def library(self) -> "Library":
        """audio/library/."""
        from chiminh_radio.studio.library import Library

        return Library(self.config.audio / "library", station=self.config.root)

    @cached_property
    def assembler(self) -> "Assembler":
        """Items into masters."""
        from chiminh_radio.studio.assembler import Assembler

        return Assembler(
            self.ffmpeg,
            self.config.root,
            loudness_lufs=self.config.studio.loudness_lufs,
            true_peak_dbtp=self.config.studio.true_peak_dbtp,
            programmes=self.config.audio / "programmes",
        )

    def playlists(self) -> tuple[Playlist, ...]:
        """Every recipe of playlists/."""
        from chiminh_radio.studio.playlists import read_playlists

        return read_playlists(self.config.playlists)

    def playlist(self, name: str) -> Playlist:
        """One recipe by its name."""
        from chiminh_radio.studio.playlists import read_playlist

        return read_playlist(self.config.playlists / f"{name}.toml")

    # ── Schedule ─────────────────────────────────────────────────────────────────────────────────────────────────
    @cached_property
    def hours(self) -> "Hours":
        """When the loudspeakers may sound."""
        from chiminh_radio.schedule.guard import Hours

        return Hours(self.config.hours())

    def grid_faults(self) -> tuple[str, ...]:
        """Where the grid contradicts itself, breaks a rule, or could end in silence."""
        from chiminh_radio.schedule.grid import faults
        from chiminh_radio.schedule.guard import Session

        playlists = self.playlists()
        return faults(
            self.slots,
            playlists=[each.name for each in playlists],
            zones=[zone.name for zone in self.config.zones()],
            hours=self.hours,
            session=Session(self.config.session_limit),
            infallible=[each.name for each in playlists if each.infallible],
        )

    def planned(self, start: datetime, end: datetime) -> tuple[Airing, ...]:
        """What the grid says of a stretch of time."""
        from chiminh_radio.schedule.planner import plan

        return plan(self.slots, start, end)

    def agenda(self, first: date, length: timedelta) -> tuple[Airing, ...]:
        """A stretch of days as planned, or as it already went where the store knows."""
        start = datetime.combine(first, time(), ZONE)
        known = {(airing.slot, airing.due): airing for airing in self.airings.between(start, start + length)}
        planned = {(airing.slot, airing.due): airing for airing in self.planned(start, start + length)}
        return tuple(sorted({**planned, **known}.values(), key=lambda airing: (airing.due, airing.slot)))

    def occurrence(self, slot: str) -> Airing:
        """The airing of a slot that this moment belongs to: due by now and not too late, or due within minutes."""
        from chiminh_radio.schedule.late import latitude
        from chiminh_radio.schedule.planner import plan

        now = self.clock.now()
        mine = [each for each in self.slots if each.name == slot]
        if not mine:
            names = ", ".join(each.name for each in self.slots)
            raise ScheduleError(
                _("không có khung giờ “{slot}”; hiện có: {names} ([[slots]] name)").format(slot=slot, names=names)
            )
        near = [each for each in plan(mine, now - DAY, now + EARLY) if now <= each.due + latitude(each)]
        if not near:
            raise ScheduleError(
                _(
                    "khung giờ “{slot}” không có lượt phát nào vào lúc {now:%H:%M ngày %d/%m/%Y} ([[slots]] days, at)"
                ).format(slot=slot, now=now)
            )
        return near[-1]

    # ── Playout ──────────────────────────────────────────────────────────────────────────────────────────────────
    @cached_property
    def zones(self) -> dict[str, "Zone"]:
        """Every zone with its outputs, not yet opened."""
        from chiminh_radio.playout.zone import Zone
        from chiminh_radio.plugins import OUTPUTS, pick

        settings = {output.name: output for output in self.config.outputs()}
        return {
            zone.name: Zone(
                zone,
                [pick(OUTPUTS, settings[name].kind).load()(settings[name]) for name in zone.outputs],
            )
            for zone in self.config.zones()
        }
