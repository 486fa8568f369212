"""One airing, from its row to the last sample and the log.

Whoever airs (daemon, cron, `air now`) tells the same story: is it still time, is the zone free, is it what was
approved, may it sound now, is it mine; then it sounds. Every way it can end leaves a row in the log.
"""

import logging
import os
import platform
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime, timedelta

from chiminh_radio import archive, clearance, production, timetable
from chiminh_radio.errors import AirError, AudioError, OutputError, PlaylistError, StationError
from chiminh_radio.i18n import _
from chiminh_radio.ledger import Ledger
from chiminh_radio.locks import held
from chiminh_radio.model.airing import ENDED, Airing, AiringState, LateMode
from chiminh_radio.model.asrun import LogEvent
from chiminh_radio.model.programme import Programme
from chiminh_radio.playout.player import Ended, Played, Player
from chiminh_radio.schedule.late import Action, Entry, entry, latitude
from chiminh_radio.schedule.makegood import made_good
from chiminh_radio.station import Station
from chiminh_radio.timekeeper import Gap, Unbroken
from chiminh_radio.withdrawal import Watch

_log = logging.getLogger(__name__)
_SOON = timedelta(seconds=30)
_TRIES = 3
"""How many masters are tried for one airing: each can be spoilt at the last moment, but not for ever."""


