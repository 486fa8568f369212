"""The airings of some days, each with the name of its file and the master that is to sound."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from chiminh_radio import production, timetable
from chiminh_radio.errors import PlaylistError, ScheduleError
from chiminh_radio.model.airing import ENDED, Airing
from chiminh_radio.model.programme import Programme
from chiminh_radio.station import Station

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Track:
    """One airing as a file; `programme` is None where nothing can be made for it, and `why` then says why not."""

    airing: Airing
    name: str
    programme: Programme | None
    why: str = ""
    """Why it is not the playlist that was planned."""

    @property
    def replaced(self) -> bool:
        """Does something else sound than what was planned?"""
        return self.programme is not None and self.programme.playlist != self.airing.playlist


def tracks_of(station: Station, first: date, days: int, zone: str, progress: Progress) -> tuple[Track, ...]:
    """The airings from `first` on that are still to come in a zone ("" for any), numbered by days, their masters made.

    Raises ScheduleError where the grid contradicts itself.
    """
    if faults := timetable.faults(station):
        raise ScheduleError("\n".join(faults))
    now = station.clock.now()
    planned = timetable.agenda(station, first, timedelta(days=days))
    airings = [
        each for each in planned if each.due >= now and each.state not in ENDED and (not zone or zone in each.zones)
    ]
    tracks = list[Track]()
    for _day, of_day in groupby(airings, key=lambda each: each.due.date()):
        for number, airing in enumerate(of_day, 1):
            progress(len(tracks), len(airings))
            tracks.append(_track(station, airing, f"{airing.due:%Y%m%d}/{number:03}-{airing.due:%H%M}.MP3"))
    progress(len(tracks), len(airings))
    return tuple(tracks)


def _track(station: Station, airing: Airing, name: str) -> Track:
    wanting: list[str] = []
    try:
        programme = production.make(station, airing, wanting)
    except PlaylistError as error:
        return Track(airing=airing, name=name, programme=None, why=str(error))
    return Track(airing=airing, name=name, programme=programme, why="; ".join(wanting))
