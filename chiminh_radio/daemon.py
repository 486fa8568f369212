"""The daemon: WHEN, never what. Start and stop read as one story, stop mirroring start.

A tick each second brings the plan, the inbox and the heartbeat up to date; the plan's next 36 hours stand as one job
each; what takes longer (voices, masters) has a thread of its own, so that nothing on air waits for it. Nothing is kept
on disk but what radio.db holds.
"""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import ParamSpec

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.base import BaseScheduler

from chiminh_radio import config, files, production, timetable
from chiminh_radio.broadcast import Broadcast
from chiminh_radio.clock import ZONE
from chiminh_radio.errors import OutputError, RadioError, StationError
from chiminh_radio.i18n import _
from chiminh_radio.locks import held
from chiminh_radio.model.airing import Airing, AiringState
from chiminh_radio.model.script import ScriptState
from chiminh_radio.schedule.planner import plan
from chiminh_radio.station import Station
from chiminh_radio.store.heartbeat import BEAT

AHEAD = timedelta(hours=36)
"""How far ahead airings stand as jobs."""
BACK = timedelta(days=7)
"""How far back a station that was down accounts for what it missed."""
LEAD = timedelta(seconds=8)
"""How long before its due an airing's job begins: to look at the master once more and to hold the zone."""
LEFT_FOR = timedelta(days=1)
"""How long a half-written file must have lain before it is nobody's."""
RECHECK = timedelta(minutes=1)
"""How long before its due a master is looked at again."""

P = ParamSpec("P")
_log = logging.getLogger(__name__)


def scheduler() -> BaseScheduler:
    """APScheduler, in memory, one thread for each kind of work that must not wait for another."""
    # It warns of each pass that is skipped while the last one still runs; that is what we ask of it.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
    threads = {"default": 1, "newsroom": 1, "studio": 1, "air": 16}
    executors = {name: ThreadPoolExecutor(count) for name, count in threads.items()}
    defaults = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}  # lateness is judged by our own rule
    return BackgroundScheduler(timezone=ZONE, executors=executors, job_defaults=defaults)


