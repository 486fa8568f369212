"""The desk's other half: recordings are received, and each joins its script or waits for it where it lies."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from chiminh_radio.errors import ScriptError, StationError
from chiminh_radio.model.decision import ScriptRecord
from chiminh_radio.newsroom.filenames import told
from chiminh_radio.newsroom.inbox import Dropped, Inbox
from chiminh_radio.newsroom.joining import Joiner, Owner, missing_script
from chiminh_radio.newsroom.receipts import Receipt
from chiminh_radio.newsroom.recordings import beside, brought

_LOOK_AGAIN = timedelta(minutes=1)
"""For the script of a recording that waits: it may be withdrawn meanwhile, so that it can be joined again."""


class SoundDesk:
    """Receives recordings."""

    def __init__(self, joiner: Joiner, inbox: Inbox, refuse: Callable[[Dropped, ScriptError, datetime], Path]) -> None:
        """`refuse` puts away what cannot air, with the reason, and tells where."""
        self._joiner = joiner
        self._inbox = inbox
        self._refuse = refuse
        self._waiting: dict[Dropped, datetime] = {}
        """Recordings without a script, and when one was last looked for."""

    def take(self, path: Path, at: datetime, *, by: str) -> Receipt:
        """A recording that was handed in by itself."""
        owner = self._joiner.owner(path, told(path.absolute()).rpartition("/")[0], at)
        return self._take(path, owner, at, by=by)

    def take_beside(self, path: Path, record: ScriptRecord, at: datetime, *, by: str) -> list[Receipt]:
        """The recordings that lie beside the file of a script that was handed in, and are meant by it."""
        sounds = dict.fromkeys(brought(record.script, path, beside(path)).values())
        owners = {sound: (record, self._joiner.calls(record, path, sound, at)) for sound in sounds}
        return [self._take(sound, owner if owner[1] else None, at, by=by) for sound, owner in owners.items()]

    def collect(self, dropped: Dropped, at: datetime) -> Receipt | None:
        """One settled recording; without a script it stays where it lies, and that is told once."""
        known = dropped in self._waiting
        if known and at - self._waiting[dropped] < _LOOK_AGAIN:
            return None
        owner = self._joiner.owner(dropped.path, dropped.contributor, at)
        if owner is None:
            self._waiting[dropped] = at
            return None if known else Receipt(origin=dropped.origin, is_recording=True)
        try:
            record = self._joiner.join(*owner, dropped.path, at=at, origin=dropped.origin)
        except ScriptError as error:
            if not dropped.is_still_so:
                return None  # somebody is saving it just now
            put = self._refuse(dropped, error, at)
            return Receipt(origin=dropped.origin, refusal=str(error), refused_to=put, is_recording=True)
        self._inbox.clear(dropped)
        return Receipt(origin=dropped.origin, record=record, is_recording=True)

    def look_again(self) -> None:
        """A script came: it may be the one that recordings wait for."""
        self._waiting.clear()

    def _take(self, path: Path, owner: Owner | None, at: datetime, *, by: str) -> Receipt:
        """Where it lies nobody would look for it again."""
        origin = told(path.absolute())
        if owner is None:
            refusal = f"{path.name}: {missing_script(path.name)}"
            return Receipt(origin=origin, refusal=refusal, is_recording=True)
        try:
            record = self._joiner.join(*owner, path, at=at, origin=origin, by=by)
        except (ScriptError, StationError) as error:
            return Receipt(origin=origin, refusal=str(error), is_recording=True)
        return Receipt(origin=origin, record=record, is_recording=True)
