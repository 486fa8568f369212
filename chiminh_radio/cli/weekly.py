"""The schedule as people read it: day by day, with what each day is called and why something is not as usual."""

import shutil
import textwrap
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from chiminh_radio.cli import console
from chiminh_radio.i18n import _
from chiminh_radio.model.airing import Airing
from chiminh_radio.schedule import words
from chiminh_radio.schedule.calendar import Calendar

_WIDEST = 100
_INDENT = 2
_TIME = 7
_ENOUGH = 28
"""Letters of a name before it is wrapped."""


def lines(airings: Sequence[Airing], first: date, days: int, calendar: Calendar) -> Iterator[str]:
    """The lines of some days, no wider than the terminal."""
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    column = min(max((len(each.playlist) for each in airings), default=0), _ENOUGH)
    for number in range(days):
        day = first + timedelta(days=number)
        yield from textwrap.wrap(heading(day, calendar), width)
        of_day = [each for each in airings if each.due.date() == day]
        for airing in of_day:
            yield from _airing(airing, column, width)
        if not of_day:
            yield " " * _INDENT + _("không có lượt phát nào")


def heading(day: date, calendar: Calendar) -> str:
    """thứ Tư 17/02/2027 (12/1 âm): Tết Nguyên đán."""
    moon, titles = words.moon(day), ", ".join(calendar.titles(day))
    return (
        f"{console.day_name(day)} {day:%d/%m/%Y}" + (f" ({moon})" if moon else "") + (f": {titles}" if titles else "")
    )


def _airing(airing: Airing, column: int, width: int) -> Iterator[str]:
    at = f"{airing.due:%H:%M}" if not airing.due.second else f"{airing.due:%H:%M:%S}"
    state = console.airing_state(airing.state)
    text = f"{airing.playlist:<{column}}  {', '.join(airing.zones)} – {state}"
    start = " " * (_INDENT + _TIME)
    yield from textwrap.wrap(text, width, initial_indent=f"{'':{_INDENT}}{at:<{_TIME}}", subsequent_indent=start)
    if airing.reason:
        yield from textwrap.wrap(airing.reason, width, initial_indent=start + "  ", subsequent_indent=start + "  ")
