"""Withdrawals, undone by somebody with a SQLite tool; and airings moved to a day that their script is not for."""

import sqlite3
from collections.abc import Callable, Mapping
from datetime import timedelta

from fakes.clock import VirtualClock
from fakes.station import opened

from chiminh_radio.model.canonical import canonical_json
from chiminh_radio.store.codec import stamp
from proofs.newsroom.sqlite_tool import append_record
from proofs.newsroom.staged import DUE, LEADER
from proofs.newsroom.tampered import Forged

_VOICED = "UPDATE scripts SET state = 'voiced' WHERE digest = ?"


def withdrawn(forged: Forged) -> None:
    """The leader withdraws the script; nobody tampers with anything."""
    clock = VirtualClock(DUE - timedelta(minutes=forged.chance.randrange(1, 400)))
    house = opened(forged.folder / "config.toml", clock)
    record = house.scripts.known(forged.today["script"])
    house.decisions.withdraw(record.number, by=LEADER, at=clock.now(), why="sai số liệu")
    house.seals.keep(clock.now())
    house.close()


def withdrawal_undone(forged: Forged) -> None:
    """The state is set back, the airing pointed at the master again; the decision and the record's row may go too.

    Not the counter as well: that is `older_book`.
    """
    withdrawn(forged)
    forged.change(_VOICED, forged.today["script"])
    airing = "UPDATE airings SET state = 'ready', programme_digest = ? WHERE number = ?"
    forged.change(airing, *_airing(forged))
    if forged.chance.random() < 0.7:
        forged.change("DELETE FROM decisions WHERE decision = 'withdrawn'")
        if forged.chance.random() < 0.5:
            forged.change("DELETE FROM record WHERE event = 'withdrawn'")
            forged.book.execute(
                "DELETE FROM record WHERE number > (SELECT max(number) FROM record WHERE event = 'built')"
            )


def voiced_after_all(forged: Forged) -> None:
    """The decision is gone, and a row sealed as the program would says that the script was voiced since."""
    withdrawn(forged)
    forged.change(_VOICED, forged.today["script"])
    forged.change("UPDATE airings SET programme_digest = ? WHERE number = ?", *_airing(forged))
    if forged.chance.random() < 0.7:
        forged.change("DELETE FROM decisions WHERE decision = 'withdrawn'")
    detail = canonical_json({"item": forged.today["item"]})
    append_record(forged, event="voiced", script_digest=forged.today["script"], state="voiced", detail=detail)


def _airing(forged: Forged) -> tuple[str, int]:
    return forged.today["programme"], forged.today["airing"]


def older_book(forged: Forged) -> None:
    """The leader withdraws the script, and the whole radio.db of before is put back; its notes may be gone as well."""
    before = sqlite3.connect(":memory:")
    forged.book.backup(before)
    withdrawn(forged)
    before.backup(forged.book)
    before.close()
    seals = forged.folder / "radio.seals"
    change = forged.chance.randrange(4)
    if change == 1:
        seals.unlink()
    elif change == 2:
        seals.write_bytes(b"")
    elif change == 3:
        seals.write_bytes(seals.read_bytes().replace(b" record ", b" sach "))


def approval_laid_again(forged: Forged) -> None:
    """The old approval is put in once more behind the withdrawal, as it was signed."""
    withdrawn(forged)
    columns = "script_digest, decision, decided_by, at, why, heard_digest, signature"
    forged.change(
        f"INSERT INTO decisions ({columns}) SELECT {columns} FROM decisions WHERE script_digest = ? LIMIT 1",  # noqa: S608
        forged.today["script"],
    )
    forged.change(_VOICED, forged.today["script"])


def another_day(forged: Forged) -> None:
    """The airing, its master ready, is moved to a later day, and the clock with it."""
    later = timedelta(days=forged.chance.randrange(2, 60))
    forged.clock = later
    forged.change("UPDATE airings SET due = ? WHERE number = ?", stamp(DUE + later), forged.today["airing"])


UNDONE: Mapping[str, tuple[Callable[[Forged], None], str, str]] = {
    "withdrawn": (withdrawn, "fallback", "rút lại|thu hồi|đã rút"),
    "withdrawal undone": (withdrawal_undone, "fallback", "kịch bản số 1|sổ"),
    "withdrawn, again by the record": (voiced_after_all, "fallback", "kịch bản số 1"),
    "an older radio.db": (older_book, "fallback", r"radio\.db (là|đã bị thay bằng) bản cũ|radio\.seals không còn"),
    "approval laid again": (approval_laid_again, "fallback", "kịch bản số 1"),
    "airing on another day": (another_day, "fallback", "không phải dựng cho|hết hạn"),
}
"""As `ROWS`."""
