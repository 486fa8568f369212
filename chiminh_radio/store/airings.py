"""Airings: the grid's plan laid down as rows, of which each is claimed once before its first sample sounds.

The row is where cron, the daemon and `air now` meet, and what is left to read after a kill. A row that somebody made
unreadable is passed over, so that the rest of the station goes on; `unreadable` names it.
"""

import sqlite3
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import lru_cache
from typing import NoReturn

from chiminh_radio.errors import ScheduleError
from chiminh_radio.i18n import _
from chiminh_radio.model.airing import ENDED, Airing, AiringState, LatePolicy, Priority
from chiminh_radio.store.codec import decode, encode, moment, stamp
from chiminh_radio.store.database import Database

_MICROSECOND = timedelta(microseconds=1)
_WAITING = (AiringState.PLANNED, AiringState.READY)
_UNENDED = (*_WAITING, AiringState.ON_AIR)
_TEXTS = (
    "slot",
    "due",
    "playlist",
    "zones",
    "late",
    "fallbacks",
    "state",
    "reason",
    "programme_digest",
    "claimed_by",
    "makes_good",
)
_BETWEEN = "SELECT * FROM airings WHERE due >= ? AND due < ? ORDER BY due, priority DESC, number"

_DUE_THEN_OR_NEVER = """SELECT * FROM airings
    WHERE (due >= ? AND due < ?) OR typeof(due) != 'text' OR due < '1' OR due >= '3' ORDER BY number"""


