"""Locks that die with their holder: one daemon a station, one voice a zone, also after kill -9.

The operating system lets go of them when the process ends, so whoever gets a zone's lock knows that nobody plays there.
"""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path


@contextmanager
def held(folder: Path, names: Sequence[str], *, wait_seconds: float = 0.0) -> Iterator[bool]:
    """Hold the locks of all `names` for the block and give True; give False when one is another's after the wait.

    They are taken in sorted order, so that two who want the same ones never wait for each other.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 - only who plays needs it

    folder.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        taken = False
        with suppress(Timeout):
            for name in sorted(set(names)):
                stack.enter_context(FileLock(folder / f"{name}.lock").acquire(timeout=wait_seconds))
            taken = True
        yield taken
