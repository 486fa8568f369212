from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from chiminh_radio.clock import ZONE
from chiminh_radio.files import digest_of
from chiminh_radio.model.airing import Airing
from chiminh_radio.model.asrun import LogEvent
from chiminh_radio.model.decision import Approval, Decision
from chiminh_radio.model.programme import Programme
from chiminh_radio.model.record import RecordEvent
from chiminh_radio.model.script import Line, Script, ScriptKind, Section
from chiminh_radio.newsroom.signing import is_signed_by, new_signer
from chiminh_radio.reports.proof import Books
from chiminh_radio.store.airings import Airings
from chiminh_radio.store.database import Database
from chiminh_radio.store.items import Items
from chiminh_radio.store.log import AsRunLog
from chiminh_radio.store.record import Record
from chiminh_radio.store.scripts import Scripts

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
    archive = tmp_path / "audio/archive"
    seals = tmp_path / "radio.seals"
    books = partial(
        Books,
        database,
        tmp_path,
        archive,
        seals=seals,
        why_not=lambda _digest: "",
        item_why_not=lambda _record: "",
        is_signed=is_signed_by,
    )
    return lambda *noted: books().verify(noted)


@pytest.fixture
def script(database, tmp_path):
    """A script that was received, with its original."""
    script = Script(title="Thông báo", kind=ScriptKind.NOTICE, sections=(Section(body=(Line(text="Kính mời."),)),))
    original = tmp_path / "inbox/received/a.txt"
    original.parent.mkdir(parents=True)
    original.write_text("Kính mời.", encoding="utf-8")
    Scripts(database).add(
        script, origin="a.txt", original=Path("inbox/received/a.txt"), original_digest=digest_of(original), at=DUE
    )
    Scripts(database).decide(Approval(script_digest=script.digest, decision=Decision.APPROVED, by="Bà Lan", at=DUE))
    return script


@pytest.fixture
def forge(database):
    """Change radio.db as somebody with the file in hand could."""

    def forge(*statements):
        with database.transaction() as connection:
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                connection.execute(f"DROP TRIGGER {name}")
            for sql in statements:
                connection.execute(sql)

    return forge


@pytest.mark.usefixtures("script")
def test_an_untouched_station_is_proven(happen, master, proof):
    """Every row, original and kept master is looked at; the same master aired twice counts once."""
    happen(LogEvent.STARTED, digest=digest_of(master))
    happen(LogEvent.FINISHED, digest=digest_of(master))
    found = proof()
    assert (found.originals, found.masters, found.faults) == (1, 1, ())
    assert [each.rows for each in found.seals] == [3, 2]


def test_a_master_that_is_gone_is_no_fault(happen, master, proof):
    """Masters are swept away in time; the log's rows still stand."""
    happen(LogEvent.STARTED, digest=digest_of(master))
    happen(LogEvent.MISSED, digest="")
    master.unlink()
    assert proof().faults == ()


@pytest.mark.usefixtures("script")
@pytest.mark.parametrize(
    ("statements", "fault"),
    [
        (["UPDATE scripts SET content = replace(content, 'mời', 'đuổi')"], "kịch bản số 1: nội dung"),
        (["UPDATE scripts SET title = 'Khác'"], "kịch bản số 1: cột title"),
        (["UPDATE scripts SET state = 'withdrawn'"], "kịch bản số 1: tình trạng"),
        (["UPDATE decisions SET decided_by = 'Ông Ba'"], "kịch bản số 1: các quyết định"),
        (["DELETE FROM decisions"], "kịch bản số 1: các quyết định"),
        (["PRAGMA defer_foreign_keys = 1", "DELETE FROM decisions", "DELETE FROM scripts"], "nay không còn"),
        (["DELETE FROM record WHERE number = 2"], "sổ toà soạn: dòng 2 bị mất"),
        (["DELETE FROM record", "DELETE FROM sqlite_sequence"], "kịch bản số 1: sổ toà soạn không ghi"),
        (["UPDATE record SET who = x'00' WHERE number = 1"], "sổ toà soạn: dòng 1 đã bị sửa"),
        (["UPDATE record SET event = 'x', at = 'x' WHERE number = 2"], "sổ toà soạn: dòng 2 đã bị sửa"),
    ],
)
def test_whatever_is_changed_past_the_program_is_told(forge, proof, statements, fault):
    """Rows changed or deleted, in the tables or in the record itself, are named; nothing breaks off the proof."""
    forge(*statements)
    assert any(fault in each for each in proof().faults), proof().faults


