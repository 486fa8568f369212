"""How this room says times, lengths and days in a sentence."""

import math
from collections.abc import Collection
from datetime import date, datetime, time, timedelta

from chiminh_radio.clock import ZONE
from chiminh_radio.i18n import _
from chiminh_radio.model.slot import Dates, DayOf, Override
from chiminh_radio.schedule.lunar import lunar


def clock_time(at: time) -> str:
    """05:00, or 05:00:30 where there are seconds."""
    return at.isoformat("seconds" if at.second else "minutes")


def window(hours: tuple[time, time]) -> str:
    """05:00-21:00; the midnight at the end of a day is 24:00."""
    start, end = hours
    return f"{clock_time(start)}-{clock_time(end) if end > time() else '24:00'}"


def moment(at: datetime) -> str:
    """05:30 17/02/2027, by the station's clock."""
    return f"{at.astimezone(ZONE):%H:%M %d/%m/%Y}"


def dates(several: Collection[Dates]) -> str:
    """02/09, 25/05/2026-05/06/2026, 30/12-03/01 âm; as in config.toml."""
    return ", ".join(
        (_day(each.first) if each.first == each.last else f"{_day(each.first)}-{_day(each.last)}")
        + (_(" âm lịch") if each.lunar else "")
        for each in several
    )


def _day(day: DayOf) -> str:
    if not day.month:
        return _("ngày {day} hằng tháng").format(day=day.day)
    return f"{day.day:02}/{day.month:02}" + (f"/{day.year}" if day.year else "")


def person(said: Override) -> str:
    """Who said it, and why."""
    return _("{by}: {why}").format(by=said.by, why=said.why)


def declared(said: Override) -> str:
    """Who declared a special day, why, until when."""
    return _("{by} bật lúc {at}, đến {until}, vì: {why}").format(
        by=said.by,
        at=moment(said.since or said.at),
        until=moment(said.until) if said.until else "–",
        why=said.why,
    )


def length(duration: timedelta) -> str:
    """12 phút, 1 phút 5 giây, 45 giây; a begun second counts, so that what is over a limit never reads as the limit."""
    minutes, seconds = divmod(math.ceil(duration.total_seconds()), 60)
    parts = []
    if minutes:
        parts.append(_("{n} phút").format(n=minutes))
    if seconds or not minutes:
        parts.append(_("{n} giây").format(n=seconds))
    return " ".join(parts)


def day(on: date) -> str:
    """thứ tư 17/02/2027."""
    return f"{weekday(on.isoweekday())} {on:%d/%m/%Y}"


def moon(on: date) -> str:
    """10/3 âm; "" for a day of no known lunar date."""
    here = lunar(on)
    if here is None:
        return ""
    leap = _(" nhuận") if here.leap else ""
    return _("{day}/{month}{leap} âm").format(day=here.day, month=here.month, leap=leap)


def weekday(number: int) -> str:
    """thứ hai … chủ nhật; Monday = 1."""
    names = (_("thứ hai"), _("thứ ba"), _("thứ tư"), _("thứ năm"), _("thứ sáu"), _("thứ bảy"), _("chủ nhật"))
    return names[number - 1]


def weekdays(numbers: Collection[int]) -> str:
    """hằng ngày, or the days by name, in the order of the week."""
    if len(set(numbers)) == len(range(1, 8)):
        return _("hằng ngày")
    return ", ".join(weekday(number) for number in sorted(set(numbers)))
