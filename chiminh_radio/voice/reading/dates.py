"""Days, months, years and spans of them: 23/11/2026, 06/3, tháng 3/2026, 20-25/11, 2026-2031."""

import calendar
import re

from chiminh_radio.voice.numbers import read_day, read_integer
from chiminh_radio.voice.reading.figures import DASH, YEAR, say_year
from chiminh_radio.voice.reading.rules import Found, after, ends, follows, rule
from chiminh_radio.voice.reading.tables import words

_DAY = r"(?:0[1-9]|[12]\d|3[01]|[1-9])"
_MONTH = r"(?:0[1-9]|1[0-2]|[1-9])"
_SLASH = r"\s?/\s?"
_TO = rf"\s?{DASH}\s?"

_after_day = ends(r"(?:ngày|mùng|mồng)(?:\s*\d{1,2}(?:/\d{1,2})?\s*(?:,|;|và|hoặc|đến|-|–)){0,6}")
_after_street = after("street")
_after_first_days = ends("mùng|mồng")
_FIRST_DAYS = re.compile("^m[ùồ]ng ")
_after_month = ends(r"tháng(?:\s*\d{1,2}(?:/\d{4})?\s*(?:,|và|hoặc|đến|-|–)){0,6}")
_after_term = after("term")
_after_number = after("house")
_after_year = ends(r"năm")
_after_date_word = ends(rf"{words('day-word')}|{words('weekday')}|\d{{1,2}}h(?:\d{{2}})?|\d{{1,2}}:\d{{2}}")
_after_amount = after("amount")
_GOES_ON = re.compile(r"\s+[^\W\d_]")
_date_goes_on = follows("day-goes-on")
_after_feast = after("feast")
_after_weekday = after("weekday")
_SPAN_FOLLOWS = re.compile(r"\s+(?:tháng|hằng|hàng|mỗi|của tháng|âm|năm(?!\snay))(?!\w)")
_FEASTS = {
    (26, 3),
    (30, 4),
    (19, 5),
    (21, 6),
    (28, 6),
    (27, 7),
    (19, 8),
    (10, 10),
    (13, 10),
    (20, 10),
    (20, 11),
    (22, 12),
}
_SCORED = 12
"""Up to this, two numbers and a dash may be a score: 3-2, 2-9."""
_TURN_OF_THE_YEAR = 6
"""So many months backwards from one day to the next are the turn of a year: 25/12 - 5/1."""
_HOLIDAYS = {
    (1, 1),
    (1, 5),
    (1, 6),
    (2, 9),
    (5, 9),
    (6, 6),
    (7, 7),
    (10, 10),
    (9, 11),
    (10, 12),
    (6, 12),
    (5, 6),
    (5, 8),
}


def _exists(day: str, month: str, year: str = "2000") -> bool:
    return 1 <= int(month) <= 12 and 1 <= int(day) <= calendar.monthrange(int(year), int(month))[1]  # noqa: PLR2004 - months


def _say_month(month: str) -> str:
    return "tháng tư" if int(month) == 4 else f"tháng {read_integer(int(month))}"  # noqa: PLR2004 - April has its own name


def _say(day: str, month: str = "", year: str = "") -> str:
    """A day with what is written of its month and year."""
    spoken = read_day(int(day))
    if month:
        spoken += f" {_say_month(month)}"
    return f"{spoken} {say_year(_century(year))}" if year else spoken


def _century(year: str) -> str:
    """75 is 1975, 26 is 2026: official texts of our time."""
    if len(year) > 2:  # noqa: PLR2004 - two digits leave the century out
        return year
    return f"19{year}" if int(year) >= 50 else f"20{year}"  # noqa: PLR2004


def _led(found: Found, spoken: str) -> str:
    """With "ngày" before it, unless it is written there already or a street bears the day's name; "mùng" not twice."""
    if _after_first_days(found.before) or _after_street(found.before):
        return _FIRST_DAYS.sub("", spoken)
    return spoken if _after_day(found.before) else f"ngày {spoken}"


