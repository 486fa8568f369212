import sqlite3
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from chiminh_radio.errors import ScriptError
from chiminh_radio.model.decision import Approval, Decision, Note, Severity
from chiminh_radio.model.record import RecordEvent
from chiminh_radio.model.script import IN_FORCE, Line, Script, ScriptKind, ScriptState, Section
from chiminh_radio.store.record import Record
from chiminh_radio.store.scripts import Scripts

BULLETIN = Script(
    title="Thời sự tuần 48",
    kind=ScriptKind.BULLETIN,
    series="Thời sự",
    issue=48,
    air_on=date(2026, 11, 30),
    sections=(Section(body=(Line(text="Kính chào bà con."),)),),
)
LATER = replace(BULLETIN, editor="Nguyễn Văn A")
NOTE = Note(severity=Severity.WARNING, rule="long-sentence", place="câu 3", reason="dài quá", mend="hãy cắt đôi")


@pytest.fixture
def scripts(database):
    return Scripts(database)


@pytest.fixture
def add(scripts, morning):
    def add(script, name="tuan-48.docx"):
        return scripts.add(
            script,
            origin=name,
            original=Path("inbox/received") / name,
            original_digest="0" * 64,
            at=morning,
            notes=(NOTE,),
        )

    return add


@pytest.fixture
def decide(scripts, morning):
    def decide(script, decision=Decision.APPROVED, why=""):
        return scripts.decide(
            Approval(script_digest=script.digest, decision=decision, by="Bà Lan", at=morning, why=why)
        )

    return decide


def is_in_force(scripts, digest):
    return scripts.known(digest).state in IN_FORCE


def test_a_script_is_kept_as_received(scripts, add, morning):
    """What was added is found again by its number and by its digest, whole."""
    record = add(BULLETIN)
    assert (record.number, record.state, record.received_at) == (1, ScriptState.RECEIVED, morning)
    assert (record.script, record.notes, record.approval) == (BULLETIN, (NOTE,), None)
    assert (record.origin, record.original) == ("tuan-48.docx", Path("inbox/received/tuan-48.docx"))
    assert scripts.get(1) == record
    assert scripts.by_digest(BULLETIN.digest) == record


def test_the_same_content_again_is_the_same_record(scripts, add, decide):
    """A file handed in twice keeps its first record with what was decided on it."""
    add(BULLETIN)
    approved = decide(BULLETIN)
    assert add(BULLETIN, "ban-sao.docx") == approved
    assert scripts.all() == (approved,)


def test_an_unknown_script_is_said(scripts, morning):
    """A number or a digest that the station never gave is refused with a sentence; asking by digest is no error."""
    with pytest.raises(ScriptError, match="không có kịch bản số 7"):
        scripts.get(7)
    with pytest.raises(ScriptError, match="không có kịch bản nào mang mã ab12"):
        scripts.set_state("ab12", ScriptState.CHECKED, at=morning)
    assert scripts.by_digest("ab12") is None


def test_scripts_are_listed_newest_first_and_by_state(scripts, add, morning):
    """`all` lists every script, or those in the states named."""
    first, second = add(BULLETIN), add(replace(BULLETIN, issue=49))
    scripts.set_state(first.script.digest, ScriptState.CHECKED, at=morning)
    assert [each.number for each in scripts.all()] == [second.number, first.number]
    assert [each.number for each in scripts.all({ScriptState.CHECKED})] == [first.number]


def test_notes_are_replaced(scripts, add):
    """A new check takes the place of the one before."""
    add(BULLETIN)
    scripts.set_notes(BULLETIN.digest, ())
    assert scripts.get(1).notes == ()


def test_an_approval_holds_to_one_digest(scripts, add, decide, morning):
    """The approved content may air; the same script with a word changed may not."""
    add(BULLETIN)
    add(LATER)
    record = decide(BULLETIN)
    assert (record.state, record.approval.by, record.approval.at) == (ScriptState.APPROVED, "Bà Lan", morning)
    assert is_in_force(scripts, BULLETIN.digest)
    assert not is_in_force(scripts, LATER.digest)


def test_the_latest_decision_counts(scripts, add, decide):
    """A script approved and then rejected may not air; approved once more it may."""
    add(BULLETIN)
    decide(BULLETIN)
    rejected = decide(BULLETIN, Decision.REJECTED, why="sai tên thôn")
    assert (rejected.state, rejected.approval.why) == (ScriptState.REJECTED, "sai tên thôn")
    assert not is_in_force(scripts, BULLETIN.digest)
    decide(BULLETIN)
    assert is_in_force(scripts, BULLETIN.digest)


@pytest.mark.parametrize(
    "revision",
    [
        replace(LATER, title="Thời sự tuần 48 (sửa)", air_on=None),
        replace(LATER, series="", issue=None),
    ],
    ids=["same issue", "same title and date"],
)
def test_of_two_revisions_the_one_approved_last_holds(scripts, add, decide, revision, morning):
    """Receiving a revision changes nothing; approving it replaces what was approved, voiced or not."""
    add(BULLETIN)
    decide(BULLETIN)
    scripts.set_state(BULLETIN.digest, ScriptState.VOICED, at=morning)
    add(revision)
    assert is_in_force(scripts, BULLETIN.digest)
    decide(revision)
    assert is_in_force(scripts, revision.digest)
    assert scripts.by_digest(BULLETIN.digest).state is ScriptState.SUPERSEDED


