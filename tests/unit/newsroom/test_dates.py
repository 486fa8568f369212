from datetime import date, time

import pytest

from chiminh_radio.newsroom.dates import dates_in, times_in, written_days


@pytest.mark.parametrize(
    "written",
    ["23/11/2026", "23-11-2026", "23.11.2026", "2026-11-23", "ngày 23 tháng 11 năm 2026", "thứ Hai, ngày 23/11/2026"],
)
def test_a_date_is_read_in_every_usual_form(written):
    """All the ways in which offices write a day mean that day."""
    assert dates_in(written) == (date(2026, 11, 23),)


@pytest.mark.parametrize("written", ["23/11", "tháng 11 năm 2026", "Nghị quyết 57"])
def test_what_is_not_a_whole_date_is_none(written):
    """Without a year nobody can say which day it is."""
    assert dates_in(written) == ()


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("05:30, 17:00", (time(5, 30), time(17))),
        ("5h30; 17h", (time(5, 30), time(17))),
        ("17 giờ 45", (time(17, 45),)),
        ("17g", (time(17),)),
        ("sáng", ()),
    ],
)
def test_times_are_read_in_every_usual_form(written, read):
    """All the ways in which offices write a time mean that time."""
    assert times_in(written) == read


def test_a_missing_year_is_the_nearest():
    """At the turn of the year "02/01" is in the next one."""
    (named,) = written_days("thứ Bảy, ngày 02/01", near=date(2026, 12, 30))

    assert (named.day, named.weekday) == (date(2027, 1, 2), 5)


@pytest.mark.parametrize("text", ["thứ Ba và thứ Năm hằng tuần", "thứ Tư, từ 19h30", "lần thứ hai 28/11/2026 a"])
def test_a_weekday_without_its_date_names_no_day(text):
    """Only a weekday that stands right before its date is compared with it."""
    assert [each.written for each in written_days(text, near=date(2026, 11, 23))] in ([], ["thứ hai 28/11/2026"])
