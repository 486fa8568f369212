"""Đổi lịch: what people say of one day's airings, held to the grid before it is written down."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from chiminh_radio.clock import ZONE
from chiminh_radio.errors import ScheduleError
from chiminh_radio.i18n import _
from chiminh_radio.model.airing import Airing, AiringState, Priority
from chiminh_radio.model.slot import Override, OverrideKind
from chiminh_radio.schedule import words
from chiminh_radio.schedule.planner import plan
from chiminh_radio.schedule.recurrence import why_not
from chiminh_radio.station import Station

_DAY = timedelta(days=1)


def cancel(station: Station, slot: str, day: date, *, by: str, why: str) -> Override:
    """Call a slot's airing of a day off. Raises ScheduleError where there is none to call off."""
    if _occurrence(station, slot, day).state is AiringState.CANCELLED:
        raise ScheduleError(_("khung giờ “{slot}” ngày {day:%d/%m/%Y} đã bỏ rồi").format(slot=slot, day=day))
    return _said(station, Override(kind=OverrideKind.CANCEL, by=by, why=why, at=_now(station), slot=slot, day=day))


def exchange(station: Station, slot: str, day: date, playlist: str, *, by: str, why: str) -> Override:
    """Air another programme in a slot on a day. Raises ScheduleError, PlaylistError."""
    station.playlist(playlist)
    _occurrence(station, slot, day)
    word = Override(kind=OverrideKind.REPLACE, by=by, why=why, at=_now(station), slot=slot, day=day, playlist=playlist)
    return _said(station, word)


def add(station: Station, due: datetime, playlist: str, zones: tuple[str, ...], *, by: str, why: str) -> Override:
    """Air a programme once, outside the slots. Raises ScheduleError where nothing may air then, PlaylistError."""
    station.playlist(playlist)
    known = tuple(zone.name for zone in station.config.zones())
    for zone in zones:
        if zone not in known:
            raise ScheduleError(
                _("không có cụm loa “{name}”; hiện có: {known} ([[zones]] name)").format(
                    name=zone, known=", ".join(known)
                )
            )
    if due <= _now(station):
        raise ScheduleError(_("{due} đã qua; phát ngay bằng “air now”").format(due=words.moment(due)))
    days = station.grid().calendar
    quiet = (days.quiet(zone, due, Priority.REGULAR) for zone in zones or known)
    if refusal := station.hours.refusal(due, Priority.REGULAR) or next(filter(None, quiet), ""):
        raise ScheduleError(refusal)
    word = Override(
        kind=OverrideKind.ADD, by=by, why=why, at=_now(station), playlist=playlist, due=due, zones=zones or known
    )
    return _said(station, word)


def declare(station: Station, special: str, since: datetime, until: datetime, *, by: str, why: str) -> Override:
    """Have a special day hold from one moment to another. Raises ScheduleError."""
    names = [each.name for each in station.config.special_days()]
    if special not in names:
        raise ScheduleError(
            _("không có ngày đặc biệt “{name}”; hiện có: {names} ([[special_days]] name)").format(
                name=special, names=", ".join(names) or "–"
            )
        )
    if until <= max(since, _now(station)):
        raise ScheduleError(_("{until} đã qua, hoặc trước lúc bắt đầu").format(until=words.moment(until)))
    word = Override(
        kind=OverrideKind.DECLARE, by=by, why=why, at=_now(station), special=special, since=since, until=until
    )
    return _said(station, word)


def undo(station: Station, number: int, *, by: str, why: str) -> Override:
    """Take back what was said. Raises ScheduleError."""
    return station.overrides.undo(number, by=_person(station, by), why=why, at=_now(station))


def of_day(station: Station, day: date) -> tuple[Override, ...]:
    """What was said that touches a day."""
    first = datetime.combine(day, time(), ZONE)
    return tuple(
        each
        for each in station.overrides.all()
        if each.day == day
        or (each.due and each.due.astimezone(ZONE).date() == day)
        or (each.since and each.until and each.since < first + _DAY and each.until > first)
    )


def _said(station: Station, word: Override) -> Override:
    return station.overrides.add(replace(word, by=_person(station, word.by)))


def _now(station: Station) -> datetime:
    return station.clock.now()


def _person(station: Station, by: str) -> str:
    """A person of the station as config.toml writes the name."""
    people = station.config.people()
    found = next((name for name in people if name.casefold() == " ".join(by.split()).casefold()), "")
    if not found:
        raise ScheduleError(
            _("“{by}” không có trong [[people]] của config.toml; hiện có: {names}").format(
                by=by, names=", ".join(people) or "–"
            )
        )
    return found


def _occurrence(station: Station, slot: str, day: date) -> Airing:
    """What the grid has of a slot on a day, from now on."""
    grid = station.grid()
    mine = next((each for each in station.slots if each.name == slot), None)
    if mine is None:
        names = ", ".join(each.name for each in station.slots)
        raise ScheduleError(
            _("không có khung giờ “{slot}”; hiện có: {names} ([[slots]] name)").format(slot=slot, names=names)
        )
    due = datetime.combine(day, mine.at, ZONE)
    if due <= _now(station):
        raise ScheduleError(_("khung giờ “{slot}”: {due} đã qua").format(slot=slot, due=words.moment(due)))
    planned = plan(replace(grid, slots=(mine,)), due, due + timedelta.resolution)
    airing = next((each for each in planned if each.slot == slot), None)
    if airing is None:
        special = [held.special.name for held in grid.calendar.at(due)]
        raise ScheduleError(
            _("khung giờ “{slot}” không có lượt nào ngày {day:%d/%m/%Y}: {why}").format(
                slot=slot, day=day, why=why_not(mine, day, special)
            )
        )
    return airing
