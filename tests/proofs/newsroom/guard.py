"""What a piece of code may not do, told by Python's own audit: write outside of some folders, or call anybody."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_CHANGES = {
    "os.remove": ((0, 1),),
    "os.rmdir": ((0, 1),),
    "os.mkdir": ((0, 2),),
    "os.rename": ((0, 2), (1, 3)),
    "os.link": ((1, 3),),
    "os.symlink": ((1, 2),),
}
"""Where an event has its paths, each with the place of the open folder that it may be seen from (-1: none)."""
_CALLS = frozenset({"socket.connect", "socket.getaddrinfo", "socket.bind", "os.system", "os.exec", "os.startfile"})


class _Watch:
    """The one hook of this process; Python lets none be taken away again."""

    def __init__(self) -> None:
        self.allowed: tuple[str, ...] = ()
        self.seen: list[str] | None = None

    def hook(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.seen is None:
            return
        if event in _CALLS:
            self.seen.append(f"{event} {arguments!r:.200}")
        elif event == "open":
            path, _mode, flags = arguments
            if isinstance(flags, int) and flags & _WRITES:
                self._judge(event, path)
        else:
            for path, folder in _CHANGES.get(event, ()):
                self._judge(event, arguments[path], arguments[folder])

    def _judge(self, event: str, path: object, folder: object = -1) -> None:
        if not isinstance(path, str | bytes | os.PathLike):
            return  # a descriptor that was opened before
        base = os.getcwd() if folder == -1 else os.readlink(f"/proc/self/fd/{folder}")  # noqa: PTH109, PTH115 - no paths
        where = os.path.realpath(os.path.join(base, os.fsdecode(path)))  # noqa: PTH118 - of any bytes
        if self.seen is not None and not where.startswith(self.allowed) and where != os.devnull:
            self.seen.append(f"{event} {where!r}")


_watch: _Watch | None = None


@contextmanager
def guarded(*folders: Path) -> Iterator[list[str]]:
    """Give a list that fills with what the block writes outside of `folders`, and with whom it calls."""
    global _watch  # noqa: PLW0603 - one process has one hook
    if _watch is None:
        _watch = _Watch()
        sys.addaudithook(_watch.hook)
    _watch.allowed = tuple(os.path.realpath(folder) for folder in folders)
    _watch.seen = seen = []
    bytecode, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    try:
        yield seen
    finally:
        _watch.seen = None
        sys.dont_write_bytecode = bytecode
