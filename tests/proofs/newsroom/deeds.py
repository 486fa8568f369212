"""kill -9 at each step of a leader's and an operator's commands: done wholly or not at all, and to be done again.

A script and its recordings are taken from the inbox, a bundle is imported, what was approved is withdrawn, a person is
added, a sound is put into the library, the station is saved and restored.
"""

import os
import shutil
from collections import Counter
from collections.abc import Callable, Collection, Mapping
from contextlib import redirect_stderr, redirect_stdout, suppress
from pathlib import Path
from random import Random
from typing import NamedTuple

from fakes.sounds import melody, write_wav

from chiminh_radio import config
from chiminh_radio.backup import backup, restore
from chiminh_radio.cli.main import DONE, run
from chiminh_radio.cli.report import proof_of
from chiminh_radio.errors import ApprovalError, RadioError
from chiminh_radio.files import digest_of, write_text
from chiminh_radio.model.item import Card, ItemKind
from chiminh_radio.model.script import IN_FORCE, ScriptState
from chiminh_radio.newsroom import bundle, keyfile
from chiminh_radio.station import Station
from chiminh_radio.withdrawal import unmake
from proofs.newsroom.death import Step, die
from proofs.newsroom.depot import DROPPED, LEADER, Case, Depot
from proofs.newsroom.kills import Deaths, unwhole
from proofs.newsroom.scratch import scratch

_NEW, _WORDS = "Người Mới", "hoa gạo tháng ba"
_KEY = "khoa.pem"


class Deed(NamedTuple):
    """What is done, what of it is not whole, and how it ends; again and again on the same folder."""

    do: Callable[[Case, Step], None]
    wrong: Callable[[Case], list[str]]
    end: Callable[[Case], object]


def kill(first: int, every: int, names: Collection[str] = ()) -> Deaths:
    """Die once at each of the steps `first`, `first + every`, … of each of these deeds (none named: of all)."""
    killed: Counter[str] = Counter()
    faults, steps = [], 0
    with scratch() as folder:
        depot = Depot(Path(folder).resolve())
        for name in names or DEEDS:
            deed = DEEDS[name]
            undisturbed = depot.case(Random(name))  # noqa: S311
            (last,) = _die(deed, undisturbed, 0)
            wanted = deed.end(undisturbed)
            steps += last
            for step in range(first, last + 1, every):
                case = depot.case(Random(name))  # noqa: S311
                _die(deed, case, step)
                killed[name] += 1
                found = deed.wrong(case)
                _die(deed, case, 0)
                if (left := deed.end(case)) != wanted:
                    found.append(f"ends otherwise: {left!r:.150} for {wanted!r:.150}")
                faults += [f"{name}, step {step}: {fault}" for fault in found]
                shutil.rmtree(case.folder)
    return Deaths(steps, killed, faults)


def _die(deed: Deed, case: Case, deadly: int) -> list[int]:
    def act(step: Step, tell: Callable[[], None]) -> None:
        deed.do(case, step)
        tell()

    return die(act, deadly, phases=1)


def _opened(case: Case, step: Step, minutes: int = 10) -> Station:
    house = case.station(minutes)
    house.database._hand().connection.set_trace_callback(step)
    return house


# ── Recordings ───────────────────────────────────────────────────────────────────────────────────────────────────
def _take_in(case: Case, step: Step) -> None:
    house = _opened(case, step)
    house.desk.collect(house.clock.now())
    house.clock.sleep(5)
    house.desk.collect(house.clock.now())
    house.close()


def _half_taken(case: Case) -> list[str]:
    house = case.station()
    faults = [*unwhole(house), *proof_of(house).faults]
    house.close()
    inbox = case.folder / "dai/inbox"
    kept = {digest_of(path) for path in inbox.rglob("*") if path.is_file()}
    dropped = case.folder.parent / "whole/dai/inbox"
    return faults + [f"lost: {name}" for name in DROPPED if digest_of(dropped / name) not in kept]


def _taken(case: Case) -> object:
    house = case.station()
    record = next(each for each in house.scripts.all() if each.script.calls)
    joined = {
        call: (each.name, each.digest, each.refusal) for call, each in house.recordings.of(record.script.digest).items()
    }
    rules = sorted({note.rule for note in record.notes})
    told = sorted({(row.event, row.origin) for row in house.record.rows()})
    house.close()
    inbox = case.folder / "dai/inbox"
    names = [path.relative_to(inbox).as_posix() for path in inbox.rglob("*") if path.is_file()]
    left = sorted(name for name in names if not name.startswith(".") and "/." not in name)
    return record.state, joined, rules, told, left


# ── Decisions ────────────────────────────────────────────────────────────────────────────────────────────────────
def _import(case: Case, step: Step) -> None:
    house = _opened(case, step)
    for approval in bundle.decisions(case.bundle):
        with suppress(ApprovalError):  # taken the time before
            house.decisions.take(approval, at=house.clock.now())
    house.close()


