from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chiminh_radio.clock import ZONE
from chiminh_radio.model.airing import Airing, LateMode, LatePolicy
from chiminh_radio.schedule.late import Action, Entry, entry

DUE = datetime(2026, 11, 23, 5, tzinfo=ZONE)
LENGTH = timedelta(minutes=20)
GRACE = timedelta(seconds=5)
NONE = timedelta()
TEN_MINUTES = timedelta(minutes=10)


def minutes(number):
    return timedelta(minutes=number)


def airing(mode, *, within=TEN_MINUTES, position=NONE):
    return Airing(
        slot="sang",
        due=DUE,
        playlist="ban-tin",
        zones=("toan-xa",),
        late=LatePolicy(mode=mode, within=within),
        position=position,
    )


def decide(mode, late_by, *, position=NONE, interrupted=False, within=TEN_MINUTES):
    return entry(
        airing(mode, within=within, position=position),
        DUE + late_by,
        length=LENGTH,
        interrupted=interrupted,
        grace=GRACE,
    )


@pytest.mark.parametrize(
    ("mode", "late_by", "action", "position"),
    [
        (LateMode.SKIP, timedelta(seconds=-1), Action.WAIT, NONE),
        (LateMode.SKIP, GRACE, Action.BEGIN, NONE),
        (LateMode.SKIP, timedelta(seconds=6), Action.MISS, NONE),
        (LateMode.START, NONE, Action.BEGIN, NONE),
        (LateMode.START, minutes(10), Action.BEGIN, NONE),
        (LateMode.START, minutes(10.1), Action.MISS, NONE),
        (LateMode.JOIN, minutes(-1), Action.WAIT, NONE),
        (LateMode.JOIN, minutes(10), Action.BEGIN, minutes(10)),
        (LateMode.JOIN, minutes(10.1), Action.MISS, NONE),
    ],
)
def test_what_has_not_begun_follows_its_policy(mode, late_by, action, position):
    """Skip: on time or never. Start: whole, up to the measure. Join: where it would be by now, up to the measure."""
    decision = decide(mode, late_by)

    assert (action, position) == (decision.action, decision.position)


@pytest.mark.parametrize(
    ("mode", "back_at", "action", "position"),
    [
        (LateMode.SKIP, minutes(3) + GRACE, Action.BEGIN, minutes(3)),
        (LateMode.SKIP, minutes(4), Action.MISS, NONE),
        (LateMode.START, minutes(13), Action.BEGIN, minutes(3)),
        (LateMode.START, minutes(13.1), Action.MISS, NONE),
        (LateMode.JOIN, minutes(13), Action.BEGIN, minutes(13)),
        (LateMode.JOIN, minutes(13.1), Action.MISS, NONE),
    ],
)
def test_what_was_interrupted_goes_on_within_its_policy(mode, back_at, action, position):
    """After a crash at 3 minutes the silence counts: up to the measure it goes on, at the journal's mark or joining."""
    decision = decide(mode, back_at, position=minutes(3), interrupted=True)

    assert (action, position) == (decision.action, decision.position)


def test_a_programme_that_would_be_over_is_not_joined():
    """Joining never begins at or behind the end, however long the policy waits."""
    decision = decide(LateMode.JOIN, LENGTH, within=minutes(60))

    assert Entry(action=Action.MISS, reason="đến lúc này thì chương trình dài 20 phút đã hết") == decision


@pytest.mark.parametrize(
    ("decision", "reason"),
    [
        (decide(LateMode.START, NONE), ""),
        (decide(LateMode.START, minutes(12)), "trễ 12 phút, quá mức cho phép 10 phút ([[slots]] late_minutes)"),
        (decide(LateMode.SKIP, minutes(12)), 'trễ 12 phút, quá mức cho phép 5 giây ([[slots]] late = "skip")'),
        (decide(LateMode.START, minutes(2)), "trễ 2 phút, phát từ đầu"),
        (decide(LateMode.JOIN, minutes(2)), "trễ 2 phút, vào giữa chương trình"),
        (
            decide(LateMode.START, minutes(4), position=minutes(3), interrupted=True),
            "bị ngắt giữa chừng, phát tiếp từ 3 phút",
        ),
    ],
)
def test_a_reason_says_how_late_and_by_which_rule(decision, reason):
    """What goes in the log names the lateness, the measure and the key; what is on time needs no reason."""
    assert reason == decision.reason


modes = st.sampled_from(LateMode)
offsets = st.timedeltas(timedelta(hours=-1), timedelta(hours=3))
lengths = st.timedeltas(NONE, timedelta(hours=2))


@given(
    mode=modes,
    offset=offsets,
    within=lengths,
    position=lengths,
    interrupted=st.booleans(),
    length=st.none() | lengths,
)
def test_the_rule_is_whole_and_keeps_within_the_policy(*, mode, offset, within, position, interrupted, length):
    """For any airing, time and journal there is an answer: never before due, never beyond the policy or the end."""
    decision = entry(
        airing(mode, within=within, position=position),
        DUE + offset,
        length=length,
        interrupted=interrupted,
        grace=GRACE,
    )
    silent_for = offset - (position if interrupted else NONE)

    assert (offset < NONE) == (decision.action is Action.WAIT)
    if decision.action is Action.BEGIN:
        assert silent_for <= (GRACE if mode is LateMode.SKIP else max(within, GRACE))
        assert length is None or decision.position < length
        assert {LateMode.JOIN: offset}.get(mode, position if interrupted else NONE) == decision.position
    else:
        waits = decision.action is Action.WAIT and interrupted  # it sounded before the clock was set back
        assert decision.position == (position if waits else NONE)
    assert (decision.action is not Action.MISS) or decision.reason


@given(modes, offsets, offsets, lengths)
def test_a_missed_airing_stays_missed(mode, one, two, within):
    """As time goes on an airing waits, then may begin, then is missed; it never comes back."""
    order = [Action.WAIT, Action.BEGIN, Action.MISS]
    earlier, later = (decide(mode, offset, within=within).action for offset in sorted((one, two)))

    assert order.index(earlier) <= order.index(later)
