"""Phát trễ: may this airing still begin now, and where in the programme?

One rule for all: an airing is late by the time since the moment it should be sounding from: its due, or, when it
was interrupted, the moment it fell silent. Up to the policy's measure it begins; beyond, it is missed.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from chiminh_radio.i18n import _
from chiminh_radio.model.airing import Airing, LateMode
from chiminh_radio.schedule import words

GRACE = timedelta(seconds=5)
"""Still on time: no machine begins at the very instant."""
_START = timedelta()
_ON_TIME = (LateMode.EXACT, LateMode.SKIP)
"""On time or never."""


class Action(StrEnum):
    """What to do with an airing now."""

    WAIT = "wait"
    BEGIN = "begin"
    MISS = "miss"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Vào sóng: what to do, with the reason in a sentence ("" when there is nothing to tell)."""

    action: Action
    position: timedelta = _START
    """Where in the programme to begin."""
    reason: str = ""


def entry(
    airing: Airing,
    now: datetime,
    *,
    length: timedelta | None = None,
    interrupted: bool = False,
    grace: timedelta = GRACE,
) -> Entry:
    """Say whether `airing` waits, begins or is missed at `now`.

    `length` is the programme's, None while it is not known. `interrupted`: it was on air, as far as its journalled
    position, when whoever played it died.
    """
    journalled = airing.position if interrupted else _START
    if now < airing.due:  # it may have sounded before: the clock was set back
        return Entry(action=Action.WAIT, position=journalled)
    if interrupted and airing.late.mode is LateMode.EXACT:
        return Entry(action=Action.MISS, reason=_('bị ngắt giữa chừng, không phát tiếp ([[slots]] late = "exact")'))
    late_by = now - (airing.due + journalled)
    if late_by > latitude(airing, grace):
        return Entry(action=Action.MISS, reason=_too_late(airing, late_by, grace))
    position = now - airing.due if airing.late.mode is LateMode.JOIN else journalled
    if length is not None and position >= length:
        return Entry(action=Action.MISS, reason=_over(length))
    return Entry(action=Action.BEGIN, position=position, reason=_why(late_by, position, interrupted, grace))


def latitude(airing: Airing, grace: timedelta = GRACE) -> timedelta:
    """How late the airing may be. What is within the grace is not late at all, whatever the policy."""
    return grace if airing.late.mode in _ON_TIME else max(airing.late.within, grace)


def _too_late(airing: Airing, late_by: timedelta, grace: timedelta) -> str:
    return _("trễ {late}, quá mức cho phép {allowed} ({key})").format(
        late=words.length(late_by),
        allowed=words.length(latitude(airing, grace)),
        key=f'[[slots]] late = "{airing.late.mode}"' if airing.late.mode in _ON_TIME else "[[slots]] late_minutes",
    )


def _over(length: timedelta) -> str:
    return _("đến lúc này thì chương trình dài {length} đã hết").format(length=words.length(length))


def _why(late_by: timedelta, position: timedelta, interrupted: bool, grace: timedelta) -> str:
    if interrupted:
        return _("bị ngắt giữa chừng, phát tiếp từ {position}").format(position=words.length(position))
    if late_by <= grace:
        return ""
    if position:
        return _("trễ {late}, vào giữa chương trình").format(late=words.length(late_by))
    return _("trễ {late}, phát từ đầu").format(late=words.length(late_by))
