"""A station for many days on a virtual clock: the real daemon, planner, store and broadcast, in seeded trouble.

It sounds into an output that remembers. Afterwards every slot of every day is held to what it must have come to.
"""

import random
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from fakes.sounds import melody, write_wav
from fakes.station import slot

from chiminh_radio.clock import ZONE
from chiminh_radio.files import write_text
from chiminh_radio.model.airing import ENDED, Airing, AiringState
from chiminh_radio.model.asrun import AsRun, LogEvent
from chiminh_radio.schedule.late import latitude
from proofs.clock.troubles import BATTERY, CAUSES, TROUBLES, Killed, Troubled

START = datetime(2026, 11, 23, 0, 0, tzinfo=ZONE)
TICK = timedelta(minutes=10)
SLOTS = 20
_EVERY = timedelta(minutes=45)
_FIRST = START.replace(hour=5, minute=30)
_POLICIES = (("start", 10), ("skip", 10), ("join", 5), ("start", 30), ("exact", 10))
_RECIPE = 'title = "Thử"\n[[parts]]\njingle = "{name}"\n'
_NO_REPEATS = "\n[schedule]\nrepeat_hours = 0\n"
_NEAR = timedelta(hours=1)
"""How far from a due trouble can lie that explains what came of it; twice as much as the policies allow."""
_DUE = {f"k{number:02}": (_FIRST + number * _EVERY).time() for number in range(SLOTS)}


@dataclass
class Outcome:
    """What came of so many days."""

    days: int
    ends: Counter[str] = field(default_factory=Counter)
    struck: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)


