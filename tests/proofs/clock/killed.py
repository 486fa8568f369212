"""The real daemon with its real file output, killed by kill -9 while it sounds: what was heard, and when.

A recording bears the moment of its first sample and holds what was sent out until the kill, to the last 20 ms. Where
in the master each of the two recordings lies is found by comparing samples, not by asking the station.
"""

import random
import time
import wave
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from fakes.process import Process, wait
from fakes.sounds import melody, write_wav
from fakes.station import founded, slot

from chiminh_radio import clock, config
from chiminh_radio.files import write_text
from chiminh_radio.model.airing import ENDED, Airing
from chiminh_radio.model.asrun import LogEvent
from chiminh_radio.model.sound import FRAME_BYTES, RATE_HZ, SAMPLE_BYTES
from chiminh_radio.station import Station
from proofs.figures import Figure, show

_LENGTH = 9.0
_DUE_IN = 14
_RECIPE = 'title = "Thử"\n[[parts]]\njingle = "dai"\n'
_STORY = [LogEvent.STARTED, LogEvent.INTERRUPTED, LogEvent.RESUMED, LogEvent.FINISHED]
_ONSET, _BACK, _TWICE = 0.5, 5.0, 0.75
"""Seconds, at most: from due to sound; from the next start to sound; heard twice."""


@dataclass
class Deaths:
    """What was measured, in seconds, a number for each death."""

    onset: list[float] = field(default_factory=list)
    """From the due moment to the first sample."""
    back: list[float] = field(default_factory=list)
    """From the start of the next process to its first sample."""
    twice: list[float] = field(default_factory=list)
    """How much was heard again; below zero, how much was never heard."""
    faults: list[str] = field(default_factory=list)


def die(folder: Path, seed: int, times: int) -> Deaths:
    """One station whose daemon is killed so many times, each time at another moment of another airing."""
    chance, found = random.Random(seed), Deaths()  # noqa: S311 - to be had again
    folder.mkdir(parents=True, exist_ok=True)
    book = folder / "config.toml"
    (folder / "audio" / "library").mkdir(parents=True, exist_ok=True)
    write_wav(folder / "audio" / "library" / "dai.wav", melody(_LENGTH, seed=3, rate_hz=RATE_HZ))
    write_text(folder / "playlists" / "thu.toml", _RECIPE)
    founded(folder)
    write_text(book, '[hours]\nallowed = ["00:00-24:00"]\n' + book.read_text(encoding="utf-8"))
    station = Station(config.load(book))
    try:
        for number in range(times):
            _die_once(station, book, f"k{number}", chance.uniform(0.3, _LENGTH - 2), found)
        if station.log.chain.broken():
            found.faults.append("the log's chain is broken")
    finally:
        station.close()
    return found


def _die_once(station: Station, book: Path, name: str, after: float, found: Deaths) -> None:
    folder = station.config.audio / "out"
    process, known = Process(book), set(folder.glob("*.wav"))
    try:
        due = (clock.now() + timedelta(seconds=_DUE_IN)).replace(microsecond=0)
        write_text(book, book.read_text(encoding="utf-8") + slot(name, f"{due:%H:%M:%S}", "thu"))
        time.sleep(max(0.0, (due - clock.now()).total_seconds() + after))
        process.kill()
        started = clock.now()
        process = Process(book)
        airing = wait(lambda: station.airings.at(name, due))
        wait(lambda: station.airings.get(airing.number).state in ENDED)
    finally:
        process.end()
    heard = sorted(set(folder.glob("*.wav")) - known)
    _measure(station, station.airings.get(airing.number), started, heard, found)


def _measure(station: Station, airing: Airing, started: datetime, heard: Sequence[Path], found: Deaths) -> None:
    events = [row.event for row in station.log.rows() if row.airing == airing.number]
    if events != _STORY or len(heard) != len({"before", "after"}):
        found.faults.append(f"{airing.slot}: {airing.state} {airing.reason}, {events}, {len(heard)} recordings")
        return
    programme = station.items.programme(airing.programme_digest)
    master = _samples(station.config.root / programme.audio)
    before, after = (_samples(path) for path in heard)
    resumed = master.find(after[: 10 * FRAME_BYTES])
    if not master.startswith(before) or resumed < 0 or after.rstrip(b"\0") != master[resumed:].rstrip(b"\0"):
        found.faults.append(f"{airing.slot}: what was heard is not the master")
        return
    found.onset.append((_begun(heard[0]) - airing.due).total_seconds())
    found.back.append((_begun(heard[1]) - started).total_seconds())
    found.twice.append((len(before) - resumed) / SAMPLE_BYTES / RATE_HZ)


def figures(parts: Sequence[Deaths]) -> Iterator[Figure]:
    """What came of all deaths."""
    onset, back, twice = (
        [each for part in parts for each in getattr(part, name)] for name in ("onset", "back", "twice")
    )
    faults = [fault for part in parts for fault in part.faults]
    show(faults)
    yield Figure("killed on air", f"{len(onset)}, {len(faults)} faults", "no fault", not faults)
    if not onset:
        return
    yield Figure("due to first sample", f"{max(onset):.3f} s", f"under {_ONSET} s", max(onset) < _ONSET)
    yield Figure("never before it is due", f"{min(onset):.3f} s", "0 s or more", min(onset) >= 0)
    yield Figure("process start to sound", f"{max(back):.2f} s", f"under {_BACK:.0f} s", max(back) < _BACK)
    yield Figure("heard twice", f"{max(twice):.3f} s", f"under {_TWICE} s", max(twice) < _TWICE)
    yield Figure("lost", f"{-min(twice):.3f} s", "nothing", min(twice) >= 0)


def _samples(path: Path) -> bytes:
    with wave.open(str(path), "rb") as file:
        return file.readframes(file.getnframes())


def _begun(recording: Path) -> datetime:
    """When its first sample sounded, as its name says."""
    return datetime.strptime(recording.name[:19], "%Y%m%dT%H%M%S.%f").replace(tzinfo=clock.ZONE)
