"""APScheduler itself on a virtual clock: its own code picks the jobs and runs them, one by one, in this thread."""

from datetime import datetime

from apscheduler.executors.debug import DebugExecutor
from apscheduler.schedulers.base import BaseScheduler

from chiminh_radio.clock import ZONE
from fakes.clock import VirtualClock


class VirtualScheduler(BaseScheduler):
    """Waits by turning the clock. What a job does while it runs (an airing's minutes) turns the clock as well."""

    def __init__(self, clock: VirtualClock) -> None:
        super().__init__(
            timezone=ZONE,
            executors={name: DebugExecutor() for name in ("default", "newsroom", "studio", "air")},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        self._clock = clock

    def shutdown(self, wait: bool = True) -> None:
        """End for good."""
        super().shutdown(wait)

    def wakeup(self) -> None:
        """Nothing sleeps here that could be woken."""

    def run_until(self, end: datetime) -> None:
        """Let time pass and jobs run until the clock shows `end`."""
        while (left := (end - self._clock.now()).total_seconds()) > 0:
            self.run_for(left)

    def run_for(self, most: float) -> None:
        """Run what is due and let time pass until something is due again, for `most` seconds if nothing is."""
        wait = self._process_jobs()
        self._clock.sleep(max(min(wait if wait is not None else most, most), 0.001))
