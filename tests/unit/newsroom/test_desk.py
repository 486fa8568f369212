import errno
import os
import shutil
from dataclasses import replace
from datetime import timedelta

import pytest
from fakes.broken import WAYS, scanned_plan

from chiminh_radio.errors import ApprovalError, ScriptError, StationError
from chiminh_radio.model import Decision, Note, ScriptState, Severity
from chiminh_radio.newsroom import inbox as inbox_module

LATER = timedelta(seconds=3)
LEADER, EDITOR = "Phạm Thị Lan", "Trần Văn Khải"
WARNING = Note(severity=Severity.WARNING, rule="r", place="Mục “TIN 1”, đoạn 1", reason="dài", mend="tách")
ERROR = replace(WARNING, severity=Severity.ERROR, reason="đã qua")


@pytest.fixture
def file(samples, tmp_path):
    path = tmp_path / "ban-tin.txt"
    shutil.copyfile(samples / "ban-tin-tuan-48.txt", path)
    return path


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


@pytest.fixture
def received(desk, file, morning):
    return desk.receive(file, at=morning)


def power_cut(*_):
    raise KeyboardInterrupt


def names(folder):
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


# ── Receiving ────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_file_is_received_checked_and_kept(desk, file, morning, notes, tmp_path):
    """The record has the script, its notes and the untouched original; the file itself is left alone."""
    notes.append(WARNING)
    record = desk.receive(file, at=morning)

    assert (record.number, record.state, record.origin) == (1, ScriptState.CHECKED, "ban-tin.txt")
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
    assert names(inbox) == ["refused"]
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


def test_a_file_in_an_old_encoding_is_taken_converted_and_kept_as_it_came(desk, file, morning, tmp_path):
    """The leader is told before and after, also on a second look; the original is untouched."""
    proper = desk.receive(file, at=morning).script
    old = file.with_name("cu.txt")
    old.write_bytes(WAYS["VNI"](file.read_text(encoding="utf-8") + "\nChúc bà con mạnh khỏe.").encode("latin-1"))
    record = desk.receive(old, at=morning)
    (note,) = record.notes

    assert (note.rule, note.severity) == ("converted", Severity.WARNING)
    assert "VNI-Windows" in note.reason
    assert record.script.lines[: len(proper.lines)] == proper.lines
    assert (tmp_path / record.original).read_bytes() == old.read_bytes()
    assert desk.approve(record.number, by=LEADER, at=morning).notes == (note,)


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


# ── Deciding ─────────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_leader_approves(desk, received, morning, scripts):
    """The approval is on the digest, under the name as config.toml writes it."""
    record = desk.approve(received.number, by="phạm thị lan ", at=morning)

    assert record.state is ScriptState.APPROVED
    assert (record.approval.by, record.approval.at) == (LEADER, morning)
    assert record.approval.script_digest == received.script.digest
    assert scripts.is_approved(received.script.digest)


@pytest.mark.parametrize("by", ["Vũ Văn Máy", "Người Lạ", ""])
def test_only_an_approver_decides(desk, received, morning, scripts, by):
    """An operator or a stranger is told the key that gives the right, and who has it."""
    for decide in (desk.approve, lambda *a, **k: desk.reject(*a, why="sai", **k)):
        with pytest.raises(ApprovalError, match=r"\[\[people\]\] roles.*Phạm Thị Lan"):
            decide(received.number, by=by, at=morning)
    assert scripts.get(received.number).state is ScriptState.CHECKED


def test_an_editor_does_not_approve_the_own_script(desk_where, received, morning):
    """The author is not the approver, unless the config says so."""
    with pytest.raises(ApprovalError, match=r"\[approval\] self_approval"):
        desk_where().approve(received.number, by=EDITOR, at=morning)

    assert desk_where(self_approval=True).approve(received.number, by=EDITOR, at=morning).approval.by == EDITOR


def test_one_of_two_editors_does_not_approve_either(desk, file, morning):
    """Whoever had a hand in it counts as its author."""
    text = file.read_text(encoding="utf-8").replace("BIÊN TẬP: ", "BIÊN TẬP: Lê Thị Mai Phương và ")
    file.write_text(text, encoding="utf-8")
    record = desk.receive(file, at=morning)

    with pytest.raises(ApprovalError, match="self_approval"):
        desk.approve(record.number, by=EDITOR, at=morning)


def test_a_script_with_errors_is_not_approved(desk, received, morning, notes, scripts):
    """It is checked anew at approval: a day that has passed since it was received stops it; a warning does not."""
    notes.append(ERROR)
    with pytest.raises(ApprovalError, match="đã qua"):
        desk.approve(received.number, by=LEADER, at=morning)
    assert scripts.get(received.number).notes == (ERROR,)

    notes[:] = [WARNING]
    assert desk.approve(received.number, by=LEADER, at=morning).state is ScriptState.APPROVED


def test_a_rejected_script_may_be_approved_after_all(desk, received, morning):
    """A leader may think again; the reason of the rejection is kept until then."""
    rejected = desk.reject(received.number, by=LEADER, at=morning, why=" sai  số liệu ")

    assert (rejected.state, rejected.approval.why) == (ScriptState.REJECTED, "sai số liệu")
    assert desk.approve(received.number, by=LEADER, at=morning).state is ScriptState.APPROVED


def test_a_withdrawn_script_is_off_the_air_at_once(desk, received, morning, scripts):
    """Withdrawal tells who and why; the script may be approved again."""
    desk.approve(received.number, by=LEADER, at=morning)
    scripts.set_state(received.script.digest, ScriptState.VOICED)
    record = desk.withdraw(received.number, by=LEADER, at=morning, why="sai ngày")

    assert (record.state, record.approval.decision) == (ScriptState.WITHDRAWN, Decision.REJECTED)
    assert (record.approval.by, record.approval.why) == (LEADER, "sai ngày")
    assert not scripts.is_approved(received.script.digest)
    assert desk.approve(received.number, by=LEADER, at=morning).state is ScriptState.APPROVED


def test_a_decision_must_fit_the_state(desk, received, morning):
    """Nothing is approved twice, rejected after approval, or withdrawn before it."""
    with pytest.raises(ApprovalError, match="chưa được duyệt"):
        desk.withdraw(received.number, by=LEADER, at=morning, why="sai")
    desk.approve(received.number, by=LEADER, at=morning)
    with pytest.raises(ApprovalError, match="đã được duyệt"):
        desk.approve(received.number, by=LEADER, at=morning)
    with pytest.raises(ApprovalError, match="đã được duyệt"):
        desk.reject(received.number, by=LEADER, at=morning, why="sai")


def test_a_refusal_needs_a_reason(desk, received, morning):
    """The editor must learn what to mend."""
    with pytest.raises(ApprovalError, match="--why"):
        desk.reject(received.number, by=LEADER, at=morning, why=" ")


def test_an_unknown_number_is_told(desk, morning):
    """A slip in the number decides on nothing."""
    with pytest.raises(ScriptError, match="99"):
        desk.approve(99, by=LEADER, at=morning)