class Simulated(Troubled):
    """A station that is struck some two times a day, most often shortly before or while something sounds."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 - to be had again
        self.strikes: list[tuple[datetime, datetime, str]] = []
        """When by the wall clock: the earliest and the latest that it showed meanwhile; and what."""
        self._ahead: list[tuple[float, object]] = []
        policies = [_POLICIES[number % len(_POLICIES)] for number in range(SLOTS)]
        slots = [
            slot(name, f"{at:%H:%M}", "chinh", late=late, late_minutes=minutes)
            for (name, at), (late, minutes) in zip(_DUE.items(), policies, strict=True)
        ]
        (folder / "audio" / "library").mkdir(parents=True)
        for name, seed_of in (("chinh", 1), ("ngan", 2)):
            write_wav(folder / "audio" / "library" / f"{name}.wav", melody(0.9, seed=seed_of, rate_hz=48_000))
        for name, jingle in (("chinh", "chinh"), ("du-phong", "ngan")):
            write_text(folder / "playlists" / f"{name}.toml", _RECIPE.format(name=jingle))
        super().__init__(folder, _NO_REPEATS, *slots, at=START, tick=TICK)
        self.clock.after_sleep = self._strike

    # ── Living ───────────────────────────────────────────────────────────────────────────────────────────────────
    def live_days(self, days: int) -> None:
        """So many days of the steady clock."""
        end = self.clock.monotonic() + days * 86_400
        while (left := end - self.clock.monotonic()) > 0:
            self._plan_strikes(min(left, 86_400))
            until = self.clock.monotonic() + min(left, 86_400)
            while (rest := until - self.clock.monotonic()) > 0:
                with suppress(Killed):
                    self.jobs.run_for(rest)
                if self.dead:
                    self._rise()
        self._settle()

    def _plan_strikes(self, within: float) -> None:
        now = self.clock.now()
        for _strike in range(self.random.choice((0, 1, 2, 3, 4))):
            after = self.random.uniform(0, within)
            if self.random.random() < 2 / 3:
                due = datetime.combine(now.date(), self.random.choice(list(_DUE.values())), ZONE)
                after = ((due - now).total_seconds() + self.random.uniform(-12, 2)) % 86_400
            self._ahead.append((self.clock.monotonic() + after, self.random.choice(list(TROUBLES))))
        self._ahead.sort(key=lambda each: each[0])

    def _strike(self) -> None:
        """After each sleep of whoever sleeps: what is to happen by now happens, in the middle of what is done."""
        self.must_live()
        while self._ahead and self._ahead[0][0] <= self.clock.monotonic():
            _at, what = self._ahead.pop(0)
            if callable(what):
                what()
                continue
            trouble, before = TROUBLES[what], self.clock.now()
            lasts = self.random.uniform(1, trouble.longest) if trouble.longest else 0.0
            try:
                end = trouble.begin(self)
            finally:
                shown = sorted((before, self.clock.now()))
                late = timedelta(seconds=max(lasts, self.cut if self.dead else 0.0))
                self.strikes.append((shown[0], shown[1] + late, trouble.name))
            self._ahead.append((self.clock.monotonic() + lasts, end))
            self._ahead.sort(key=lambda each: each[0])

    def _rise(self) -> None:
        """After a death: the time without power goes by, and it is started again, perhaps with a clock of long ago."""
        self.clock.after_sleep = lambda: None
        self.vanish()
        self.clock.sleep(self.cut)
        right = self.clock.now()
        if self.battery_is_empty:
            self.clock.step(BATTERY - right)
        self.start()
        if self.battery_is_empty:
            self.live(seconds=self.random.uniform(1, 900))
            self.clock.step(right + timedelta(seconds=5) - self.clock.now())
            self.strikes.append((right, right + _NEAR, "battery empty"))
        self.battery_is_empty = False
        self.clock.after_sleep = self._strike

    def _settle(self) -> None:
        """All trouble ends, and half an hour later all that was due must have come to its end."""
        self.clock.after_sleep = lambda: None
        for _at, what in self._ahead:
            if callable(what):
                what()
        self._ahead.clear()
        self.live(minutes=45)

    # ── Judging ──────────────────────────────────────────────────────────────────────────────────────────────────
    def judged(self, days: int) -> Outcome:
        """Every due of every slot, held to its row, its policy, the log and the troubles around it."""
        outcome = Outcome(days, struck=Counter(name for _first, _last, name in self.strikes))
        now = self.clock.now()
        rows = {(each.slot, each.due): each for each in self.station.airings.between(START, now)}
        log: dict[int, list[AsRun]] = {}
        for row in self.station.log.rows():
            log.setdefault(row.airing, []).append(row)
        day = START.date()
        while day <= now.date():
            for name, at in _DUE.items():
                due = datetime.combine(day, at, ZONE)
                if START <= due < now - _NEAR and (name, due) not in rows:
                    outcome.faults.append(f"{name} {due}: no row")
            day += timedelta(days=1)
        for airing in rows.values():
            if airing.due < now - _NEAR:
                outcome.ends[airing.state] += 1
                outcome.faults += [f"{airing.slot} {airing.due}: {why}" for why in self._wrong(airing, log)]
        if self.station.log.chain.broken():
            outcome.faults.append("the log's chain is broken")
        return outcome

    def _wrong(self, airing: Airing, log: dict[int, list[AsRun]]) -> list[str]:
        events = log.get(airing.number, [])
        started = [row for row in events if row.event is LogEvent.STARTED]
        found = []
        if airing.state not in ENDED:
            return [f"still {airing.state}"]
        if airing.state is not AiringState.AIRED and not airing.reason:
            found.append(f"{airing.state} without a reason")
        if airing.state is AiringState.MISSED and not any(cause in airing.reason for cause in CAUSES):
            found.append(f"missed, and nobody knows why: {airing.reason}")
        if len(started) > 1:
            found.append("started twice")
        is_unwritten = self._strikes_near(airing, {"disk full"})
        if airing.state is AiringState.AIRED and not started and not is_unwritten:
            found.append("aired without a start in the log")
        if started and not airing.due <= started[0].at <= airing.due + latitude(airing) + timedelta(seconds=1):
            found.append(f"started at {started[0].at}, out of its policy")
        if airing.state is not AiringState.CANCELLED and not events and not is_unwritten:
            found.append(f"{airing.state} without a row in the log")
        if airing.state is not AiringState.AIRED and airing.slot in _DUE and not self._strikes_near(airing):
            found.append(f"{airing.state} without trouble: {airing.reason}")
        return found

    def _strikes_near(self, airing: Airing, names: set[str] | None = None) -> bool:
        return any(
            first - _NEAR <= airing.due <= last + _NEAR and (names is None or name in names)
            for first, last, name in self.strikes
        )


def simulate(folder: Path, seed: int, days: int) -> Outcome:
    """So many days of one station, from one seed."""
    folder.mkdir(parents=True, exist_ok=True)
    life = Simulated(folder, seed)
    try:
        life.live_days(days)
        return life.judged(days)
    finally:
        life.stop()
        life.clock.__exit__(None, None, None)
