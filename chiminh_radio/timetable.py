"""What is asked of the weekly grid: is it sound, what do these days hold, to which airing does this moment belong."""

from datetime import date, datetime, time, timedelta

from chiminh_radio.clock import ZONE
from chiminh_radio.errors import ScheduleError
from chiminh_radio.i18n import _
from chiminh_radio.model.airing import Airing, AiringState
from chiminh_radio.schedule import grid
from chiminh_radio.schedule.guard import Session
from chiminh_radio.schedule.late import latitude
from chiminh_radio.schedule.planner import plan
from chiminh_radio.station import Station

DAY = timedelta(days=1)
EARLY = timedelta(minutes=2)
"""How long before its due cron may ask for a slot."""


def faults(station: Station) -> tuple[str, ...]:
    """Where the grid contradicts itself, breaks a rule, or could end in silence."""
    playlists = station.playlists()
    return grid.faults(
        station.slots,
        playlists=[each.name for each in playlists],
        zones=[zone.name for zone in station.config.zones()],
        hours=station.hours,
        session=Session(station.config.session_limit),
        infallible=[each.name for each in playlists if each.infallible],
        durations={each.name: each.length for each in playlists if each.length},
    )


def agenda(station: Station, first: date, length: timedelta) -> tuple[Airing, ...]:
    """A stretch of days as planned, or as it already went where the store knows."""
    start = datetime.combine(first, time(), ZONE)
    known = {(airing.slot, airing.due): airing for airing in station.airings.between(start, start + length)}
    planned = {(airing.slot, airing.due): airing for airing in plan(station.slots, start, start + length)}
    return tuple(sorted({**planned, **known}.values(), key=lambda airing: (airing.due, airing.slot)))


def airing_of(station: Station, playlist: str, day: date) -> Airing | None:
    """A playlist's airing of a day: the next one, or the last if all have gone by; None where there is none."""
    mine = [
        each
        for each in agenda(station, day, DAY)
        if each.playlist == playlist and each.state is not AiringState.CANCELLED
    ]
    now = station.clock.now()
    return next((each for each in mine if each.due >= now), mine[-1] if mine else None)


def occurrence(station: Station, slot: str) -> Airing:
    """The airing of a slot that this moment belongs to: due by now and not too late, or due within minutes."""
    now = station.clock.now()
    mine = [each for each in station.slots if each.name == slot]
    if not mine:
        names = ", ".join(each.name for each in station.slots)
        raise ScheduleError(
            _("không có khung giờ “{slot}”; hiện có: {names} ([[slots]] name)").format(slot=slot, names=names)
        )
    near = [each for each in plan(mine, now - DAY, now + EARLY) if now <= each.due + latitude(each)]
    if not near:
        raise ScheduleError(
            _(
                "khung giờ “{slot}” không có lượt phát nào vào lúc {now:%H:%M ngày %d/%m/%Y} ([[slots]] days, at)"
            ).format(slot=slot, now=now)
        )
    return near[-1]
