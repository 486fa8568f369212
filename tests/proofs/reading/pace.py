"""How fast the reading is, and how long it takes to be there."""

import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from statistics import median

from fakes.broken import plan

ENOUGH_A_SECOND = 100_000
LONGEST_IMPORT = 0.1
_RUNS = 9


def characters_a_second(read: Callable[[Sequence[str]], object]) -> float:
    """Read the plan, all lines at once, again and again: the median, by the processor's seconds."""
    lines = plan().splitlines()
    return len(plan()) / median(_took(lambda: read(lines)) for _ in range(_RUNS))


def _took(act: Callable[[], object]) -> float:
    begun = time.process_time()
    act()
    return time.process_time() - begun


def seconds_to_import(modules: str) -> tuple[float, float]:
    """What an import adds to bare Python, and bare Python itself: medians over fresh processes, in pairs."""
    pairs = [(_process("pass"), _process(f"import {modules}")) for _ in range(_RUNS)]
    return median(with_it - bare for bare, with_it in pairs), median(bare for bare, _ in pairs)


def _process(code: str) -> float:
    """The processor's seconds from the start of Python to the end of the code."""
    program = f"{code}\nimport time\nprint(time.process_time())"
    return float(subprocess.run([sys.executable, "-c", program], check=True, capture_output=True, text=True).stdout)
