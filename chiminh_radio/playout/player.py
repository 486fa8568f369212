"""Plays one master into the zones of an airing: on the due moment, at a steady pace, to the sample."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import chain, islice
from pathlib import Path

from chiminh_radio.clock import Clock, seconds
from chiminh_radio.errors import AirError, OutputError
from chiminh_radio.i18n import _
from chiminh_radio.model.sound import FRAME, FRAME_SAMPLES
from chiminh_radio.playout.master import opened
from chiminh_radio.playout.pace import LEAD, Pace
from chiminh_radio.playout.zone import Zone

AHEAD = timedelta(seconds=5)
"""How long before the due moment the master is checked and lost outputs are opened anew."""
_STOP_FRAMES = 4
_POSITION_FRAMES = 25
_FADE_FRAMES = 3
"""A stop sounds at most 4 + 5 (the lead) + 3 frames after it was asked for: 0.24 s."""


class Ended(StrEnum):
    """How playing came to its end."""

    FINISHED = "finished"
    STOPPED = "stopped"
    LOST = "lost"
    """No output was left to play to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Played:
    """What came of it. `position` is how far it was heard; `began_at` is None when not one frame was sent."""

    ended: Ended
    position: timedelta
    began_at: datetime | None = None
    detail: str = ""
    """Sentences about lost outputs and pauses of the machine; "" when all went well."""


class Player:
    """Plays one master at a time, on the clock it is given."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock

    def play(
        self,
        audio: Path,
        digest: str,
        zones: Sequence[Zone],
        *,
        title: str,
        due: datetime,
        start: timedelta = timedelta(),
        on_position: Callable[[timedelta], None],
        refusal: Callable[[], str],
        should_stop: Callable[[timedelta], bool],
    ) -> Played:
        """Wait for `due`, play from `start` until the end or `should_stop`, and return when it has sounded.

        The callbacks are called from here, between two frames, and must return within some tens of milliseconds:
        `should_stop`, told how far into the master the next frame lies, at least ten times a second, also while
        waiting; `on_position` with the first frame and then
        twice a second, with how far it has sounded by now. `refusal` is asked once, just before the first sample: a
        sentence says why it may not air after all.
        Raises AirError when the file is not what was approved, whenever that comes to light, and for a refusal;
        AudioError when it cannot be read.
        """
        if not self._waited(lambda: seconds(due - AHEAD - self._clock.now()), lambda: should_stop(start)):
            return Played(ended=Ended.STOPPED, position=start)
        with opened(audio, digest) as master:
            at = max(due, self._clock.now() + LEAD)
            pace = Pace(self._clock, at)
            together = _Together(zones)
            together.each(lambda zone: zone.begin(title, at))
            try:
                ended, position = Ended.STOPPED, start
                if together.living and self._waited(pace.remaining, lambda: should_stop(start)):
                    if why := refusal():
                        raise AirError(why)
                    ended, passed = _send(
                        master.frames(start),
                        together,
                        pace,
                        lambda passed: on_position(start + passed),
                        lambda passed: should_stop(start + passed),
                    )
                    position = min(start + passed, master.duration)
            finally:
                together.each(lambda zone: zone.end())
        return Played(
            ended=ended if together.living else Ended.LOST,
            position=position,
            began_at=pace.began_at,
            detail=_detail(zones, pace),
        )

    def _waited(self, remaining: Callable[[], float], should_stop: Callable[[], bool]) -> bool:
        """Wait until nothing remains; False when it was stopped before."""
        while not should_stop():
            left = remaining()
            if left <= 0:
                return True
            # In short steps: somebody may ask for a stop, or set the wall clock.
            self._clock.sleep(min(left, seconds(_STOP_FRAMES * FRAME)))
        return False


class _Together:
    """The zones of one airing; those that have lost all their outputs are left out from then on."""

    def __init__(self, zones: Sequence[Zone]) -> None:
        self.living = list(zones)

    def each(self, step: Callable[[Zone], None]) -> None:
        for zone in tuple(self.living):
            try:
                step(zone)
            except OutputError:  # the zone has logged it, output by output, and keeps it in `lost`
                self.living.remove(zone)

    def write(self, frame: bytes) -> None:
        self.each(lambda zone: zone.write(frame))


def _send(
    frames: Iterator[bytes],
    together: _Together,
    pace: Pace,
    on_sounded: Callable[[timedelta], None],
    should_stop: Callable[[timedelta], bool],
) -> tuple[Ended, timedelta]:
    """Hand over frame by frame, each at its time. Gives how it ended and how much was heard."""
    passed = timedelta()
    numbered = enumerate(frames)
    for number, frame in numbered:
        if number and number % _STOP_FRAMES == 0 and should_stop(number * FRAME):
            _fade_out(chain([(number, frame)], numbered), together, pace)
            return Ended.STOPPED, passed
        pace.wait_for(number)
        together.write(frame)
        if not together.living:
            return Ended.LOST, pace.sounded(number)
        if number % _POSITION_FRAMES == 0:
            on_sounded(pace.sounded(number))
        passed = (number + 1) * FRAME
    return Ended.FINISHED, passed


def _fade_out(numbered: Iterator[tuple[int, bytes]], together: _Together, pace: Pace) -> None:
    """Send a few frames more, ever softer: sound that breaks off is heard as a crack in every loudspeaker."""
    length = _FADE_FRAMES * FRAME_SAMPLES
    for step, (number, frame) in enumerate(islice(numbered, _FADE_FRAMES)):
        done = step * FRAME_SAMPLES
        samples = array("h", frame)
        softer = array("h", (round(each * (length - done - n) / length) for n, each in enumerate(samples)))
        pace.wait_for(number)
        together.write(softer.tobytes())


def _detail(zones: Sequence[Zone], pace: Pace) -> str:
    sentences = [lost.why for zone in zones for lost in zone.lost]
    if pace.stalled:
        sentences.append(
            _("Máy bị nghẽn khi phát, âm thanh ngắt tổng cộng {seconds:.1f} giây.").format(
                seconds=seconds(pace.stalled)
            )
        )
    return " ".join(sentences)
