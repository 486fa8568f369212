from dataclasses import replace

import pytest

from chiminh_radio.errors import ApprovalError, ScriptError
from chiminh_radio.model import Decision, Note, ScriptState, Severity

LEADER, EDITOR = "Phạm Thị Lan", "Trần Văn Khải"
WARNING = Note(severity=Severity.WARNING, rule="r", place="Mục “TIN 1”, đoạn 1", reason="dài", mend="tách")
ERROR = replace(WARNING, severity=Severity.ERROR, reason="đã qua")


def test_a_leader_approves(decisions, received, morning, scripts):
    """The approval is on the digest, under the name as config.toml writes it."""
    record = decisions.approve(received.number, by="phạm thị lan ", at=morning)

    assert record.state is ScriptState.APPROVED
    assert (record.approval.by, record.approval.at) == (LEADER, morning)
    assert record.approval.script_digest == received.script.digest
    assert scripts.is_approved(received.script.digest)


@pytest.mark.parametrize("by", ["Vũ Văn Máy", "Người Lạ", ""])
def test_only_an_approver_decides(decisions, received, morning, scripts, by):
    """An operator or a stranger is told the key that gives the right, and who has it."""
    for decide in (decisions.approve, lambda *a, **k: decisions.reject(*a, why="sai", **k)):
        with pytest.raises(ApprovalError, match=r"\[\[people\]\] roles.*Phạm Thị Lan"):
            decide(received.number, by=by, at=morning)
    assert scripts.get(received.number).state is ScriptState.CHECKED


def test_an_editor_does_not_approve_the_own_script(decisions_where, received, morning):
    """The author is not the approver, unless the config says so."""
    with pytest.raises(ApprovalError, match=r"\[approval\] self_approval"):
        decisions_where().approve(received.number, by=EDITOR, at=morning)

    assert decisions_where(self_approval=True).approve(received.number, by=EDITOR, at=morning).approval.by == EDITOR


def test_one_of_two_editors_does_not_approve_either(desk, decisions, file, morning):
    """Whoever had a hand in it counts as its author."""
    text = file.read_text(encoding="utf-8").replace("BIÊN TẬP: ", "BIÊN TẬP: Lê Thị Mai Phương và ")
    file.write_text(text, encoding="utf-8")
    record = desk.receive(file, at=morning)

    with pytest.raises(ApprovalError, match="self_approval"):
        decisions.approve(record.number, by=EDITOR, at=morning)


def test_a_script_with_errors_is_not_approved(decisions, received, morning, notes, scripts):
    """It is checked anew at approval: a day that has passed since it was received stops it; a warning does not."""
    notes.append(ERROR)
    with pytest.raises(ApprovalError, match="đã qua"):
        decisions.approve(received.number, by=LEADER, at=morning)
    assert scripts.get(received.number).notes == (ERROR,)

    notes[:] = [WARNING]
    assert decisions.approve(received.number, by=LEADER, at=morning).state is ScriptState.APPROVED


def test_a_rejected_script_may_be_approved_after_all(decisions, received, morning):
    """A leader may think again; the reason of the rejection is kept until then."""
    rejected = decisions.reject(received.number, by=LEADER, at=morning, why=" sai  số liệu ")

    assert (rejected.state, rejected.approval.why) == (ScriptState.REJECTED, "sai số liệu")
    assert decisions.approve(received.number, by=LEADER, at=morning).state is ScriptState.APPROVED


def test_a_withdrawn_script_is_off_the_air_at_once(decisions, received, morning, scripts):
    """Withdrawal tells who and why; the script may be approved again."""
    decisions.approve(received.number, by=LEADER, at=morning)
    scripts.set_state(received.script.digest, ScriptState.VOICED, at=morning)
    record = decisions.withdraw(received.number, by=LEADER, at=morning, why="sai ngày")

    assert (record.state, record.approval.decision) == (ScriptState.WITHDRAWN, Decision.WITHDRAWN)
    assert (record.approval.by, record.approval.why) == (LEADER, "sai ngày")
    assert not scripts.is_approved(received.script.digest)
    assert decisions.approve(received.number, by=LEADER, at=morning).state is ScriptState.APPROVED


def test_a_decision_must_fit_the_state(decisions, received, morning):
    """Nothing is approved twice, rejected after approval, or withdrawn before it."""
    with pytest.raises(ApprovalError, match="chưa được duyệt"):
        decisions.withdraw(received.number, by=LEADER, at=morning, why="sai")
    decisions.approve(received.number, by=LEADER, at=morning)
    with pytest.raises(ApprovalError, match="đã được duyệt"):
        decisions.approve(received.number, by=LEADER, at=morning)
    with pytest.raises(ApprovalError, match="đã được duyệt"):
        decisions.reject(received.number, by=LEADER, at=morning, why="sai")


def test_a_refusal_needs_a_reason(decisions, received, morning):
    """The editor must learn what to mend."""
    with pytest.raises(ApprovalError, match="--why"):
        decisions.reject(received.number, by=LEADER, at=morning, why=" ")


def test_an_unknown_number_is_told(decisions, morning):
    """A slip in the number decides on nothing."""
    with pytest.raises(ScriptError, match="99"):
        decisions.approve(99, by=LEADER, at=morning)
