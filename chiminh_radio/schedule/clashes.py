"""What goes wrong between airings: overlap, the same again too soon, sound past the hours in which it may be.

Looked for in the plan itself, so that days, exceptions and midnights are those that will be. What comes again is told
once, with its first day and how often.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from chiminh_radio.i18n import _
from chiminh_radio.model.airing import Airing
from chiminh_radio.schedule import words
from chiminh_radio.schedule.calendar import Calendar
from chiminh_radio.schedule.guard import Hours, Session

_MINUTE = timedelta(minutes=1)
_LAST = timedelta(microseconds=1)
_NONE = timedelta()


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """What the grid is judged by."""

    playlists: Collection[str]
    infallible: Collection[str]
    """The playlists that need nothing but the library."""
    zones: Collection[str]
    hours: Hours
    session: Session
    lengths: Mapping[str, timedelta] = field(default_factory=dict)
    """Of the playlists whose length is known. Others are as long as their slot's limit, or not looked at."""
    repeat_within: timedelta = _NONE

    def length(self, airing: Airing) -> timedelta:
        """How long an airing will sound, as far as that is known: never longer than it may."""
        limit = min(self.session.limit, airing.limit or self.session.limit)
        return min(self.lengths.get(airing.playlist, airing.limit or _NONE), limit)


def clashes(airings: Sequence[Airing], house: House, days: Calendar) -> tuple[str, ...]:
    """The faults of airings that come in the order of due, a sentence each; what comes again is told once."""
    firsts: dict[tuple[str, ...], str] = {}
    times: dict[tuple[str, ...], int] = {}
    for key, sentence in _faults(airings, house, days):
        firsts.setdefault(key, sentence)
        times[key] = times.get(key, 0) + 1
    again = _("{sentence} (và {n} lần nữa)")
    return tuple(
        again.format(sentence=sentence, n=times[key] - 1) if times[key] > 1 else sentence
        for key, sentence in firsts.items()
    )


_Fault = tuple[tuple[str, ...], str]
"""What makes two faults the same one, and the sentence."""


def _faults(airings: Sequence[Airing], house: House, days: Calendar) -> Iterator[_Fault]:
    sounding: list[Airing] = []
    heard: dict[tuple[str, str], Airing] = {}
    for airing in airings:
        yield from _alone(airing, house, days)
        sounding = [each for each in sounding if _end(each, house) > airing.due]
        for other in sounding:
            if shared := _share(other, airing):
                yield _overlap(other, airing, house, shared)
        sounding.append(airing)
        for zone in airing.zones:
            before = heard.get((zone, airing.playlist))
            if before and airing.due - before.due < house.repeat_within:
                yield _again(before, airing, house, zone)
            heard[zone, airing.playlist] = airing


def _end(airing: Airing, house: House) -> datetime:
    """Until when it has the air: at least for its own minute."""
    return max(airing.due + house.length(airing), airing.due.replace(second=0, microsecond=0) + _MINUTE)


def _share(one: Airing, other: Airing) -> str:
    """The zones that two airings of one priority would both have; "" for none."""
    return ", ".join(sorted(set(one.zones) & set(other.zones))) if one.priority == other.priority else ""


def _alone(airing: Airing, house: House, days: Calendar) -> Iterator[_Fault]:
    if airing.reason and airing.playlist not in house.playlists:  # of what the slot itself says, the grid tells
        yield (
            ("unknown", airing.slot, airing.playlist),
            _('{what}: không có chương trình "{name}"').format(what=_told(airing), name=airing.playlist),
        )
    known = house.lengths.get(airing.playlist, _NONE)
    if refusal := house.session.refusal(known) or _too_long(known, airing.limit):
        yield (
            ("long", airing.slot, airing.playlist),
            _('khung giờ "{slot}", chương trình "{name}": {refusal}').format(
                slot=airing.slot, name=airing.playlist, refusal=refusal
            ),
        )
    last = airing.due + max(house.length(airing) - _LAST, _NONE)
    late = house.hours.refusal(last, airing.priority)
    if late and not house.hours.refusal(airing.due, airing.priority):
        yield (
            ("late", airing.slot),
            _("{what} chưa hết thì đã quá giờ: {refusal}").format(what=_told(airing), refusal=late),
        )
    for zone in airing.zones:
        if not days.quiet(zone, airing.due, airing.priority) and (why := days.quiet(zone, last, airing.priority)):
            yield ("quiet", airing.slot, zone), _("{what} chưa hết thì {why}").format(what=_told(airing), why=why)


def _too_long(length: timedelta, limit: timedelta | None) -> str:
    if limit is None or length <= limit:
        return ""
    return _("dài {length}, quá mức {limit} ([[slots]] limit_minutes)").format(
        length=words.length(length), limit=words.length(limit)
    )


def _overlap(earlier: Airing, later: Airing, house: House, zones: str) -> _Fault:
    key = ("overlap", earlier.slot, later.slot)
    if later.due - earlier.due < _MINUTE and later.due.minute == earlier.due.minute:
        return key, _(
            '{earlier} và "{later}" cùng bắt đầu ở cụm loa {zones}; đổi giờ hoặc mức ưu tiên ([[slots]] at, priority)'
        ).format(earlier=_told(earlier), later=later.slot, zones=zones)
    return key, _(
        '{earlier} dài {length}, chưa hết thì "{later}" đã đến giờ ({at}) ở cụm loa {zones}; '
        "đổi giờ hoặc mức ưu tiên ([[slots]] at, priority)"
    ).format(
        earlier=_told(earlier),
        length=words.length(house.length(earlier)),
        later=later.slot,
        at=words.clock_time(later.due.time()),
        zones=zones,
    )


def _again(before: Airing, airing: Airing, house: House, zone: str) -> _Fault:
    return ("again", before.slot, airing.slot, zone), _(
        '{what} phát lại "{playlist}" ở cụm loa {zone}, mới phát lúc {at}; ít nhất phải cách {hours:g} giờ '
        "([schedule] repeat_hours)"
    ).format(
        what=_told(airing),
        playlist=airing.playlist,
        zone=zone,
        at=words.moment(before.due),
        hours=house.repeat_within / timedelta(hours=1),
    )


def _told(airing: Airing) -> str:
    """An airing by its slot, hour and day."""
    return _('khung giờ "{slot}" {at} {day}').format(
        slot=airing.slot, at=words.clock_time(airing.due.time()), day=words.day(airing.due.date())
    )
