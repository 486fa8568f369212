"""How much memory a process and all that it started hold, at most; what they share counts once where that is told."""

import subprocess
import time
from collections.abc import Sequence

import psutil

STEP_S = 0.01


def peak_mb(command: Sequence[str], **how: object) -> float:
    """Run a command to its end, looking a hundred times a second."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, **how)
    first = psutil.Process(process.pid)
    most = 0
    while process.poll() is None:
        most = max(most, sum(map(_held, _family(first))))
        time.sleep(STEP_S)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return most / 1e6


def _family(first: psutil.Process) -> list[psutil.Process]:
    try:
        return [first, *first.children(recursive=True)]
    except psutil.Error:
        return []


def _held(process: psutil.Process) -> int:
    try:
        told = process.memory_full_info()
    except psutil.Error:  # it ended
        return 0
    return getattr(told, "pss", 0) or told.rss  # only Linux tells the first
