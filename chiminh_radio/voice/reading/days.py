"""A day and its month without a year: 06/3, 19/11, lễ 2-9. What looks the same may be a share, a score or a span."""

import re

from chiminh_radio.voice.reading.calendar_words import DAY, MONTH, SLASH, after_amount, after_day, exists, led, say_date
from chiminh_radio.voice.reading.rules import Found, after, ends, follows, rule
from chiminh_radio.voice.reading.tables import table, words

_after_date_word = ends(rf"{words('day-word')}|{words('weekday')}|\d{{1,2}}h(?:\d{{2}})?|\d{{1,2}}:\d{{2}}")
_after_feast = after("feast")
_after_weekday = after("weekday")
_after_time_of_day = ends("sáng|trưa|chiều|tối|đêm|rạng sáng|hôm|vào ngày")
_date_goes_on = follows("day-goes-on")
_GOES_ON = re.compile(r"\s+[^\W\d_]")
_SPAN_FOLLOWS = re.compile(r"\s+(?:tháng|hằng|hàng|mỗi|của tháng|âm|năm(?!\snay))(?!\w)")
_SCORED = 12
"""Up to this, two numbers and a dash may be a score: 3-2, 2-9."""


@rule("date", rf"(?P<d>{DAY})(?P<s>{SLASH}|[.\-–])(?P<m>{MONTH})(?![.,/\-–:]\d)(?!\s?%)")
def day_month(found: Found) -> str | None:
    """06/3, 19/11: a day of this year, where nothing makes it a fraction. With a dot or dash only after "ngày"."""
    d, m = found["d"], found["m"]
    if not exists(d, m):
        return None
    if found["s"].strip() != "/":
        return led(found, say_date(d, m)) if found["s"] != "–" and _is_dashed_day(found, d, m) else None
    return led(found, say_date(d, m)) if _is_day(found, d, m) else None


def _is_dashed_day(found: Found, day: str, month: str) -> bool:
    """Whether d-m is a day: lễ 2-9, dịp 20-11; "ngày 5-7 tháng 12" and "ngày 5-7 hằng tháng" are spans."""
    if _SPAN_FOLLOWS.match(found.after):
        return False
    if any(after_this(found.before) for after_this in (_after_feast, _after_weekday, _after_time_of_day)):
        return True
    if _is_feast(day, month) and int(day) > _SCORED and not _GOES_ON.match(found.after):
        return True
    return after_day(found.before) and (int(day) >= int(month) or "0" in (day[0], month[0]))


def _is_day(found: Found, day: str, month: str) -> bool:
    """Whether d/m is a day rather than a share: by the words before, then after, then by the figures themselves."""
    before = found.before
    if after_day(before) or _after_date_word(before):
        return True
    if after_amount(before):
        return False
    d, m = int(day), int(month)
    counted = _GOES_ON.match(found.after) and not _date_goes_on(found.after)
    if counted and (d <= m or m == 10):  # noqa: PLR2004 - 12/10 hộ is a plan surpassed
        return False
    return d > m or "0" in (day[0], month[0]) or _is_feast(day, month)


def _is_feast(day: str, month: str) -> bool:
    return f"{int(day)}/{int(month)}" in table("feasts")


RULES = (day_month,)
"""Asked after the families that own a slash (documents, addresses)."""