class Airings:
    """Every airing that was planned or asked for. Each row has one slot and one due instant, and no other row has both.

    A row that the grid made stays under the grid until it is claimed or ended; a row that was asked for never is.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def plan(self, airings: Iterable[Airing], *, start: datetime, end: datetime) -> None:
        """Make the rows due in [start, end) agree with the grid, as `airings` tells it.

        New ones are added. One that has not begun follows the grid: changed, it is PLANNED again; called off or no
        longer in it, it is CANCELLED with a reason; back in it, it is PLANNED again. What was asked for, claimed or
        ended stays.
        """
        wanted = {(airing.slot, stamp(airing.due)): airing for airing in airings}
        with self._database.transaction() as connection:
            for row in self._database.select(_BETWEEN, (stamp(start), stamp(end))):
                airing = wanted.pop((row["slot"], row["due"]), None)
                if row["from_grid"] and (airing is None or airing.state is AiringState.CANCELLED):
                    _drop(connection, row, airing.reason if airing else _("khung giờ này không còn trong lịch"))
                elif row["from_grid"] and airing is not None:
                    _follow(connection, row, airing)
            for airing in wanted.values():
                _insert(connection, airing, from_grid=True)

    def add(self, airing: Airing) -> Airing:
        """Keep an airing that somebody asked for; where its slot and due have a row already, that row is the answer."""
        with self._database.transaction() as connection:
            _insert(connection, airing, from_grid=False)
            sql = "SELECT * FROM airings WHERE slot = ? AND due = ?"
            row = connection.execute(sql, (airing.slot, stamp(airing.due))).fetchone()
            return _readable(row) or _refuse(row["number"])

    def get(self, number: int) -> Airing:
        """The airing of that number. Raises ScheduleError when there is none, or no longer as it was written."""
        row = self._database.one("SELECT * FROM airings WHERE number = ?", (number,))
        if row is None:
            raise ScheduleError(_("không có lượt phát số {number}").format(number=number))
        return _readable(row) or _refuse(number)

    def at(self, slot: str, due: datetime) -> Airing | None:
        """The airing of a slot at an instant."""
        row = self._database.one("SELECT * FROM airings WHERE slot = ? AND due = ?", (slot, stamp(due)))
        return _readable(row) if row else None

    def between(self, start: datetime, end: datetime) -> tuple[Airing, ...]:
        """The airings due in [start, end), in order; of those due together, the highest priority first."""
        rows = self._database.select(_BETWEEN, (stamp(start), stamp(end)))
        return tuple(filter(None, map(_readable, rows)))

    def waiting(self, until: datetime) -> tuple[Airing, ...]:
        """The airings due before `until` that have neither begun nor ended, however long they have been due."""
        rows = self._database.select(
            "SELECT * FROM airings WHERE due < ? AND state IN (?, ?) ORDER BY due, priority DESC, number",
            (stamp(until), *_WAITING),
        )
        return tuple(filter(None, map(_readable, rows)))

    def on_air(self) -> tuple[Airing, ...]:
        """What is on air, or was when its player died; `claimed_by` tells whose it is."""
        rows = self._database.select(
            "SELECT * FROM airings WHERE state = ? ORDER BY due, number", (AiringState.ON_AIR,)
        )
        return tuple(filter(None, map(_readable, rows)))

    def unreadable(self, start: datetime | None = None, end: datetime | None = None) -> tuple[int, ...]:
        """The numbers of the rows that tell nothing any more: of all, or of those due in [start, end) or nowhere."""
        if start is None or end is None:
            rows = self._database.stream("SELECT * FROM airings ORDER BY number")
        else:
            rows = self._database.stream(_DUE_THEN_OR_NEVER, (stamp(start), stamp(end)))
        return tuple(row["number"] for row in rows if _readable(row) is None)

    def missed(self, start: datetime, end: datetime) -> tuple[Airing, ...]:
        """The airings due in [start, end) that were to sound and of which nothing was heard."""
        rows = self._database.select(
            """SELECT * FROM airings WHERE due >= ? AND due < ? AND position_us = 0 AND state IN (?, ?)
            ORDER BY due, number""",
            (stamp(start), stamp(end), AiringState.MISSED, AiringState.FAILED),
        )
        return tuple(filter(None, map(_readable, rows)))

    def making_good(self, start: datetime, end: datetime) -> tuple[Airing, ...]:
        """The airings due in [start, end) that make good a missed one, by their due."""
        rows = self._database.select(
            "SELECT * FROM airings WHERE due >= ? AND due < ? AND makes_good != '' ORDER BY due, number",
            (stamp(start), stamp(end)),
        )
        return tuple(filter(None, map(_readable, rows)))

    def ready(self, number: int, programme_digest: str, reason: str = "") -> None:
        """A programme is built for an airing that has not begun; `reason` says what is not as was planned."""
        change = "state = ?, programme_digest = ?, reason = ?"
        self._update(change, number, _WAITING, AiringState.READY, programme_digest, reason)

    def unmake(self, number: int, reason: str) -> None:
        """The programme of an airing that has not begun is not to air: another is to be made."""
        change = "state = ?, programme_digest = '', reason = ?"
        self._update(change, number, (AiringState.READY,), AiringState.PLANNED, reason)

    def claim(self, number: int, by: str) -> bool:
        """Take an airing on air, and nobody else: True for the one who has it."""
        return self._update("state = ?, claimed_by = ?, from_grid = 0", number, _WAITING, AiringState.ON_AIR, by)

    def release(self, number: int, claimed_by: str) -> bool:
        """Give back an airing whose player died, READY at the position it had reached; True for the one who did."""
        with self._database.transaction():
            if self.get(number).claimed_by != claimed_by:
                return False
            return self._update("state = ?, claimed_by = ''", number, (AiringState.ON_AIR,), AiringState.READY)

    def journal(self, number: int, position: timedelta) -> None:
        """How far an airing has sounded."""
        self._update("position_us = ?", number, (AiringState.ON_AIR,), position // _MICROSECOND)

    def finish(self, number: int, state: AiringState, reason: str, position: timedelta | None = None) -> None:
        """End an airing in one of the ENDED states; an end is final. Without a reason the one it had stays."""
        if state not in ENDED:
            raise ValueError(state)
        with self._database.transaction():
            if position is not None:
                self.journal(number, position)
            change = "state = ?, reason = coalesce(nullif(?, ''), reason), from_grid = 0"
            self._update(change, number, _UNENDED, state, reason)

    def request_stop(self, number: int, reason: str = "") -> None:
        """Ask whoever plays an airing, or is about to, to stop, and say why."""
        change = "stop_requested = 1, reason = coalesce(nullif(?, ''), reason)"
        self._update(change, number, _UNENDED, reason)

    def _update(self, change: str, number: int, states: tuple[AiringState, ...], *values: object) -> bool:
        """Change a row that is in one of `states`; whether it was."""
        marks = ", ".join("?" * len(states))
        sql = f"UPDATE airings SET {change} WHERE number = ? AND state IN ({marks})"  # noqa: S608 - texts of this file
        with self._database.transaction() as connection:
            return connection.execute(sql, (*values, number, *states)).rowcount == 1


def _drop(connection: sqlite3.Connection, row: sqlite3.Row, why: str) -> None:
    if (row["state"], row["reason"]) != (AiringState.CANCELLED, why):
        connection.execute(
            "UPDATE airings SET state = ?, reason = ? WHERE number = ?", (AiringState.CANCELLED, why, row["number"])
        )


def _follow(connection: sqlite3.Connection, row: sqlite3.Row, airing: Airing) -> None:
    """Lay the grid's word over a row it rules: one changed, dropped before or unreadable begins anew as PLANNED."""
    planned = _columns(airing)
    is_whole = _readable(row) is not None
    if is_whole and row["state"] in _WAITING and all(row[name] == value for name, value in planned.items()):
        return
    rest = "" if is_whole else ", position_us = 0, claimed_by = '', stop_requested = 0"
    connection.execute(
        f"""UPDATE airings SET playlist = :playlist, zones = :zones, priority = :priority, late = :late,
            fallbacks = :fallbacks, limit_us = :limit_us, makes_good = :makes_good,
            state = :state, reason = '', programme_digest = ''{rest}
        WHERE number = :number""",  # noqa: S608 - texts of this file
        {**planned, "state": AiringState.PLANNED, "number": row["number"]},
    )