def test_the_signature_of_an_approval_long_replaced_is_checked(database, proof, forge, script):
    """By the key of that time, whoever has which key now; and what was signed can not be told otherwise."""
    signer = new_signer()
    approval = Approval(script_digest=script.digest, decision=Decision.APPROVED, by="Bà Lan", at=DUE, heard_digest="d")
    Scripts(database).decide(signer.signed(approval), signer.public)
    Scripts(database).decide(replace(approval, decision=Decision.WITHDRAWN, why="sai", heard_digest=""))
    assert (proof().signatures, proof().faults) == (1, ())
    forge("""UPDATE record SET detail = replace(detail, '"heard":"d"', '"heard":"e"')""")
    assert "sổ toà soạn dòng 3: chữ ký của Bà Lan trên lời duyệt lúc 05:30 30/11/2026 không đúng" in proof().faults


@pytest.mark.usefixtures("script")
@pytest.mark.parametrize("change", ["why = 'vì thế'", "signature = 'AAAA'", "heard_digest = 'e'"])
def test_each_column_of_a_decision_is_held_to_the_record(proof, forge, change):
    """Also of one that is not in force any more."""
    forge(f"UPDATE decisions SET {change}")  # noqa: S608
    assert any("các quyết định" in each for each in proof().faults)


@pytest.mark.usefixtures("script")
def test_an_airing_that_cannot_be_read_is_named(database, proof, forge):
    """The proof goes on, and says which."""
    Airings(database).add(AIRING)
    forge("UPDATE airings SET state = 'bogus'")
    assert proof().faults == ("lượt phát số 1: dòng trong radio.db đã bị sửa, không đọc được",)


@pytest.mark.usefixtures("script")
def test_an_original_that_is_gone_is_told(proof, tmp_path):
    """What was handed in must be there for ever."""
    (tmp_path / "inbox/received/a.txt").unlink()
    assert proof().faults == ("inbox/received/a.txt: bản gốc đã nhận nay không còn",)


@pytest.mark.usefixtures("script")
def test_a_changed_original_is_told(proof, tmp_path):
    """What was handed in must be as it was."""
    (tmp_path / "inbox/received/a.txt").write_text("khác", encoding="utf-8")
    assert proof().faults == ("inbox/received/a.txt: không còn là bản gốc đã nhận",)


def test_the_archive_is_held_to_the_log(happen, master, proof, tmp_path):
    """Sound in the archive is what the log says, and nothing else lies there."""
    digest = digest_of(master)
    happen(LogEvent.STARTED, digest=digest)
    archive = tmp_path / "audio/archive/2026/11"
    archive.mkdir(parents=True)
    (archive / f"20261130T053000-thoi-su-{digest[:12]}.wav").write_bytes(b"RIFF khac")
    (archive / "20261130T053000-thoi-su-000000000000.wav").write_bytes(b"RIFF la")
    strange, changed = proof().faults
    assert "không ghi đã phát" in strange
    assert "không còn là băng đã phát" in changed


@pytest.mark.usefixtures("script")
def test_a_seal_that_was_noted_down_betrays_a_book_written_anew(database, proof, forge):
    """Who writes a whole book again, seals and all, cannot know the seal on paper."""
    (seal, _log) = proof().seals
    assert proof(seal.seal[:12]).faults == ()
    forge("DELETE FROM record", "DELETE FROM sqlite_sequence", "DELETE FROM decisions", "DELETE FROM scripts")
    Record(database).append(RecordEvent.REFUSED, at=DUE, origin="a.docx")
    assert proof().faults == ()
    (fault,) = proof(seal.seal[:12]).faults
    assert seal.seal[:12] in fault


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
