import errno
import os
import shutil
import unicodedata
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest
from docx import Document
from fakes.broken import WAYS, scanned_plan

from chiminh_radio.errors import StationError
from chiminh_radio.files import digest_of
from chiminh_radio.model.decision import Note, Severity
from chiminh_radio.model.record import RecordEvent
from chiminh_radio.model.script import ScriptState
from chiminh_radio.newsroom import desk as desk_module
from chiminh_radio.newsroom import inbox as inbox_module
from chiminh_radio.store.record import Record

LATER = timedelta(seconds=3)
LEADER, EDITOR = "Phạm Thị Lan", "Trần Văn Khải"
WARNING = Note(severity=Severity.WARNING, rule="r", place="Mục “TIN 1”, đoạn 1", reason="dài", mend="tách")
ERROR = replace(WARNING, severity=Severity.ERROR, reason="đã qua")


@pytest.fixture
def drop(samples, inbox):
    """Drops the sample bulletin, or other content, into the inbox."""

    def into(name, content=None):
        path = inbox / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes((samples / "ban-tin-tuan-48.txt").read_bytes() if content is None else content)
        return path

    return into


@pytest.fixture
def collected(desk, morning):
    """Lets the files in the inbox settle and collects them."""

    def look():
        desk.collect(morning)
        return desk.collect(morning + LATER)

    return look


def power_cut(*_):
    raise KeyboardInterrupt


def names(folder):
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


# ── Receiving ────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_file_is_received_checked_and_kept(desk, file, morning, notes, tmp_path):
    """The record has the script, its notes and the untouched original; the file itself is left alone."""
    notes.append(WARNING)
    record = desk.receive(file, at=morning)

    assert (record.number, record.state, record.origin) == (1, ScriptState.CHECKED, file.as_posix())
    assert (record.received_at, record.notes) == (morning, (WARNING,))
    assert record.script.title == "Bản tin thời sự tuần 48"
    assert not record.original.is_absolute()
    assert (tmp_path / record.original).read_bytes() == file.read_bytes()


def test_the_same_content_is_one_script(desk, file, morning, scripts):
    """Received again, also in another file, it is the script it was."""
    first = desk.receive(file, at=morning)
    other = file.with_name("khac.txt")
    other.write_text(file.read_text(encoding="utf-8").replace("\n\n", "\n\n\n"), encoding="utf-8")

    assert desk.receive(other, at=morning + LATER) == first
    assert len(scripts.all()) == 1


def test_what_is_dropped_is_received_and_cleared_away(drop, collected, inbox, scripts):
    """A contributor's file is a script with the contributor's folder in its origin."""
    drop("tram-y-te/ten.docx.txt")
    (receipt,) = collected()

    assert (receipt.origin, receipt.is_known, receipt.refusal) == ("tram-y-te/ten.docx.txt", False, "")
    assert scripts.get(1).origin == "tram-y-te/ten.docx.txt"
    assert names(inbox / "tram-y-te") == []
    assert "đã nhận, kịch bản số 1" in str(receipt)


def test_the_same_dropped_twice_is_told_and_not_doubled(drop, collected, inbox, scripts):
    """Of two equal files the second is told as known, and neither stays."""
    drop("a.txt")
    drop("b.txt")
    first, second = collected()

    assert (first.is_known, second.is_known) == (False, True)
    assert first.record == second.record
    assert len(scripts.all()) == 1
    assert names(inbox) == ["received"]
    assert "đã có từ trước" in str(second)


def test_what_cannot_be_taken_lies_in_refused_with_the_reason(drop, collected, inbox, scripts):
    """A refused file is whole, and the text beside it says why; nothing is kept elsewhere."""
    drop("a.txt", b"")
    drop("b.txt", "Kính chào bà con.".encode())
    first, second = collected()

    assert "tệp rỗng" in first.refusal
    assert "tiêu đề" in second.refusal
    assert names(inbox / "received") == []
    assert names(inbox / "refused") == ["a.txt", "a.txt.txt", "b.txt", "b.txt.txt"]
    assert "tiêu đề" in (inbox / "refused" / "b.txt.txt").read_text(encoding="utf-8")
    assert second.refused_to.read_text(encoding="utf-8") == "Kính chào bà con."
    assert scripts.all() == ()


def test_a_scanned_document_is_refused_with_its_worst_passage(drop, collected, inbox, scripts):
    """What cannot be read aloud never becomes a script; the file and the reason lie in refused."""
    drop("ke-hoach.txt", scanned_plan().encode())
    (receipt,) = collected()

    assert "tệ nhất ở “" in receipt.refusal
    assert names(inbox / "refused") == ["ke-hoach.txt", "ke-hoach.txt.txt"]
    assert scripts.all() == ()


