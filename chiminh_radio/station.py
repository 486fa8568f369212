"""The house, opened: every room with the values that config.toml gives it, in the order of the flow.

A room is opened when it is first asked for, so that `status` pays only for the store. What crosses rooms is told in
`production` (script → item → programme) and `broadcast` (airing → loudspeaker → log); `timetable` answers for the grid.
"""

from functools import cached_property
from typing import TYPE_CHECKING

from chiminh_radio.clock import Clock, SystemClock
from chiminh_radio.config import Config
from chiminh_radio.store.airings import Airings
from chiminh_radio.store.database import Database
from chiminh_radio.store.heartbeat import Heartbeat
from chiminh_radio.store.items import Items
from chiminh_radio.store.lived import Lived
from chiminh_radio.store.log import AsRunLog
from chiminh_radio.store.overrides import Overrides
from chiminh_radio.store.record import Record
from chiminh_radio.store.scripts import Scripts
from chiminh_radio.store.seals import Seals
from chiminh_radio.store.warrant import Warrant

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from chiminh_radio.ffmpeg import Ffmpeg
    from chiminh_radio.model.decision import Note
    from chiminh_radio.model.programme import Playlist
    from chiminh_radio.model.recording import Recording
    from chiminh_radio.model.script import InsertKind, Script
    from chiminh_radio.model.speech import Heard, SpokenLine
    from chiminh_radio.newsroom.approvers import Approvers
    from chiminh_radio.newsroom.corrections import Corrections
    from chiminh_radio.newsroom.decisions import Decisions
    from chiminh_radio.newsroom.desk import Desk
    from chiminh_radio.newsroom.intake import Intake
    from chiminh_radio.newsroom.item_decisions import ItemDecisions
    from chiminh_radio.newsroom.recordings import Ear
    from chiminh_radio.playout.zone import Zone
    from chiminh_radio.schedule.guard import Hours
    from chiminh_radio.schedule.planner import Grid
    from chiminh_radio.store.aired import Aired
    from chiminh_radio.store.catalogue import Catalogue
    from chiminh_radio.store.recordings import Recordings
    from chiminh_radio.studio.assembler import Assembler
    from chiminh_radio.studio.levelled import LevelledItems
    from chiminh_radio.studio.librarian import Librarian
    from chiminh_radio.studio.library import Library
    from chiminh_radio.voice.booth import Booth
    from chiminh_radio.voice.normalise import Normaliser
    from chiminh_radio.voice.roster import Roster


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
        self.overrides = Overrides(self.database)
        self.seals = Seals(self.database, config.seals)
        self.warrant = Warrant(self.database)
        self.heartbeat = Heartbeat(self.database)
        self.lived = Lived(self.database)
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
            recordings=self.recordings,
            ear=self.ear,
        )

    @cached_property
    def recordings(self) -> "Recordings":
        """What was recorded for scripts."""
        from chiminh_radio.store.recordings import Recordings

        return Recordings(self.database)

    @cached_property
    def ear(self) -> "Ear":
        """What listens to recordings that come."""
        from chiminh_radio.newsroom.recordings import Ear

        return Ear(ffmpeg=self.ffmpeg, limits=self.intake.limits)

    @cached_property
    def decisions(self) -> "Decisions":
        """Where a leader decides on them."""
        from chiminh_radio.newsroom.decisions import Decisions

        return Decisions(
            self.scripts,
            approvers=self._approvers,
            examine=self.examine,
            heard=lambda script: self.heard(script).digest,
            corrections=lambda: self.corrections,
            harm=self.harm,
        )

    def harm(self, script: "Script", *, to_the_byte: bool) -> str:
        """What happened to the recordings that a script is heard with; "" while they are as they came."""
        from chiminh_radio.newsroom.recordings import harm

        came = self.recordings.of(script.digest).values()
        return next(filter(None, (harm(each, self.config.root, to_the_byte=to_the_byte) for each in came)), "")

    @cached_property
    def item_decisions(self) -> "ItemDecisions":
        """Where a leader decides on sounds of the library."""
        from chiminh_radio.newsroom.item_decisions import ItemDecisions

        return ItemDecisions(self.catalogue, approvers=self._approvers, kinds=self.config.approved_items)

    @cached_property
    def _approvers(self) -> "Approvers":
        from chiminh_radio.newsroom.approvers import Approvers

        return Approvers(
            keys=self.config.approvers(),
            signed=self.config.signed,
            self_approval=self.config.self_approval,
        )

    @cached_property
    def corrections(self) -> "Corrections":
        """Which script corrects which."""
        from chiminh_radio.newsroom.corrections import Corrections
        from chiminh_radio.store.hearings import Hearings

        return Corrections(self.scripts, self.record, Hearings(self.database))

    @cached_property
    def intake(self) -> "Intake":
        """What is taken as a script; the words that the station can say are good words."""
        from chiminh_radio.newsroom.intake import Intake
        from chiminh_radio.newsroom.legibility import Standards
        from chiminh_radio.newsroom.readers import Limits

        standards = Standards(**self.config.legibility)
        return Intake(limits=Limits(**self.config.limits), standards=standards, known=self.normaliser)

    def examine(self, script: "Script", recordings: "Mapping[str, Recording] | None" = None) -> "tuple[Note, ...]":
        """What an editor should mend in a script, its reading aloud included; `recordings` where it is not taken in."""
        from chiminh_radio.newsroom.checks import Attention, check
        from chiminh_radio.newsroom.legibility import Standards

        item = self.items.of_script(script.digest)
        return check(
            script,
            today=self.clock.now().date(),
            themes=self.config.themes,
            spoken=self.spoken(script),
            cues=item.cues if item else (),
            siblings=self.scripts.siblings(script),
            pairs=self.corrections if self.config.database.exists() else None,
            recordings=self.recordings.of(script.digest) if recordings is None else recordings,
            standards=Standards(**self.config.legibility),
            attention=Attention(**self.config.attention),
            known=self.normaliser,
            severities=self.config.severities,
        )

    # ── Voice ────────────────────────────────────────────────────────────────────────────────────────────────────
    @cached_property
    def normaliser(self) -> "Normaliser":
        """The reading chain with the operator's lexicon and wording."""
        from chiminh_radio.voice.lexicon import in_force
        from chiminh_radio.voice.normalise import Normaliser

        return Normaliser(in_force(self.config.lexicon()), self.config.wording)

    def spoken(self, script: "Script") -> "tuple[SpokenLine, ...]":
        """A script's lines as they will be said."""
        return self.normaliser.lines(script.lines)

    def heard(self, script: "Script") -> "Heard":
        """All of a script that its listeners will hear, by the lexicon, the roles and the jingles of now."""
        from chiminh_radio.voice.heard import heard

        return heard(
            script,
            self.spoken(script),
            entries=self.config.lexicon(),
            roles=self.config.roles(),
            jingles=self.jingles(script),
            recordings={call: each.digest for call, each in self.recordings.of(script.digest).items()},
        )

    @cached_property
    def roster(self) -> "Roster":
        """The voice engines."""
        from chiminh_radio.voice.roster import Roster

        return Roster(self.config.engine_chain, self.config.engine_settings)

    @cached_property
    def booth(self) -> "Booth":
        """Where scripts are read, by the engines of `[voice] chain`."""
        from chiminh_radio.store.phrases import Phrases
        from chiminh_radio.voice.booth import Booth
        from chiminh_radio.voice.cache import Cache

        lines = Cache(self.config.audio / "cache" / "lines", Phrases(self.database))
        return Booth(tuple(self.roster.readers()), lines, self.config.roles(), self.config.pauses())

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

    def jingles(self, script: "Script") -> "dict[InsertKind, Path]":
        """The sounds that a script calls for; one that is gone stops no other script."""
        named = self.config.jingles()
        return {insert.kind: self.library.path(named[insert.kind]) for insert in script.inserts if not insert.recording}

    @cached_property
    def catalogue(self) -> "Catalogue":
        """What is in it, by number."""
        from chiminh_radio.store.catalogue import Catalogue

        return Catalogue(self.database)

    @cached_property
    def librarian(self) -> "Librarian":
        """Who puts sounds into it."""
        from chiminh_radio.studio.librarian import Librarian
        from chiminh_radio.studio.soundcheck import Limits

        limits = Limits(**self.config.holdings)
        return Librarian(library=self.library, catalogue=self.catalogue, ffmpeg=self.ffmpeg, limits=limits)

    @cached_property
    def levelled(self) -> "LevelledItems":
        """Items as they are in masters."""
        from chiminh_radio.studio.levelled import LevelledItems
        from chiminh_radio.studio.levelling import Leveller, Profile

        said = self.config.studio
        leveller = Leveller(
            self.ffmpeg,
            loudness_lufs=said.loudness_lufs,
            true_peak_dbtp=said.true_peak_dbtp,
            profile=Profile(said.profile),
        )
        return LevelledItems(self.config.audio / "cache" / "levelled", leveller, station=self.config.root)

    @cached_property
    def assembler(self) -> "Assembler":
        """Items into masters."""
        from chiminh_radio.studio.assembler import Assembler

        programmes = self.config.audio / "programmes"
        below_lu = self.config.studio.bed_below_lu
        return Assembler(self.levelled, self.config.root, programmes=programmes, bed_below_lu=below_lu)

    def playlists(self) -> "tuple[Playlist, ...]":
        """Every recipe of playlists/."""
        from chiminh_radio.studio.playlists import read_playlists

        return read_playlists(self.config.playlists)

    def playlist(self, name: str) -> "Playlist":
        """One recipe by its name."""
        from chiminh_radio.studio.playlists import read_playlist

        return read_playlist(self.config.playlists / f"{name}.toml")

    @cached_property
    def aired(self) -> "Aired":
        """What was aired, passage by passage."""
        from chiminh_radio.store.aired import Aired

        return Aired(self.database)

    # ── Schedule ─────────────────────────────────────────────────────────────────────────────────────────────────
    @cached_property
    def hours(self) -> "Hours":
        """When the loudspeakers may sound."""
        from chiminh_radio.schedule.guard import Hours

        return Hours(self.config.hours())

    def grid(self) -> "Grid":
        """All that decides what airs when, as it is said now."""
        from chiminh_radio.schedule.calendar import calendar
        from chiminh_radio.schedule.makegood import WITHIN, debts
        from chiminh_radio.schedule.planner import Grid

        said = self.overrides.all()
        now = self.clock.now()
        owed = debts(
            self.slots,
            lambda: self.airings.missed(now - WITHIN, now),
            lambda: self.airings.making_good(now - WITHIN, now + WITHIN),
            now,
        )
        return Grid(self.slots, calendar(self.config.special_days(), said), said, owed, self.config.fallback)

    # ── Playout ──────────────────────────────────────────────────────────────────────────────────────────────────
    @cached_property
    def zones(self) -> dict[str, "Zone"]:
        """Every zone with its outputs, not yet opened."""
        from chiminh_radio.playout.zone import Zone
        from chiminh_radio.plugins import OUTPUTS, pick

        settings = {output.name: output for output in self.config.outputs()}
        return {
            zone.name: Zone(zone, [pick(OUTPUTS, settings[name].kind).load()(settings[name]) for name in zone.outputs])
            for zone in self.config.zones()
        }
