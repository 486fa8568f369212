import hashlib
import json
import sqlite3
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from chiminh_radio.clock import ZONE
from chiminh_radio.model.asrun import AsRun, LogEvent, Verdict
from chiminh_radio.store.chain import Break, Fault
from chiminh_radio.store.log import AsRunLog

SECOND = timedelta(seconds=1)


@pytest.fixture
def log(database):
    return AsRunLog(database)


@pytest.fixture
def append(log, airing, morning):
    def append(after=timedelta(), title="Thời sự tuần 48"):
        return log.append(
            at=morning + after,
            airing=replace(airing, number=3),
            zone="thon-1",
            output="loa",
            event=LogEvent.STARTED,
            position=timedelta(seconds=1.5),
            digest="c" * 64,
            title=title,
            verdict=Verdict.HEARD,
            detail="phát tiếp",
        )

    return append


@pytest.fixture
def forge(database):
    """Change the log as somebody with the file in hand could: without the triggers."""

    def forge(sql):
        with database.transaction() as connection:
            connection.execute("DROP TRIGGER IF EXISTS as_run_no_update")
            connection.execute("DROP TRIGGER IF EXISTS as_run_no_delete")
            connection.execute(sql)

    return forge


def test_a_row_comes_back_as_it_was_written(append, log, airing, morning):
    """The row given back by `append` is the row that is kept, with its number and its seal."""
    row = append()
    assert log.rows() == (row,)
    assert row == AsRun(
        number=1,
        at=morning,
        airing=3,
        slot=airing.slot,
        due=airing.due,
        zone="thon-1",
        output="loa",
        event=LogEvent.STARTED,
        position=timedelta(seconds=1.5),
        digest="c" * 64,
        title="Thời sự tuần 48",
        verdict=Verdict.HEARD,
        detail="phát tiếp",
        chain=row.chain,
    )
    assert row.at.tzinfo is ZONE


def test_rows_are_found_by_time(append, log, morning):
    """The rows of [start, end) are given, in the order of writing; the same instants in another zone give the same."""
    first, second, third = (append(each * SECOND) for each in range(3))
    assert log.rows(morning, morning + 2 * SECOND) == (first, second)
    assert log.rows((morning + SECOND).astimezone(UTC)) == (second, third)
    assert log.rows(end=morning + SECOND) == (first,)


@pytest.mark.parametrize("sql", ["UPDATE as_run SET title = 'x'", "DELETE FROM as_run WHERE number = 1"])
def test_the_database_refuses_to_change_a_row(append, log, database, sql):
    """No statement of ours or of anybody's alters the log while its triggers stand."""
    row = append()
    with pytest.raises(sqlite3.IntegrityError, match="append-only"), database.transaction() as connection:
        connection.execute(sql)
    assert log.rows() == (row,)


def test_a_whole_log_verifies(append, log):
    """An untouched log has no broken row, empty or not."""
    assert log.chain.broken() is None
    for each in range(5):
        append(each * SECOND)
    assert log.chain.broken() is None


@pytest.mark.parametrize(
    ("sql", "broken"),
    [
        ("UPDATE as_run SET title = 'Nhạc' WHERE number = 3", 3),
        ("UPDATE as_run SET at = at || ' ' WHERE number = 1", 1),
        ("UPDATE as_run SET position_us = 0 WHERE number = 5", 5),
        ("UPDATE as_run SET chain = 'x' WHERE number = 4", 4),
        ("DELETE FROM as_run WHERE number = 2", 2),
        ("DELETE FROM as_run WHERE number = 1", 1),
        ("DELETE FROM as_run WHERE number >= 4", 4),
        ("DELETE FROM as_run", 1),
        ("INSERT INTO as_run SELECT 6, at, 9, slot, due, '', '', event, 0, '', '', '', '', chain, '' FROM as_run", 6),
    ],
    ids=["title", "time", "last row", "seal", "gap", "no beginning", "no end", "nothing left", "forged row"],
)
def test_the_first_broken_row_is_named(append, log, forge, sql, broken):
    """Whatever was changed, taken out or put in, `broken` gives the first number that is not as written."""
    for each in range(5):
        append(each * SECOND)
    forge(sql.replace("FROM as_run", "FROM as_run WHERE number = 5") if sql.startswith("INSERT") else sql)
    assert log.chain.broken().number == broken


def test_rows_after_a_cut_do_not_hide_it(append, log, forge):
    """When the end was cut off, the next row does not take a lost row's number."""
    for each in range(3):
        append(each * SECOND)
    forge("DELETE FROM as_run WHERE number = 3")
    assert append().number == 4
    assert log.chain.broken() == Break(number=3, fault=Fault.MISSING)


def test_the_seal_can_be_reckoned_by_anybody(append, database):
    """SHA-256 over the seal before and the row's JSON, as the module's text says, without our code."""
    append(title="một")
    append(title="hai")
    chain = ""
    for row in database.select("SELECT * FROM as_run ORDER BY number"):
        columns = dict(row)
        sealed = columns.pop("chain")
        text = chain + json.dumps(columns, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        chain = hashlib.sha256(text.encode()).hexdigest()
        assert sealed == chain


APPEND = """
import sys
from datetime import timedelta
from pathlib import Path
from chiminh_radio.clock import now
from chiminh_radio.model.airing import Airing
from chiminh_radio.model.asrun import LogEvent
from chiminh_radio.store.database import Database
from chiminh_radio.store.log import AsRunLog
log = AsRunLog(Database(Path(sys.argv[1])))
airing = Airing(slot="sang", due=now(), playlist="thoi-su", zones=())
for second in range(30):
    log.append(at=now(), airing=airing, zone=sys.argv[2], output="", event=LogEvent.STARTED,
        position=timedelta(seconds=second), digest="", title="")
"""


def test_two_programs_keep_one_chain(log, path):
    """Rows written by two programs at the same time are all there, each sealed behind the one before it."""
    writers = [subprocess.Popen([sys.executable, "-c", APPEND, str(path), zone]) for zone in ("thon-1", "thon-2")]
    assert [writer.wait(timeout=20) for writer in writers] == [0, 0]
    rows = log.rows()
    assert [row.number for row in rows] == list(range(1, 61))
    assert {row.zone for row in rows} == {"thon-1", "thon-2"}
    assert log.chain.broken() is None