@rule("date", rf"(?P<d>{_DAY})(?P<s>{_SLASH}|\s[-–]\s|[.\-–])(?P<m>{_MONTH})(?P=s)(?P<y>{YEAR})")
def full(found: Found) -> str | None:
    """23/11/2026, 6-3-2026, 01.12.2026."""
    d, m, y = found["d"], found["m"], found["y"]
    return _led(found, _say(d, m, y)) if _exists(d, m, y) else None


@rule("date", rf"(?P<d>{_DAY})(?P<s>[/\-])(?P<m>{_MONTH})(?P=s)(?P<y>\d{{2}})")
def short_year(found: Found) -> str | None:
    """Ngày 30/4/75, 20/11/26; but not in a lane: ngõ 12/5/26."""
    d, m, y = found["d"], found["m"], found["y"]
    return _led(found, _say(d, m, y)) if _exists(d, m) and not _after_number(found.before) else None


@rule("date", rf"(?P<y>{YEAR})(?P<s>[-/])(?P<m>0[1-9]|1[0-2])(?P=s)(?P<d>0[1-9]|[12]\d|3[01])")
def iso(found: Found) -> str | None:
    """2026-11-23."""
    d, m, y = found["d"], found["m"], found["y"]
    return _led(found, _say(d, m, y)) if _exists(d, m, y) else None


@rule(
    "date-range",
    rf"(?P<d1>{_DAY})(?:(?P<s>[/.])(?P<m1>{_MONTH})(?:(?P=s)(?P<y1>{YEAR}))?)?{_TO}"
    rf"(?P<d2>{_DAY})(?P<t>[/.])(?P<m2>{_MONTH})(?:(?P=t)(?P<y2>{YEAR}))?",
)
def span(found: Found) -> str | None:
    """20-25/11, 01–05/12/2026, 28/12/2026-03/01/2027."""
    d1, m1, d2, m2, y2 = found["d1"], found["m1"], found["d2"], found["m2"], found["y2"]
    if not (_exists(d1, m1 or m2) and _exists(d2, m2)) or (not m1 and int(d1) >= int(d2)):
        return None
    if m1 and not y2 and not _after_day(found.before):
        late = (int(m1), int(d1)) >= (int(m2), int(d2)) and int(m1) - int(m2) < _TURN_OF_THE_YEAR
        if late or (_after_amount(found.before) and int(d1) < int(m1) and int(d2) < int(m2)):
            return None  # giảm 1/3 - 1/2 khẩu phần
    if found["t"] == "." and not y2:
        return None  # 2-3.5 is a number
    return _led(found, f"{_say(d1, m1, found['y1'])} đến ngày {_say(d2, m2, y2)}")


@rule("year-range", rf"(?P<a>{YEAR}){_TO}(?:năm\s)?(?P<b>{YEAR})")
def years(found: Found) -> str | None:
    """2026-2031."""
    a, b = int(found["a"]), int(found["b"])
    return f"{read_integer(a)} đến {read_integer(b)}" if a < b else None


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


@rule("month-range", rf"(?P<a>{_MONTH})(?:/(?P<y>{YEAR}))?{_TO}(?P<b>{_MONTH})/(?P<z>{YEAR})")
def months(found: Found) -> str | None:
    """Tháng 3-5/2026, tháng 11/2026-02/2027."""
    if not found["y"] and not _after_month(found.before):
        return None
    first = _say_month(found["a"]) + (f" {say_year(found['y'])}" if found["y"] else "")
    spoken = f"{first} đến {_say_month(found['b'])} {say_year(found['z'])}"
    return spoken.removeprefix("tháng ") if _after_month(found.before) else spoken


@rule("month", rf"(?P<m>\d{{1,3}})(?P<s>{_SLASH}|[.\-–])(?P<y>{YEAR})")
def month(found: Found) -> str | None:
    """Tháng 3/2026; quý 4/2026, tuần 48/2026."""
    number, year, before = found["m"], found["y"], found.before
    if _after_month(before) and 1 <= int(number) <= 12:  # noqa: PLR2004 - months
        return f"{_say_month(number).removeprefix('tháng ')} {say_year(year)}"
    if found["s"].strip() != "/":
        return None
    if _after_term(before):
        return f"{read_integer(int(number))} {say_year(year)}"
    return f"{_say_month(number)} {say_year(year)}" if 1 <= int(number) <= 12 else None  # noqa: PLR2004


