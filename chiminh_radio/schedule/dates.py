"""Is a day among these days? Solar or lunar, one year's or each year's, by one rule: days compare as they are read."""

from datetime import date

from chiminh_radio.model.slot import Dates, DayOf
from chiminh_radio.schedule.lunar import LunarDay, lunar

_LONGEST = 30
"""Days of a lunar month: its thirtieth day is, in a month of twenty-nine, the last."""
_Key = tuple[int, int, bool, int]


def holds(dates: Dates, day: date) -> bool:
    """Is `day` one of them? A date without a year does not mean a leap month; a date without a month means it too."""
    if not dates.lunar:
        return _within(dates, LunarDay(day.year, day.month, leap=False, day=day.day))
    here = lunar(day)
    if here is None:
        return False
    clamped = LunarDay(here.year, here.month, here.leap, _LONGEST)
    return _within(dates, here) or (here.last and _within(dates, clamped))


def _within(dates: Dates, here: LunarDay) -> bool:
    first, last, at = _key(dates.first), _key(dates.last), _seen(here, dates.first)
    if first <= last:
        return first <= at <= last
    return at >= first or at <= last  # over the end of a year


def _key(day: DayOf) -> _Key:
    return day.year, day.month, False, day.day


def _seen(here: LunarDay, by: DayOf) -> _Key:
    """A day as a date with or without year and month sees it."""
    return here.year if by.year else 0, here.month if by.month else 0, here.leap and bool(by.month), here.day