def test_a_file_in_an_old_encoding_is_taken_converted_and_kept_as_it_came(desk, decisions, file, morning, tmp_path):
    """The leader is told before and after, also on a second look; the original is untouched."""
    proper = desk.receive(file, at=morning).script
    old = file.with_name("cu.txt")
    old.write_bytes(WAYS["VNI"](file.read_text(encoding="utf-8") + "\nChúc bà con mạnh khỏe.").encode("latin-1"))
    record = desk.receive(old, at=morning)
    note, revision = record.notes

    assert revision.rule == "revision"
    assert (note.rule, note.severity) == ("converted", Severity.WARNING)
    assert "VNI-Windows" in note.reason
    assert record.script.lines[: len(proper.lines)] == proper.lines
    assert (tmp_path / record.original).read_bytes() == old.read_bytes()
    assert decisions.approve(record.number, by=LEADER, at=morning).notes == record.notes


@pytest.mark.parametrize("step", ["keep", "clear"])
def test_a_crash_between_steps_leaves_the_file_to_be_taken_again(drop, collected, scripts, monkeypatch, step):
    """Whichever step the power fails at, the next look has one script and no lost file."""
    path = drop("a.txt")
    with monkeypatch.context() as patch:
        patch.setattr(inbox_module.Inbox, step, power_cut)
        with pytest.raises(KeyboardInterrupt):
            collected()
    assert path.exists()

    (receipt,) = collected()

    assert scripts.all() == (receipt.record,)
    assert receipt.record.state is ScriptState.CHECKED
    assert not path.exists()


@pytest.mark.parametrize(
    ("code", "reason"), [(errno.ENOSPC, "đã đầy"), (errno.EACCES, "không có quyền"), (errno.EROFS, "chỉ cho đọc")]
)
def test_a_disk_that_does_not_take_it_is_told_and_nothing_is_lost(drop, collected, monkeypatch, code, reason):
    """A full disk or a folder without rights is a StationError; the file waits where it was."""
    path = drop("a.txt")

    def fail(*_):
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(inbox_module.shutil, "copyfile", fail)

    with pytest.raises(StationError, match=reason):
        collected()
    assert path.exists()


def test_one_stuck_file_does_not_hold_up_the_others(drop, collected, monkeypatch):
    """A file that cannot be moved is tried again later; the others are received now."""
    drop("a.txt", b"")
    drop("b.txt")
    monkeypatch.setattr(inbox_module.shutil, "move", lambda *_: (_ for _ in ()).throw(OSError(errno.EACCES, "no")))

    assert [receipt.origin for receipt in collected()] == ["b.txt"]
    with pytest.raises(StationError, match="refused"):
        collected()


def test_a_contributors_folder_is_the_source_of_what_names_none(drop, collected, scripts):
    """The commune's health station need not write who it is; who does write it is believed."""
    drop("Trạm Y tế/a.txt", "THÔNG BÁO TIÊM CHỦNG\nMời bà con đưa trẻ đi tiêm.".encode())
    drop("Trạm Y tế/b.txt", "TIÊU ĐỀ: Tin lúa\nNGUỒN: Hội Nông dân\nBà con thăm đồng hằng ngày.".encode())
    collected()

    assert [record.script.source for record in scripts.all()] == ["Hội Nông dân", "Trạm Y tế"]


def test_the_same_words_from_two_folders_are_one_script(drop, collected, scripts, tmp_path):
    """Told as known, and the record has both who brought them."""
    drop("a/x.txt", "THÔNG BÁO\nMời bà con đến họp.".encode())
    drop("b/y.txt", unicodedata.normalize("NFD", "THÔNG BÁO\n\nMời bà con đến họp.").encode())
    first, second = collected()

    assert (first.is_known, second.is_known) == (False, True)
    assert len(scripts.all()) == 1
    assert len(names(tmp_path / "inbox" / "received")) == 2
    arrivals = [row.origin for row in Record(scripts._database).rows() if row.event is RecordEvent.RECEIVED]
    assert arrivals == ["a/x.txt", "b/y.txt"]


def test_a_second_file_of_the_name_is_a_revision_and_takes_nothings_place(drop, collected, samples, scripts):
    """The one that was there stays as it is; the new one says which it revises."""
    drop("a.txt")
    collected()
    text = (samples / "ban-tin-tuan-48.txt").read_text(encoding="utf-8")
    drop("a.txt", (text + "\nChúc bà con mạnh khỏe.").encode())
    collected()
    second, first = scripts.all()

    assert [note.rule for note in first.notes] == []
    (note,) = second.notes
    assert (note.rule, "bản sửa của kịch bản số 1" in note.reason) == ("revision", True)


