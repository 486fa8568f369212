"""When each frame is handed over: deadlines on the steady clock, so that waiting errors never add up."""

from datetime import datetime, timedelta

from chiminh_radio.clock import Clock, seconds
from chiminh_radio.model.sound import FRAME

LEAD = timedelta(milliseconds=100)
"""How long before it sounds a frame is handed over: enough to ride out a busy machine, little enough to stop soon."""


class Pace:
    """Frame n sounds at `first + n × 20 ms`. The wall clock is asked once, for `first`; setting it later moves nothing.

    After a stall longer than the lead the outputs have run dry. Then the rest moves on later: no word is skipped, and
    nothing is handed over in a burst.
    """

    def __init__(self, clock: Clock, at: datetime) -> None:
        self._clock = clock
        self._first = clock.monotonic() + seconds(at - clock.now())
        self.began_at: datetime | None = None
        """When the first frame sounded, by the wall clock; None before."""
        self.stalled = timedelta()
        """By how much the rest moved on later, in sum."""

    def remaining(self, number: int = 0) -> float:
        """Seconds until frame `number` is to be handed over; below zero when it is late."""
        return self._first + seconds(number * FRAME - LEAD) - self._clock.monotonic()

    def wait_for(self, number: int) -> None:
        """Return when frame `number` is to be handed over."""
        self._clock.sleep(self.remaining(number))
        late = -self.remaining(number)
        if late > seconds(LEAD):
            self._first += late
            if self.began_at is not None:
                self.stalled += timedelta(seconds=late)
        if self.began_at is None:
            self.began_at = self._clock.now() + timedelta(seconds=self.remaining(number)) + LEAD

    def sounded(self, number: int) -> timedelta:
        """How much has been heard for certain by the time that frame `number` is handed over."""
        return max(timedelta(), number * FRAME - LEAD)
