"""What the coming days would lack, as far as it is known today: each airing of the grid is chosen, as if it had aired.

The choosing is the studio's own, on the station's own shelf; nothing is built.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from chiminh_radio import production, timetable
from chiminh_radio.errors import PlaylistError
from chiminh_radio.forecast.gaps import Forecast, Gap, Gaps, Unheard
from chiminh_radio.forecast.later import LaterShelf
from chiminh_radio.model.airing import Airing, AiringState
from chiminh_radio.model.rundown import Rundown
from chiminh_radio.schedule.guard import Session
from chiminh_radio.station import Station
from chiminh_radio.studio.choosing import choose

__all__ = ["Forecast", "Gap", "Unheard", "look_ahead"]

_TO_COME = frozenset({AiringState.PLANNED, AiringState.READY})
_DAY = timedelta(days=1)


def look_ahead(station: Station, days: int) -> Forecast:
    """Choose for every airing from now to the end of the last of so many days, today being the first."""
    now = station.clock.now()
    future = _Future(station)
    agenda = timetable.agenda(station, now.date(), days * _DAY)
    airings = [each for each in agenda if each.due > now and each.state in _TO_COME]
    for airing in airings:
        future.air(airing)
    dates = [now.date() + number * _DAY for number in range(days)]
    return Forecast(
        last=dates[-1],
        airings=len(airings),
        missing=future.missing.all(),
        unheard=tuple(unheard for day in dates for unheard in future.unheard(day)),
        off_length=future.off_length.all(),
    )


class _Future:
    """The days to come, while they are looked at."""

    def __init__(self, station: Station) -> None:
        self.missing, self.off_length = Gaps(), Gaps()
        self._station = station
        self._real = production.shelf(station)
        self._shelf = LaterShelf(self._real, station.clock.now())
        self._playlist = cache(station.playlist)
        self._taken: set[tuple[date, str]] = set()
        """What sound would air on which day."""

    def air(self, airing: Airing) -> None:
        """Let an airing have what its playlist takes, or the first fallback that can be made."""
        lacking: list[tuple[int, str]] = []
        for name in production.playlists_of(self._station, airing):
            faults, rundown = self._chosen(airing, name)
            if name == airing.playlist:
                lacking = faults
            if rundown is not None and not faults:
                self._shelf.note_aired(airing, rundown.elements)
                self._taken |= {(rundown.day, element.item.digest) for element in rundown.elements}
                if rundown.off_length:
                    self.off_length.add(airing, 0, rundown.off_length, name)
                break
        else:
            name = ""
        for part, reason in lacking:
            self.missing.add(airing, part, reason, name)

    def _chosen(self, airing: Airing, name: str) -> tuple[list[tuple[int, str]], Rundown | None]:
        """What a playlist would take, and why it cannot be made: the number of each part that is wanting, 0 for all."""
        limit = production.limit(self._station, airing)
        self._shelf.turn_to(airing)
        try:
            rundown = choose(self._playlist(name), airing.due, self._shelf, limit)
        except PlaylistError as error:
            return [(0, str(error))], None
        parts = [(each.part, each.wanting) for each in rundown.choices if each.wanting and not each.optional]
        whole = list(rundown.faults[: len(rundown.faults) - len(parts)])
        whole += filter(None, [Session(limit).refusal(rundown.duration)])
        return [*((0, fault) for fault in whole), *parts], rundown

    def unheard(self, day: date) -> Iterator[Unheard]:
        """The scripts meant for a day that will not have aired on it."""
        for each in self._real.candidates_for(day, None):
            aired = each.last_aired is not None and each.last_aired.date() == day
            if each.fixed and not each.barred and not aired and (day, each.item.digest) not in self._taken:
                yield Unheard(number=each.number, title=each.title, day=day)
