"""Five hundred files at once in the inbox: all are received, each once, by the daemon's tick, in flat memory."""

import sys
import time
from collections import Counter
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from fakes.clock import VirtualClock
from fakes.scheduler import VirtualScheduler
from fakes.station import founded, opened

from chiminh_radio.clock import ZONE
from chiminh_radio.daemon import Daemon
from chiminh_radio.files import RECEIVED, digest_of
from proofs.newsroom.packages import SCRIPTS, WORD, repacked
from proofs.newsroom.scratch import scratch

MOST_MEGABYTES = 60.0
"""By how much the process may grow while the second half is taken. What the C libraries hold settles in the first."""
SLOWEST_FILE = 0.5
"""Seconds of the processor for one file, all in all."""
_START = datetime(2026, 11, 23, 8, 0, tzinfo=ZONE)
_MOST_TICKS = 2_000


class Crowd(NamedTuple):
    """How a crowd of files was received."""

    seconds_each: float
    longest_tick: float
    """Seconds of the processor."""
    megabytes: float
    faults: list[str]


def receive(count: int) -> Crowd:
    """Drop so many files, a third of them Word's, and let the daemon look around until it has them all."""
    with scratch() as folder:
        clock = VirtualClock(_START)
        house = opened(founded(Path(folder)), clock)
        daemon = Daemon(house, VirtualScheduler(clock))
        daemon.tick()  # nothing is received by a clock that was not looked at yet
        dropped = _drop(house.config.inbox, range(count))
        ticks = _tick_until(count // 2, daemon, clock, house.config.inbox)
        half = _megabytes()
        ticks += _tick_until(0, daemon, clock, house.config.inbox)
        grown = _megabytes() - half
        kept = Counter(digest_of(path) for path in (house.config.inbox / RECEIVED).iterdir())
        titles = Counter(record.script.title for record in house.scripts.all())
        house.close()
    faults = [f"{digest[:12]}: kept {kept[digest]} times" for digest in dropped if kept[digest] != 1]
    faults += [f"{title}: {number} scripts" for title, number in titles.items() if number != 1]
    faults += [f"{len(titles)} scripts"] if len(titles) != count else []
    return Crowd(sum(ticks) / count, max(ticks), grown, faults)


def _drop(inbox: Path, numbers: range) -> list[str]:
    """Put files in; give their digests."""
    digests = []
    for number in numbers:
        title = f"Bản tin thử số {number}".encode()
        if number % 3 == 0:
            path = inbox / f"{number:04} Bản tin.docx"
            old = "Bản tin thời sự tuần 48".encode()
            content = repacked(WORD.read_bytes(), {"word/document.xml": lambda text: text.replace(old, title)})  # noqa: B023 - called at once
        else:
            path = inbox / f"{number:04} Thông báo.txt"
            old = (SCRIPTS / "thong-bao-tiem-phong.txt").read_bytes()
            content = "TIÊU ĐỀ: ".encode() + title + b"\n" + old.partition(b"\n")[2]
        path.write_bytes(content)
        digests.append(digest_of(path))
    return digests


def _tick_until(left: int, daemon: Daemon, clock: VirtualClock, inbox: Path) -> list[float]:
    """Look around until no more than `left` files wait; the seconds that each tick took."""
    ticks: list[float] = []
    while sum(path.is_file() for path in inbox.iterdir()) > left and len(ticks) < _MOST_TICKS:
        begun = time.process_time()
        daemon.receive()
        ticks.append(time.process_time() - begun)
        clock.sleep(1.0)
    return ticks


def _megabytes() -> float:
    """The most memory that this process ever had."""
    import resource  # noqa: PLC0415 - not on Windows

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1_000 if sys.platform != "darwin" else 1_000_000)
