"""Recordings find their scripts: a script that calls one by its name, or the one of the same name that just came.

A script is taken at once and its recording joins it, minutes or days later; until then the checker calls a recording
that is called and not there an error. Nothing joins a script that is approved: what was approved is what was heard.
"""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path, PurePath

from chiminh_radio.errors import ScriptError
from chiminh_radio.files import digest_of
from chiminh_radio.i18n import _
from chiminh_radio.model.decision import Note, ScriptRecord
from chiminh_radio.model.recording import WHOLE, Recording
from chiminh_radio.model.script import Script, ScriptState
from chiminh_radio.newsroom.inbox import Inbox
from chiminh_radio.newsroom.intake import told_by_the_file
from chiminh_radio.newsroom.recordings import Ear, brought
from chiminh_radio.store.recordings import Recordings
from chiminh_radio.store.scripts import Scripts

Owner = tuple[ScriptRecord, Collection[str]]
"""A script and by what it calls a recording."""
TOGETHER = timedelta(days=1)
"""So long after a script a recording of the same name is taken for its sound: names come again each week."""
_NEW = frozenset({ScriptState.RECEIVED, ScriptState.CHECKED})
_OPEN = _NEW | {ScriptState.REJECTED, ScriptState.WITHDRAWN}


class Joiner:
    """Keeps recordings and puts down whose they are."""

    def __init__(
        self,
        scripts: Scripts,
        recordings: Recordings,
        *,
        inbox: Inbox,
        ear: Ear,
        examine: Callable[[Script], tuple[Note, ...]],
        relative: Callable[[Path], Path],
    ) -> None:
        """`relative` tells a path as the store keeps it."""
        self._scripts = scripts
        self._recordings = recordings
        self._inbox = inbox
        self._ear = ear
        self._examine = examine
        self._relative = relative

    def owner(self, sound: Path, folder: str, at: datetime) -> Owner | None:
        """The newest script from `folder` that a recording is for, and what it calls it; None where there is none."""
        for record in self._scripts.all():
            is_there = record.origin.rpartition("/")[0] == folder
            if is_there and (calls := self.calls(record, PurePath(record.origin), sound, at)):
                return record, calls
        return None

    def calls(self, record: ScriptRecord, file: PurePath, sound: Path, at: datetime) -> Collection[str]:
        """By what a script that came as `file` calls a recording that may join it, or that it has already."""
        return [
            call
            for call in brought(record.script, file, [sound])
            if self._may_join(record, call, at) or self._has(record, call, sound)
        ]

    @staticmethod
    def _may_join(record: ScriptRecord, call: str, at: datetime) -> bool:
        if call in record.script.calls:
            return record.state in _OPEN
        return record.state in _NEW and at - record.received_at <= TOGETHER

    def _has(self, record: ScriptRecord, call: str, sound: Path) -> bool:
        known = self._recordings.of(record.script.digest).get(call)
        return known is not None and known.size == sound.stat().st_size and known.digest == digest_of(sound)

    def join(
        self, record: ScriptRecord, calls: Collection[str], sound: Path, *, at: datetime, origin: str, by: str = ""
    ) -> ScriptRecord:
        """Listen to a recording, keep it under received/, and put down that it is the script's; `sound` stays.

        Raises ScriptError for what cannot air, and the script knows; StationError for a disk that does not take it.
        """
        name = PurePath(origin).name
        try:
            recording = self._kept(name, sound)
        except ScriptError as error:
            recording = Recording(call=WHOLE, name=name, refusal=str(error))
            self._put(record, calls, recording, at=at, origin=origin, by=by)
            raise
        return self._put(record, calls, recording, at=at, origin=origin, by=by)

    def _kept(self, name: str, sound: Path) -> Recording:
        self._ear.weigh(sound)
        with self._inbox.in_hand(sound) as copy:
            length = self._ear.length(copy)
            kept = self._inbox.keep(copy)
        size = kept.stat().st_size
        digest = digest_of(kept)
        return Recording(call=WHOLE, name=name, audio=self._relative(kept), digest=digest, size=size, duration=length)

    def _put(
        self, record: ScriptRecord, calls: Collection[str], recording: Recording, *, at: datetime, origin: str, by: str
    ) -> ScriptRecord:
        digest = record.script.digest
        there = self._recordings.of(digest)
        for call in calls:
            good = call in there and not there[call].refusal
            if recording.digest or not good:  # a bad one takes nothing from a good one
                self._recordings.add(digest, replace(recording, call=call), at=at, origin=origin, by=by)
        if record.state in _OPEN:
            self._scripts.set_notes(digest, (*told_by_the_file(record.notes), *self._examine(record.script)))
        return self._scripts.known(digest)


def missing_script(name: str) -> str:
    """What a recording waits for."""
    return _("chờ kịch bản cùng tên, hoặc có dòng [BĂNG: {name}]").format(name=name)
