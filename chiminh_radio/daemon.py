"""The daemon: WHEN, never what. Start and stop read as one story, stop mirroring start.

A tick each second brings the plan, the inbox and the heartbeat up to date; the plan's next 36 hours stand as one job
each; what takes longer (voices, masters) has a thread of its own, so that nothing on air waits for it. The main thread
watches the clocks: while the wall clock cannot be right, nothing is done by it but emergencies. Nothing is kept on disk
but what radio.db holds.
"""

import logging
import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import ParamSpec

from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.base import JobLookupError
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.base import BaseScheduler
from apscheduler.triggers.base import BaseTrigger

from chiminh_radio import config, files, production, timetable
from chiminh_radio.broadcast import Broadcast
from chiminh_radio.clock import ZONE
from chiminh_radio.errors import OutputError, RadioError, StationError
from chiminh_radio.i18n import _
from chiminh_radio.ledger import Ledger
from chiminh_radio.locks import held
from chiminh_radio.model.airing import Airing, AiringState, Priority
from chiminh_radio.model.script import ScriptState
from chiminh_radio.schedule.planner import plan
from chiminh_radio.service import Pulse, tell
from chiminh_radio.station import Station
from chiminh_radio.store.heartbeat import BEAT
from chiminh_radio.timekeeper import LOOK, STALLED, Kind, Timekeeper

AIR_THREADS = 16
"""How many airings can be at work at once."""
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
    threads = {"default": 1, "newsroom": 1, "studio": 1, "air": AIR_THREADS}
    executors = {name: ThreadPoolExecutor(count) for name, count in threads.items()}
    defaults = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}  # lateness is judged by our own rule
    return BackgroundScheduler(timezone=ZONE, executors=executors, job_defaults=defaults)


class Every(BaseTrigger):  # type: ignore[misc]  # APScheduler has no types
    """Now, and then each time `interval` after the last. APScheduler's own would make up for every lost second."""

    def __init__(self, interval: timedelta) -> None:
        self._interval = interval

    def get_next_fire_time(self, previous_fire_time: datetime | None, now: datetime) -> datetime:
        """When to run next, whatever the wall clock showed before."""
        return now + self._interval if previous_fire_time else now


