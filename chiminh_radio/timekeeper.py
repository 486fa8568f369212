"""What time this process lived through, and what it did not: looked at twice a second, all clocks side by side.

The wall clock is set by people and by time servers, the machine sleeps, the process stalls, and after a power cut an
old machine shows the year 2000. Whoever looks is told what happened since the last look, as a `Gap`.
"""

from collections import deque
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple

from chiminh_radio.clock import ZONE, Clock
from chiminh_radio.i18n import _

LOOK = timedelta(seconds=0.5)
"""How often to look."""
EARLIEST = datetime(2026, 1, 1, tzinfo=ZONE)
"""No copy of this program is older: a clock that shows less is wrong."""
_SET = timedelta(seconds=1)
"""By how much a clock must be off the steady one to count as set: time servers that only slow it down are far below."""
STALLED = timedelta(seconds=3)
_SLACK = timedelta(minutes=2)
"""A clock that lost as much since the last power cut is an ordinary one."""
_LONG = timedelta(days=366)
"""Longer without a sign of life than any station stands still."""
_KEPT = 64


class Kind(StrEnum):
    """What happened between two looks."""

    DOWN = "down"
    SET_FORWARD = "set-forward"
    SET_BACK = "set-back"
    SLEPT = "slept"
    STALLED = "stalled"


@dataclass(frozen=True, slots=True)
class Gap:
    """Quãng hở: from the moment that the wall clock showed last to the one that it shows now."""

    kind: Kind
    start: datetime
    end: datetime

    def __str__(self) -> str:
        words = {
            Kind.DOWN: _("máy tắt hoặc chương trình không chạy, từ {start} đến {end}"),
            Kind.SET_FORWARD: _("đồng hồ máy được chỉnh tới, từ {start} thành {end}"),
            Kind.SET_BACK: _("đồng hồ máy được chỉnh lùi, từ {start} thành {end}"),
            Kind.SLEPT: _("máy ngủ, từ {start} đến {end}"),
            Kind.STALLED: _("máy hoặc chương trình bị treo, từ {start} đến {end}"),
        }
        return words[self.kind].format(start=_shown(self.start), end=_shown(self.end))


class Unbroken:
    """Whether time goes by for one airing as it should, from its wait to its last sample."""

    def __init__(self, clock: Clock) -> None:
        self._keeper = Timekeeper(clock, None)
        self.gap: Gap | None = None
        """What broke it."""

    def ended(self, *, begun: bool) -> bool:
        """Ask often. To who waits, a clock that is set matters; to who sounds, a pause of the machine."""
        gap = self._keeper.look()
        matter = {Kind.SLEPT, Kind.STALLED} if begun else {Kind.SLEPT, Kind.SET_FORWARD, Kind.SET_BACK}
        if gap and gap.kind in matter:
            self.gap = gap
        return self.gap is not None


class _Reading(NamedTuple):
    wall: datetime
    awake: float
    """Seconds of the machine's being awake."""
    boot: float
    """Seconds since it was switched on."""


class Timekeeper:
    """Looks at the clocks for one process."""

    def __init__(self, clock: Clock, lived: datetime | None, stalled: timedelta = STALLED) -> None:
        """`lived` is how far the station's book says it has lived; None for a new one.

        A look that comes `stalled` after the last one is late.
        """
        self._clock = clock
        self._lived = lived
        self._stalled = stalled
        self._is_believed = False
        self._last = self._read()
        self._gaps: deque[Gap] = deque(maxlen=_KEPT)

    def wrong(self, lived: datetime | None = None) -> str:
        """Why the wall clock cannot be right; "" once it may be, and from then on while it shows a possible year.

        `lived` is what the book says by now, if that may have changed.
        """
        now = self._clock.now()
        self._lived = lived or self._lived
        if now < EARLIEST:
            self._is_believed = False
            return _("đồng hồ máy chỉ {now}, trước khi có chương trình này; hãy chỉnh giờ máy").format(now=_shown(now))
        if self._is_believed or self._lived is None or self._lived - _SLACK <= now <= self._lived + _LONG:
            self._believe(now)
            return ""
        return _(
            "đồng hồ máy chỉ {now}, mà lần cuối đài chạy là {lived}; hãy chỉnh giờ máy, hoặc nếu giờ máy đúng thì gõ "
            "“air clock --right”"
        ).format(now=_shown(now), lived=_shown(self._lived))

    def look(self) -> Gap | None:
        """What happened since the last look that an operator should know; None when time went by as it should.

        A clock that is set while we look was set by somebody who knows: it is believed.
        """
        before, self._last = self._last, self._read()
        kind = _between(before, self._last, self._stalled)
        if kind is None:
            return None
        gap = Gap(kind, before.wall, self._last.wall)
        self._gaps.append(gap)
        if kind in {Kind.SET_FORWARD, Kind.SET_BACK} and self._last.wall >= EARLIEST:
            self._believe(self._last.wall)
        return gap

    def why(self, due: datetime) -> str:
        """What happened when something was due; "" when the process was there."""
        found = (str(gap) for gap in reversed(self._gaps) if gap.start <= due <= gap.end)
        return next(found, "")

    def _believe(self, now: datetime) -> None:
        if not self._is_believed and self._lived is not None and self._lived < now:
            self._gaps.append(Gap(Kind.DOWN, self._lived, now))
        self._is_believed = True

    def _read(self) -> _Reading:
        clock = self._clock
        return _Reading(clock.now(), clock.monotonic(), clock.boottime())


def _between(before: _Reading, after: _Reading, stalled: timedelta) -> Kind | None:
    since_boot = timedelta(seconds=after.boot - before.boot)
    awake = timedelta(seconds=after.awake - before.awake)
    was_set = (after.wall - before.wall) - since_boot
    if abs(was_set) >= _SET:
        return Kind.SET_FORWARD if was_set > timedelta() else Kind.SET_BACK
    if since_boot - awake >= _SET:
        return Kind.SLEPT
    return Kind.STALLED if awake >= stalled else None


def _shown(at: datetime) -> str:
    return f"{at:%H:%M:%S %d/%m/%Y}"
