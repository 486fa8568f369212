from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chiminh_radio.config.days import read_days
from chiminh_radio.model.slot import Slot, Weeks
from chiminh_radio.schedule.dates import holds
from chiminh_radio.schedule.recurrence import occurs, why_not

SLOT = Slot(name="sang", at=time(5), playlist="ban-tin", zones=("toan-xa",))
NOVEMBER = [date(2026, 11, number) for number in range(1, 31)]
YEAR = [date(2027, 1, 1) + timedelta(days=number) for number in range(365)]


def days_of(said, within):
    return [f"{day:%d/%m}" for day in within if any(holds(dates, day) for dates in read_days(said))]


@pytest.mark.parametrize(
    ("change", "days"),
    [
        ({"days": (7,)}, [1, 8, 15, 22, 29]),
        ({"days": (7,), "first": date(2026, 11, 8), "last": date(2026, 11, 22)}, [8, 15, 22]),
        ({"days": (1,), "weeks": Weeks.ODD}, [2, 16, 30]),
        ({"days": (1,), "weeks": Weeks.EVEN}, [9, 23]),
        ({"days": (7,), "nth": (1, 3)}, [1, 15]),
        ({"days": (7,), "nth": (-1,)}, [29]),
        ({"days": (7,), "nth": (5,)}, [29]),
        ({"days": (1,), "nth": (5, -1)}, [30]),
        ({"dates": read_days("20/11/2026")}, [20]),
        ({"dates": read_days("20/11"), "days": (6,)}, []),
        ({"dates": read_days("15 âm")}, [23]),
        ({"special": ("bao",)}, []),
    ],
)
def test_each_rule_narrows_the_days(change, days):
    """Weekday, stretch, week, which of the month, dates, special days: all must agree."""
    slot = replace(SLOT, **change)

    assert [day.day for day in NOVEMBER if occurs(slot, day, ())] == days


def test_a_slot_of_a_special_day_occurs_when_it_holds():
    """One of its special days is enough."""
    slot = replace(SLOT, special=("bao", "tet"))

    assert occurs(slot, NOVEMBER[0], {"bao"})
    assert not occurs(slot, NOVEMBER[0], {"thi"})


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("02/09", ["02/09"]),
        ("29/02", []),
        ("02/09/2026", []),
        ("01/06-03/06", ["01/06", "02/06", "03/06"]),
        ("01/06-03/06/2027", ["01/06", "02/06", "03/06"]),
        ("31/12-02/01", ["01/01", "02/01", "31/12"]),
        ("10/03 âm", ["16/04"]),
        ("tet", ["05/02", "06/02", "07/02", "08/02"]),
        ("30/12 âm", ["05/02"]),
        ("01/01/2027 âm", ["06/02"]),
        ("01/01/2026 âm", []),
    ],
)
def test_dates_are_the_days_of_a_year_they_say(said, days):
    """Of 2027: each year's and one year's, stretches over the new year, lunar ones, a thirtieth that is the 29th."""
    assert days_of(said, YEAR) == days


def test_a_leap_month_is_another_month():
    """A yearly lunar date is not in the leap month, one of each month is; a stretch across it includes it."""
    summer = [date(2025, 7, 1) + timedelta(days=number) for number in range(92)]

    assert days_of("15/06 âm", summer) == ["09/07"]
    assert days_of("15 âm", summer) == ["09/07", "08/08", "06/09"]
    assert len(days_of("01/06-29/07 âm", summer)) == 24 + 29 + 29


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"days": (6, 7)}, "chỉ phát thứ bảy, chủ nhật ([[slots]] days)"),
        ({"first": date(2027, 1, 1)}, "chỉ phát từ 01/01/2027 ([[slots]] from)"),
        ({"last": date(2026, 1, 1)}, "chỉ phát đến hết 01/01/2026 ([[slots]] until)"),
        ({"weeks": Weeks.ODD}, "chỉ phát tuần lẻ ([[slots]] weeks)"),
        ({"nth": (1, 3)}, "chỉ phát lần thứ 1, 3 của thứ ấy trong tháng ([[slots]] nth)"),
        ({"dates": read_days("10/03 âm")}, "chỉ phát 10/03 âm lịch ([[slots]] dates)"),
        ({"special": ("bao",)}, "chỉ phát vào ngày đặc biệt bao ([[slots]] special)"),
    ],
)
def test_a_day_without_it_is_told_by_the_rule(change, words):
    """Why a slot does not air names the rule and its key."""
    assert why_not(replace(SLOT, **change), date(2026, 11, 25), ()) == words


slots = st.builds(
    Slot,
    name=st.just("a"),
    days=st.lists(st.integers(1, 7), max_size=7).map(tuple),
    at=st.just(time(5)),
    playlist=st.just("p"),
    zones=st.just(("z",)),
    first=st.none() | st.dates(date(2026, 1, 1), date(2028, 1, 1)),
    last=st.none() | st.dates(date(2026, 1, 1), date(2028, 1, 1)),
    weeks=st.sampled_from(Weeks),
    nth=st.lists(st.sampled_from([-1, 1, 2, 3, 4, 5]), max_size=2).map(tuple),
    special=st.sampled_from([(), ("bao",)]),
)


@given(slots, st.dates(date(2026, 1, 1), date(2028, 12, 31)), st.sampled_from([(), ("bao",)]))
def test_a_slot_occurs_or_says_why_not(slot, day, special):
    """For any slot and day there is just one of the two."""
    assert occurs(slot, day, special) == (why_not(slot, day, special) == "")
