"""Days as config.toml writes them: 05/09/2026, 02/09, 01/06-05/06/2026, 10/03 âm, 15 âm, ngay-le."""

import re
from datetime import date

from chiminh_radio.config.keys import Rule
from chiminh_radio.i18n import _
from chiminh_radio.model.holidays import ALL, NAMES, named
from chiminh_radio.model.slot import Dates, DayOf

_DAY = "([0-9]{1,2})(?:/([0-9]{1,2}))?(?:/([0-9]{4}))?"
_DATES = f"{_DAY}(?: ?- ?{_DAY})?( âm)?"
_A_LEAP_YEAR = 2024
_LONGEST_MONTH = 30
"""Days of a lunar month."""


def a_day() -> Rule:
    """A day of one year, or nothing."""

    def wrong(value: object) -> str:
        good = isinstance(value, str) and (not value or _read_day(value))
        return "" if good else _("ngày viết như “05/09/2026”")

    return Rule("value", wrong)


def some_days() -> Rule:
    """A day or a stretch of days of one year or each, by either calendar; or the name of a public holiday."""

    def wrong(value: object) -> str:
        if isinstance(value, str) and read_days(value):
            return ""
        return _(
            "ngày viết như “22/12/2026”, “02/09”, “01/06-05/06”, “10/03 âm”, “15 âm”; hoặc tên ngày lễ: {names}"
        ).format(names=", ".join((ALL, *NAMES)))

    return Rule("value", wrong)


def which_of_the_month() -> Rule:
    """Which of a weekday's days in a month: 1 to 5 from its beginning, -1 for the last."""

    def wrong(value: object) -> str:
        good = isinstance(value, int) and not isinstance(value, bool) and value in (-1, 1, 2, 3, 4, 5)
        return "" if good else _("chỉ nhận 1, 2, 3, 4, 5 hoặc -1 (lần cuối)")

    return Rule("value", wrong)


def read_day(text: str) -> date | None:
    """The day that a text of `a_day` says; None for nothing."""
    return _read_day(text) if text else None


def read_days(text: str) -> tuple[Dates, ...]:
    """The days that a text of `some_days` says; empty for a text that says none."""
    if text == ALL or text in NAMES:
        return named(text)
    found = re.fullmatch(_DATES, text)
    if not found:
        return ()
    lunar = bool(found[7])
    first = _day_of(*found.group(1, 2, 3))
    last = _day_of(*found.group(4, 5, 6)) if found[4] else first
    if last.year and not first.year:  # 01/06-05/06/2026
        first = DayOf(year=last.year, month=first.month, day=first.day)
    like = (bool(first.month), bool(first.year)) == (bool(last.month), bool(last.year))
    backwards = bool(last.year) and _order(first) > _order(last)
    sound = like and not backwards and _is_a_day(first, lunar=lunar) and _is_a_day(last, lunar=lunar)
    return (Dates(first=first, last=last, lunar=lunar),) if sound else ()


def _read_day(text: str) -> date | None:
    found = re.fullmatch(_DAY, text)
    if not found or not found[3]:
        return None
    said = _day_of(*found.groups())
    return date(said.year, said.month, said.day) if _is_a_day(said, lunar=False) else None


def _day_of(day: str, month: str | None, year: str | None) -> DayOf:
    return DayOf(day=int(day), month=int(month or 0), year=int(year or 0))


def _order(day: DayOf) -> tuple[int, int, int]:
    return day.year, day.month, day.day


def _is_a_day(day: DayOf, *, lunar: bool) -> bool:
    """Is there such a day, in some year?"""
    if lunar:
        return 1 <= day.day <= _LONGEST_MONTH and day.month in range(13)
    try:
        date(day.year or _A_LEAP_YEAR, day.month or 1, day.day)
    except ValueError:
        return False
    return True
