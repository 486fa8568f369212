"""Where the stations of the proof lie for a while."""

import tempfile
from pathlib import Path

_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it


def scratch() -> "tempfile.TemporaryDirectory[str]":
    """A folder for the length of a `with`; in memory where there is such a place: thousands wait for no disk."""
    return tempfile.TemporaryDirectory(dir=_IN_MEMORY if _IN_MEMORY.is_dir() else None)
