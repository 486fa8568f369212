from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from chiminh_radio.clock import ZONE
from chiminh_radio.files import digest_of
from chiminh_radio.model import Airing, LogEvent, Programme, RecordEvent
from chiminh_radio.reports.proof import Proof, verify
from chiminh_radio.store.database import Database
from chiminh_radio.store.items import Items
from chiminh_radio.store.log import AsRunLog
from chiminh_radio.store.record import Record

DUE = datetime(2026, 11, 30, 5, 30, tzinfo=ZONE)
AIRING = Airing(slot="sang", due=DUE, playlist="thoi-su", zones=("thon-1",), number=1)


@pytest.fixture
def database(tmp_path):
    database = Database(tmp_path / "radio.db")
    yield database
    database.close()


@pytest.fixture
def happen(database):
    """Write a row of the as-run log."""

    def happen(event, digest="c" * 64):
        AsRunLog(database).append(
            at=DUE,
            airing=AIRING,
            zone="thon-1",
            output="loa",
            event=event,
            position=timedelta(),
            digest=digest,
            title="Thời sự",
        )

    return happen


@pytest.fixture
def master(database, tmp_path):
    """A programme as it lies in the station's folder, known to the store."""
    audio = Path("audio/programmes/thoi-su.wav")
    path = tmp_path / audio
    path.parent.mkdir(parents=True)
    path.write_bytes(b"RIFF tieng noi")
    programme = Programme(
        playlist="thoi-su",
        title="Thời sự",
        day=date(2026, 11, 30),
        audio=audio,
        digest=digest_of(path),
        duration=timedelta(minutes=5),
        items=(),
        cues=(),
        built_at=DUE,
    )
    Items(database).add_programme(programme)
    return path


@pytest.fixture
def proof(database, tmp_path):
    return lambda: verify(AsRunLog(database), Record(database), Items(database), tmp_path)


def test_an_untouched_record_is_proven(happen, master, proof):
    """Every row and every kept master is looked at; the same master aired twice counts once."""
    happen(LogEvent.STARTED, digest=digest_of(master))
    happen(LogEvent.FINISHED, digest=digest_of(master))
    assert proof() == Proof(rows=3, masters=1, faults=())


def test_a_master_that_is_gone_is_no_fault(happen, master, proof):
    """Masters are swept away in time; the log's rows still stand."""
    happen(LogEvent.STARTED, digest=digest_of(master))
    happen(LogEvent.MISSED, digest="")
    master.unlink()
    assert proof() == Proof(rows=3, masters=0, faults=())


def test_a_changed_master_is_told(happen, master, proof):
    """A master that no longer is what was aired is named with the digest it should have."""
    digest = digest_of(master)
    happen(LogEvent.STARTED, digest=digest)
    master.write_bytes(b"RIFF tieng khac")
    (fault,) = proof().faults
    assert fault.startswith("audio/programmes/thoi-su.wav: không còn là băng đã phát")
    assert digest[:12] in fault


def test_a_changed_row_is_told(happen, database, proof):
    """A log that was altered past its triggers is named with the first broken row."""
    happen(LogEvent.STARTED)
    happen(LogEvent.FINISHED)
    with database.transaction() as connection:
        connection.execute("DROP TRIGGER as_run_no_update")
        connection.execute("UPDATE as_run SET title = 'x' WHERE number = 2")
    (fault,) = proof().faults
    assert fault.startswith("nhật ký phát sóng: dòng 2 đã bị sửa hoặc chèn vào")


def test_rows_gone_from_the_end_of_both_counter_and_record_are_told(happen, database, proof):
    """Who cuts the record's end and sets its counter back is betrayed by the as-run log, which had sealed that end."""
    Record(database).append(RecordEvent.REFUSED, at=DUE, origin="a.docx")
    Record(database).append(RecordEvent.REFUSED, at=DUE, origin="b.docx")
    happen(LogEvent.STARTED)
    with database.transaction() as connection:
        connection.execute("DROP TRIGGER record_no_delete")
        connection.execute("DELETE FROM record WHERE number = 2")
        connection.execute("UPDATE sqlite_sequence SET seq = 1 WHERE name = 'record'")
    (fault,) = proof().faults
    assert fault.startswith("sổ toà soạn: bị cắt bớt hoặc viết lại; nhật ký phát sóng dòng 1")
