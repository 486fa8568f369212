"""Dates, times and weekdays as Vietnamese editors write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
"""From Monday, as date.weekday() counts."""

_YEAR_LAST = r"(?<![\d/.-])(?P<d1>\d{1,2})\s*[/.-]\s*(?P<m1>\d{1,2})\s*[/.-]\s*(?P<y1>\d{4})(?![\d/-])"
_YEAR_FIRST = r"(?<![\d/.-])(?P<y2>\d{4})-(?P<m2>\d{1,2})-(?P<d2>\d{1,2})(?![\d/-])"
_IN_WORDS = r"(?<!\d)(?P<d3>\d{1,2})\s+tháng\s+(?P<m3>\d{1,2})(?:\s*,)?\s+(?:năm\s+)?(?P<y3>\d{4})(?!\d)"
_DATE = re.compile(f"{_YEAR_LAST}|{_YEAR_FIRST}|{_IN_WORDS}", re.IGNORECASE)

_HOUR = r"(?<![\d/.,])(\d{1,2})"
_TIME = re.compile(_HOUR + r"\s*(?:(?::|giờ|[hg])\s*(\d{1,2})(?![\d/])|(?:giờ|[hg])(?!\w))", re.IGNORECASE)

_WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật)"
_NAMED = rf"(?P<weekday>{_WEEKDAY})(?:\s+tuần\s+(?:này|sau|tới))?"
_NAMED_AFTER = rf"(?:\s*\(\s*(?P<in>{_WEEKDAY})\s*\)|\s*,\s*(?P<after>{_WEEKDAY})(?=\s*,(?!\s*(?:thứ|chủ))))"
"""28/11/2026 (thứ Bảy); 28/11, thứ Bảy, but not: từ 28/11, thứ Bảy hằng tuần."""
_OF_THE_DAY = rf"(?:ngày|sáng|trưa|chiều|tối|đêm|hôm|mùng|mồng|{_NAMED})\s*,?\s*(?:\(\s*)?(?:ngày\s+)?(?:m[ùồ]ng\s+)?"
_DAY_WRITTEN = re.compile(
    rf"(?<![\w/.,-])(?P<lead>{_OF_THE_DAY})?(?P<day>\d{{1,2}})"
    r"(?:(?:\s*/\s*|\s+tháng\s+)(?P<month>\d{1,2})(?:(?:\s*[/-]\s*|,?\s+năm\s+)(?P<year>\d{4}))?"
    r"|-(?P<m2>\d{1,2})-(?P<y2>\d{4})|\.(?P<m3>\d{1,2})\.(?P<y3>(?:19|20)\d\d))"
    rf"(?![\d/-]|\s*tháng)(?!\W{{0,2}}(?:năm\s+)?(?:âm lịch|ÂL)){_NAMED_AFTER}?",
    re.IGNORECASE,
)
_LEAP_DAY = (29, 2)
_WEEKDAY_NUMBERS = {"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5, "bẩy": 5, "nhật": 6}


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenDay:
    """A day as it stands in a text, such as "thứ Hai, ngày 23/11/2026"; its figures begin at `start`."""

    written: str
    start: int
    end: int
    day: date | None
    """None where no calendar has such a day."""
    has_year: bool
    weekday: int | None = None
    """The one that the text names beside it."""


def dates_in(text: str) -> tuple[date, ...]:
    """The full dates of a text, in order. Raises ValueError for one that no calendar has."""
    return tuple(_date(match) for match in _DATE.finditer(text))


def times_in(text: str) -> tuple[time, ...]:
    """The clock times of a text, in order: 05:30, 5h30, 17h, 17 giờ 30. Raises ValueError for one such as 25:00."""
    return tuple(time(int(match[1]), int(match[2] or 0)) for match in _TIME.finditer(text))


def written_days(text: str, near: date) -> Iterator[WrittenDay]:
    """Days with a year, or with a word before them that makes them days (ngày 28/11), but none of the lunar year.

    Where the year is left out, it is the one that brings the date closest to `near`.
    """
    for match in _DAY_WRITTEN.finditer(text):
        day, month = int(match["day"]), int(match["month"] or match["m2"] or match["m3"])
        year = int(match["year"] or match["y2"] or match["y3"] or 0)
        weekday = match["weekday"] or match["in"] or match["after"]
        if year or (match["lead"] and (day, month) != _LEAP_DAY):
            yield WrittenDay(
                written=match[0] + (")" if match[0].count("(") > match[0].count(")") else ""),
                start=match.start("day"),
                end=match.end(),
                day=_near(day, month, year, near),
                has_year=bool(year),
                weekday=_weekday(weekday) if weekday else None,
            )


def _weekday(name: str) -> int:
    word = name.lower().split()[-1]
    return int(word) - 2 if word.isdigit() else _WEEKDAY_NUMBERS[word]


def _date(match: re.Match[str]) -> date:
    year, month, day = next(
        (match[f"y{i}"], match[f"m{i}"], match[f"d{i}"]) for i in (1, 2, 3) if match[f"y{i}"] is not None
    )
    return date(int(year), int(month), int(day))


def _near(day: int, month: int, year: int, near: date) -> date | None:
    found = []
    for candidate in (year,) if year else (near.year, near.year - 1, near.year + 1):
        try:
            found.append(date(candidate, month, day))
        except ValueError:
            continue
    return min(found, key=lambda each: abs(each - near), default=None)
