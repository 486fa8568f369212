"""Ngày lễ: the public holidays of the country, as config.toml may call them.

By the Labour Code (article 112) and the Party's resolution 80-NQ/TW. Days off in lieu are decided anew each year: a
station that follows them writes them down itself.
"""

from typing import NamedTuple

from chiminh_radio.i18n import _
from chiminh_radio.model.slot import Dates, DayOf

ALL = "ngay-le"
"""Every one of them."""


class Holiday(NamedTuple):
    """Ngày lễ: its name in config.toml, its title, its days."""

    name: str
    title: str
    dates: Dates


def holidays() -> tuple[Holiday, ...]:
    """All of them, in the order of the year."""
    return (
        Holiday(name="tet-duong-lich", title=_("Tết Dương lịch"), dates=_each_year(1, 1)),
        Holiday(
            name="tet",
            title=_("Tết Nguyên đán"),
            dates=Dates(first=DayOf(month=12, day=30), last=DayOf(month=1, day=3), lunar=True),
        ),
        Holiday(name="gio-to", title=_("Giỗ Tổ Hùng Vương"), dates=_each_year(10, 3, lunar=True)),
        Holiday(name="chien-thang", title=_("Ngày Chiến thắng"), dates=_each_year(30, 4)),
        Holiday(name="quoc-te-lao-dong", title=_("Ngày Quốc tế Lao động"), dates=_each_year(1, 5)),
        Holiday(name="quoc-khanh", title=_("Quốc khánh"), dates=_each_year(2, 9)),
        Holiday(name="van-hoa-viet-nam", title=_("Ngày Văn hóa Việt Nam"), dates=_each_year(24, 11)),
    )


def named(name: str) -> tuple[Dates, ...]:
    """The days of a holiday, or of all of them."""
    return tuple(each.dates for each in holidays() if name in (each.name, ALL))


def _each_year(day: int, month: int, *, lunar: bool = False) -> Dates:
    on = DayOf(month=month, day=day)
    return Dates(first=on, last=on, lunar=lunar)


NAMES = tuple(each.name for each in holidays())
