"""What is written down: the end of an airing's row and its rows in the log, together or not at all; the books' ends."""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from chiminh_radio.errors import StationError
from chiminh_radio.model.airing import Airing, AiringState
from chiminh_radio.model.asrun import LogEvent
from chiminh_radio.model.programme import Programme
from chiminh_radio.station import Station

_log = logging.getLogger(__name__)


class Ledger:
    """Writes the log of one station."""

    def __init__(self, station: Station) -> None:
        self._station = station
        self._owed: dict[int, Callable[[], None]] = {}
        """By airing, the ends that could not be written yet."""

    def seal(self) -> None:
        """Note the ends of both books; tell in the station's own log when they are not those that were written."""
        try:
            if lacking := self._station.seals.keep(self._station.clock.now()):
                _log.error("%s", lacking)
        except StationError as error:  # a full disk must not silence the loudspeakers
            _log.error("%s", error)

    def note(
        self,
        airing: Airing,
        event: LogEvent,
        position: timedelta,
        programme: Programme | None = None,
        *,
        detail: str = "",
        at: datetime | None = None,
    ) -> None:
        """One row for each zone: this happened, so far into the programme; now, unless `at` says when."""
        for zone in airing.zones:
            outputs = ", ".join(output.settings.name for output in self._station.zones[zone].outputs)
            self._row(airing, zone, outputs, event=event, position=position, programme=programme, detail=detail, at=at)

    def note_lost(self, airing: Airing, position: timedelta, programme: Programme) -> None:
        """One row for each output that took no sound any more."""
        for zone in airing.zones:
            for lost in self._station.zones[zone].lost:
                self._row(
                    airing,
                    zone,
                    lost.output,
                    event=LogEvent.OUTPUT_LOST,
                    position=position,
                    programme=programme,
                    detail=lost.why,
                )

    def end(
        self,
        airing: Airing,
        state: AiringState,
        event: LogEvent,
        reason: str,
        *,
        position: timedelta | None = None,
        programme: Programme | None = None,
    ) -> Airing:
        """The airing is over: its last row in the log, and the end of its own row with the reason.

        Raises StationError when that cannot be written; what was on air is then owed (`pay`).
        """
        at = self._station.clock.now()

        def write() -> None:
            with self._station.database.transaction():
                reached = airing.position if position is None else position
                self.note(airing, event, reached, programme, detail=reason, at=at)
                self._station.airings.finish(airing.number, state, reason, position)

        try:
            write()
        except StationError:
            self._owed[airing.number] = write
            raise
        _log.info("%s %s: %s %s", airing.slot, airing.due, state, reason)
        return self._station.airings.get(airing.number)

    def pay(self) -> None:
        """Write the ends that are owed. Raises StationError when there is still no room."""
        for number, write in tuple(self._owed.items()):
            if self._station.airings.get(number).state is AiringState.ON_AIR:  # what never sounded is judged anew
                write()
            self._owed.pop(number, None)

    def _row(
        self,
        airing: Airing,
        zone: str,
        output: str,
        *,
        event: LogEvent,
        position: timedelta,
        programme: Programme | None,
        detail: str,
        at: datetime | None = None,
    ) -> None:
        self._station.log.append(
            at=at or self._station.clock.now(),
            airing=airing,
            zone=zone,
            output=output,
            event=event,
            position=position,
            digest=programme.digest if programme else airing.programme_digest,
            title=programme.title if programme else airing.playlist,
            detail=detail,
        )