def _withdraw(case: Case, step: Step) -> None:
    _import(case, lambda *_: None)
    house = _opened(case, step, 20)
    for record in house.scripts.all(IN_FORCE):
        house.decisions.withdraw(record.number, by=LEADER, at=house.clock.now(), why="sai số liệu")
    unmake(house)
    house.close()


def _half_decided(case: Case) -> list[str]:
    house = case.station()
    faults = unwhole(house)
    for record in house.scripts.all({ScriptState.WITHDRAWN}):
        told = [each.decision.value for each in house.scripts.decisions(record.script.digest)]
        if told != ["approved", "withdrawn"]:
            faults.append(f"withdrawn by {told}")
    house.close()
    return faults


def _decided(case: Case) -> object:
    house = case.station()
    found = [
        (record.number, record.state, [each.decision for each in house.scripts.decisions(record.script.digest)])
        for record in house.scripts.all()
    ]
    rows = sorted((row.event, row.script_digest) for row in house.record.rows())
    house.close()
    return found, rows


# ── A person ─────────────────────────────────────────────────────────────────────────────────────────────────────
def _add_person(case: Case, _step: Step) -> None:
    words, key = case.folder / "mat-khau.txt", case.folder / _KEY
    write_text(words, _WORDS)
    book = case.folder / "dai/config.toml"
    if _NEW in config.load(book).people():
        return
    key.unlink(missing_ok=True)  # as the refusal bids who finds a key there that nobody has
    arguments = ["-c", book, "person", "add", _NEW, "--role", "approver", "--key", key, "--passphrase-file", words]
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
        code = run([str(each) for each in arguments])
    if code != DONE:
        raise AssertionError(code)


def _half_added(case: Case) -> list[str]:
    approvers = config.load(case.folder / "dai/config.toml").approvers()
    if _NEW not in approvers:
        return [] if LEADER in approvers else ["others are gone from config.toml"]
    try:
        held = keyfile.load(case.folder / _KEY, _WORDS).public
    except RadioError as error:
        return [f"added, and the key is not there: {error}"]
    return [] if held == approvers[_NEW] else ["added with a key that nobody holds"]


def _people(case: Case) -> object:
    book = config.load(case.folder / "dai/config.toml")
    return book.people(), _half_added(case)


# ── Saved and restored ───────────────────────────────────────────────────────────────────────────────────────────
def _back_up(case: Case, step: Step) -> None:
    if (file := case.folder / "moi.tar").exists():
        return
    house = _opened(case, step)
    backup(house, file)
    house.close()


def _restore(case: Case, _step: Step) -> None:
    if not (case.folder / "moi").exists():
        restore(case.backup, case.folder / "moi")


def _half_saved(case: Case) -> list[str]:
    if not (file := case.folder / "moi.tar").exists():
        return []
    try:
        restore(file, case.folder / "thu")
    except RadioError as error:
        return [f"a backup that cannot be restored: {error}"]
    shutil.rmtree(case.folder / "thu")
    return []


def _half_restored(case: Case) -> list[str]:
    folder = case.folder / "moi"
    return [] if not folder.exists() or _files(folder) == case.saved else ["half a station"]


def _files(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): digest_of(path) for path in folder.rglob("*") if path.is_file()}


# ── The library ──────────────────────────────────────────────────────────────────────────────────────────────────
def _add_sound(case: Case, step: Step) -> None:
    sound = case.folder / "ba-lan.wav"
    if not sound.exists():
        write_wav(sound, melody(2.0, seed=1), rate_hz=16_000)
    house = _opened(case, step)
    now = house.clock.now()
    card = Card(kind=ItemKind.INTERVIEW, source="Xã đoàn")
    told = house.librarian.add(
        sound, card, origin=sound.name, at=now, by="Trần Văn Khải", progress=lambda _heard, _all: None
    )
    with suppress(ApprovalError):  # decided the time before
        house.item_decisions.approve(told.record.number, by=LEADER, at=now, signer=case.signers[LEADER])
    if told.record.item.expires_on != now.date():
        house.catalogue.expire(told.record.number, now.date(), at=now, by="")
    house.close()


def _half_shelved(case: Case) -> list[str]:
    house = case.station()
    faults = list(proof_of(house).faults)
    house.close()
    return faults


def _shelved(case: Case) -> object:
    house = case.station()
    (record,) = house.catalogue.library()
    told = [row.event for row in house.record.of_items()]
    fate = house.item_decisions.flaw(record, house.clock.now().date())
    house.close()
    folder = case.folder / "dai/audio/library/added"
    return record.item, told, fate, [path.name for path in folder.iterdir() if not path.name.startswith(".")]


RECORDINGS = "recordings"
DEEDS: Mapping[str, Deed] = {
    RECORDINGS: Deed(_take_in, _half_taken, _taken),
    "import": Deed(_import, _half_decided, _decided),
    "withdraw": Deed(_withdraw, _half_decided, _decided),
    "person add": Deed(_add_person, _half_added, _people),
    "item add": Deed(_add_sound, _half_shelved, _shelved),
    "backup": Deed(_back_up, _half_saved, _half_saved),
    "restore": Deed(_restore, _half_restored, lambda case: _files(case.folder / "moi")),
}
