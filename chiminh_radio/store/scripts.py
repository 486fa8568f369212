"""Scripts as the station keeps them, and what was decided on each.

Every change of a script's state is a row of the record too, in the same transaction.
"""

import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from chiminh_radio.errors import ScriptError
from chiminh_radio.files import digest_text
from chiminh_radio.i18n import _
from chiminh_radio.model.decision import Approval, Decision, Note, ScriptRecord
from chiminh_radio.model.record import RecordEvent
from chiminh_radio.model.script import Script, ScriptState
from chiminh_radio.store.codec import LONG_AGO, decode, encode, moment, stamp, whole_moment
from chiminh_radio.store.database import Database
from chiminh_radio.store.record import Record

_LASTING = frozenset({ScriptState.RECEIVED, ScriptState.CHECKED, ScriptState.APPROVED, ScriptState.VOICED})
"""States that end with the script's last day."""
_MOST_KIN = 20


class Scripts:
    """The scripts of the station. A script is never removed, and a decision never changed."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._book = Record(database)

    def add(
        self,
        script: Script,
        *,
        origin: str,
        original: Path,
        original_digest: str,
        at: datetime,
        by: str = "",
        notes: tuple[Note, ...] = (),
    ) -> ScriptRecord:
        """Keep a script as RECEIVED; the same content again is the same record, left as it is.

        `original_digest` is the SHA-256 of the file that `by` handed in, kept at `original`.
        """
        values = {
            "digest": script.digest,
            "state": ScriptState.RECEIVED,
            "title": script.title,
            "kind": script.kind,
            "series": script.series,
            "issue": script.issue,
            "air_on": script.air_on.isoformat() if script.air_on else None,
            "received_at": stamp(at),
            "origin": origin,
            "original": original.as_posix(),
            "notes": encode(notes),
            "content": encode(script),
        }
        with self._database.transaction() as connection:
            connection.execute(
                """INSERT OR IGNORE INTO scripts
                    (digest, state, title, kind, series, issue, air_on, received_at, origin, original, notes, content)
                VALUES (:digest, :state, :title, :kind, :series, :issue, :air_on, :received_at, :origin, :original,
                    :notes, :content)""",
                values,
            )
            record = self.known(script.digest)
            self._book.append_once(
                RecordEvent.RECEIVED,
                at=at,
                script_digest=script.digest,
                state=record.state,
                by=by,
                origin=origin,
                detail={"original": original.as_posix(), "digest": original_digest},
            )
            return record

    def note_refused(self, *, origin: str, digest: str, why: str, at: datetime, by: str = "") -> None:
        """Put in the record that a file of `by` was not taken; `digest` is the SHA-256 of its bytes."""
        detail = {"digest": digest, "why": why}
        self._book.append_once(RecordEvent.REFUSED, at=at, by=by, origin=origin, detail=detail)

    def get(self, number: int) -> ScriptRecord:
        """The script that operators call `number`. Raises ScriptError when there is none, or no longer as received."""
        row = self._database.one("SELECT * FROM scripts WHERE number = ?", (number,))
        if row is None:
            raise ScriptError(_("không có kịch bản số {number}").format(number=number))
        record = self._record(row)
        if record is None:
            raise ScriptError(
                _("kịch bản số {number} đã bị sửa trong radio.db; xem “report verify”").format(number=number)
            )
        return record

    def by_digest(self, digest: str) -> ScriptRecord | None:
        """The script with this content, if it was ever received and is still so."""
        row = self._database.one("SELECT * FROM scripts WHERE digest = ?", (digest,))
        return self._record(row) if row else None

    def kin(self, script: Script) -> tuple[ScriptRecord, ...]:
        """The latest scripts with its title, or its series and issue: itself, revisions of it, namesakes."""
        rows = self._database.select(
            """SELECT * FROM scripts WHERE title = ? OR (series = ? AND series != '' AND issue = ?)
                ORDER BY number DESC LIMIT ?""",
            (script.title, script.series, script.issue, _MOST_KIN),
        )
        return tuple(filter(None, map(self._record, rows)))

    def siblings(self, script: Script) -> tuple[ScriptRecord, ...]:
        """The latest other scripts of its series, but for those that were rejected; none without a series."""
        rows = self._database.select(
            """SELECT * FROM scripts WHERE series = ? AND series != '' AND digest != ? AND state != ?
                ORDER BY number DESC LIMIT ?""",
            (script.series, script.digest, ScriptState.REJECTED, _MOST_KIN),
        )
        return tuple(filter(None, map(self._record, rows)))

    def known(self, digest: str) -> ScriptRecord:
        """The script with this content. Raises ScriptError when it was never received."""
        record = self.by_digest(digest)
        if record is None:
            raise _unknown(digest)
        return record

    def all(self, states: Collection[ScriptState] = ()) -> tuple[ScriptRecord, ...]:
        """The scripts in any of `states` (none named: in any state), newest first, but for those tampered with."""
        rows = self._database.select("SELECT * FROM scripts ORDER BY number DESC")
        records = (self._record(row) for row in rows if not states or row["state"] in states)
        return tuple(record for record in records if record is not None)

    def numbered(self, number: int) -> tuple[ScriptRecord, ...]:
        """The script that operators call `number`, if there is one that is still as received."""
        row = self._database.one("SELECT * FROM scripts WHERE number = ?", (number,))
        return tuple(filter(None, [self._record(row) if row else None]))

    def called(self, title: str, series: str, issue: int | None) -> tuple[ScriptRecord, ...]:
        """The scripts with this title, small letters or capitals, or of this series and issue; the newest first."""
        rows = self._database.select("SELECT number, title, series, issue FROM scripts ORDER BY number DESC")
        found = [
            row["number"]
            for row in rows
            if row["title"].casefold() == title.casefold()
            or (series and (row["series"], row["issue"]) == (series, issue))
        ]
        return tuple(record for number in found for record in self.numbered(number))

    def decide(self, approval: Approval, key: str = "", corrects: str = "") -> ScriptRecord:
        """Keep a decision and set the script's state by it; of a signed one also the public key, as it is now.

        `corrects` is the digest of what it corrects: that script becomes CORRECTED, whatever it was. Of several
        revisions of one thing, the one approved last holds: any other that is approved becomes SUPERSEDED. Revisions
        share series and issue, or title and date of airing.
        """
        with self._database.transaction() as connection:
            record = self.known(approval.script_digest)
            connection.execute(
                """INSERT INTO decisions (script_digest, decision, decided_by, at, why, heard_digest, signature)
                VALUES (:script_digest, :decision, :by, :at, :why, :heard_digest, :signature)""",
                asdict(approval) | {"at": stamp(approval.at)},
            )
            detail: dict[str, object] = {"why": approval.why} if approval.why else {}
            if approval.decision is Decision.APPROVED:
                notes = sorted({note.rule for note in record.notes})
                detail |= {"notes": notes, "heard": approval.heard_digest, "signature": approval.signature}
            if approval.signature:
                detail["key"] = key
            state = ScriptState(approval.decision.value)
            self.set_state(approval.script_digest, state, at=approval.at, by=approval.by, detail=detail)
            if approval.decision is Decision.APPROVED:
                for other in _replaced(connection, record.number):
                    by = {"replaced_by": approval.script_digest}
                    self.set_state(other, ScriptState.SUPERSEDED, at=approval.at, by=approval.by, detail=by)
            if corrects:
                by = {"corrected_by": approval.script_digest}
                self.set_state(corrects, ScriptState.CORRECTED, at=approval.at, by=approval.by, detail=by)
            return self.known(approval.script_digest)

    def set_state(
        self,
        digest: str,
        state: ScriptState,
        *,
        at: datetime,
        by: str = "",
        detail: Mapping[str, object] | None = None,
    ) -> None:
        """Move a script on in its life, and say so in the record. Raises ScriptError for one never received."""
        with self._database.transaction():
            self._set(digest, "UPDATE scripts SET state = ? WHERE digest = ?", state)
            self._book.append(
                RecordEvent(state.value), at=at, script_digest=digest, state=state, by=by, detail=detail or {}
            )

    def set_notes(self, digest: str, notes: tuple[Note, ...]) -> None:
        """Replace what the checker noted. Raises ScriptError for a script that was never received."""
        self._set(digest, "UPDATE scripts SET notes = ? WHERE digest = ?", encode(notes))

    def decisions(self, digest: str) -> tuple[Approval, ...]:
        """All that was decided on a script, in the order in which it was written down."""
        rows = self._database.select("SELECT * FROM decisions WHERE script_digest = ? ORDER BY number", (digest,))
        return tuple(_approval(row) for row in rows)

    def put_back(self, digest: str = "") -> datetime | None:
        """When the book was found to be an older one, if no approval of this script was entered since."""
        row = self._database.one(
            """SELECT at FROM record WHERE event = 'put-back' AND number >
                (SELECT coalesce(max(number), 0) FROM record WHERE script_digest = ? AND event = 'approved')
            ORDER BY number DESC""",
            (digest,),
        )
        return (whole_moment(row["at"]) or LONG_AGO) if row else None

    def expire(self, at: datetime) -> tuple[ScriptRecord, ...]:
        """Move what can never air again to EXPIRED, and give it as it was."""
        over = []
        for record in self.all(_LASTING):
            last = record.script.last_day
            if last and last < at.date():
                detail = {"last_day": last.isoformat()}
                self.set_state(record.script.digest, ScriptState.EXPIRED, at=at, detail=detail)
                over.append(record)
        return tuple(over)

    def _set(self, digest: str, sql: str, value: str) -> None:
        with self._database.transaction() as connection:
            if not connection.execute(sql, (value, digest)).rowcount:
                raise _unknown(digest)

    def _record(self, row: sqlite3.Row) -> ScriptRecord | None:
        """What a row tells; None when its content is not what its digest says, or it cannot be read."""
        if digest_text(row["content"]) != row["digest"]:
            return None
        try:
            return ScriptRecord(
                number=row["number"],
                script=decode(Script, row["content"]),
                state=ScriptState(row["state"]),
                received_at=moment(row["received_at"]),
                origin=row["origin"],
                original=Path(row["original"]),
                notes=decode(tuple[Note, ...], row["notes"]),
                approval=next(reversed(self.decisions(row["digest"])), None),
            )
        except (AttributeError, KeyError, TypeError, ValueError):
            return None


def _replaced(connection: sqlite3.Connection, number: int) -> list[str]:
    """The digests of the approved scripts that this one takes the place of."""
    rows = connection.execute(
        """SELECT other.digest FROM scripts AS other JOIN scripts AS approved
            ON (other.series = approved.series AND other.series != '' AND other.issue = approved.issue)
            OR (other.title = approved.title AND other.air_on = approved.air_on)
        WHERE approved.number = :number AND other.number != :number AND other.state IN (:approved, :voiced)""",
        {"approved": ScriptState.APPROVED, "voiced": ScriptState.VOICED, "number": number},
    )
    return [digest for (digest,) in rows]


def _approval(row: sqlite3.Row) -> Approval:
    return Approval(
        script_digest=row["script_digest"],
        decision=Decision(row["decision"]),
        by=row["decided_by"],
        at=moment(row["at"]),
        why=row["why"],
        heard_digest=row["heard_digest"],
        signature=row["signature"],
    )


def _unknown(digest: str) -> ScriptError:
    return ScriptError(_("không có kịch bản nào mang mã {digest}").format(digest=digest[:12]))
