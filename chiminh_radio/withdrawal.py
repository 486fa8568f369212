"""Taking a script off the air: where what sounds now can be left, and the masters that are not to air any more."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from chiminh_radio import clearance, production
from chiminh_radio.i18n import _
from chiminh_radio.model.airing import Airing, AiringState
from chiminh_radio.model.item import Cue
from chiminh_radio.model.programme import Programme
from chiminh_radio.model.script import ScriptState
from chiminh_radio.station import Station

_PREPARED = timedelta(days=2)
"""No master is made further ahead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """Where a programme is to be left, and where it may go on; both from its start."""

    at: timedelta
    resume: timedelta


def way_out(programme: Programme, position: timedelta, withdrawn: Collection[str]) -> Leave | None:
    """How to keep the scripts `withdrawn` (digests) from sounding on; None when nothing more of them would.

    A phrase that has begun ends, a recording does not; within the item, what follows the last of them (a closing
    jingle) may sound.
    """
    for item in (cue for cue in programme.cues if cue.script_digest in withdrawn and not cue.text):
        end = item.at + item.duration
        phrases = [cue for cue in programme.cues if _is_phrase_of(cue, item)]
        ahead = [cue for cue in phrases if cue.at + cue.duration > position] if phrases else [item]
        if position >= end or not ahead:
            continue
        if position < item.at or not phrases:
            return Leave(at=max(position, item.at), resume=end)
        last = phrases[-1].at + phrases[-1].duration
        ends = ahead[0].at < position and not ahead[0].recording_digest
        return Leave(at=ahead[0].at + ahead[0].duration if ends else position, resume=last)
    return None


def _is_phrase_of(cue: Cue, item: Cue) -> bool:
    within = item.at <= cue.at < item.at + item.duration
    return bool(cue.text) and cue.script_digest == item.script_digest and within


class Watch:
    """Looks out for a withdrawal while a programme sounds; the record's end tells that there is something to see."""

    def __init__(self, station: Station, programme: Programme) -> None:
        self._station = station
        self._programme = programme
        self._seen = station.record.chain.head
        self.leave: Leave | None = None
        self.why = ""

    def is_to_leave(self, position: timedelta) -> bool:
        """Is the programme to be left here? `position` is how far into it the next sample lies."""
        head = self._station.record.chain.head
        if head != self._seen:
            self._seen = head
            self._look(position)
        return self.leave is not None and position >= self.leave.at

    def _look(self, position: timedelta) -> None:
        spoken = {cue.script_digest for cue in self._programme.cues if cue.script_digest}
        records = [self._station.scripts.by_digest(digest) for digest in sorted(spoken)]
        withdrawn = [each for each in records if each is not None and each.state is ScriptState.WITHDRAWN]
        self.leave = way_out(self._programme, position, {each.script.digest for each in withdrawn})
        if self.leave:
            self.why = _("rút khi đang phát: {scripts}").format(
                scripts=", ".join(f"{each.number} “{each.script.title}”" for each in withdrawn)
            )


def unmake(station: Station) -> tuple[Airing, ...]:
    """Take their masters from the airings that are ready with something that may not air now; they are made anew."""
    now = station.clock.now()
    unmade = []
    for airing in station.airings.waiting(now + _PREPARED):
        programme = production.made_for(station, airing)
        if airing.state is AiringState.READY and programme and (why := clearance.revoked(station, programme)):
            station.airings.unmake(airing.number, why)
            unmade.append(airing)
    return tuple(unmade)


def on_air(station: Station, number: int) -> bool:
    """Does a programme that speaks this script sound now?"""
    digest = station.scripts.get(number).script.digest
    programmes = (production.made_for(station, airing) for airing in station.airings.on_air())
    return any(cue.script_digest == digest for programme in programmes if programme for cue in programme.cues)
