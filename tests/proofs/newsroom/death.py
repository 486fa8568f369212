"""A process that is killed by kill -9 at a step of what it does.

A step is what reaches the disk: a file that is opened for writing, renamed, removed; a statement of SQL. The process
is a fork of this one, so that a hundred deaths take a minute; the product knows nothing of it.
"""

import os
import signal
import sys
import traceback
from collections.abc import Callable

Step = Callable[..., None]
Act = Callable[[Step, Callable[[], None]], None]
"""What is done: it is given what counts a step, for SQLite's trace, and what tells that a phase is over."""
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
_STEPS = frozenset({"os.rename", "os.remove", "os.mkdir", "os.rmdir", "subprocess.Popen"})


def die(act: Act, deadly: int, *, phases: int) -> list[int]:
    """Act in a process of its own, which dies at a step (0: never); the last step of each phase, if it lived."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _live(act, deadly, writing)
    os.close(writing)
    with os.fdopen(reading) as told:
        ends = [int(line) for line in told]
    _child, status = os.waitpid(child, 0)
    if status != (signal.SIGKILL if deadly else 0) or (not deadly and len(ends) != phases):
        raise AssertionError(f"step {deadly}: status {status}")
    return [] if deadly else ends


def _live(act: Act, deadly: int, writing: int) -> None:
    steps = 0

    def step(*_: object) -> None:
        nonlocal steps
        steps += 1
        if steps == deadly:
            os.kill(os.getpid(), signal.SIGKILL)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event in _STEPS or (event == "open" and isinstance(arguments[2], int) and arguments[2] & _WRITES):
            step()

    try:
        sys.addaudithook(hook)
        act(step, lambda: os.write(writing, f"{steps}\n".encode()) and None)
        os._exit(0)
    except BaseException:  # noqa: BLE001 - nothing of the parent may run on in here
        traceback.print_exc()
    finally:
        os._exit(3)
