"""Where the tables tell otherwise than the record: a sentence for each row that was changed past the program."""

import sqlite3
from collections.abc import Iterator

from chiminh_radio.files import digest_text
from chiminh_radio.i18n import _
from chiminh_radio.model.decision import Decision
from chiminh_radio.model.record import RecordEvent, RecordRow
from chiminh_radio.model.script import Script
from chiminh_radio.store.airings import Airings
from chiminh_radio.store.codec import stamp, whole
from chiminh_radio.store.database import Database
from chiminh_radio.store.record import Record

_COPIED = ("title", "kind", "series", "issue", "air_on")
"""Columns that repeat a part of the content, to search by."""

_DECIDED = ("decision", "decided_by", "at", "why", "heard_digest", "signature")
"""Columns of a decision, each of which the record tells as well."""


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
    """Scripts that the record calls corrected, at a time when no such correction was approved."""
    for pair in record.corrections():
        rows = record.rows(pair.correction)
        if not any(row.event is RecordEvent.APPROVED and row.at == pair.at for row in rows):
            yield _("kịch bản mang dấu vân tay {digest}: sổ toà soạn ghi đã đính chính, nhưng không có bài ấy").format(
                digest=pair.corrected[:12]
            )


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
    state = next((each.state for each in reversed(rows) if each.state), "")
    if state != row["state"]:
        return _("tình trạng là “{state}”, sổ toà soạn ghi “{told}”").format(state=row["state"], told=state)
    told = [_told(each) for each in rows if each.event.value in set(Decision)]
    kept = database.select("SELECT * FROM decisions WHERE script_digest = ? ORDER BY number", (row["digest"],))
    if told != [tuple(each[name] for name in _DECIDED) for each in kept]:
        return _("các quyết định trong radio.db khác với sổ toà soạn")
    return ""


def _told(row: RecordRow) -> tuple[object, ...]:
    """What the record says of a decision, as `_DECIDED`."""
    said = (row.detail.get(name, "") for name in ("why", "heard", "signature"))
    return (row.event.value, row.by, stamp(row.at), *said)
