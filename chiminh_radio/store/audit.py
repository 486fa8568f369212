"""Where the tables tell otherwise than the record: a sentence for each row that was changed past the program."""

import sqlite3
from collections.abc import Iterator, Sequence

from chiminh_radio.files import digest_text
from chiminh_radio.i18n import _
from chiminh_radio.model.record import RecordEvent, RecordRow
from chiminh_radio.model.script import IN_FORCE, Script
from chiminh_radio.store.airings import Airings
from chiminh_radio.store.codec import whole
from chiminh_radio.store.database import Database
from chiminh_radio.store.record import Record
from chiminh_radio.store.warrant import decided_otherwise, state_of

_COPIED = ("title", "kind", "series", "issue", "air_on")
"""Columns that repeat a part of the content, to search by."""


_TAKEN_OUT = {RecordEvent.SUPERSEDED: "replaced_by", RecordEvent.CORRECTED: "corrected_by"}
"""By what else a script was taken off the air, as the row's detail names it."""


def faults(database: Database) -> Iterator[str]:
    """Every script that is not what its digest and the record say of it, or is gone; airings that cannot be read."""
    record = Record(database)
    known = set()
    for row in database.stream("SELECT * FROM scripts ORDER BY number"):
        known.add(row["digest"])
        if why := _altered(row) or _untold(database, record, row):
            yield _("kịch bản số {number}: {why}").format(number=row["number"], why=why)
    for told in record.rows():
        if told.script_digest and told.script_digest not in known:
            known.add(told.script_digest)
            yield _("kịch bản mang dấu vân tay {digest}: sổ toà soạn dòng {number} có ghi, nay không còn").format(
                digest=told.script_digest[:12], number=told.number
            )
    yield from _unpaired(record)
    for airing in Airings(database).unreadable():
        yield _("lượt phát số {number}: dòng trong radio.db đã bị sửa, không đọc được").format(number=airing)


def _unpaired(record: Record) -> Iterator[str]:
    """Scripts that the record calls replaced or corrected, not at the approval of what is to have done so.

    `Scripts.decide` writes them down together.
    """
    approved = ""
    for row in record.rows():
        if row.event is RecordEvent.APPROVED:
            approved = row.script_digest
        elif row.event in _TAKEN_OUT:
            if not approved or row.detail.get(_TAKEN_OUT[row.event]) != approved:
                yield _(
                    "sổ toà soạn dòng {number}: ghi kịch bản mang dấu vân tay {digest} đã có bài thay hoặc bài đính "
                    "chính, mà không có lời duyệt bài ấy"
                ).format(number=row.number, digest=row.script_digest[:12])
            if row.event is RecordEvent.CORRECTED:
                approved = ""  # it corrects one
        else:
            approved = ""


def _altered(row: sqlite3.Row) -> str:
    script = whole(Script, row["content"]) if digest_text(str(row["content"])) == row["digest"] else None
    if script is None:
        return _("nội dung trong radio.db không còn là bản đã nhận")
    told = {name: getattr(script, name) for name in _COPIED} | {"air_on": script.air_on and script.air_on.isoformat()}
    changed = [name for name in _COPIED if told[name] != row[name]]
    return _("cột {names} trong radio.db đã bị sửa").format(names=", ".join(changed)) if changed else ""


def _untold(database: Database, record: Record, row: sqlite3.Row) -> str:
    """What the record does not tell of a script whose content is whole."""
    rows = list(record.rows(row["digest"]))
    if not rows:
        return _("sổ toà soạn không ghi đã nhận")
    state = state_of(rows)
    if state != row["state"]:
        return _("tình trạng là “{state}”, sổ toà soạn ghi “{told}”").format(state=row["state"], told=state)
    late = next((each.number for at, each in enumerate(rows) if _is_late(each, rows[:at])), 0)
    if late:
        return _("sổ toà soạn dòng {number} ghi một bản ghi đến khi bài đã được duyệt").format(number=late)
    return decided_otherwise(database, row["digest"], rows)


def _is_late(row: RecordRow, before: Sequence[RecordRow]) -> bool:
    """Nothing joins a script that is approved."""
    return row.event is RecordEvent.RECORDING and state_of(before) in IN_FORCE
