"""kill -9 at each step from the dropped file to the voiced item: afterwards the station is whole, and goes on.

What a step is, and how the process dies, stands in `death`.
"""

import shutil
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from fakes.clock import VirtualClock
from fakes.station import founded, opened

from chiminh_radio import production
from chiminh_radio.clock import ZONE
from chiminh_radio.files import digest_of
from chiminh_radio.model.decision import Decision
from chiminh_radio.model.record import RecordEvent
from chiminh_radio.model.script import IN_FORCE, ScriptState
from chiminh_radio.station import Station
from proofs.newsroom.death import Step, die
from proofs.newsroom.packages import BODY, MAIN, WORD, repacked
from proofs.newsroom.scratch import scratch

_START = datetime(2026, 11, 23, 8, 0, tzinfo=ZONE)
_PHASES = ("receive", "approve", "voice")
_LINES = (
    *("TIÊU ĐỀ: Bản tin {}", "LOẠI: bản tin", "CHỦ ĐỀ: 1.1", "NGUỒN: Ủy ban nhân dân xã", "NGÀY PHÁT: 23/11/2026"),
    *("BIÊN TẬP: Trần Văn Khải", "", "Kính thưa bà con. Mời bà con đón nghe bản tin {}."),
)


def _as_word(text: str) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.splitlines()).encode()
    end = b"</w:body></w:document>"
    return repacked(WORD.read_bytes(), {MAIN: lambda document: document.partition(BODY)[0] + BODY + body + end})


_DROPPED = {
    "tin.txt": "\n".join(_LINES).format("sáng", "sáng").encode(),
    "tram-y-te/ban tin.docx": _as_word("\n".join(_LINES).format("chiều", "chiều")),
    "hong.docx": WORD.read_bytes()[:5_000],
}


class Deaths(NamedTuple):
    """How often it died, in which phase, and what was not whole afterwards."""

    steps: int
    """How many there are from the first to the last."""
    killed: Counter[str]
    faults: list[str]


def kill(first: int, every: int) -> Deaths:
    """Die once at each of the steps `first`, `first + every`, … of an undisturbed run."""
    killed: Counter[str] = Counter()
    faults = []
    with scratch() as folder:
        root = Path(folder)
        whole = _station(root / "whole")
        ends = _run(_copy(whole, root / "undisturbed"), 0)
        wanted = _state(root / "undisturbed")
        for step in range(first, ends[-1] + 1, every):
            station = _copy(whole, root / f"{step}")
            phase = next(name for name, end in zip(_PHASES, ends, strict=True) if step <= end)
            killed[phase] += not _run(station, step)
            found = [*_broken(station)]
            _run(station, 0)
            left = _state(station)
            for name in wanted:
                odd = sorted(set(left[name]) ^ set(wanted[name]))
                found += [f"ends otherwise: {name}: {odd[:2]!r:.200}"] if odd else []
            faults += [f"{phase}, step {step}: {fault}" for fault in found]
            shutil.rmtree(station)
    return Deaths(ends[-1], killed, faults)


# ── The story, and who dies in it ────────────────────────────────────────────────────────────────────────────────
def _story(station: Station, clock: VirtualClock, tell: Callable[[], None]) -> None:
    """Receive, approve, voice: whatever is still to be done. `tell` is called after each."""
    station.desk.collect(clock.now())
    clock.sleep(5)
    station.desk.collect(clock.now())
    tell()
    for record in reversed(station.scripts.all({ScriptState.CHECKED})):
        station.decisions.approve(record.number, by="Lãnh Đạo", at=clock.now())
    tell()
    for record in reversed(station.scripts.all({ScriptState.APPROVED})):
        production.voice(station, record)
    tell()


def _run(folder: Path, deadly: int) -> list[int]:
    """Tell the story, to die at a step (0: never); the last step of each phase, if any."""

    def act(step: Step, tell: Callable[[], None]) -> None:
        clock = VirtualClock(_START)
        station = opened(folder / "config.toml", clock)
        station.database._hand().connection.set_trace_callback(step)
        _story(station, clock, tell)

    return die(act, deadly, phases=len(_PHASES))


# ── What must hold ───────────────────────────────────────────────────────────────────────────────────────────────
def _broken(folder: Path) -> list[str]:
    """What is not whole in a station whose process was killed."""
    house = opened(folder / "config.toml", VirtualClock(_START))
    faults = unwhole(house)
    kept = {digest_of(path) for path in house.config.inbox.rglob("*") if path.is_file()}
    faults += [f"lost: {name}" for name in _DROPPED if digest_of(folder.parent / "whole/inbox" / name) not in kept]
    for record in house.scripts.all({ScriptState.VOICED}):
        item = house.items.of_script(record.script.digest)
        if item is None or digest_of(folder / item.audio) != item.digest:
            faults.append("voiced, and no such sound")
    house.close()
    return faults


def unwhole(house: Station) -> list[str]:
    """What is torn in the database and its books, or half approved."""
    faults = []
    (verdict,) = house.database.select("PRAGMA integrity_check")
    if verdict[0] != "ok":
        faults.append(f"database: {verdict[0]}")
    faults += [f"{book.chain.broken()}" for book in (house.record, house.log) if book.chain.broken()]
    for record in house.scripts.all():
        digest = record.script.digest
        events = [row.event for row in house.record.rows(digest)]
        is_approved = record.approval is not None and record.approval.decision is Decision.APPROVED
        stands = events.count(RecordEvent.APPROVED) - events.count(RecordEvent.WITHDRAWN) == 1
        told = (record.state in IN_FORCE, is_approved, stands)
        if len(set(told)) != 1:
            faults.append(f"half approved: state, decision, record: {told}")
        if record.state in IN_FORCE and (why := house.decisions.why_not(digest)):
            faults.append(f"approved, and may not air: {why}")
    return faults


def _state(folder: Path) -> dict[str, list[object]]:
    """What there is in a station in the end; what a killed process left half written, under hidden names, aside."""
    house = opened(folder / "config.toml", VirtualClock(_START))
    records = house.scripts.all()
    state = {
        "scripts": sorted((each.script.digest, each.state, each.original.as_posix()) for each in records),
        "decisions": sorted((each.script.digest, len(house.scripts.decisions(each.script.digest))) for each in records),
        "items": sorted(item.digest for each in records if (item := house.items.of_script(each.script.digest))),
        "told": sorted({(row.event, row.script_digest, row.origin) for row in house.record.rows()}),
        "files": sorted(
            (path.relative_to(folder).as_posix(), digest_of(path))
            for path in folder.rglob("*")
            if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
            if not path.name.startswith("radio.db")
        ),
    }
    house.close()
    return state


def _station(folder: Path) -> Path:
    founded(folder)
    for name, content in _DROPPED.items():
        path = folder / "inbox" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    opened(folder / "config.toml", VirtualClock(_START)).close()
    return folder


def _copy(whole: Path, folder: Path) -> Path:
    return Path(shutil.copytree(whole, folder))
