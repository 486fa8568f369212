"""Whole dates and spans of them: 23/11/2026, 2026-11-23, ngày 23 tháng 11 năm 2026, 20-25/11."""

import re

from chiminh_radio.voice.numbers import read_day
from chiminh_radio.voice.reading.calendar_words import (
    DAY,
    MONTH,
    SLASH,
    TO,
    after_amount,
    after_day,
    exists,
    led,
    say_date,
)
from chiminh_radio.voice.reading.figures import YEAR
from chiminh_radio.voice.reading.rules import Found, after, rule

_after_number = after("house")
_TURN_OF_THE_YEAR = 6
"""So many months backwards from one day to the next are the turn of a year: 25/12 - 5/1."""


@rule("date", rf"(?P<d>{DAY})(?P<s>{SLASH}|\s[-–]\s|[.\-–])(?P<m>{MONTH})(?P=s)(?P<y>{YEAR})")
def full(found: Found) -> str | None:
    """23/11/2026, 6-3-2026, 01.12.2026."""
    d, m, y = found["d"], found["m"], found["y"]
    return led(found, say_date(d, m, y)) if exists(d, m, y) else None


@rule("date", rf"(?P<d>{DAY})(?P<s>[/\-])(?P<m>{MONTH})(?P=s)(?P<y>\d{{2}})")
def short_year(found: Found) -> str | None:
    """Ngày 30/4/75, 20/11/26; but not in a lane: ngõ 12/5/26."""
    d, m, y = found["d"], found["m"], found["y"]
    return led(found, say_date(d, m, y)) if exists(d, m) and not _after_number(found.before) else None


@rule("date", rf"(?P<y>{YEAR})(?P<s>[-/])(?P<m>0[1-9]|1[0-2])(?P=s)(?P<d>0[1-9]|[12]\d|3[01])")
def iso(found: Found) -> str | None:
    """2026-11-23."""
    d, m, y = found["d"], found["m"], found["y"]
    return led(found, say_date(d, m, y)) if exists(d, m, y) else None


@rule(
    "date-range",
    rf"(?P<d1>{DAY})(?:(?P<s>[/.])(?P<m1>{MONTH})(?:(?P=s)(?P<y1>{YEAR}))?)?{TO}"
    rf"(?P<d2>{DAY})(?P<t>[/.])(?P<m2>{MONTH})(?:(?P=t)(?P<y2>{YEAR}))?",
)
def span(found: Found) -> str | None:
    """20-25/11, 01–05/12/2026, 28/12/2026-03/01/2027."""
    d1, m1, d2, m2, y2 = found["d1"], found["m1"], found["d2"], found["m2"], found["y2"]
    if not (exists(d1, m1 or m2) and exists(d2, m2)) or (not m1 and int(d1) >= int(d2)):
        return None
    if m1 and not y2 and not after_day(found.before):
        late = (int(m1), int(d1)) >= (int(m2), int(d2)) and int(m1) - int(m2) < _TURN_OF_THE_YEAR
        if late or (after_amount(found.before) and int(d1) < int(m1) and int(d2) < int(m2)):
            return None  # giảm 1/3 - 1/2 khẩu phần
    if found["t"] == "." and not y2:
        return None  # 2-3.5 is a number
    return led(found, f"{say_date(d1, m1, found['y1'])} đến ngày {say_date(d2, m2, y2)}")


@rule(
    "day",
    rf"(?P<d>0?[1-9]|10)(?=\s+(?:(?:hằng|hàng|mỗi) )?tháng(?!\w)|\s+(?:đến|tới)\s(?:hết\s)?ngày\s{DAY}(?:/|\stháng))",
)
def spelt_out(found: Found) -> str | None:
    """Ngày 5 tháng 4, where the wording has a word for the first days; mỗi ngày 2 lần is no day of a month."""
    return read_day(int(found["d"])) if re.search(r"ngày\s$", found.before) else None


RULES = (span, full, iso)
LATER_RULES = (short_year, spelt_out)
