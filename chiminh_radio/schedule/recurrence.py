"""Ngày phát của khung giờ: on which days it airs, and by which of its rules it does not on the others."""

from collections.abc import Callable, Collection
from datetime import date, timedelta

from chiminh_radio.i18n import _
from chiminh_radio.model.slot import Slot, Weeks
from chiminh_radio.schedule import words
from chiminh_radio.schedule.dates import holds

_WEEK = timedelta(days=7)


def occurs(slot: Slot, day: date, special: Collection[str]) -> bool:
    """Does a slot air on a day, on which the special days of these names hold?"""
    return not any(wrong(slot, day, special) for wrong, _why in _RULES)


def why_not(slot: Slot, day: date, special: Collection[str]) -> str:
    """The first of its rules by which it does not air on a day, in words; "" where it does."""
    return next((why(slot) for wrong, why in _RULES if wrong(slot, day, special)), "")


def says(slot: Slot) -> str:
    """All that narrows its days, in words; "hằng ngày" where nothing does."""
    told = [
        words.weekdays(slot.days),
        _("từ {day:%d/%m/%Y}").format(day=slot.first) if slot.first else "",
        _("đến {day:%d/%m/%Y}").format(day=slot.last) if slot.last else "",
        "" if slot.weeks is Weeks.ALL else _say_weeks(slot),
        _say_nth(slot) if slot.nth else "",
        words.dates(slot.dates),
        ", ".join(slot.special),
    ]
    return "; ".join(filter(None, told))


def _not_nth(slot: Slot, day: date, _special: Collection[str]) -> bool:
    if not slot.nth:
        return False
    is_last = (day + _WEEK).month != day.month
    return (day.day - 1) // 7 + 1 not in slot.nth and not (is_last and -1 in slot.nth)


def _other_weeks(slot: Slot, day: date, _special: Collection[str]) -> bool:
    if slot.weeks is Weeks.ALL:
        return False
    return day.isocalendar().week % 2 != (slot.weeks is Weeks.ODD)


def _say_nth(slot: Slot) -> str:
    told = ", ".join(_("cuối") if number < 0 else str(number) for number in slot.nth)
    return _("chỉ phát lần thứ {nth} của thứ ấy trong tháng ([[slots]] nth)").format(nth=told)


def _say_weeks(slot: Slot) -> str:
    which = _("lẻ") if slot.weeks is Weeks.ODD else _("chẵn")
    return _("chỉ phát tuần {weeks} ([[slots]] weeks)").format(weeks=which)


_RULES: tuple[tuple[Callable[[Slot, date, Collection[str]], bool], Callable[[Slot], str]], ...] = (
    (
        lambda slot, day, _special: slot.first is not None and day < slot.first,
        lambda slot: _("chỉ phát từ {day:%d/%m/%Y} ([[slots]] from)").format(day=slot.first),
    ),
    (
        lambda slot, day, _special: slot.last is not None and day > slot.last,
        lambda slot: _("chỉ phát đến hết {day:%d/%m/%Y} ([[slots]] until)").format(day=slot.last),
    ),
    (
        lambda slot, day, _special: day.isoweekday() not in slot.days,
        lambda slot: _("chỉ phát {days} ([[slots]] days)").format(days=words.weekdays(slot.days)),
    ),
    (_other_weeks, _say_weeks),
    (_not_nth, _say_nth),
    (
        lambda slot, day, _special: bool(slot.dates) and not any(holds(dates, day) for dates in slot.dates),
        lambda slot: _("chỉ phát {dates} ([[slots]] dates)").format(dates=words.dates(slot.dates)),
    ),
    (
        lambda slot, _day, special: bool(slot.special) and not set(slot.special) & set(special),
        lambda slot: _("chỉ phát vào ngày đặc biệt {names} ([[slots]] special)").format(names=", ".join(slot.special)),
    ),
)
"""Each with the words for it."""
