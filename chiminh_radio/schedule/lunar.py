"""Âm lịch: the Vietnamese lunar calendar from 2020 to 2099, reckoned at UTC+7.

A table instead of astronomy: there is nothing to import and nothing to round. Each number is one lunar year: how many
days after 1 January it begins, << 17; its leap month, 0 for none, << 13; and a bit for each month in order, the first
lowest, set where it has thirty days. tests/unit/schedule/test_lunar.py holds it to two libraries.
"""

from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

FIRST = 2020
# fmt: off
_YEARS = (
    0x30992E, 0x540556, 0x3E0AB5, 0x2A55B2, 0x5006D2, 0x38CEA5, 0x5E0725, 0x48064B, 0x32AC97, 0x5604AB,
    0x40055B, 0x2C6ADA, 0x520B6A, 0x3D7752, 0x620B92, 0x4C0B25, 0x36DA4B, 0x5A0A4D, 0x4404AD, 0x2EA95B,
    0x5405AD, 0x3E0BAA, 0x2A5B52, 0x500D92, 0x3AFD25, 0x5E0D25, 0x480A55, 0x32B4AD, 0x5804B6, 0x4006B5,
    0x2C6DAA, 0x520ECA, 0x3F0E92, 0x600E93, 0x4C0D26, 0x36CA56, 0x5A0A5B, 0x44055A, 0x2E8AD5, 0x540B55,
    0x40074A, 0x286E93, 0x4E0A93, 0x38F52B, 0x5E052B, 0x460A9B, 0x32B55A, 0x58056A, 0x420B65, 0x2C974A,
    0x520D4A, 0x3D1A95, 0x620A95, 0x4A092D, 0x34CAAD, 0x5A0AB5, 0x4605AA, 0x2E8BA5, 0x540EA5, 0x400D4A,
    0x2A7D15, 0x4E0C96, 0x38F956, 0x5E0556, 0x480AB5, 0x32B6B4, 0x5806D4, 0x420EA5, 0x2E8E8A, 0x50068B,
    0x3B1497, 0x6004AB, 0x4A095B, 0x34CADA, 0x5A0B6A, 0x460754, 0x309725, 0x540B45, 0x3E0A8B, 0x28552B,
)
# fmt: on
_MONTHS = 12


class LunarDay(NamedTuple):
    """Ngày âm lịch. A leap month comes after the month whose number it bears."""

    year: int
    month: int
    leap: bool
    day: int
    last: bool = False
    """Is it the last of its month?"""


@cache
def lunar(day: date) -> LunarDay | None:
    """The lunar date of a day; None before and after the years of the table."""
    year = day.year if day >= (_new_year(day.year) or date.max) else day.year - 1
    begins = _new_year(year)
    if begins is None:
        return None
    rest = (day - begins).days
    for month, leap, length in _months(year):
        if rest < length:
            return LunarDay(year, month, leap, rest + 1, rest + 1 == length)
        rest -= length
    return None


def _new_year(year: int) -> date | None:
    known = 0 <= year - FIRST < len(_YEARS)
    return date(year, 1, 1) + timedelta(days=_YEARS[year - FIRST] >> 17) if known else None


def _months(year: int) -> list[tuple[int, bool, int]]:
    """The months of a lunar year in order: number, is it a leap one, its length in days."""
    packed = _YEARS[year - FIRST]
    leap = packed >> 13 & 0xF
    named = [(month, False) for month in range(1, _MONTHS + 1)]
    if leap:
        named.insert(leap, (leap, True))
    return [(*name, 29 + (packed >> place & 1)) for place, name in enumerate(named)]