class Daemon:
    """One station's daemon. `tick` is how often it looks around; tests on a virtual clock look less often."""

    def __init__(
        self, station: Station, jobs: BaseScheduler | None = None, tick: timedelta = timedelta(seconds=1)
    ) -> None:
        self._station = station
        self._jobs = jobs or scheduler()
        self._tick_every = tick
        self._stop = threading.Event()
        self._watching = threading.Lock()
        self._keeper = Timekeeper(station.clock, station.lived.until(), max(STALLED, 2 * tick))
        self._broadcast = self._new_broadcast()
        self._is_held = True
        """Whether nothing may be done by the wall clock: it cannot be right, or was not looked at yet."""
        self._held_for = ""
        self._is_settled = False
        """Whether what a crash left behind is accounted for; not before the clock may be right."""
        self._pulse = Pulse(station.clock, ("tick", "air"))
        self._planned_until: datetime | None = None
        self._beaten_at: datetime | None = None
        self._standing: set[int] = set()
        """The airings that have a job, waiting or at work."""
        self._at_work: set[int] = set()
        self._failed_for: dict[int, str] = {}
        """What kept an airing from its work, to be told when it is missed for that."""
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
                while not self._stop.wait(LOOK.total_seconds()):
                    self.watch()
            finally:
                self.close()

    def stop(self) -> None:
        """Ask it to end; what is on air fades out and stays on air in the book, for the next start."""
        self._stop.set()

    def start(self) -> None:
        """Open the zones, account for what a crash left behind, and begin to look around."""
        self._open_zones()
        self._guarded(self._judge_grid)()
        for name, (job, executor) in self._rounds().items():
            self._jobs.add_job(self._guarded(job), Every(self._tick_every), id=name, executor=executor)
        self._jobs.start()
        tell("READY=1")
        _log.info(_("Đài bắt đầu chạy thường trực."))

    def _rounds(self) -> dict[str, tuple[Callable[[], None], str]]:
        """What is done again and again, and by which threads."""
        return {
            "tick": (self.tick, "default"),
            "receive": (self.receive, "newsroom"),
            "produce": (self.produce, "studio"),
            "answer": (self._answer, "air"),
        }

    def close(self) -> None:
        """Stop looking around, let what is on air fade out, close the zones."""
        self._stop.set()
        tell("STOPPING=1")
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

    def _new_broadcast(self) -> Broadcast:
        return Broadcast(self._station, "daemon", self._stop.is_set, self._absence)

    def _absence(self, airing: Airing) -> str:
        """Why an airing was not on air when due, as far as we know: what failed at it, who was away."""
        causes = (self._failed_for.get(airing.number, ""), self._keeper.why(airing.due))
        return "; ".join(filter(None, causes))

    # ── The clock ────────────────────────────────────────────────────────────────────────────────────────────────
    def watch(self) -> None:
        """Look at the clocks; after a jump everything looks around at once, as jobs stand by the wall clock.

        The service manager's watchdog is fed, as long as the work gets done.
        """
        with self._watching:
            gap = self._keeper.look()
        if self._pulse.is_steady:
            tell("WATCHDOG=1")
        if gap is None:
            return
        _log.warning(_("%s. Lịch được tính lại từ giờ này."), gap)
        if gap.kind is Kind.SET_BACK:
            self._guarded(self._station.lived.reset)(gap.end)
        for name in self._rounds():
            with suppress(JobLookupError):  # it was stopped meanwhile
                self._jobs.modify_job(name, next_run_time=self._station.clock.now())

    def _judge_clock(self) -> None:
        """Hold the air, or let it go, and say so."""
        wrong = self._keeper.wrong(self._station.lived.until())
        if wrong and not self._held_for:
            _log.error(_("chưa phát theo lịch: {why}").format(why=wrong))
        elif self._held_for and not wrong:
            _log.info(_("Đồng hồ máy đã đúng: phát theo lịch."))
        self._held_for = wrong
        self._is_held = bool(wrong)

    def _settle(self, now: datetime) -> None:
        """Account for what a crash left behind, and for how long nobody was there; the clock may be right now."""
        if self._is_settled:
            return
        lived = self._station.lived.until()
        self._planned_until = max(min(lived, now), now - BACK) if lived else now
        self._station.lived.reset(now)
        self._broadcast.recover()
        self._is_settled = True

    # ── Looking around ───────────────────────────────────────────────────────────────────────────────────────────
    def tick(self) -> None:
        """Beat, plan, and stand the plan up as jobs."""
        self.watch()
        self._judge_clock()
        now = self._station.clock.now()
        # Each by itself: a disk that is full, or a broken config.toml, must not keep the next from its work.
        for step in (self._settle, self._beat, self._pay, self._read_book, self._plan):
            if not (self._is_held and step in {self._settle, self._plan}):
                self._guarded(step)(now)
        self._stand_up(now, Priority.EMERGENCY if self._is_held else Priority.FILLER)
        self._pulse.beat("tick")
        if len(self._at_work) >= AIR_THREADS:  # every thread sounds: none is free to answer
            self._answer()

    def _answer(self) -> None:
        """A thread of the air is there."""
        self._pulse.beat("air")

    def _beat(self, now: datetime) -> None:
        if self._beaten_at is not None and abs(now - self._beaten_at) < BEAT:
            return
        self._beaten_at = now
        self._station.heartbeat.beat("daemon", now)
        if not self._is_held:
            self._station.lived.reach(now)
            Ledger(self._station).seal()

    def _pay(self, _now: datetime) -> None:
        self._broadcast.pay()

    def _read_book(self, _now: datetime) -> None:
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
        self._broadcast = self._new_broadcast()
        self._open_zones()
        _log.info(_("Đã đọc lại %s."), ", ".join(name for name, *_facts in stamp))
        self._judge_grid()

    def _plan(self, now: datetime) -> None:
        start = max(min(self._planned_until or now, now), now - BACK)
        end = now + AHEAD
        self._station.airings.plan(plan(self._station.grid(), start, end), start=start, end=end)
        self._planned_until = now

    def _stand_up(self, now: datetime, least: Priority) -> None:
        """One job for each airing that has not begun; one that is called off meanwhile finds nothing to do."""
        for airing in self._station.airings.waiting(now + AHEAD):
            if airing.number not in self._standing and airing.priority >= least:
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
        self.watch()  # a clock that was set may be why it is due
        self._at_work.add(number)
        try:
            self._broadcast.air(number)
            self._failed_for.pop(number, None)
        except RadioError as error:
            self._failed_for[number] = str(error)
            raise
        finally:
            self._at_work.discard(number)
            self._standing.discard(number)

    # ── Taking in ────────────────────────────────────────────────────────────────────────────────────────────────
    def receive(self) -> None:
        """Take in what was dropped. A broken lexicon keeps scripts waiting, and a slow conversion other scripts."""
        if self._is_held:
            return
        self._station.config.disk.require_intake()
        for receipt in self._station.desk.collect(self._station.clock.now(), self._stop.is_set):
            _log.info("%s", receipt)

    # ── Making ready ─────────────────────────────────────────────────────────────────────────────────────────────
    def produce(self) -> None:
        """Voice what is approved, and have the masters of what is due soon ready; what is over, expires."""
        if self._is_held:
            return
        self._guarded(self._expire)()
        self._guarded(self._voice)()
        now = self._station.clock.now()
        for airing in self._station.airings.between(now, now + self._station.config.prepare):
            if self._wants_making(airing, now):
                self._guarded(production.prepare)(self._station, airing)

    def _voice(self) -> None:
        """Voice what is approved, while the disk has room for it."""
        self._station.config.disk.require_making()
        for record in self._station.scripts.all({ScriptState.APPROVED}):
            self._guarded(production.voice)(self._station, record)

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
