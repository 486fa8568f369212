"""What is asked of the weekly grid: is it sound, what do these days hold, to which airing does this moment belong."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from chiminh_radio.clock import ZONE
from chiminh_radio.errors import ScheduleError
from chiminh_radio.i18n import _
from chiminh_radio.model.airing import Airing, AiringState
from chiminh_radio.schedule import explaining, grid
from chiminh_radio.schedule.clashes import House
from chiminh_radio.schedule.explaining import AROUND, Explanation
from chiminh_radio.schedule.guard import Session
from chiminh_radio.schedule.late import latitude
from chiminh_radio.schedule.planner import in_order, plan
from chiminh_radio.station import Station

DAY = timedelta(days=1)
AHEAD = 30
"""How many days of the plan are looked at for faults."""
EARLY = timedelta(minutes=2)
"""How long before its due cron may ask for a slot."""


def faults(station: Station, days: int = AHEAD) -> tuple[str, ...]:
    """Where the grid contradicts itself, breaks a rule, or could end in silence, in the coming days."""
    now = station.clock.now()
    return grid.faults(station.grid(), house(station), now, now + days * DAY)


def house(station: Station) -> House:
    """What the grid is judged by."""
    playlists = station.playlists()
    return House(
        playlists=[each.name for each in playlists],
        zones=[zone.name for zone in station.config.zones()],
        hours=station.hours,
        session=Session(station.config.session_limit),
        infallible=[each.name for each in playlists if each.infallible],
        lengths={each.name: each.length for each in playlists if each.length},
        repeat_within=station.config.repeat_within,
    )


def explain(station: Station, at: datetime) -> Explanation:
    """What airs at a moment, or why nothing does."""
    first = (at.astimezone(ZONE) - AROUND).date()
    return explaining.explain(station.grid(), house(station), at, agenda(station, first, 2 * AROUND + DAY))


def agenda(station: Station, first: date, length: timedelta) -> tuple[Airing, ...]:
    """A stretch of days as planned, or as it already went where the store knows."""
    start = datetime.combine(first, time(), ZONE)
    known = {(airing.slot, airing.due): airing for airing in station.airings.between(start, start + length)}
    planned = {(airing.slot, airing.due): airing for airing in plan(station.grid(), start, start + length)}
    told = {key: _with_reason(airing, planned.get(key)) for key, airing in known.items()}
    return tuple(sorted({**planned, **told}.values(), key=in_order))


def _with_reason(airing: Airing, planned: Airing | None) -> Airing:
    """A row has a reason for what went otherwise than planned; what was planned otherwise, the planner tells."""
    return replace(airing, reason=planned.reason) if planned and not airing.reason else airing


def airing_of(station: Station, playlist: str, day: date) -> Airing | None:
    """A playlist's airing of a day: the next one, or the last if all have gone by; None where there is none."""
    mine = [
        each
        for each in agenda(station, day, DAY)
        if each.playlist == playlist and each.state is not AiringState.CANCELLED
    ]
    now = station.clock.now()
    return next((each for each in mine if each.due >= now), mine[-1] if mine else None)


def hush(station: Station, airing: Airing, at: datetime) -> str:
    """Why no zone of an airing may begin to sound at a moment, by the hours of every day and by what holds that day."""
    if refusal := station.hours.refusal(at, airing.priority):
        return refusal
    own = next((slot.special for slot in station.slots if slot.name == airing.slot), ())
    days = station.grid().calendar
    return next(filter(None, (days.quiet(zone, at, airing.priority, own) for zone in airing.zones)), "")


def occurrence(station: Station, slot: str) -> Airing:
    """The airing of a slot that this moment belongs to: due by now and not too late, or due within minutes."""
    now = station.clock.now()
    mine = [each for each in station.slots if each.name == slot]
    if not mine:
        names = ", ".join(each.name for each in station.slots)
        raise ScheduleError(
            _("không có khung giờ “{slot}”; hiện có: {names} ([[slots]] name)").format(slot=slot, names=names)
        )
    planned = plan(station.grid(), now - DAY, now + EARLY)
    near = [each for each in planned if each.slot == slot and now <= each.due + latitude(each)]
    if not near:
        raise ScheduleError(
            _(
                "khung giờ “{slot}” không có lượt phát nào vào lúc {now:%H:%M ngày %d/%m/%Y} ([[slots]] days, at)"
            ).format(slot=slot, now=now)
        )
    if near[-1].state is AiringState.CANCELLED:
        raise ScheduleError(
            _("khung giờ “{slot}” lượt này không phát: {reason}").format(slot=slot, reason=near[-1].reason)
        )
    return near[-1]