class Daemon:
    """One station's daemon. `tick` is how often it looks around; tests on a virtual clock look less often."""

    def __init__(
        self, station: Station, jobs: BaseScheduler | None = None, tick: timedelta = timedelta(seconds=1)
    ) -> None:
        self._station = station
        self._jobs = jobs or scheduler()
        self._tick_every = tick
        self._stop = threading.Event()
        self._broadcast = Broadcast(station, "daemon", self._stop.is_set)
        self._planned_until: datetime | None = None
        self._beaten_at: datetime | None = None
        self._standing: set[int] = set()
        """The airings that have a job, waiting or at work."""
        self._rechecked: set[int] = set()
        self._expired_on: date | None = None
        self._book_read = _stamp(station)
        self._told: set[str] = set()

    # ── Life ─────────────────────────────────────────────────────────────────────────────────────────────────────
    def run(self) -> None:
        """Run until `stop`. Raises StationError when this station has a daemon already."""
        with held(self._station.config.locks, ["daemon"]) as mine:
            if not mine:
                raise StationError(
                    _(
                        "đài này đã có một chương trình thường trực đang chạy; mỗi đài chỉ chạy một (thư mục {folder})"
                    ).format(folder=self._station.config.root)
                )
            try:
                self.start()
                while not self._stop.wait(0.5):
                    pass
            finally:
                self.close()

    def stop(self) -> None:
        """Ask it to end; what is on air fades out and stays on air in the book, for the next start."""
        self._stop.set()

    def start(self) -> None:
        """Open the zones, account for what a crash left behind, and begin to look around."""
        self._open_zones()
        self._guarded(self._judge_grid)()
        self._broadcast.recover()
        last = self._station.heartbeat.last()
        now = self._station.clock.now()
        self._planned_until = max(last[1], now - BACK) if last else now
        seconds = self._tick_every.total_seconds()
        for job, executor in ((self.tick, "default"), (self.receive, "newsroom"), (self.produce, "studio")):
            self._jobs.add_job(
                self._guarded(job),
                "interval",
                seconds=seconds,
                id=job.__name__,
                executor=executor,
                next_run_time=now,
            )
        self._jobs.start()
        _log.info(_("Đài bắt đầu chạy thường trực."))

    def close(self) -> None:
        """Stop looking around, let what is on air fade out, close the zones."""
        self._stop.set()
        if self._jobs.running:
            self._jobs.shutdown(wait=True)
        for zone in self._station.zones.values():
            zone.close()
        self._station.heartbeat.rest(self._station.clock.now())
        _log.info(_("Đài đã dừng."))

    def _open_zones(self) -> None:
        for zone in self._station.zones.values():
            try:
                zone.open()
            except OutputError as error:  # it is opened anew at each airing; until then the rest of the house works
                _log.error("%s", error)

    def _judge_grid(self) -> None:
        """Tell the faults of the grid. It is aired all the same: a slot in doubt is better than a silent station."""
        for fault in timetable.faults(self._station):
            _log.error("%s", fault)

    # ── Looking around ───────────────────────────────────────────────────────────────────────────────────────────
    def tick(self) -> None:
        """Beat, plan, and stand the plan up as jobs."""
        now = self._station.clock.now()
        if self._beaten_at is None or now - self._beaten_at >= BEAT:
            self._station.heartbeat.beat("daemon", now)
            self._beaten_at = now
            self._seal(now)
        self._read_book()
        self._plan(now)
        self._stand_up(now)

    def _seal(self, now: datetime) -> None:
        """Note the ends of the books; one that was put in the place of ours is told."""
        if lacking := self._station.seals.keep(now):
            _log.error("%s", lacking)

    def _read_book(self) -> None:
        """Take up an edited config.toml or lexicon between two airings. Faults are told, and the old one holds."""
        stamp = _stamp(self._station)
        if stamp == self._book_read or self._station.airings.on_air():
            return
        self._book_read = stamp
        edited = self._station.with_book(config.load(self._station.config.path))
        edited.config.lexicon()
        for zone in self._station.zones.values():
            zone.close()
        self._station = edited
        self._broadcast = Broadcast(edited, "daemon", self._stop.is_set)
        self._open_zones()
        _log.info(_("Đã đọc lại %s."), ", ".join(name for name, *_facts in stamp))
        self._judge_grid()

    def _plan(self, now: datetime) -> None:
        start = min(self._planned_until or now, now)
        end = now + AHEAD
        self._station.airings.plan(plan(self._station.grid(), start, end), start=start, end=end)
        self._planned_until = now

    def _stand_up(self, now: datetime) -> None:
        """One job for each airing that has not begun; one that is called off meanwhile finds nothing to do."""
        for airing in self._station.airings.waiting(now + AHEAD):
            if airing.number not in self._standing:
                self._standing.add(airing.number)
                self._jobs.add_job(
                    self._guarded(self._air),
                    "date",
                    args=[airing.number],
                    run_date=max(airing.due - LEAD, now),
                    id=f"air-{airing.number}",
                    executor="air",
                )

    def _air(self, number: int) -> None:
        try:
            self._broadcast.air(number)
        finally:
            self._standing.discard(number)

    # ── Taking in ────────────────────────────────────────────────────────────────────────────────────────────────
    def receive(self) -> None:
        """Take in what was dropped. A broken lexicon keeps scripts waiting, and a slow conversion other scripts."""
        for receipt in self._station.desk.collect(self._station.clock.now(), self._stop.is_set):
            _log.info("%s", receipt)

    # ── Making ready ─────────────────────────────────────────────────────────────────────────────────────────────
    def produce(self) -> None:
        """Voice what is approved, and have the masters of what is due soon ready; what is over, expires."""
        self._guarded(self._expire)()
        for record in self._station.scripts.all({ScriptState.APPROVED}):
            self._guarded(production.voice)(self._station, record)
        now = self._station.clock.now()
        for airing in self._station.airings.between(now, now + self._station.config.prepare):
            if self._wants_making(airing, now):
                self._guarded(production.prepare)(self._station, airing)

    def _expire(self) -> None:
        """Once a day, and at the start; what a crash left half written goes then as well."""
        now = self._station.clock.now()
        if self._expired_on != now.date():
            for record in self._station.scripts.expire(now):
                _log.info(_("Kịch bản số %s đã hết hạn: %s"), record.number, record.script.title)
            if swept := files.sweep(self._station.config.root, now - LEFT_FOR):
                _log.info(_("Đã dọn %s tệp ghi dở từ lúc máy tắt đột ngột."), swept)
            self._expired_on = now.date()

    def _wants_making(self, airing: Airing, now: datetime) -> bool:
        if airing.state is AiringState.PLANNED:
            return True
        if airing.state is AiringState.READY and now >= airing.due - RECHECK and airing.number not in self._rechecked:
            self._rechecked.add(airing.number)
            return True
        return False

    def _guarded(self, job: Callable[P, object]) -> Callable[P, None]:
        """The job, with its refusals in the log instead of in the scheduler; each sentence once."""

        def guarded(*args: P.args, **kwargs: P.kwargs) -> None:
            try:
                job(*args, **kwargs)
            except RadioError as error:
                if str(error) not in self._told:
                    self._told.add(str(error))
                    _log.error("%s", error)

        return guarded


def _stamp(station: Station) -> tuple[tuple[str, int, int], ...]:
    """What changes when somebody saves config.toml or the lexicon, or puts one there, or takes it away."""
    stamp = []
    for path in station.config.files:
        with suppress(FileNotFoundError):  # editors that save by another name leave none for a moment
            facts = path.stat()
            stamp.append((path.name, facts.st_mtime_ns, facts.st_size))
    return tuple(stamp)
