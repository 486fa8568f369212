from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chiminh_radio.clock import ZONE
from chiminh_radio.model.airing import Priority
from chiminh_radio.schedule.guard import Hours, Session

DAY = Hours(((time(5), time(11, 30)), (time(16, 30), time(21))))
NIGHT = Hours(((time(22), time(2)),))


def at(hour, minute=0, second=0):
    return datetime(2026, 11, 23, hour, minute, second, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("hours", "moment", "allowed"),
    [
        (DAY, at(4, 59, 59), False),
        (DAY, at(5), True),
        (DAY, at(11, 29, 59), True),
        (DAY, at(11, 30), False),
        (DAY, at(17), True),
        (DAY, at(21), False),
        (NIGHT, at(21, 59), False),
        (NIGHT, at(22), True),
        (NIGHT, at(0), True),
        (NIGHT, at(1, 59), True),
        (NIGHT, at(2), False),
        (Hours(((time(), time()),)), at(3), True),
        (Hours(()), at(12), False),
    ],
)
def test_windows_hold_their_first_moment_and_not_their_last(hours, moment, allowed):
    """Inside a window sound may begin, also in one that crosses midnight; outside it may not."""
    assert allowed == (hours.refusal(moment, Priority.LIVE) == "")


@pytest.mark.parametrize("priority", Priority)
def test_only_an_emergency_sounds_at_night(priority):
    """No priority but the top one opens a closed hour."""
    assert (priority is Priority.EMERGENCY) == (DAY.refusal(at(3, 15), priority) == "")


def test_a_refusal_names_the_hour_the_rule_and_the_key():
    """The operator reads which hour was refused, which hours are open, and where that is set."""
    assert DAY.refusal(at(3, 15), Priority.REGULAR) == (
        "03:15 nằm ngoài giờ được phát (05:00-11:30, 16:30-21:00); chỉ tin khẩn cấp mới được phát lúc này "
        "([hours] allowed)"
    )


def test_the_hour_is_the_stations_whatever_the_callers_zone():
    """A moment in UTC is judged by the commune's clock: 20:15 UTC is 03:15 there."""
    assert DAY.refusal(datetime(2026, 11, 22, 20, 15, tzinfo=UTC), Priority.REGULAR).startswith("03:15")


@given(st.times(), st.times(), st.times())
def test_a_window_and_its_complement_share_no_moment(start, end, hour):
    """Of (a, b) and (b, a) just one holds any given hour, when a and b differ."""
    moment = datetime.combine(at(0).date(), hour, ZONE)
    inside, outside = (
        Hours((window,)).refusal(moment, Priority.REGULAR) == "" for window in ((start, end), (end, start))
    )

    assert start == end or inside != outside


def test_a_session_may_be_as_long_as_its_limit_and_no_longer():
    """The limit itself is allowed; a moment more is refused with both lengths and the key."""
    session = Session(timedelta(minutes=45))

    assert session.refusal(timedelta(minutes=45)) == ""
    assert (
        session.refusal(timedelta(minutes=45, milliseconds=1))
        == "dài 45 phút 1 giây, quá mức 45 phút cho một buổi phát ([hours] session_limit_minutes)"
    )
