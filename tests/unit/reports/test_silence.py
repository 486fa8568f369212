"""Themes of which nothing new is told."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest

from chiminh_radio.clock import ZONE
from chiminh_radio.model.decision import Approval, Decision, ScriptRecord
from chiminh_radio.model.script import Script, ScriptKind, ScriptState, Section
from chiminh_radio.reports.silence import silent

NOW = datetime(2026, 11, 25, 8, tzinfo=ZONE)
MONTH = timedelta(weeks=4)
OLD = 29


def record(days, decision=Decision.APPROVED, themes=("1.1a",), section=""):
    """A script that came, and was decided on, so many days ago."""
    script = Script(title="bài", kind=ScriptKind.COLUMN, themes=themes, sections=(Section(theme=section),))
    at = NOW - timedelta(days=days)
    approval = Approval(script_digest="", decision=decision, by="Lãnh Đạo", at=at) if decision else None
    return ScriptRecord(
        number=1,
        script=script,
        state=ScriptState.EXPIRED,
        received_at=at,
        origin="",
        original=Path(),
        approval=approval,
    )


@pytest.mark.parametrize(
    ("records", "recorded", "themes"),
    [
        ([record(OLD), record(27)], (), ("1.5d",)),
        ([record(OLD), record(27)], ("1.5d",), ()),
        ([record(OLD), record(27, section="1.5d")], (), ()),
        ([record(OLD), record(27, None)], (), ("1.1a", "1.5d")),
        ([record(OLD), record(27, Decision.REJECTED)], (), ("1.1a", "1.5d")),
        ([record(OLD), record(28)], (), ("1.5d",)),
        ([record(OLD)], (), ("1.1a", "1.5d")),
        ([record(27)], (), ()),
        ([], (), ()),
    ],
)
def test_what_was_not_spoken_of_lately_is_silent(records, recorded, themes):
    """Only what was approved, or added to the library, in time counts; a station younger than that is let be."""
    assert silent(("1.1a", "1.5d"), records, NOW - MONTH, lambda _since: recorded) == themes