@pytest.mark.parametrize(
    "other",
    [
        replace(BULLETIN, issue=49, title="Thời sự tuần 49"),
        replace(BULLETIN, series="", issue=None, air_on=date(2026, 12, 1)),
        replace(BULLETIN, series="", issue=None, air_on=None),
        replace(BULLETIN, series="Nông nghiệp", title="Nông nghiệp"),
    ],
    ids=["next issue", "other day", "no date", "other series"],
)
def test_another_script_is_not_a_revision(scripts, add, decide, other):
    """Approving something else leaves an approved script in force."""
    add(BULLETIN)
    decide(BULLETIN)
    add(other)
    decide(other)
    assert is_in_force(scripts, BULLETIN.digest)


@pytest.mark.parametrize("change", [{"source": "Công an xã"}, {"title": "Thông báo mới"}], ids=["title", "issue"])
def test_scripts_without_series_or_date_are_never_revisions(scripts, add, decide, change):
    """Two notices with nothing but a title or a running number in common both stay."""
    notice = Script(title="Thông báo", kind=ScriptKind.NOTICE, issue=1)
    for each in (notice, replace(notice, **change)):
        add(each)
        decide(each)
    assert is_in_force(scripts, notice.digest)


def test_a_rejected_revision_replaces_nothing(scripts, add, decide):
    """Only an approval supersedes."""
    add(BULLETIN)
    decide(BULLETIN)
    add(LATER)
    decide(LATER, Decision.REJECTED)
    assert is_in_force(scripts, BULLETIN.digest)


def test_a_decision_on_nothing_is_refused(scripts, decide):
    """A decision needs a script that was received, and leaves no trace without one."""
    with pytest.raises(ScriptError):
        decide(BULLETIN)
    assert scripts._database.one("SELECT count(*) FROM decisions")[0] == 0


@pytest.mark.parametrize("sql", ["UPDATE decisions SET decided_by = 'x'", "DELETE FROM decisions"])
def test_decisions_cannot_be_changed(database, add, decide, sql):
    """The database itself keeps who decided what."""
    add(BULLETIN)
    decide(BULLETIN)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"), database.transaction() as connection:
        connection.execute(sql)


def test_records_outlive_a_clock_that_steps_back(scripts, add, decide, morning):
    """The latest decision is the one made last, not the one with the latest time."""
    add(BULLETIN)
    decide(BULLETIN)
    scripts.decide(
        Approval(
            script_digest=BULLETIN.digest,
            decision=Decision.REJECTED,
            by="Bà Lan",
            at=morning - timedelta(days=1),
        )
    )
    assert not is_in_force(scripts, BULLETIN.digest)


# ── Days ─────────────────────────────────────────────────────────────────────────────────────────────────────────
DAY = timedelta(days=1)
EVENT = replace(BULLETIN, kind=ScriptKind.NOTICE, air_on=None, event_on=date(2026, 12, 5))


@pytest.mark.parametrize(
    ("script", "last"),
    [
        (BULLETIN, date(2026, 11, 30)),
        (replace(EVENT, air_on=date(2026, 12, 1)), date(2026, 12, 5)),
        (replace(EVENT, air_until=date(2026, 12, 3)), date(2026, 12, 3)),
        (replace(BULLETIN, air_on=None), None),
    ],
)
def test_what_is_over_expires(scripts, add, decide, script, last):
    """The day after its last day it is EXPIRED and may not air; the record says which day was the last."""
    morning = add(script).received_at
    decide(script)
    for day in range(15):
        scripts.expire(morning + day * DAY)
        over = last is not None and (morning + day * DAY).date() > last
        assert (scripts.get(1).state is ScriptState.EXPIRED) == over
        assert (scripts.get(1).state in IN_FORCE) != over

    told = [row.detail for row in Record(scripts._database).rows() if row.event is RecordEvent.EXPIRED]
    assert told == ([{"last_day": last.isoformat()}] if last else [])


def test_what_nobody_decided_on_expires_too(scripts, add, morning):
    """A leader is not asked about yesterday; what was rejected stays rejected."""
    add(BULLETIN)
    add(LATER)
    scripts.set_state(LATER.digest, ScriptState.REJECTED, at=morning)

    assert [record.script for record in scripts.expire(morning + 8 * DAY)] == [BULLETIN]
    assert [record.state for record in scripts.all()] == [ScriptState.REJECTED, ScriptState.EXPIRED]


def test_siblings_are_the_others_of_a_series(scripts, add, morning):
    """Newest first, without itself, without what was rejected, and without other series."""
    issues = [replace(BULLETIN, issue=issue, title=f"Tuần {issue}") for issue in (46, 47, 48)]
    for script in (*issues, replace(BULLETIN, series="Khác"), replace(BULLETIN, series="")):
        add(script)
    scripts.set_state(issues[0].digest, ScriptState.REJECTED, at=morning)

    assert [each.script.issue for each in scripts.siblings(replace(BULLETIN, issue=49))] == [48, 47]
    assert [each.script.issue for each in scripts.siblings(issues[2])] == [47]
    assert scripts.siblings(replace(BULLETIN, series="")) == ()
