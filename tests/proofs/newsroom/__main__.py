"""`make prove-newsroom`: what airs is what was approved, at full size. Exits 1 when anything falls short."""

import logging
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from itertools import repeat
from multiprocessing import get_context

from proofs.figures import Figure, close, show
from proofs.newsroom import crowd, deeds
from proofs.newsroom.carried import CARRIED, carry
from proofs.newsroom.handing_in import LIMIT, hand_in
from proofs.newsroom.kills import kill
from proofs.newsroom.tampering import KINDS, tamper

_PROCESSES = 2
_CROWD = 500
_DOCUMENTS, _BATCH = 1_026, 57
_DEATHS, _EVERY = 200, 3
_TAMPERINGS, _SHIFT = 10_000, 500
_CARRIED, _LOAD = 1_140, 57


def main() -> int:
    figures: list[Figure] = []
    # What the station logs of each refusal is not what is proven here.
    with ProcessPoolExecutor(_PROCESSES, get_context("spawn"), initializer=logging.disable) as processes:
        for section in (hostile_documents, a_crowd_of_files, kills, carried_files, tamperings):
            print(f"\n{(section.__doc__ or '').rstrip('.')}", flush=True)
            figures += section(processes)
    return close(figures)


def hostile_documents(processes: Executor) -> Iterator[Figure]:
    """Hostile and broken documents through script check, script add and the inbox."""
    parts = list(processes.map(hand_in, range(_DOCUMENTS // _BATCH), repeat(_BATCH)))
    faults = [fault for part in parts for fault in part.faults]
    for kind in parts[0].kinds:
        print(
            f"  {kind:26}{sum(part.kinds[kind] for part in parts):5}  {sum(part.taken[kind] for part in parts):5} taken"
        )
    show(faults)
    seconds, way, name = max(part.slowest for part in parts)
    print(f"  slowest: {seconds:.1f} s, script {way}, {name}")
    yield Figure("hostile documents, three ways", f"{_DOCUMENTS:,}, {len(faults)} faults", "no fault", not faults)
    yield Figure("slowest of them", f"{seconds:.1f} s", f"under {LIMIT:.0f} s", seconds < LIMIT)


def a_crowd_of_files(processes: Executor) -> Iterator[Figure]:
    """Five hundred files at once in the inbox, taken in by the daemon's tick."""
    received = processes.submit(crowd.receive, _CROWD).result()
    show(received.faults)
    each, most = received.seconds_each, crowd.SLOWEST_FILE
    print(f"  {each * 1000:.0f} ms a file, the longest tick {received.longest_tick:.1f} s")
    yield Figure("files at once", f"{_CROWD}, {len(received.faults)} faults", "each once", not received.faults)
    yield Figure("time for one of them", f"{each * 1000:.0f} ms", f"under {most * 1000:.0f} ms", each < most)
    grown, most = received.megabytes, crowd.MOST_MEGABYTES
    yield Figure("memory, the second half of them", f"{grown:.0f} MB", f"under {most:.0f} MB", grown < most)


def kills(processes: Executor) -> Iterator[Figure]:
    """Deaths by kill -9, at every step of receive, approve, voice, recordings; every third of others."""
    parts = list(processes.map(kill, range(1, _PROCESSES + 1), repeat(_PROCESSES)))
    parts += processes.map(deeds.kill, range(1, _PROCESSES + 1), repeat(_PROCESSES), repeat([deeds.RECORDINGS]))
    others = [name for name in deeds.DEEDS if name != deeds.RECORDINGS]
    parts += processes.map(deeds.kill, (1, 1 + _EVERY), repeat(_PROCESSES * _EVERY), repeat(others))
    killed = sum((part.killed for part in parts), Counter())
    faults = [fault for part in parts for fault in part.faults]
    print("  " + ", ".join(f"{phase}: {count} times" for phase, count in killed.items()))
    show(faults)
    yield Figure("killed and whole afterwards", f"{killed.total()}, {len(faults)} faults", "no fault", not faults)
    yield Figure("killed", f"{killed.total()} times", f"at least {_DEATHS}", killed.total() >= _DEATHS)


def carried_files(processes: Executor) -> Iterator[Figure]:
    """Bundles and backups tampered with on the way: tampered, taken, named."""
    starts = range(0, _CARRIED, _LOAD)
    parts = list(processes.map(carry, starts, [start + _LOAD for start in starts]))
    tried, taken, named = (
        sum((getattr(part, name) for part in parts), Counter()) for name in ("tried", "taken", "named")
    )
    for kind in CARRIED:
        print(f"  {kind:32}{tried[kind]:6}{taken[kind]:6}{named[kind]:6}")
    faults = [fault for part in parts for fault in part.faults]
    show(faults)
    count = tried.total()
    yield Figure("carried files taken", f"{taken.total()} of {count:,}", "none", not taken.total())
    yield Figure("carried files named", f"{named.total():,} of {count:,}", "all", named.total() == count)
    yield Figure("what they left behind", f"{len(faults)} faults", "no fault", not faults)


def tamperings(processes: Executor) -> Iterator[Figure]:
    """Tamperings with rows, files, people and the clock: tampered, aired, named."""
    starts = range(0, _TAMPERINGS, _SHIFT)
    parts = list(processes.map(tamper, starts, [start + _SHIFT for start in starts]))
    tried, aired, named = (
        sum((getattr(part, name) for part in parts), Counter()) for name in ("tried", "aired", "named")
    )
    for kind in KINDS:
        print(f"  {kind:32}{tried[kind]:6}{aired[kind]:6}{named[kind]:6}")
    faults = [fault for part in parts for fault in part.faults]
    show(faults)
    count = tried.total()
    yield Figure("tamperings aired", f"{aired.total()} of {count:,}", "none", not aired.total())
    yield Figure("tamperings named", f"{named.total():,} of {count:,}", "all", named.total() == count)
    yield Figure("the station otherwise", f"{len(faults)} faults", "no fault", not faults)


if __name__ == "__main__":
    sys.exit(main())
