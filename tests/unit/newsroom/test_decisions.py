from dataclasses import replace
from datetime import timedelta

import pytest

from chiminh_radio.errors import ApprovalError, ScriptError
from chiminh_radio.model.decision import Approval, Decision, Note, Severity
from chiminh_radio.model.script import ScriptState
from chiminh_radio.newsroom.signing import new_signer

LEADER, EDITOR = "Phạm Thị Lan", "Trần Văn Khải"
WARNING = Note(severity=Severity.WARNING, rule="r", place="Mục “TIN 1”, đoạn 1", reason="dài", mend="tách")
SIGNER, OTHER = new_signer(), new_signer()
MOMENT = timedelta(minutes=1)
ERROR = replace(WARNING, severity=Severity.ERROR, reason="đã qua")


def test_a_leader_approves(decisions, received, morning):
    """The approval is on the digest, under the name as config.toml writes it."""
    record = decisions.approve(received.number, by="phạm thị lan ", at=morning)

    assert record.state is ScriptState.APPROVED
    assert (record.approval.by, record.approval.at) == (LEADER, morning)
    assert record.approval.script_digest == received.script.digest


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


@pytest.fixture
def revised(desk, decisions, received, file, morning):
    """An approval that was signed and not brought in yet, and a revision that was received after it."""
    late = decisions.draft(received.number, by=LEADER, at=morning)
    file.write_text(file.read_text(encoding="utf-8") + "\nXin chào bà con.\n", encoding="utf-8")
    return late, desk.receive(file, at=morning)


@pytest.mark.parametrize("is_withdrawn", [False, True])
def test_an_older_decision_does_not_displace_a_newer_revision(decisions, revised, morning, scripts, is_withdrawn):
    """Brought in late from another PC, it would put the old text back on the air."""
    late, revision = revised
    decisions.approve(revision.number, by=LEADER, at=morning + MOMENT)
    if is_withdrawn:
        decisions.withdraw(revision.number, by=LEADER, at=morning + 2 * MOMENT, why="sai")

    with pytest.raises(ApprovalError, match=f"kịch bản số {revision.number}, có quyết định mới hơn"):
        decisions.take(late, at=morning + 3 * MOMENT)
    assert scripts.known(late.script_digest).state is ScriptState.CHECKED


def test_a_revision_that_was_rejected_stands_in_nobodys_way(decisions, revised, morning):
    """The text before it may still be approved, also by a decision from before."""
    late, revision = revised
    decisions.reject(revision.number, by=LEADER, at=morning + MOMENT, why="sai")

    assert decisions.take(late, at=morning + 2 * MOMENT).state is ScriptState.APPROVED


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
    assert decisions.why_not(received.script.digest)
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


# ── What holds ───────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.fixture
def signing(decisions_where):
    """The place of deciding in a station that asks for signatures; keywords change its rules."""

    def make(**changes):
        return decisions_where(**({"keys": {LEADER: SIGNER.public, EDITOR: OTHER.public}, "signed": True} | changes))

    return make


@pytest.fixture
def signed(signing, received, morning):
    """A script that its leader approved and signed."""
    return signing().approve(received.number, by=LEADER, at=morning, signer=SIGNER)


def test_what_was_signed_holds(signing, signed, heard_now):
    """The approval names what will be heard, and lets the script on the air while that is so."""
    assert signed.approval.heard_digest == heard_now[0]
    assert signing().why_not(signed.script.digest, heard_now[0]) == ""


@pytest.mark.parametrize("signer", [None, OTHER, new_signer()], ids=["none", "a colleague's", "a stranger's"])
def test_a_station_that_signs_takes_no_approval_without_the_leaders_own_key(
    signing, received, morning, scripts, signer
):
    """No signature, and the signature of any other key, decide nothing; the sentence names the rule."""
    with pytest.raises(ApprovalError, match=r"\[approval\] signed|khóa"):
        signing().approve(received.number, by=LEADER, at=morning, signer=signer)

    assert scripts.get(received.number).approval is None


def test_other_words_to_be_heard_are_approved_again(signing, signed, morning, heard_now):
    """A lexicon or a voice changed since bars the script, and the same script may be approved once more."""
    before, heard_now[0] = heard_now[0], "i" * 64

    assert "cần duyệt lại" in signing().why_not(signed.script.digest, heard_now[0])
    again = signing().approve(signed.number, by=LEADER, at=morning + MOMENT, signer=SIGNER)
    assert signing().why_not(signed.script.digest, heard_now[0]) == ""
    assert "cần duyệt lại" in signing().why_not(signed.script.digest, before)
    assert again.state is ScriptState.APPROVED


