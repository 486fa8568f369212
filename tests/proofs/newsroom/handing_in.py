"""Hostile documents on every way in: `script check`, `script add`, the inbox. What each must leave behind."""

import faulthandler
import io
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import chdir, redirect_stderr, redirect_stdout
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from fakes.clock import VirtualClock
from fakes.station import founded, opened

from chiminh_radio.cli.main import DONE, REFUSED, run
from chiminh_radio.clock import ZONE
from chiminh_radio.files import REFUSED as REFUSED_FOLDER
from chiminh_radio.files import SOUNDS, digest_of
from proofs.newsroom.documents import OUTSIDE, Hostile, documents
from proofs.newsroom.guard import guarded
from proofs.newsroom.scratch import scratch

LIMIT = 5.0
"""Seconds of the processor for one document on one way."""
_HANGING = 120.0
_CRASHED = "ngoài dự kiến"
_START = datetime(2026, 11, 23, 8, 0, tzinfo=ZONE)


class Handed(NamedTuple):
    """What became of a number of documents."""

    kinds: Counter[str]
    taken: Counter[str]
    """Those that the inbox took as scripts, by kind; the others it refused, or left where they lay."""
    slowest: tuple[float, str, str]
    """Seconds, way, name."""
    faults: list[str]


def hand_in(seed: int, count: int) -> Handed:
    """Hand so many documents in, in a station of their own. A process that hangs ends itself."""
    with scratch() as folder:
        root = Path(folder).resolve()
        counter = _Counter(root)
        with chdir(counter.outside):
            for number, hostile in enumerate(documents(count, seed)):
                faulthandler.dump_traceback_later(_HANGING, exit=True, file=sys.__stderr__)
                counter.hand_in(hostile, is_added_first=number % 2 == 0)
            counter.close()
    faulthandler.cancel_dump_traceback_later()
    return Handed(counter.kinds, counter.taken, max(counter.timings), counter.faults)


class _Counter:
    """Where editors hand in: a station, and all that must stay as it is around it."""

    def __init__(self, root: Path) -> None:
        self.outside, self.station, self.dropped = (root / name for name in ("outside", "station", "dropped"))
        self.outside.mkdir()
        self.dropped.mkdir()
        (self.outside / "secret.txt").write_text(OUTSIDE, encoding="utf-8")
        self.clock = VirtualClock(_START)
        self.book = founded(self.station)
        self.house = opened(self.book, self.clock)
        self.inbox = self.house.config.inbox
        self.kinds: Counter[str] = Counter()
        self.taken: Counter[str] = Counter()
        self.timings: list[tuple[float, str, str]] = []
        self.faults: list[str] = []
        self._around = self._digests(self.outside)
        self._kept: dict[Path, str] = {}

    def hand_in(self, hostile: Hostile, *, is_added_first: bool) -> None:
        """One document, on all ways."""
        self.kinds[hostile.kind] += 1
        file = self.dropped / hostile.name
        file.write_bytes(hostile.content)
        digest = digest_of(file)
        ways: list[Callable[[Hostile, Path, str], Iterator[str]]] = [self._check, self._collect]
        ways.insert(1 if is_added_first else 2, self._add)
        with guarded(self.station) as breaches:
            for way in ways:
                begun = time.process_time()
                try:
                    faults = list(way(hostile, file, digest))
                except Exception as error:  # noqa: BLE001 - that there is none is what we are here to see
                    faults = [f"{type(error).__name__}: {error}"]
                seconds = time.process_time() - begun
                name = way.__name__.strip("_")
                self.timings.append((seconds, name, f"{hostile.kind} {hostile.name!r}"))
                faults += breaches
                breaches.clear()
                if seconds > LIMIT:
                    faults.append(f"took {seconds:.1f} s")
                self.faults += [f"{name}: {hostile.kind} {hostile.name!r}: {fault}" for fault in faults]
        file.unlink()
        (self.inbox / hostile.name).unlink(missing_ok=True)

    def close(self) -> None:
        """Look at everything once more."""
        if self._digests(self.outside) != self._around:
            self.faults.append("what lay outside of the station is not as it was")
        if any(OUTSIDE in str(record.script) for record in self.house.scripts.all()):
            self.faults.append("a script holds what lay outside of the station")
        self.house.close()

    def _check(self, _hostile: Hostile, file: Path, digest: str) -> Iterator[str]:
        yield from self._command("script", "check", str(file))
        yield from _untouched(file, digest)

    def _add(self, _hostile: Hostile, file: Path, digest: str) -> Iterator[str]:
        yield from self._command("script", "add", str(file))
        yield from _untouched(file, digest)

    def _collect(self, hostile: Hostile, file: Path, digest: str) -> Iterator[str]:
        """Through the inbox, as the daemon's tick does: afterwards its bytes lie where they belong."""
        dropped = self.inbox / hostile.name
        shutil.copyfile(file, dropped)
        receipts = []
        for _look in range(3):
            receipts += self.house.desk.collect(self.clock.now())
            self.clock.sleep(2.0)
        for receipt in receipts:
            str(receipt).encode("utf-8", "replace")
        self.taken[hostile.kind] += any(receipt.record for receipt in receipts)
        yield from self._lost(hostile, dropped, digest)

    def _lost(self, hostile: Hostile, dropped: Path, digest: str) -> Iterator[str]:
        if dropped.exists():
            if digest_of(dropped) != digest:
                yield "changed in the inbox"
            waits = dropped.suffix in SOUNDS  # for a script that calls it: nothing says yet that it is no recording
            if not (waits or hostile.name.startswith("~$")):
                yield "still in the inbox"
            return
        self._kept = {path: self._kept.get(path) or digest_of(path) for path in self._files(self.inbox)}
        places = [path for path, kept in self._kept.items() if kept == digest]
        if not places:
            yield "lost"
        refused = [path for path in places if REFUSED_FOLDER in path.parts]
        if refused and not any(path.with_name(f"{path.name}.txt").exists() for path in refused):
            yield "refused without a reason"

    def _command(self, *words: str) -> Iterator[str]:
        """Run the command line: whatever it is given, it ends with a sentence."""
        said = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        with redirect_stdout(said), redirect_stderr(said):
            code = run(["-c", str(self.book), *words])
        text = said.buffer.getvalue().decode()  # type: ignore[attr-defined] - a BytesIO
        if code not in {DONE, REFUSED} or _CRASHED in text or "Traceback" in text:
            yield f"exit {code}: {text[-300:]!r}"
        elif code == REFUSED and not text.strip():
            yield "refused without a word"

    def _digests(self, folder: Path) -> dict[Path, str]:
        return {path: digest_of(path) for path in self._files(folder)}

    @staticmethod
    def _files(folder: Path) -> list[Path]:
        return [path for path in folder.rglob("*") if path.is_file()]


def _untouched(file: Path, digest: str) -> Iterator[str]:
    if not file.exists() or digest_of(file) != digest:
        yield "the file itself was touched"
