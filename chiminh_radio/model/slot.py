"""Khung giờ, ngày đặc biệt, đổi lịch: what people say of when something airs."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from chiminh_radio.model.airing import LatePolicy, Priority

EVERY_DAY = (1, 2, 3, 4, 5, 6, 7)
_LATE = LatePolicy()


class Weeks(StrEnum):
    """Which weeks, by their ISO number."""

    ALL = "all"
    ODD = "odd"
    EVEN = "even"


class DayOf(NamedTuple):
    """A day of a calendar; without a year it is each year's, without a month each month's (0 for none)."""

    day: int
    month: int = 0
    year: int = 0


class Dates(NamedTuple):
    """Ngày, khoảng ngày: from `first` to `last`, both included; of the lunar calendar or of the solar one."""

    first: DayOf
    last: DayOf
    lunar: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """Khung giờ: a place in the grid. Each of its rules narrows the days on which it airs."""

    name: str
    days: tuple[int, ...] = EVERY_DAY
    """ISO weekdays, Monday = 1."""
    at: time
    playlist: str
    zones: tuple[str, ...]
    priority: Priority = Priority.REGULAR
    late: LatePolicy = _LATE
    fallbacks: tuple[str, ...] = ()
    """Playlists tried in order when the first cannot be made; the last must need nothing but the library."""
    first: date | None = None
    last: date | None = None
    weeks: Weeks = Weeks.ALL
    nth: tuple[int, ...] = ()
    """Which of its weekdays in the month: 1 for the first … 5, -1 for the last; empty for all."""
    dates: tuple[Dates, ...] = ()
    """Only on these days; empty for all."""
    special: tuple[str, ...] = ()
    """Only on these special days; then it is theirs, and what they do to other slots does not touch it."""
    limit: timedelta | None = None
    """How long one of its airings may be; None for the session's own limit."""
    make_good: str = ""
    """Where what was missed is aired instead: a slot's name, NEXT, or "" for nowhere."""


NEXT = "next"
"""The next slot that reaches the same zones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDay:
    """Ngày đặc biệt: what days like Tết, days of mourning, exams or storms do to the grid."""

    name: str
    title: str
    dates: tuple[Dates, ...] = ()
    """Empty for what nobody knows beforehand: it holds when somebody declares it."""
    slots: tuple[str, ...] = ()
    """The slots that it touches; empty for all."""
    zones: tuple[str, ...] = ()
    """The zones in which it is quiet; empty for all."""
    quiet: tuple[tuple[time, time], ...] = ()
    """When nothing is aired there, but an emergency."""
    playlist: str = ""
    """What is aired instead; "" for what was planned."""
    mourning: bool = False
    """No music but what suits mourning."""


class OverrideKind(StrEnum):
    """What somebody changed."""

    CANCEL = "cancel"
    REPLACE = "replace"
    ADD = "add"
    DECLARE = "declare"
    """A special day holds from `since` until `until`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """Đổi lịch: a person's word for one day, or for a stretch of time; it goes before the calendar and the grid."""

    number: int = 0
    """Given by the store; 0 before."""
    kind: OverrideKind
    by: str
    why: str
    at: datetime
    """When it was said."""
    slot: str = ""
    day: date | None = None
    """Of CANCEL and REPLACE."""
    playlist: str = ""
    due: datetime | None = None
    """Of ADD."""
    zones: tuple[str, ...] = ()
    special: str = ""
    since: datetime | None = None
    until: datetime | None = None
