"""What all dates share: their patterns, whether such a day exists, and how it is said."""

import calendar
import re

from chiminh_radio.voice.numbers import read_day, read_integer
from chiminh_radio.voice.reading.figures import DASH, say_year
from chiminh_radio.voice.reading.rules import Found, after, ends

DAY = r"(?:0[1-9]|[12]\d|3[01]|[1-9])"
MONTH = r"(?:0[1-9]|1[0-2]|[1-9])"
SLASH = r"\s?/\s?"
TO = rf"\s?{DASH}\s?"
after_day = ends(r"(?:ngày|mùng|mồng)(?:\s*\d{1,2}(?:/\d{1,2})?\s*(?:,|;|và|hoặc|đến|-|–)){0,6}")
after_amount = after("amount")
_after_street = after("street")
_after_first_days = ends("mùng|mồng")
_FIRST_DAYS = re.compile("^m[ùồ]ng ")


def exists(day: str, month: str, year: str = "2000") -> bool:
    """Whether there is such a day; without a year, in a leap year."""
    return 1 <= int(month) <= 12 and 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]  # noqa: PLR2004 - months


def say_month(month: str) -> str:
    """Say a month with its word: "tháng tư"."""
    return "tháng tư" if int(month) == 4 else f"tháng {read_integer(int(month))}"  # noqa: PLR2004 - April has its own name


def say_date(day: str, month: str = "", year: str = "") -> str:
    """A day with what is written of its month and year."""
    spoken = read_day(int(day))
    if month:
        spoken += f" {say_month(month)}"
    return f"{spoken} {say_year(_century(year))}" if year else spoken


def _century(year: str) -> str:
    """75 is 1975, 26 is 2026: official texts of our time."""
    if len(year) > 2:  # noqa: PLR2004 - two digits leave the century out
        return year
    return f"19{year}" if int(year) >= 50 else f"20{year}"  # noqa: PLR2004


def led(found: Found, spoken: str) -> str:
    """With "ngày" before it, unless it is written there already or a street bears the day's name; "mùng" not twice."""
    if _after_first_days(found.before) or _after_street(found.before):
        return _FIRST_DAYS.sub("", spoken)
    return spoken if after_day(found.before) else f"ngày {spoken}"