class Broadcast:
    """Airs the airings of one station for one process.

    `stopping` tells that the process is to end; `absence` why nobody aired an airing when it was due, "" where nobody
    knows.
    """

    def __init__(
        self,
        station: Station,
        who: str,
        stopping: Callable[[], bool] = lambda: False,
        absence: Callable[[Airing], str] = lambda _airing: "",
    ) -> None:
        self._station = station
        self._ledger = Ledger(station)
        self._by = f"{who}@{platform.node()}:{os.getpid()}"
        self._stopping = stopping
        self._absence = absence
        self._broken: dict[int, Gap] = {}
        """By airing, what made it be judged anew."""

    def air(self, number: int) -> Airing:
        """Air one airing if it is still time and nobody has it; give it as it stands afterwards.

        When the clock was set while it waited, or the machine slept while it sounded, it is judged anew. What is then
        not due for a while is given back READY, and its zones are free until then.
        """
        airing = self._try(number)
        while airing.state is AiringState.READY and airing.due - self._station.clock.now() < _SOON:
            airing = self._try(number)
        return airing

    def _try(self, number: int) -> Airing:
        self._ledger.seal()
        airing = self._station.airings.get(number)
        if airing.state in ENDED or airing.state is AiringState.ON_AIR:
            return airing
        verdict = self._entry(airing)
        if verdict.action is Action.MISS:
            return self._missed(airing, verdict.reason)
        self._make_way(airing)
        with self._zones_of(airing, wait=self._patience(airing)) as mine:
            if not mine:
                return self._missed(airing, _("cụm loa bận phát chương trình khác cho đến khi quá giờ"))
            return self._air_alone(airing)

    def recover(self) -> None:
        """Give back what was on air when its player died, and say so in the log; whose player lives is left alone."""
        for airing in self._station.airings.on_air():
            with self._zones_of(airing) as free, self._station.database.transaction():
                if free and self._station.airings.release(airing.number, airing.claimed_by):
                    why = _("máy tắt hoặc chương trình bị dừng khi đang phát")
                    self._ledger.note(airing, LogEvent.INTERRUPTED, airing.position, detail=why)
                    _log.warning("%s %s: %s", airing.slot, airing.due, why)

    def pay(self) -> None:
        """Write down how airings ended that the disk had no room for."""
        self._ledger.pay()

    # ── The story, once the zones are ours ───────────────────────────────────────────────────────────────────────
    def _air_alone(self, airing: Airing) -> Airing:
        """Settle what sounds, claim the row, sound it, write down how it ended."""
        try:
            programme = self._programme(airing)
        except (PlaylistError, AudioError, StationError) as error:
            return self._failed(airing, str(error))
        airing = self._station.airings.get(airing.number)  # with the reason, if another master was made
        verdict = self._entry(airing, programme.duration)
        if verdict.action is Action.MISS:
            return self._missed(airing, verdict.reason)
        at = max(self._station.clock.now(), airing.due)
        if refusal := timetable.hush(self._station, airing, at):
            return self._failed(airing, refusal)
        if not self._station.airings.claim(airing.number, self._by):
            return self._station.airings.get(airing.number)
        return self._sound_what_holds(airing, programme, verdict)

    def _programme(self, airing: Airing) -> Programme:
        """The master that was made ready, if it is still what was approved; else one made now, with the reason why."""
        ready = production.made_for(self._station, airing)
        if ready is None:
            return production.prepare(self._station, airing, self._unknown(airing))
        if why := self._stranger(airing, ready) or clearance.refusal(self._station, ready):
            _log.warning("%s %s: %s", airing.slot, airing.due, why)
            return production.prepare(self._station, airing, why)
        return ready

    def _unknown(self, airing: Airing) -> str:
        if not airing.programme_digest:
            return ""  # nothing was made ready yet
        return _("băng {digest} của “{title}”: sổ toà soạn không ghi đã dựng băng này").format(
            digest=airing.programme_digest[:12], title=airing.playlist
        )

    def _stranger(self, airing: Airing, programme: Programme) -> str:
        names = production.playlists_of(self._station, airing)
        if programme.playlist in names and programme.day == airing.due.date():
            return ""
        return _("băng của “{title}” ngày {day:%d/%m/%Y} không phải dựng cho lượt phát này").format(
            title=programme.title, day=programme.day
        )

    def _sound_what_holds(self, airing: Airing, programme: Programme, verdict: Entry) -> Airing:
        """Sound it; and when it may not sound, or no further, what can sound in its place."""
        tries, since, skipped = 0, timedelta(), False
        while True:
            watch = Watch(self._station, programme)
            unbroken = Unbroken(self._station.clock)
            try:
                played = self._sound(airing, programme, verdict, (watch, unbroken), since)
            except (AirError, AudioError) as error:
                tries += 1
                try:
                    programme = self._in_place_of(airing, programme, str(error))
                except (PlaylistError, AudioError, StationError) as none:
                    return self._failed(airing, str(none), programme)
                if tries == _TRIES:
                    return self._failed(airing, str(error), programme)
                airing, since = replace(airing, reason=str(error), position=timedelta()), timedelta()
                verdict = replace(verdict, position=since)
            except OutputError as error:
                return self._failed(airing, str(error), programme)
            else:
                if unbroken.gap and not self._is_told_to_stop(airing):
                    return self._give_back(airing, programme, played, unbroken.gap)
                if not (played.ended is Ended.STOPPED and watch.leave) or self._is_told_to_stop(airing):
                    return self._close(airing, programme, played, verdict, skipped=skipped)
                self._ledger.note(airing, LogEvent.REFUSED, played.position, programme, detail=watch.why)
                programme, since = self._what_follows(airing, programme, watch.leave.resume)
                skipped = True
                airing, verdict = replace(airing, reason=watch.why, position=since), replace(verdict, position=since)

    def _give_back(self, airing: Airing, programme: Programme, played: Played, gap: Gap) -> Airing:
        """Time jumped: by its policy it goes on, joins in the middle or is missed, as after a power cut."""
        with self._station.database.transaction():
            if played.began_at is not None:
                self._station.airings.journal(airing.number, played.position)
                self._ledger.note(airing, LogEvent.INTERRUPTED, played.position, programme, detail=str(gap))
            self._station.airings.release(airing.number, self._by)
        self._broken[airing.number] = gap
        _log.warning("%s %s: %s", airing.slot, airing.due, gap)
        return self._station.airings.get(airing.number)

    def _what_follows(self, airing: Airing, programme: Programme, resume: timedelta) -> tuple[Programme, timedelta]:
        """What sounds after a script that was withdrawn on air: what came after it, or the station's fallback."""
        if resume < programme.duration:
            return programme, resume
        try:
            return production.build(self._station, self._station.config.fallback, airing.due.date()), timedelta()
        except (PlaylistError, AudioError, StationError) as error:
            _log.error("%s", error)
            return programme, programme.duration

    def _is_told_to_stop(self, airing: Airing) -> bool:
        return self._stopping() or self._station.airings.get(airing.number).stop_requested

    def _in_place_of(self, airing: Airing, refused: Programme, why: str) -> Programme:
        """Log what did not air and why; give the programme that is to sound instead."""
        _log.error("%s %s: %s", airing.slot, airing.due, why)
        reached = self._station.airings.get(airing.number).position
        self._ledger.note(airing, LogEvent.REFUSED, reached, refused, detail=why)
        return production.prepare(self._station, airing, why)

    def _sound(
        self,
        airing: Airing,
        programme: Programme,
        verdict: Entry,
        eyes: tuple[Watch, Unbroken],
        since: timedelta,
    ) -> Played:
        """Play it into its zones; log that it began when it begins, and journal how far it has come."""
        watch, unbroken = eyes
        station = self._station
        began_at: datetime | None = None
        is_told = False

        def on_position(position: timedelta) -> None:
            nonlocal began_at, is_told
            # The first frame is handed over a little before it sounds.
            began_at = began_at or max(airing.due, station.clock.now())
            try:
                if not is_told:
                    event = LogEvent.RESUMED if airing.position else LogEvent.STARTED
                    why = "; ".join(filter(None, (verdict.reason or airing.reason, made_good(airing))))
                    self._ledger.note(airing, event, verdict.position, programme, detail=why, at=began_at)
                    is_told = True
                station.airings.journal(airing.number, position)
            except StationError as error:  # a full disk must not silence the loudspeakers
                _log.error("%s", error)

        return Player(station.clock).play(
            station.config.root / programme.audio,
            programme.digest,
            [station.zones[name] for name in airing.zones],
            title=programme.title,
            due=max(airing.due, station.clock.now()),
            start=verdict.position,
            on_position=on_position,
            refusal=lambda: clearance.revoked(station, programme, since),
            should_stop=lambda position: (
                self._is_told_to_stop(airing)
                or unbroken.ended(begun=began_at is not None)
                or watch.is_to_leave(position)
            ),
        )

    def _close(self, airing: Airing, programme: Programme, played: Played, verdict: Entry, *, skipped: bool) -> Airing:
        """Write down how it ended. A process that was told to end leaves the row on air, for the next start."""
        station, ledger = self._station, self._ledger
        try:
            ledger.note_lost(airing, played.position, programme)
            if played.began_at is not None:
                station.items.note_aired(programme.items, played.began_at)
                archive.keep(station, airing, programme)
        except StationError as error:  # how it ended is still to be written
            _log.error("%s", error)
        if played.ended is Ended.STOPPED and self._stopping():
            station.airings.journal(airing.number, played.position)
            return station.airings.get(airing.number)
        state, event, reason = self._outcome(airing, played, verdict, skipped=skipped)
        return ledger.end(airing, state, event, reason, position=played.position, programme=programme)

    def _outcome(
        self, airing: Airing, played: Played, verdict: Entry, *, skipped: bool
    ) -> tuple[AiringState, LogEvent, str]:
        if played.ended is Ended.LOST:
            state = AiringState.PARTLY if played.began_at else AiringState.FAILED
            return state, LogEvent.FAILED, played.detail
        if played.ended is Ended.STOPPED:
            why = self._station.airings.get(airing.number).reason or _("dừng theo yêu cầu")
            return AiringState.CUT, LogEvent.CUT, why
        joined = airing.late.mode is LateMode.JOIN and verdict.position > timedelta()
        reason = " ".join(filter(None, (airing.reason, verdict.reason, played.detail, made_good(airing))))
        return AiringState.PARTLY if joined or skipped else AiringState.AIRED, LogEvent.FINISHED, reason

    # ── Its sentences ────────────────────────────────────────────────────────────────────────────────────────────
    def _entry(self, airing: Airing, length: timedelta | None = None) -> Entry:
        return entry(airing, self._station.clock.now(), length=length, interrupted=airing.position > timedelta())

    def _patience(self, airing: Airing) -> float:
        """Seconds to wait for the zones: until it would be too late."""
        return max(0.0, (airing.due + latitude(airing) - self._station.clock.now()).total_seconds())

    def _make_way(self, airing: Airing) -> None:
        """Ask what has a lower priority in the same zones to stop; what must be exact, also its equals."""
        least = airing.priority + (airing.late.mode is LateMode.EXACT)
        for other in self._station.airings.on_air():
            if other.priority < least and set(other.zones) & set(airing.zones):
                why = _("nhường chương trình ưu tiên hơn: {name}").format(name=airing.playlist)
                self._station.airings.request_stop(other.number, why)

    def _zones_of(self, airing: Airing, wait: float = 0.0) -> AbstractContextManager[bool]:
        return held(self._station.config.locks, [f"zone-{zone}" for zone in airing.zones], wait_seconds=wait)

    def _missed(self, airing: Airing, reason: str) -> Airing:
        """Missed; or cut short for good, when some of it had sounded before."""
        gap = self._broken.pop(airing.number, None)
        reason = "; ".join(filter(None, (reason, str(gap) if gap else self._absence(airing))))
        if airing.position:
            return self._ledger.end(airing, AiringState.PARTLY, LogEvent.MISSED, reason)
        return self._ledger.end(airing, AiringState.MISSED, LogEvent.MISSED, reason)

    def _failed(self, airing: Airing, reason: str, programme: Programme | None = None) -> Airing:
        state = AiringState.PARTLY if airing.position else AiringState.FAILED
        return self._ledger.end(airing, state, LogEvent.FAILED, reason, programme=programme)