@rule("month", rf"T(?P<m>{_MONTH})[/.-](?P<y>{YEAR})")
def month_code(found: Found) -> str:
    """T11/2026."""
    return f"{_say_month(found['m'])} {say_year(found['y'])}"


@rule("quarter", rf"Q(?P<q>[1-4])[/.-](?P<y>{YEAR})")
def quarter_code(found: Found) -> str:
    """Q3/2026."""
    return f"quý {read_integer(int(found['q']))} {say_year(found['y'])}"


@rule("date", rf"(?P<d>{_DAY})(?P<s>{_SLASH}|[.\-–])(?P<m>{_MONTH})(?![.,/\-–:]\d)(?!\s?%)")
def day_month(found: Found) -> str | None:
    """06/3, 19/11: a day of this year, where nothing makes it a fraction. With a dot or dash only after "ngày"."""
    d, m = found["d"], found["m"]
    if not _exists(d, m):
        return None
    if found["s"].strip() != "/":
        return _led(found, _say(d, m)) if found["s"] != "–" and _is_dashed_day(found, d, m) else None
    return _led(found, _say(d, m)) if _is_day(found, d, m) else None


@rule(
    "day",
    rf"(?P<d>0?[1-9]|10)(?=\s+(?:(?:hằng|hàng|mỗi) )?tháng(?!\w)|\s+(?:đến|tới)\s(?:hết\s)?ngày\s{_DAY}(?:/|\stháng))",
)
def spelt_out(found: Found) -> str | None:
    """Ngày 5 tháng 4, where the wording has a word for the first days; mỗi ngày 2 lần is no day of a month."""
    return read_day(int(found["d"])) if re.search(r"ngày\s$", found.before) else None


def _is_dashed_day(found: Found, day: str, month: str) -> bool:
    """Whether d-m is a day: lễ 2-9, dịp 20-11; "ngày 5-7 tháng 12" and "ngày 5-7 hằng tháng" are spans."""
    if _SPAN_FOLLOWS.match(found.after):
        return False
    if _after_feast(found.before) or _after_weekday(found.before):
        return True
    if (int(day), int(month)) in _FEASTS and int(day) > _SCORED and not _GOES_ON.match(found.after):
        return True
    return _after_day(found.before) and (int(day) >= int(month) or "0" in (day[0], month[0]))


def _is_day(found: Found, day: str, month: str) -> bool:
    """Whether d/m is a day rather than a share: by the words before, then after, then by the figures themselves."""
    before = found.before
    if _after_day(before) or _after_date_word(before):
        return True
    if _after_amount(before):
        return False
    d, m = int(day), int(month)
    counted = _GOES_ON.match(found.after) and not _date_goes_on(found.after)
    if counted and (d <= m or m == 10):  # noqa: PLR2004 - 12/10 hộ is a plan surpassed
        return False
    return d > m or "0" in (day[0], month[0]) or (d, m) in _HOLIDAYS


@rule("month", r"(?P<m>\d{1,2})(?![.,/:]?\d)")
def after_month(found: Found) -> str | None:
    """Tháng 4 is "tháng tư", tháng 02 "tháng hai"."""
    if not re.search(r"tháng\s*$", found.before) or not 1 <= int(found["m"]) <= 12:  # noqa: PLR2004
        return None
    return _say_month(found["m"]).removeprefix("tháng ")


@rule("birth", r"SN[:\s]{1,2}(?=(?:19|20)\d\d(?!\d))", edge=False)
def born(_found: Found) -> str:
    """SN 1985."""
    return "sinh năm "


RULES = (span, full, iso, years, school_year, compared_years, months, month, short_year, spelt_out)
LETTER_RULES = (month_code, quarter_code, born)
LATE_RULES = (day_month,)
"""Asked after the families that own a slash (documents, addresses)."""
