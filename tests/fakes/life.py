"""A station's daemon from start to start on one virtual clock; its main thread looks at the clocks as the real one."""

from datetime import datetime, timedelta
from pathlib import Path

from chiminh_radio.daemon import Daemon
from chiminh_radio.model.airing import Airing
from chiminh_radio.timekeeper import LOOK
from fakes.clock import VirtualClock
from fakes.scheduler import VirtualScheduler
from fakes.station import fake_output, founded, opened


class Life:
    """Between `start` and `stop` or `vanish` the daemon is at work; the output and the folder outlive it."""

    def __init__(self, folder: Path, *slots: str, at: datetime, tick: timedelta = timedelta(seconds=2)) -> None:
        self.clock = VirtualClock(at)
        self.clock.__enter__()
        self.book = founded(folder, *slots)
        self.output = fake_output(self.clock)
        self._tick = tick
        self.start()

    def start(self) -> None:
        """Open the station and start its daemon."""
        self.station = opened(self.book, self.clock, self.output)
        self.jobs = VirtualScheduler(self.clock)
        self.daemon = Daemon(self.station, self.jobs, self._tick)
        self.clock.each(LOOK, self.daemon.watch)
        self.daemon.start()

    def stop(self) -> None:
        """End it in good order."""
        self.clock.each(LOOK, lambda: None)
        self.daemon.close()
        self.station.close()

    def vanish(self) -> None:
        """End it without a word, as a power cut does."""
        self.clock.each(LOOK, lambda: None)
        self.jobs.shutdown(wait=False)
        self.station.close()

    def live(self, **span: float) -> None:
        """Let time go by, as the steady clock counts it: what is set meanwhile makes it no longer."""
        end = self.clock.monotonic() + timedelta(**span).total_seconds()
        while (left := end - self.clock.monotonic()) > 0:
            self.jobs.run_for(min(left, LOOK.total_seconds()))

    @property
    def heard(self) -> list[datetime]:
        """When each stretch of sound began."""
        return [each.at for each in self.output.airings if each.frames]

    def airing(self, slot: str, at: datetime) -> Airing:
        """A slot's airing as it stands."""
        found = self.station.airings.at(slot, at)
        assert found is not None
        return found
