"""Every kind of tampering, again and again: what changed does not air, and is named."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from proofs.newsroom.books import BOOKS
from proofs.newsroom.corrected import CORRECTED
from proofs.newsroom.files import FILES
from proofs.newsroom.holdings import HOLDINGS
from proofs.newsroom.recorded import RECORDED
from proofs.newsroom.rows import ROWS
from proofs.newsroom.tampered import Forged, bench
from proofs.newsroom.undone import UNDONE
from proofs.newsroom.unreadable import UNREADABLE

Kind = tuple[Callable[[Forged], None], str, str]
KINDS: Mapping[str, Kind] = {**ROWS, **BOOKS, **FILES, **UNDONE, **CORRECTED, **RECORDED, **HOLDINGS, **UNREADABLE}


@dataclass
class Tampered:
    """What became of the tamperings, by kind."""

    tried: Counter[str] = field(default_factory=Counter)
    aired: Counter[str] = field(default_factory=Counter)
    """What must not sound, sounded."""
    named: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


def tamper(first: int, last: int, *, every: int = 20) -> Tampered:
    """The tamperings with these numbers, of all kinds in turn.

    One in `every` is aired from its row to the log; of the others it is asked what the player asks.
    """
    found = Tampered()
    with bench() as station:
        for number in range(first, last):
            kind = list(KINDS)[number % len(KINDS)]
            act, may, names = KINDS[kind]
            found.tried[kind] += 1
            with station.forged(f"{kind} {number}") as forged:
                act(forged)
            is_aired = number // len(KINDS) % every == 0
            answer = station.ask(wholly=is_aired)
            sounds, told = answer.sounds or "nothing", "\n".join(answer.told)
            if sounds not in f"{may} nothing".split():
                found.aired[kind] += 1
                found.faults.append(f"{kind} {number}: {sounds} sounded; {told[:300]}")
            if re.search(names, told):
                found.named[kind] += 1
            else:
                found.faults.append(f"{kind} {number}: not named ({sounds}): {told[:300]}")
            if is_aired and may != "nothing" and sounds == "nothing":
                found.faults.append(f"{kind} {number}: silence: {told[:400]}")
    return found
