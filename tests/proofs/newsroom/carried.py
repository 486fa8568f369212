"""Files that are carried from one machine to another, a bundle or a backup, tampered with on the way.

Of each it is asked what the station takes from it: nothing but what an approver signed, or the station as it was saved;
that the refusal says why; and that nothing is written anywhere else, not even for a moment.
"""

import re
import shutil
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from proofs.newsroom import backups, bundles
from proofs.newsroom.depot import Case, Depot
from proofs.newsroom.guard import guarded
from proofs.newsroom.scratch import scratch

LIMIT = 5.0
"""Seconds of the processor for one file."""
CARRIED: Mapping[str, tuple[Callable[[Case], None], str]] = {**bundles.BUNDLES, **backups.BACKUPS}


@dataclass
class Carried:
    """What became of the files, by kind."""

    tried: Counter[str] = field(default_factory=Counter)
    taken: Counter[str] = field(default_factory=Counter)
    """What nobody signed was taken, or a station restored that was not the one saved."""
    named: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def carry(first: int, last: int) -> Carried:
    """The files with these numbers, of all kinds in turn."""
    found = Carried()
    with scratch() as folder:
        depot = Depot(Path(folder).resolve())
        for number in range(first, last):
            kind = list(CARRIED)[number % len(CARRIED)]
            deed, names = CARRIED[kind]
            found.tried[kind] += 1
            case = depot.case(Random(f"{kind} {number}"))  # noqa: S311
            deed(case)
            begun = time.process_time()
            with guarded(case.folder) as written:
                wrong, told = (bundles.judged if kind in bundles.BUNDLES else backups.judged)(case)
            if time.process_time() - begun > LIMIT:
                wrong.append(f"took {time.process_time() - begun:.1f} s")
            found.taken[kind] += bool(wrong)
            found.named[kind] += bool(re.search(names, told))
            found.faults += [f"{kind} {number}: {each}" for each in (*wrong, *written)]
            if not re.search(names, told):
                found.faults.append(f"{kind} {number}: not named: {told[:300]!r}")
            shutil.rmtree(case.folder)
    return found