@pytest.mark.parametrize(
    ("rules", "reason"),
    [
        ({"keys": {EDITOR: OTHER.public}}, "không còn quyền duyệt"),
        ({"keys": {LEADER: OTHER.public}}, "chữ ký không phải"),
        ({"keys": {LEADER: ""}}, "chữ ký không phải"),
    ],
    ids=["person removed", "key replaced", "key removed"],
)
def test_who_is_no_longer_an_approver_answers_for_nothing(signing, signed, rules, reason):
    """What a removed person signed, or a key that was replaced, no longer lets anything on the air."""
    assert reason in signing(**rules).why_not(signed.script.digest)


def test_an_unsigned_approval_ends_when_the_station_begins_to_sign(decisions, signing, received, morning):
    """From then on each script on the shelf has to be signed."""
    record = decisions.approve(received.number, by=LEADER, at=morning)

    assert decisions.why_not(record.script.digest) == ""
    assert "[approval] signed" in signing().why_not(record.script.digest)


def tampered(scripts, sql, *values):
    """Change the book as somebody with the file in hand would."""
    with scripts._database.transaction() as connection:
        connection.execute("DROP TRIGGER IF EXISTS decisions_no_update")
        connection.execute(sql, values)


@pytest.mark.parametrize(
    ("column", "value"),
    [("decided_by", EDITOR), ("at", "2026-11-24T01:00:00.000000+00:00"), ("why", "khác"), ("heard_digest", "x" * 64)],
)
def test_a_decision_that_was_altered_does_not_hold(signing, signed, scripts, column, value):
    """Each column of the row is under the signature."""
    tampered(scripts, f"UPDATE decisions SET {column} = ?", value)  # noqa: S608 - the columns are ours

    assert "chữ ký không phải" in signing().why_not(signed.script.digest)


@pytest.fixture
def other(desk, file, morning):
    """Another script, that nobody decided on."""
    file.write_text(file.read_text(encoding="utf-8").replace("kính chào", "xin chào"), encoding="utf-8")
    return desk.receive(file, at=morning)


def test_an_approval_moved_onto_another_script_does_not_hold(signing, signed, other, morning, scripts):
    """A row copied under another digest, signature and all, is a signature on something else."""
    moved = replace(signed.approval, script_digest=other.script.digest)

    with pytest.raises(ApprovalError, match="chữ ký không phải"):
        signing().take(moved, at=morning)
    scripts.decide(moved)
    assert "chữ ký không phải" in signing().why_not(other.script.digest)


def test_an_old_approval_does_not_come_back_after_a_withdrawal(signing, signed, morning, scripts):
    """Neither through the door nor written into the book."""
    signing().withdraw(signed.number, by=LEADER, at=morning + MOMENT, why="sai ngày")

    with pytest.raises(ApprovalError, match="quyết định mới hơn"):
        signing().take(signed.approval, at=morning + 2 * MOMENT)
    scripts.decide(signed.approval)
    assert "cũ hơn" in signing().why_not(signed.script.digest)


def test_words_altered_in_the_book_do_not_air(signing, signed, scripts):
    """The text in radio.db is held to the digest that was signed."""
    tampered(scripts, "UPDATE scripts SET content = replace(content, 'bà con', 'ông bà')")

    assert "đã bị sửa" in signing().why_not(signed.script.digest)


def test_a_decision_from_the_future_is_not_taken(signing, received, morning, heard_now):
    """A clock that is far ahead would put the decision beyond any withdrawal."""
    approval = Approval(
        script_digest=received.script.digest,
        decision=Decision.APPROVED,
        by=LEADER,
        at=morning + timedelta(hours=1),
        heard_digest=heard_now[0],
    )

    with pytest.raises(ApprovalError, match="đồng hồ"):
        signing().take(SIGNER.signed(approval), at=morning)


def test_an_approval_of_ones_own_script_says_so(decisions_where, received, morning):
    """Where the station allows it, the decision itself tells."""
    record = decisions_where(self_approval=True).approve(received.number, by=EDITOR, at=morning)

    assert record.approval.why == "tự duyệt"


def test_what_changes_while_the_leader_looks_is_not_approved(signing, received, morning, heard_now, scripts):
    """What is signed is what was shown: a lexicon saved between the two is told."""
    draft = signing().draft(received.number, by=LEADER, at=morning)
    heard_now[0] = "i" * 64

    with pytest.raises(ApprovalError, match="cần duyệt lại"):
        signing().take(SIGNER.signed(draft), at=morning)
    assert scripts.get(received.number).approval is None
