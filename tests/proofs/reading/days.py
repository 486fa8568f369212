"""Every day of 1975-2035, and spans from each of them to a later one, in every official form."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import product

from proofs.reading.numerals import cardinal

Pair = tuple[str, str]
"""What is written, and what must be said."""

_FIRST, _LAST = date(1975, 1, 1), date(2035, 12, 31)
_LEAP_YEAR = 2024


class Day:
    """A day with its figures, written short and in two places, and its words; for the templates below."""

    def __init__(self, day: date) -> None:
        self.d, self.m, self.y = day.day, day.month, day.year
        self.dd, self.mm = f"{day.day:02}", f"{day.month:02}"
        self.month = f"tháng {'tư' if day.month == 4 else cardinal(day.month)}"
        self.year = f"năm {cardinal(day.year)}"
        self.of_year = f"{cardinal(day.day)} {self.month}"
        self.full = f"{self.of_year} {self.year}"


_DAYS = [
    *product(
        [f"{{a.{d}}}{s}{{a.{m}}}{s}{{a.y}}" for d, m in ("dm", ("dd", "mm"), ("d", "mm")) for s in ("/", "-", ".")],
        ["ngày {a.full}"],
    ),
    ("{a.d} / {a.m} / {a.y}", "ngày {a.full}"),
    ("{a.dd} - {a.mm} - {a.y}", "ngày {a.full}"),
    ("{a.y}-{a.mm}-{a.dd}", "ngày {a.full}"),
]
_WORDED = [
    ("ngày {a.d} tháng {a.m} năm {a.y}", "ngày {a.full}"),
    ("ngày {a.dd} tháng {a.mm} năm {a.y}", "ngày {a.full}"),
]
_OF_A_YEAR = [
    ("Ngày {a.dd}/{a.m}", "Ngày {a.of_year}"),
    ("ngày {a.d}/{a.mm}", "ngày {a.of_year}"),
]
_SPANS = [
    ("từ ngày {a.dd}/{a.mm}/{a.y} đến ngày {b.dd}/{b.mm}/{b.y}", "từ ngày {a.full} đến ngày {b.full}"),
    ("từ {a.d}/{a.m} đến hết ngày {b.d}/{b.m}/{b.y}", "từ ngày {a.of_year} đến hết ngày {b.full}"),
    ("{a.dd}/{a.mm}/{a.y} - {b.dd}/{b.mm}/{b.y}", "ngày {a.full} đến ngày {b.full}"),
    ("{a.d}/{a.m}/{a.y}–{b.d}/{b.m}/{b.y}", "ngày {a.full} đến ngày {b.full}"),
    ("{a.dd}/{a.mm}-{b.dd}/{b.mm}/{b.y}", "ngày {a.of_year} đến ngày {b.full}"),
    ("{a.dd}.{a.mm}.{a.y}-{b.dd}.{b.mm}.{b.y}", "ngày {a.full} đến ngày {b.full}"),
]
_IN_ONE_MONTH = [
    ("{a.dd}-{b.dd}/{b.mm}/{b.y}", "ngày {day} đến ngày {b.full}"),
    ("từ {a.d} - {b.d}/{b.m}/{b.y}", "từ ngày {day} đến ngày {b.full}"),
    ("từ ngày {a.d} đến ngày {b.d}/{b.m}/{b.y}", "từ ngày {day} đến ngày {b.full}"),
]


def dates(start: int, step: int) -> Iterator[Pair]:
    """Every day of 1975-2035 in every official form, alone and after "ngày"; and every month and year."""
    for ordinal in range(_FIRST.toordinal() + start, _LAST.toordinal() + 1, step):
        a = Day(date.fromordinal(ordinal))
        for written, spoken in _DAYS:
            yield written.format(a=a), spoken.format(a=a)
            yield f"ngày {written.format(a=a)}", spoken.format(a=a)
        for written, spoken in (*_WORDED, *(_OF_A_YEAR if a.y == _LEAP_YEAR else ())):
            yield written.format(a=a), spoken.format(a=a)
        if a.d == 1:
            yield f"tháng {a.m}/{a.y}", f"{a.month} {a.year}"
            yield f"tháng {a.mm}/{a.y}", f"{a.month} {a.year}"
            yield f"tháng {a.m} năm {a.y}", f"{a.month} {a.year}"
            yield f"Đầu năm {a.y}", f"Đầu {a.year}"


def spans(start: int, step: int) -> Iterator[Pair]:
    """Every day of 1975-2035 to a later one, written with all, some or one of the months and years."""
    for ordinal in range(_FIRST.toordinal() + start, _LAST.toordinal(), step):
        first = date.fromordinal(ordinal)
        last = first + timedelta(days=1 + ordinal % 40)
        a, b = Day(first), Day(last)
        one_month = _IN_ONE_MONTH if (a.m, a.y) == (b.m, b.y) else ()
        for written, spoken in (*_SPANS, *one_month):
            yield written.format(a=a, b=b), spoken.format(a=a, b=b, day=cardinal(a.d))
