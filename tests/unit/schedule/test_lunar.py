from datetime import date, timedelta

import holidays as world
import pytest
from lunar_vn import solar_to_lunar

from chiminh_radio.model.holidays import holidays
from chiminh_radio.schedule.dates import holds
from chiminh_radio.schedule.lunar import LunarDay, lunar

FIRST, LAST = date(2020, 1, 25), date(2100, 2, 8)
DAYS = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]


def test_every_day_of_the_table_is_that_of_a_library():
    """From the first lunar year to the last our date is that of lunar-vn, which reckons it from sun and moon."""
    for day in DAYS:
        theirs, ours = solar_to_lunar(day), lunar(day)
        assert ours is not None
        assert (theirs.year, theirs.month, theirs.leap, theirs.day) == (ours.year, ours.month, ours.leap, ours.day), day


def test_the_new_years_are_those_of_another_library():
    """`holidays` has the new years written down, from other books: all eighty are ours."""
    theirs = world.country_holidays("VN", language="vi", years=range(2020, 2100), observed=False)
    ours = [day for day in DAYS if (here := lunar(day)) and (here.month, here.leap, here.day) == (1, False, 1)]

    assert len(ours) == 80
    assert [day for day in ours if "Tết Nguyên Đán" not in theirs.get(day, "")] == []


def test_the_public_holidays_are_those_of_the_law():
    """Each day that we call a holiday is one in `holidays`; of theirs we lack but days off around it."""
    theirs = world.country_holidays("VN", language="vi", years=(2026, 2027), observed=False)
    year = [date(2026, 1, 1) + timedelta(days=number) for number in range(730)]
    ours = [day for day in year if any(holds(each.dates, day) for each in holidays())]

    assert [day for day in ours if day not in theirs] == []
    lacking = {name for day, name in theirs.items() if day not in ours and "thay cho" not in name}
    assert lacking == {"Mùng bốn Tết Nguyên Đán", "Quốc khánh"}


@pytest.mark.parametrize(
    ("day", "year", "month", "leap", "of_month"),
    [
        (date(2026, 2, 17), 2026, 1, False, 1),
        (date(2025, 8, 22), 2025, 6, True, 29),
        (date(2025, 7, 24), 2025, 6, False, 30),
        (date(2027, 2, 5), 2026, 12, False, 29),
    ],
)
def test_a_day_has_a_lunar_date(day, year, month, leap, of_month):
    """New year, a leap month and the month before it, a last month of twenty-nine days."""
    here = lunar(day)

    assert here is not None
    assert (year, month, leap, of_month) == (here.year, here.month, here.leap, here.day)


@pytest.mark.parametrize("day", [FIRST - timedelta(days=1), LAST + timedelta(days=2), date.min, date.max])
def test_beyond_the_table_nothing_is_said(day):
    """Before 2020 and after 2099 there is no lunar date, rather than a wrong one."""
    assert lunar(day) is None


def test_the_last_of_a_month_knows_that_it_is():
    """A month's last day is told apart from the others."""
    assert lunar(date(2027, 2, 5)) == LunarDay(2026, 12, leap=False, day=29, last=True)
