"""Days of the week in short: T2 - T6, T7 & CN."""

import re

from chiminh_radio.voice.numbers import read_integer
from chiminh_radio.voice.reading.rules import Found, ends, rule
from chiminh_radio.voice.reading.tables import words

_weekday = ends(rf"{words('week')}|t[2-7]\s?(?:[-–&,]|và)")
_after_days = ends(r"sáng|chiều|tối|ngày|(?:thứ \w{1,3}|t[2-7])\s?(?:[-–&,]|và|đến|hoặc)")
_WEEKDAY_FOLLOWS = re.compile(r"\s?(?:[-–&,]|và|đến)\s?(?:T[2-7]|CN|chủ nhật)(?!\w)", re.IGNORECASE)


@rule("code", r"CN(?!\.\s?[A-ZĐ])")
def sunday(found: Found) -> str | None:
    """Thứ 7, CN; elsewhere CN is other things."""
    return "chủ nhật" if _after_days(found.before) else None


@rule("code", r"T(?P<n>[2-7])")
def weekday(found: Found) -> str | None:
    """Từ T2 đến T6, T7 & CN."""
    told = _weekday(found.before) or _WEEKDAY_FOLLOWS.match(found.after)
    return f"thứ {'tư' if found['n'] == '4' else read_integer(int(found['n']))}" if told else None


LETTER_RULES = (sunday, weekday)
