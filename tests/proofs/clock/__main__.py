"""`make prove-clock`: no minute without an explanation, at full size. Exits 1 when anything falls short.

`python -m proofs.clock KIND…` runs some kinds only.
"""

import logging
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from datetime import datetime, timedelta
from datetime import time as hour
from itertools import repeat
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

from chiminh_radio.clock import ZONE
from chiminh_radio.model.slot import Slot
from chiminh_radio.schedule.planner import Grid, plan
from proofs.clock import killed
from proofs.clock.grids import generate
from proofs.clock.simulated import SLOTS, Outcome, simulate
from proofs.figures import Figure, close, show

_PROCESSES = 2
_DAYS, _LIFE = 1_000, 50
_MOST_SECONDS = 600
_DEATHS = 200
_GRIDS, _BATCH = 100_000, 1_000
_YEAR = timedelta(days=366)


def main() -> int:
    figures: list[Figure] = []
    chosen = sys.argv[1:] or list(KINDS)
    # What the station logs of each trouble is not what is proven here.
    with ProcessPoolExecutor(_PROCESSES, get_context("spawn"), initializer=logging.disable) as processes:
        for kind in chosen:
            print(f"\n{(KINDS[kind].__doc__ or '').rstrip('.')}", flush=True)
            figures += KINDS[kind](processes)
    return close(figures)


def days(processes: Executor) -> Iterator[Figure]:
    """Days of the real daemon on a virtual clock, in trouble: ends of airings, troubles."""
    begun = time.monotonic()
    outcomes = list(processes.map(_live, range(_DAYS // _LIFE), repeat(_LIFE)))
    took = time.monotonic() - begun
    ends, struck = (sum((getattr(each, name) for each in outcomes), Counter()) for name in ("ends", "struck"))
    for counted in (ends, struck):
        print("  " + ", ".join(f"{name}: {count:,}" for name, count in counted.most_common()))
    faults = [fault for each in outcomes for fault in each.faults]
    show(faults)
    reached = f"{sum(each.days for each in outcomes):,} × {SLOTS}, {len(faults)} faults"
    yield Figure("days, slots a day", reached, "no fault", not faults)
    yield Figure("time for them", f"{took:.0f} s", f"under {_MOST_SECONDS} s", took < _MOST_SECONDS)


def deaths(processes: Executor) -> Iterator[Figure]:
    """Kills -9 of the real daemon while it sounds into files; it is started again at once."""
    each = _DEATHS // _PROCESSES
    parts = list(processes.map(_die, range(_PROCESSES), repeat(each)))
    yield from killed.figures(parts)


def grids(processes: Executor) -> Iterator[Figure]:
    """Generated grids and calendars: leap days, ends of years, leap months, exceptions."""
    parts = processes.map(generate, range(_GRIDS // _BATCH), repeat(_BATCH))
    faults = [fault for part in parts for fault in part]
    show(faults)
    yield Figure("generated grids", f"{_GRIDS:,}, {len(faults)} faults", "no fault", not faults)


def year(_processes: Executor) -> Iterator[Figure]:
    """A year of twenty slots, planned."""
    slots = [Slot(name=str(number), at=hour(5 + number % 16), playlist="p", zones=("z",)) for number in range(20)]
    start = datetime(2028, 1, 1, tzinfo=ZONE)
    begun = time.monotonic()
    count = len(plan(Grid(slots), start, start + _YEAR))
    took = time.monotonic() - begun
    yield Figure("airings of a year", f"{count:,} in {took:.2f} s", "under 1 s", took < 1)


def _live(seed: int, count: int) -> Outcome:
    memory = Path("/dev/shm")  # noqa: S108 - a disk in memory; each life makes a folder of its own there
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        return simulate(Path(folder) / "dai", seed, count)


def _die(seed: int, times: int) -> killed.Deaths:
    with TemporaryDirectory() as folder:
        return killed.die(Path(folder) / "dai", seed, times)


KINDS: Mapping[str, Callable[[Executor], Iterator[Figure]]] = {
    "days": days,
    "deaths": deaths,
    "grids": grids,
    "year": year,
}


if __name__ == "__main__":
    sys.exit(main())
