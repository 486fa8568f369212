"""Months, quarters, years and spans of them: tháng 3/2026, quý 4/2026, T11/2026, 2026-2031."""

import re

from chiminh_radio.voice.numbers import read_integer
from chiminh_radio.voice.reading.calendar_words import MONTH, SLASH, TO, say_month
from chiminh_radio.voice.reading.figures import YEAR, say_year
from chiminh_radio.voice.reading.rules import Found, after, ends, rule

_after_month = ends(r"tháng(?:\s*\d{1,2}(?:/\d{4})?\s*(?:,|và|hoặc|đến|-|–)){0,6}")
_after_term = after("term")
_after_year = ends("năm")
_after_period = after("period")


@rule("year-range", rf"(?P<a>{YEAR}){TO}(?:năm\s)?(?P<b>{YEAR})")
def years(found: Found) -> str | None:
    """2026-2031."""
    a, b = int(found["a"]), int(found["b"])
    return f"{read_integer(a)} đến {read_integer(b)}" if a < b else None


@rule("year-range", rf"(?P<a>{YEAR}){TO}(?P<b>\d{{2}})(?![.,/]?\d)")
def years_in_short(found: Found) -> str | None:
    """Giai đoạn 2021-25."""
    last = found["a"][:2] + found["b"]
    told = _after_period(found.before) and found["a"] < last
    return f"{read_integer(int(found['a']))} đến {read_integer(int(last))}" if told else None


@rule("year-range", rf"(?P<a>{YEAR})/(?P<b>{YEAR})")
def school_year(found: Found) -> str | None:
    """Năm học 2025/2026."""
    a, b = int(found["a"]), int(found["b"])
    return f"{read_integer(a)} đến {read_integer(b)}" if b == a + 1 else None


@rule("year-ratio", rf"(?P<a>{YEAR})\s?/\s?(?P<b>{YEAR})(?![/.,:\-–]?\d)")
def compared_years(found: Found) -> str | None:
    """Năm 2026/2025: a year held against an earlier one."""
    a, b = int(found["a"]), int(found["b"])
    return f"{read_integer(a)} so với {say_year(found['b'])}" if b < a and _after_year(found.before) else None


@rule("month-range", rf"(?P<a>{MONTH})(?:/(?P<y>{YEAR}))?{TO}(?P<b>{MONTH})/(?P<z>{YEAR})")
def months(found: Found) -> str | None:
    """Tháng 3-5/2026, tháng 11/2026-02/2027."""
    if not found["y"] and not _after_month(found.before):
        return None
    first = say_month(found["a"]) + (f" {say_year(found['y'])}" if found["y"] else "")
    spoken = f"{first} đến {say_month(found['b'])} {say_year(found['z'])}"
    return spoken.removeprefix("tháng ") if _after_month(found.before) else spoken


@rule("month", rf"(?P<m>\d{{1,3}})(?P<s>{SLASH}|[.\-–])(?P<y>{YEAR})")
def month(found: Found) -> str | None:
    """Tháng 3/2026; quý 4/2026, tuần 48/2026."""
    number, year, before = found["m"], found["y"], found.before
    if _after_month(before) and 1 <= int(number) <= 12:  # noqa: PLR2004 - months
        return f"{say_month(number).removeprefix('tháng ')} {say_year(year)}"
    if found["s"].strip() != "/":
        return None
    if _after_term(before):
        return f"{read_integer(int(number))} {say_year(year)}"
    return f"{say_month(number)} {say_year(year)}" if 1 <= int(number) <= 12 else None  # noqa: PLR2004


@rule("month", rf"T(?P<m>{MONTH})[/.-](?P<y>{YEAR})")
def month_code(found: Found) -> str:
    """T11/2026."""
    return f"{say_month(found['m'])} {say_year(found['y'])}"


@rule("quarter", rf"Q(?P<q>[1-4])[/.-](?P<y>{YEAR})")
def quarter_code(found: Found) -> str:
    """Q3/2026."""
    return f"quý {read_integer(int(found['q']))} {say_year(found['y'])}"


@rule("month", r"(?P<m>\d{1,2})(?![.,/:]?\d)")
def after_month(found: Found) -> str | None:
    """Tháng 4 is "tháng tư", tháng 02 "tháng hai"."""
    if not re.search(r"tháng\s*$", found.before) or not 1 <= int(found["m"]) <= 12:  # noqa: PLR2004
        return None
    return say_month(found["m"]).removeprefix("tháng ")


@rule("birth", r"SN[:\s]{1,2}(?=(?:19|20)\d\d(?!\d))", edge=False)
def born(_found: Found) -> str:
    """SN 1985."""
    return "sinh năm "


RULES = (years, years_in_short, school_year, compared_years, months, month)
LETTER_RULES = (month_code, quarter_code, born)
LATE_RULES = (after_month,)
"""Asked after quantities: tháng 3 is a month, 3 tháng a while."""