def _insert(connection: sqlite3.Connection, airing: Airing, *, from_grid: bool) -> None:
    is_off = airing.state is AiringState.CANCELLED
    connection.execute(
        """INSERT OR IGNORE INTO airings
            (slot, due, playlist, zones, priority, late, fallbacks, limit_us, makes_good, state, reason, from_grid)
        VALUES (:slot, :due, :playlist, :zones, :priority, :late, :fallbacks, :limit_us, :makes_good,
            :state, :reason, :from_grid)""",
        {
            **_columns(airing),
            "state": AiringState.CANCELLED if is_off else AiringState.PLANNED,
            "reason": airing.reason if is_off else "",
            "from_grid": from_grid,
        },
    )


def _columns(airing: Airing) -> dict[str, object]:
    """What is known of an airing before anything happens to it, as the table has it."""
    return {
        "slot": airing.slot,
        "due": stamp(airing.due),
        "playlist": airing.playlist,
        "zones": _encoded(airing.zones),
        "priority": airing.priority.value,
        "late": _encoded(airing.late),
        "fallbacks": _encoded(airing.fallbacks),
        "limit_us": None if airing.limit is None else airing.limit // _MICROSECOND,
        "makes_good": airing.makes_good,
    }


def _readable(row: sqlite3.Row) -> Airing | None:
    """The airing that a row tells; None when somebody changed it so that it tells none."""
    if any(not isinstance(row[name], str) for name in _TEXTS):
        return None
    try:
        return _airing(row)
    except (AttributeError, KeyError, OverflowError, TypeError, ValueError):
        return None


def _refuse(number: int) -> NoReturn:
    raise ScheduleError(_("lượt phát số {number} đã bị sửa trong radio.db; xem “report verify”").format(number=number))


def _airing(row: sqlite3.Row) -> Airing:
    return Airing(
        slot=row["slot"],
        due=moment(row["due"]),
        playlist=row["playlist"],
        zones=_decoded(tuple[str, ...], row["zones"]),
        priority=Priority(row["priority"]),
        late=_decoded(LatePolicy, row["late"]),
        fallbacks=_decoded(tuple[str, ...], row["fallbacks"]),
        limit=None if row["limit_us"] is None else int(row["limit_us"]) * _MICROSECOND,
        makes_good=row["makes_good"],
        number=row["number"],
        state=AiringState(row["state"]),
        reason=row["reason"],
        programme_digest=row["programme_digest"],
        position=int(row["position_us"]) * _MICROSECOND,
        claimed_by=row["claimed_by"],
        stop_requested=bool(row["stop_requested"]),
    )


# Each second the daemon lays the plan over the same rows: the same few texts are read again and again.
_decoded = lru_cache(maxsize=256)(decode)
_encoded = lru_cache(maxsize=256)(encode)
