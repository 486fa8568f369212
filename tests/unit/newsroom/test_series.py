from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest

from chiminh_radio.clock import ZONE
from chiminh_radio.model.decision import ScriptRecord, Severity
from chiminh_radio.model.script import ScriptState
from chiminh_radio.newsroom.checks import check
from chiminh_radio.newsroom.parser import parse

TODAY = date(2026, 11, 25)
BULLETIN = parse(["TIÊU ĐỀ: Bản tin xã tuần 50", "NGÀY PHÁT: 07/12/2026", "", "Kính chào bà con."])
RULES = dict.fromkeys(("issue-gap", "issue-twice"), Severity.WARNING)


def record(number, issue, **changes):
    script = replace(BULLETIN, title=f"Bản tin xã tuần {issue}", issue=issue, **changes)
    return ScriptRecord(
        number=number,
        script=script,
        state=ScriptState.CHECKED,
        received_at=datetime(2026, 11, 25, tzinfo=ZONE),
        origin="a.txt",
        original=Path("a.txt"),
    )


@pytest.mark.parametrize(
    ("others", "found"),
    [
        ([], []),
        ([49], []),
        ([51], []),
        ([48], ["issue-gap"]),
        ([51, 48, 47], ["issue-gap"]),
        ([50], []),
        ([49, 48, 46], []),
    ],
)
def test_a_number_that_was_left_out_is_noted(others, found):
    """Once something came before it and the one just before it did not; a revision of it is no gap."""
    siblings = [record(n, issue) for n, issue in enumerate(others, 1)]

    assert [note.rule for note in check(BULLETIN, today=TODAY, siblings=siblings, severities=RULES)] == found


def test_a_count_that_begins_anew_has_no_gap():
    """Week 1 after week 52."""
    first = replace(BULLETIN, issue=1)

    assert check(first, today=TODAY, siblings=[record(1, 52)], severities=RULES) == ()


@pytest.mark.parametrize("change", [{"title": "Bản tin xã tuần 50 (hai)"}, {"air_on": date(2026, 12, 14)}])
def test_a_number_that_was_given_twice_is_noted(change):
    """Another bulletin of that number, on another day or by another name, is named."""
    siblings = [record(7, 49), record(8, 50)]
    notes = check(replace(BULLETIN, **change), today=TODAY, siblings=siblings, severities=RULES)

    assert [(note.rule, "kịch bản số 8" in note.reason) for note in notes] == [("issue-twice", True)]
