"""A station that is tampered with: made once, changed, asked, put back. What it would air, and what it says."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

from fakes.clock import VirtualClock
from fakes.output import FakeOutput
from fakes.station import fake_output, opened

from chiminh_radio import clearance
from chiminh_radio.broadcast import Broadcast
from chiminh_radio.cli.report import proof_of
from chiminh_radio.errors import RadioError
from chiminh_radio.files import digest_of
from chiminh_radio.playout.master import opened as opened_master
from chiminh_radio.schedule.late import Action
from chiminh_radio.station import Station
from proofs.newsroom.scratch import scratch
from proofs.newsroom.staged import DUE, Stage, staged


@dataclass
class Forged:
    """The station in the tamperer's hands: its folder, its book, and what to aim at."""

    folder: Path
    book: sqlite3.Connection
    chance: Random
    stage: Stage
    clock: timedelta = timedelta()
    """By how much the clock was moved."""
    told: list[str] = field(default_factory=list)
    """What the station said meanwhile."""

    @property
    def today(self) -> dict[str, Any]:
        """What is to air today, and to be aimed at."""
        return self.stage.today

    @property
    def other(self) -> dict[str, Any]:
        return self.stage.other

    @property
    def wrong(self) -> dict[str, Any]:
        return self.stage.wrong

    @property
    def draft(self) -> str:
        return self.stage.draft

    def row(self, table: str, where: str, value: object) -> dict[str, Any]:
        """One row of a table."""
        return dict(self.book.execute(f"SELECT * FROM {table} WHERE {where} = ?", (value,)).fetchone())  # noqa: S608

    def change(self, sql: str, *values: object) -> None:
        """Write into the book as any SQLite tool does; its triggers are gone by then."""
        if not self.book.execute(sql, values).rowcount:
            raise AssertionError(sql)


@dataclass
class Answer:
    """What the station says when it is asked to air."""

    sounds: str = ""
    """"approved", "fallback", "" for nothing; anything else is what should never have sounded."""
    told: list[str] = field(default_factory=list)
    """Why, and what `report verify` found."""


class Bench:
    """Makes the station once; `asked` gives what it answers after a change, and puts it back."""

    def __init__(self, root: Path) -> None:
        self.folder = root / "station"
        self._whole = root / "whole"
        self.stage = staged(self.folder)
        shutil.copytree(self.folder, self._whole)
        self._state = {path: _facts(path) for path in self._files()}

    @contextmanager
    def forged(self, seed: str) -> Iterator[Forged]:
        """The station to be changed within the block; it is put back by `asked`."""
        book = sqlite3.connect(self.folder / "radio.db", isolation_level=None)
        book.row_factory = sqlite3.Row
        triggers = book.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for trigger in triggers:
            book.execute(f"DROP TRIGGER {trigger['name']}")
        forged = Forged(self.folder, book, Random(seed), self.stage)  # noqa: S311
        try:
            yield forged
            for trigger in triggers:
                book.execute(trigger["sql"])
        finally:
            book.close()
        self._clock, self._told = forged.clock, forged.told

    def ask(self, *, wholly: bool) -> Answer:
        """What airs at the due moment: as the player asks before the first sample, or aired `wholly`; then put back."""
        clock = VirtualClock(DUE - timedelta(seconds=5) + self._clock)
        output = fake_output(clock)
        answer = Answer(told=self._told)
        house = None
        try:
            house = opened(self.folder / "config.toml", clock, output)
            if wholly:
                self._air(house, output, answer)
            else:
                self._ask(house, answer)
            answer.told += proof_of(house, *self.stage.seals).faults
        except RadioError as error:
            answer.told.append(str(error))
        finally:
            if house is not None:
                house.close()
            self._put_back()
        return answer

    def _ask(self, house: Station, answer: Answer) -> None:
        """The questions of broadcast.py about the master that was made ready, without a sound."""
        broadcast = Broadcast(house, "proof")
        broadcast._ledger.seal()
        airing = house.airings.get(self.stage.today["airing"])
        if (verdict := broadcast._entry(airing)).action is Action.MISS:
            answer.told.append(verdict.reason)
            return
        programme = house.items.programme(airing.programme_digest) or broadcast._programme(airing)
        answer.told.append(house.airings.get(airing.number).reason)
        if why := broadcast._stranger(airing, programme) or clearance.refusal(house, programme):
            answer.told.append(why)
            return
        with opened_master(house.config.root / programme.audio, programme.digest):
            answer.sounds = self.stage.masters.get(digest_of(house.config.root / programme.audio), "a changed sound")

    def _air(self, house: Station, output: FakeOutput, answer: Answer) -> None:
        """The real thing on a virtual clock."""
        airing = Broadcast(house, "proof").air(self.stage.today["airing"])
        answer.told += [airing.reason, *(row.detail for row in house.log.rows())]
        for heard in output.airings:
            if heard.frames:
                answer.sounds = self.stage.heard.get(heard.sound, "a changed sound")

    def _files(self) -> list[Path]:
        return [path for path in self.folder.rglob("*") if path.is_file() or path.is_symlink()]

    def _put_back(self) -> None:
        """Undo: what was changed comes from the whole copy, what was added goes."""
        for path in self._files():
            if path not in self._state:
                path.unlink()
        for path, facts in self._state.items():
            if not path.exists() or path.is_symlink() or _facts(path) != facts:
                path.unlink(missing_ok=True)
                path.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(self._whole / path.relative_to(self.folder), path)
                self._state[path] = _facts(path)


def _facts(path: Path) -> tuple[int, int, int]:
    facts = path.stat()
    return facts.st_mtime_ns, facts.st_size, facts.st_ino


@contextmanager
def bench() -> Iterator[Bench]:
    """A bench in a scratch folder."""
    with scratch() as folder:
        yield Bench(Path(folder))
