"""How this room says times, lengths and days in a sentence."""

import math
from collections.abc import Collection
from datetime import time, timedelta

from chiminh_radio.i18n import _


def clock_time(at: time) -> str:
    """05:00, or 05:00:30 where there are seconds."""
    return at.isoformat("seconds" if at.second else "minutes")


def length(duration: timedelta) -> str:
    """12 phút, 1 phút 5 giây, 45 giây; a begun second counts, so that what is over a limit never reads as the limit."""
    minutes, seconds = divmod(math.ceil(duration.total_seconds()), 60)
    parts = []
    if minutes:
        parts.append(_("{n} phút").format(n=minutes))
    if seconds or not minutes:
        parts.append(_("{n} giây").format(n=seconds))
    return " ".join(parts)


def weekday(number: int) -> str:
    """thứ hai … chủ nhật; Monday = 1."""
    names = (_("thứ hai"), _("thứ ba"), _("thứ tư"), _("thứ năm"), _("thứ sáu"), _("thứ bảy"), _("chủ nhật"))
    return names[number - 1]


def weekdays(numbers: Collection[int]) -> str:
    """hằng ngày, or the days by name, in the order of the week."""
    if len(set(numbers)) == len(range(1, 8)):
        return _("hằng ngày")
    return ", ".join(weekday(number) for number in sorted(set(numbers)))
