"""A station that is tampered with: made once, changed, asked, put back. What it would air, and what it says."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from fakes.clock import VirtualClock
from fakes.output import FakeOutput
from fakes.station import BOOK, fake_output, founded, opened

from chiminh_radio import production
from chiminh_radio.broadcast import Broadcast
from chiminh_radio.cli.report import proof_of
from chiminh_radio.clock import ZONE
from chiminh_radio.errors import RadioError
from chiminh_radio.files import digest_of, write_text
from chiminh_radio.model.airing import Airing
from chiminh_radio.model.script import ScriptState
from chiminh_radio.newsroom.signing import new_signer
from chiminh_radio.playout.master import opened as opened_master
from chiminh_radio.schedule.late import Action
from chiminh_radio.station import Station
from proofs.newsroom.scratch import scratch

DUE = datetime(2026, 11, 25, 17, 0, tzinfo=ZONE)
LEADER, DEPUTY = "Lãnh Đạo", "Phó Lãnh Đạo"
_PEOPLE = '[[people]]\nname = "{name}"\nroles = ["approver"]\nkey = "{key}"\n'
_SCRIPT = """\
TIÊU ĐỀ: {title}
NGÀY PHÁT: {day:%d/%m/%Y}
LOẠI: bản tin
CHỦ ĐỀ: 1.1
NGUỒN: Ủy ban nhân dân xã
BIÊN TẬP: Trần Văn Khải

{words}
"""


@dataclass
class Forged:
    """The station in the tamperer's hands: its folder, its book, and what to aim at."""

    folder: Path
    book: sqlite3.Connection
    chance: Random
    today: dict[str, Any]
    """Of what is to air today: `script`, `item`, `item_audio`, `programme`, `audio`, `airing`."""
    other: dict[str, Any]
    """The same of tomorrow's, which is approved as well."""
    draft: str
    """The digest of a script that nobody approved."""
    keys: dict[str, str]
    clock: timedelta = timedelta()
    """By how much the clock was moved."""

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
        self._signers = {name: new_signer() for name in (LEADER, DEPUTY)}
        self.keys = {name: signer.public for name, signer in self._signers.items()}
        self._seals: tuple[str, ...] = ()
        """The ends of both books, as somebody wrote them down."""
        self._make()
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
        forged = Forged(self.folder, book, Random(seed), self.today, self.other, self.draft, self.keys)  # noqa: S311
        try:
            yield forged
            for trigger in triggers:
                book.execute(trigger["sql"])
        finally:
            book.close()
        self._clock = forged.clock

    def ask(self, *, wholly: bool) -> Answer:
        """What airs at the due moment: as the player asks before the first sample, or aired `wholly`; then put back."""
        clock = VirtualClock(DUE - timedelta(seconds=5) + self._clock)
        output = fake_output(clock)
        answer = Answer()
        house = None
        try:
            house = opened(self.folder / "config.toml", clock, output)
            if wholly:
                self._air(house, output, answer)
            else:
                self._ask(house, answer)
            answer.told += proof_of(house, *self._seals).faults
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
        broadcast._seal()
        airing = house.airings.get(self.today["airing"])
        if (verdict := broadcast._entry(airing)).action is Action.MISS:
            answer.told.append(verdict.reason)
            return
        programme = house.items.programme(airing.programme_digest) or broadcast._programme(airing)
        answer.told.append(house.airings.get(airing.number).reason)
        if why := broadcast._stranger(airing, programme) or production.refusal(house, programme):
            answer.told.append(why)
            return
        with opened_master(house.config.root / programme.audio, programme.digest):
            answer.sounds = self._known.get(digest_of(house.config.root / programme.audio), "a changed sound")

    def _air(self, house: Station, output: FakeOutput, answer: Answer) -> None:
        """The real thing on a virtual clock."""
        airing = Broadcast(house, "proof").air(self.today["airing"])
        answer.told += [airing.reason, *(row.detail for row in house.log.rows())]
        for heard in output.airings:
            if heard.frames:
                answer.sounds = self._heard.get(heard.sound, "a changed sound")

    # ── Making, putting back ─────────────────────────────────────────────────────────────────────────────────────
    def _make(self) -> None:
        people = "".join(_PEOPLE.format(name=name, key=key) for name, key in self.keys.items())
        start = BOOK.index('[[people]]\nname = "Lãnh Đạo"')
        end = BOOK.index("[voice]")
        founded(self.folder)
        write_text(self.folder / "config.toml", f"{BOOK[:start]}{people}[approval]\nsigned = true\n{BOOK[end:]}")
        clock = VirtualClock(DUE - timedelta(hours=8))
        house = opened(self.folder / "config.toml", clock, fake_output(clock))
        day = DUE.date()
        for title, date, by in (
            ("hôm nay", day, LEADER),
            ("ngày mai", day + timedelta(days=1), DEPUTY),
            ("nháp", day, ""),
        ):
            words = f"Kính thưa bà con. Đây là bản tin {title}. {'Mời bà con đón nghe. ' * len(title)}"
            text = _SCRIPT.format(title=f"Bản tin {title}", day=date, words=words)
            write_text(house.config.inbox / f"{title}.txt", text)
            house.desk.collect(clock.now())
            clock.sleep(5)
            house.desk.collect(clock.now())
            (record,) = house.scripts.all({ScriptState.CHECKED})
            if by:
                house.decisions.approve(record.number, by=by, at=clock.now(), signer=self._signers[by])
                production.voice(house, house.scripts.get(record.number))
            else:
                self.draft = record.script.digest
        self._air_yesterday(house, clock)
        self.today = self._made(house, DUE)
        self.other = self._made(house, DUE + timedelta(days=1))
        fallback = production.build(house, "du-phong", day)
        root = house.config.root
        self._known = {self.today["programme"]: "approved", fallback.digest: "fallback"}
        self._heard = {
            _frames(root / self.today["audio"], self.today["programme"]): "approved",
            _frames(root / fallback.audio, fallback.digest): "fallback",
        }
        self._seals = (house.record.chain.head, house.log.chain.head)
        house.close()

    def _air_yesterday(self, house: Station, clock: VirtualClock) -> None:
        """So that the log has rows."""
        airing = Airing(slot="hom-qua", due=clock.now(), playlist="du-phong", zones=("toan-xa",))
        Broadcast(house, "proof").air(house.airings.add(airing).number)

    def _made(self, house: Station, due: datetime) -> dict[str, Any]:
        airing = house.airings.add(
            Airing(slot="chieu", due=due, playlist="ban-tin-sang", zones=("toan-xa",), fallbacks=("du-phong",))
        )
        programme = production.prepare(house, airing)
        assert programme.playlist == "ban-tin-sang", house.airings.get(airing.number).reason
        (spoken,) = {cue.script_digest for cue in programme.cues if cue.script_digest}
        item = house.items.of_script(spoken)
        return {
            "airing": airing.number,
            "programme": programme.digest,
            "audio": programme.audio,
            "script": spoken,
            "item": item.digest,
            "item_audio": item.audio,
        }

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


def _frames(audio: Path, digest: str) -> bytes:
    """A master as it sounds."""
    with opened_master(audio, digest) as master:
        return b"".join(master.frames(timedelta()))


@contextmanager
def bench() -> Iterator[Bench]:
    """A bench in a scratch folder."""
    with scratch() as folder:
        yield Bench(Path(folder))
