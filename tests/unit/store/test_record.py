import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from chiminh_radio.model.decision import Approval, Decision
from chiminh_radio.model.record import RecordEvent
from chiminh_radio.model.script import Line, Script, ScriptKind, ScriptState, Section
from chiminh_radio.store.chain import Break, Fault
from chiminh_radio.store.record import Record
from chiminh_radio.store.scripts import Scripts

BULLETIN = Script(
    title="Thời sự tuần 48",
    kind=ScriptKind.BULLETIN,
    series="Thời sự",
    issue=48,
    sections=(Section(body=(Line(text="Kính chào bà con."),)),),
)
REVISION = replace(BULLETIN, editor="Nguyễn Văn A")


@pytest.fixture
def record(database):
    return Record(database)


@pytest.fixture
def scripts(database):
    return Scripts(database)


@pytest.fixture
def add(scripts, morning):
    def add(script, name="tuan-48.docx"):
        return scripts.add(
            script, origin=name, original=Path("inbox/received") / name, original_digest="0" * 64, at=morning
        )

    return add


@pytest.fixture
def decide(scripts, morning):
    def decide(script, decision=Decision.APPROVED, why=""):
        scripts.decide(Approval(script_digest=script.digest, decision=decision, by="Bà Lan", at=morning, why=why))

    return decide


def test_a_script_s_life_is_told_row_by_row(record, scripts, add, decide, morning):
    """Receipt, decisions, voicing and replacement each are a row with who, when and the state from then on."""
    add(BULLETIN)
    decide(BULLETIN)
    scripts.set_state(BULLETIN.digest, ScriptState.VOICED, at=morning, detail={"item": "ab"})
    add(REVISION)
    decide(REVISION)
    decide(REVISION, Decision.WITHDRAWN, why="sai ngày")

    rows = list(record.rows())
    assert [(row.event, row.by) for row in rows] == [
        (RecordEvent.RECEIVED, ""),
        (RecordEvent.APPROVED, "Bà Lan"),
        (RecordEvent.VOICED, ""),
        (RecordEvent.RECEIVED, ""),
        (RecordEvent.APPROVED, "Bà Lan"),
        (RecordEvent.SUPERSEDED, "Bà Lan"),
        (RecordEvent.WITHDRAWN, "Bà Lan"),
    ]
    assert rows[0].origin == "tuan-48.docx"
    assert rows[0].detail == {"original": "inbox/received/tuan-48.docx", "digest": "0" * 64}
    assert rows[5].detail == {"replaced_by": REVISION.digest}
    assert rows[6].detail == {"why": "sai ngày"}
    for script in (BULLETIN, REVISION):
        assert list(record.rows(script.digest))[-1].state == scripts.by_digest(script.digest).state
    assert record.chain.broken() is None


def test_the_same_receipt_is_told_once(record, add, scripts, morning):
    """A file taken again after a crash, or refused again because it is stuck, adds no row; another file does."""
    for name in ("a.docx", "a.docx", "b.docx"):
        add(BULLETIN, name)
        scripts.note_refused(origin=name, digest="1" * 64, why="hỏng", at=morning)
    assert [(row.event, row.origin) for row in record.rows()] == [
        (RecordEvent.RECEIVED, "a.docx"),
        (RecordEvent.REFUSED, "a.docx"),
        (RecordEvent.RECEIVED, "b.docx"),
        (RecordEvent.REFUSED, "b.docx"),
    ]


def test_no_row_without_its_change_and_no_change_without_its_row(record, scripts, add, morning, monkeypatch):
    """A row that cannot be written leaves the state as it was."""
    add(BULLETIN)
    monkeypatch.setattr("chiminh_radio.store.chain._sealed", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        scripts.set_state(BULLETIN.digest, ScriptState.EXPIRED, at=morning)
    assert scripts.get(1).state is ScriptState.RECEIVED
    assert [row.event for row in record.rows()] == [RecordEvent.RECEIVED]


@pytest.mark.parametrize("sql", ["UPDATE record SET who = 'x'", "DELETE FROM record"])
def test_the_database_refuses_to_change_a_row(add, database, sql):
    """No statement alters the record while its triggers stand."""
    add(BULLETIN)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"), database.transaction() as connection:
        connection.execute(sql)


@pytest.mark.parametrize(
    ("sql", "found"),
    [
        ("UPDATE record SET who = 'x' WHERE number = 2", Break(number=2, fault=Fault.ALTERED)),
        ("UPDATE record SET beside = 'x' WHERE number = 2", Break(number=2, fault=Fault.ALTERED)),
        ("DELETE FROM record WHERE number = 1", Break(number=1, fault=Fault.MISSING)),
        ("DELETE FROM record WHERE number = 3", Break(number=3, fault=Fault.MISSING)),
    ],
)
def test_the_first_broken_row_is_named(record, database, morning, sql, found):
    """Whatever was changed or taken out, the first row that is no evidence any more is told, and why."""
    for name in ("a", "b", "c"):
        record.append(RecordEvent.REFUSED, at=morning, origin=name)
    with database.transaction() as connection:
        connection.execute("DROP TRIGGER record_no_update")
        connection.execute("DROP TRIGGER record_no_delete")
        connection.execute(sql)
    assert record.chain.broken() == found