def test_a_namesake_for_another_time_is_told(drop, collected, scripts):
    """Two undated notices of one title do not replace each other, so the leader is asked."""
    for hour in ("bảy", "tám"):
        drop(f"{hour}.txt", f"THÔNG BÁO HỌP DÂN\nMời bà con họp lúc {hour} giờ.".encode())
    collected()

    (note,) = scripts.get(2).notes
    assert "script withdraw 1" in note.mend


def test_a_file_that_word_holds_is_taken_once_it_is_let_go(drop, collected, scripts, monkeypatch):
    """Windows refuses to read it meanwhile; the other files are taken, nothing is refused."""
    drop("a.txt", "THÔNG BÁO\nMời bà con họp.".encode())
    drop("b.txt")
    copy = shutil.copyfile

    def held(source, target):
        if source.name == "a.txt":
            raise PermissionError(errno.EACCES, "sharing violation")
        return copy(source, target)

    with monkeypatch.context() as patch:
        patch.setattr(inbox_module.shutil, "copyfile", held)
        assert [receipt.origin for receipt in collected()] == ["b.txt"]
        with pytest.raises(StationError, match=r"a\.txt: .*đang mở"):
            collected()

    assert [receipt.origin for receipt in collected()] == ["a.txt"]
    assert len(scripts.all()) == 2


def test_pictures_are_left_out_with_a_note(drop, collected, inbox, scripts, tmp_path):
    """Within a document they are counted; alone they are refused with what to do."""
    document = Document()
    document.add_paragraph("THÔNG BÁO HỌP")
    document.add_paragraph("Mời bà con đến họp.")
    document.save(tmp_path / "a.docx")
    with zipfile.ZipFile(tmp_path / "a.docx", "a") as archive:
        archive.writestr("word/media/image1.png", b"\x89PNG")
    drop("a.docx", (tmp_path / "a.docx").read_bytes())
    drop("b.jpg", b"\xff\xd8\xff\xe0 anh")
    _taken, refused = collected()

    (note,) = scripts.get(1).notes
    assert (note.rule, "1 hình" in note.reason) == ("pictures", True)
    assert "hình ảnh" in refused.refusal
    assert (inbox / "refused" / "b.jpg").exists()


def test_of_many_files_each_is_told(desk, file, morning, tmp_path, scripts):
    """One that cannot be taken is told with its reason; who handed them in stands in the record."""
    files = (tmp_path / "khong.txt", file, file)
    receipts = [receipt for path in files for receipt in desk.take(path, at=morning, by="Hoàng Văn Mẫu")]

    assert ["không có tệp" in receipt.refusal for receipt in receipts] == [True, False, False]
    assert [receipt.is_known for receipt in receipts] == [False, False, True]
    row = next(Record(scripts._database).rows(scripts.get(1).script.digest))
    assert (row.by, row.origin) == ("Hoàng Văn Mẫu", file.as_posix())


def test_a_look_takes_a_few_of_many_and_the_next_goes_on(drop, collected, desk, morning, monkeypatch):
    """A USB stick of hundreds keeps the daemon's tick no longer than a handful does; all are taken in the end."""
    monkeypatch.setattr(desk_module, "AT_ONCE", 2)
    for number in range(5):
        drop(f"{number}.txt", f"TIÊU ĐỀ: Tin số {number}\n\nMời bà con đến họp ở nhà văn hóa thôn.\n".encode())

    looks = [collected(), *(desk.collect(morning + LATER) for _ in range(3))]
    assert [len(look) for look in looks] == [2, 2, 1, 0]


def test_a_station_that_stops_begins_no_other_file(desk, drop, morning, scripts):
    """What lies in the inbox stays there, whole, for the next start."""
    drop("a.txt")
    left = drop("b.txt", "THÔNG BÁO\nMời bà con họp.".encode())
    desk.collect(morning)

    receipts = desk.collect(morning + LATER, lambda: bool(scripts.all()))

    assert [receipt.origin for receipt in receipts] == ["a.txt"]
    assert left.exists()


def test_a_file_that_is_not_taken_by_hand_stands_in_the_record(desk, morning, tmp_path, scripts):
    """As one of the inbox does, once however often it is tried; one that is not there does not."""
    path = tmp_path / "rong.txt"
    path.write_bytes(b"")
    for _time in range(2):
        desk.take(path, at=morning, by="Hoàng Văn Mẫu")
    desk.take(tmp_path / "khong.txt", at=morning)
    (row,) = Record(scripts._database).rows()
    assert (row.event.value, row.by, row.origin) == ("refused", "Hoàng Văn Mẫu", path.as_posix())
    assert row.detail["digest"] == digest_of(path)
