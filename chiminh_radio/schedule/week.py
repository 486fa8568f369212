"""The plan as people read it: a day as a list, a week as a table of times by days. Plain data; the cli prints it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from chiminh_radio.clock import ZONE
from chiminh_radio.model import Airing
from chiminh_radio.schedule.planner import in_order

_DAYS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One time of day, and what is due then on each of the seven days, Monday first."""

    at: time
    cells: tuple[tuple[Airing, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """Tuần: seven days from a Monday, with the airings that fall in them, in order."""

    monday: date
    airings: tuple[Airing, ...]

    @property
    def days(self) -> tuple[date, ...]:
        """The seven dates, Monday first."""
        return tuple(self.monday + timedelta(days=number) for number in range(_DAYS))

    @property
    def rows(self) -> tuple[Row, ...]:
        """One row for each time of day at which something is due, earliest first."""
        return tuple(self._row(at) for at in sorted({airing.due.time() for airing in self.airings}))

    def of_day(self, day: date) -> tuple[Airing, ...]:
        """What is due on one date, in order."""
        return tuple(airing for airing in self.airings if airing.due.date() == day)

    def _row(self, at: time) -> Row:
        cells = (tuple(airing for airing in self.of_day(day) if airing.due.time() == at) for day in self.days)
        return Row(at=at, cells=tuple(cells))


def week_of(airings: Iterable[Airing], day: date) -> Week:
    """The week that `day` is in; airings outside it are left out."""
    start, end = week_span(day)
    return Week(
        monday=start.date(),
        airings=tuple(sorted((airing for airing in airings if start <= airing.due < end), key=in_order)),
    )


def week_span(day: date) -> tuple[datetime, datetime]:
    """From the Monday midnight before `day` (or on it) to the next."""
    start = datetime.combine(day - timedelta(days=day.weekday()), time(), ZONE)
    return start, start + timedelta(days=_DAYS)


def day_span(day: date) -> tuple[datetime, datetime]:
    """From midnight to midnight, in the station's zone."""
    start = datetime.combine(day, time(), ZONE)
    return start, start + timedelta(days=1)
