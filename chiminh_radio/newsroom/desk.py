"""The newsroom's desk: files are received and checked."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from chiminh_radio.errors import ScriptError, StationError
from chiminh_radio.files import digest_of
from chiminh_radio.model.decision import Note, ScriptRecord
from chiminh_radio.model.script import Script, ScriptState
from chiminh_radio.newsroom.filenames import told
from chiminh_radio.newsroom.inbox import Dropped, Inbox
from chiminh_radio.newsroom.intake import Intake, revision_notes
from chiminh_radio.newsroom.joining import Joiner
from chiminh_radio.newsroom.receipts import Receipt
from chiminh_radio.newsroom.recordings import Ear, alike, is_sound
from chiminh_radio.newsroom.sounddesk import SoundDesk
from chiminh_radio.newsroom.words import tidy
from chiminh_radio.store.recordings import Recordings
from chiminh_radio.store.scripts import Scripts

SETTLE = timedelta(seconds=2)
"""How long a dropped file must have stopped growing."""
AT_ONCE = 20
"""How many files a look takes: what became of them is told before the hundreds behind them are read."""


class Desk:
    """Receives files and checks them."""

    def __init__(
        self,
        scripts: Scripts,
        *,
        folder: Path,
        inbox: Path,
        examine: Callable[[Script], tuple[Note, ...]],
        settle: timedelta = SETTLE,
        intake: Intake | None = None,
        recordings: Recordings,
        ear: Ear | None = None,
    ) -> None:
        """`folder` is the station's; `examine` is the checker with its values."""
        self._scripts = scripts
        self._folder = folder
        self._inbox = Inbox(inbox, settle=settle)
        self._examine = examine
        self._intake = intake or Intake()
        joiner = Joiner(
            scripts,
            recordings,
            inbox=self._inbox,
            ear=ear or Ear(),
            examine=examine,
            relative=self._relative,
        )
        self._sounds = SoundDesk(joiner, self._inbox, self._refuse)

    def receive(self, path: Path, *, at: datetime) -> ScriptRecord:
        """Take a file as a script: read, keep the original under received/, check. `path` itself is left alone.

        The same content again is the script it was. Raises ScriptError for what is no script, StationError for a disk
        that does not take it.
        """
        return self._receive(path, at, origin=told(path.absolute()))[0]

    def take(self, path: Path, *, at: datetime, by: str = "") -> Sequence[Receipt]:
        """Receive one file of many, handed in by `by`, and the recordings beside a script that are meant by it.

        What keeps a file out is told in its receipt.
        """
        origin, by = told(path.absolute()), tidy(by)
        if is_sound(path.name):
            return [self._sounds.take(path, at, by=by)]
        try:
            record, is_known = self._receive(path, at, origin=origin, by=by)
        except ScriptError as error:
            if path.is_file():
                self._scripts.note_refused(origin=origin, digest=digest_of(path), why=str(error), at=at, by=by)
            return [Receipt(origin=origin, refusal=str(error))]
        except StationError as error:  # nothing was looked at yet
            return [Receipt(origin=origin, refusal=str(error))]
        joined = self._sounds.take_beside(path, record, at, by=by)
        return [Receipt(origin=origin, record=self._scripts.get(record.number), is_known=is_known), *joined]

    def collect(self, at: datetime, stopping: Callable[[], bool] = lambda: False) -> Sequence[Receipt]:
        """Receive files in the inbox that have stopped growing, and clear them away: AT_ONCE at most, for each look.

        After `stopping` no other file is begun: one may take a minute to be converted.

        A file that the disk does not let go of, or that another program holds, stays, is tried again, and does not
        hold up the others: its StationError is raised when nothing else is to be told.
        """
        receipts: list[Receipt] = []
        trouble: StationError | None = None
        settled = self._inbox.settled(at)
        for dropped in sorted(settled, key=lambda dropped: is_sound(dropped.path.name)):
            if len(receipts) == AT_ONCE or stopping():
                break
            try:
                take = self._sounds.collect if is_sound(dropped.path.name) else self._take
                if receipt := take(dropped, at):
                    receipts.append(receipt)
            except StationError as error:
                trouble = trouble or error
        trouble = trouble or self._inbox.trouble
        if trouble and not receipts:
            raise trouble
        return receipts

    def _take(self, dropped: Dropped, at: datetime) -> Receipt | None:
        """One settled file. Whatever breaks off between the steps leaves it in the inbox, to be taken again."""
        if self._has_sound_to_come(dropped, at):
            return None
        try:
            record, is_known = self._receive(dropped.path, at, origin=dropped.origin, source=dropped.contributor)
        except ScriptError as error:
            if not dropped.is_still_so:
                return None  # somebody is saving it just now
            return Receipt(origin=dropped.origin, refusal=str(error), refused_to=self._refuse(dropped, error, at))
        self._inbox.clear(dropped)
        self._sounds.look_again()
        return Receipt(origin=dropped.origin, record=record, is_known=is_known)

    def _has_sound_to_come(self, dropped: Dropped, at: datetime) -> bool:
        """Whether a recording of the script's own name is still being copied."""
        return any(
            is_sound(each.path.name)
            and each.contributor == dropped.contributor
            and alike(each.path.stem, dropped.path.stem)
            and not self._inbox.is_settled(each, at)
            for each in self._inbox.seen
        )

    def _refuse(self, dropped: Dropped, error: ScriptError, at: datetime) -> Path:
        self._scripts.note_refused(origin=dropped.origin, digest=digest_of(dropped.path), why=str(error), at=at)
        return self._inbox.refuse(dropped, str(error))

    def _receive(
        self, path: Path, at: datetime, *, origin: str, source: str = "", by: str = ""
    ) -> tuple[ScriptRecord, bool]:
        """The record of a file's script, and whether it was there before.

        `source` is where the words come from, for a script that does not say; `by` who handed it in, if known.
        """
        self._intake.weigh(path)
        with self._inbox.in_hand(path) as copy:
            draft = self._intake.draft(copy, source)
            kept = self._inbox.keep(copy)
        kin = self._scripts.kin(draft.script)
        known = self._scripts.by_digest(draft.script.digest) or _same(draft.script, kin)
        script = known.script if known else draft.script
        record = self._scripts.add(  # also for a known one: who brought it again stands in the record
            script,
            origin=origin,
            by=by,
            original=self._relative(kept),
            original_digest=digest_of(kept),
            at=at,
            notes=(*draft.notes, *revision_notes(script, kin), *self._examine(script)) if not known else (),
        )
        if record.state is ScriptState.RECEIVED:
            rules = sorted({note.rule for note in record.notes})
            self._scripts.set_state(script.digest, ScriptState.CHECKED, at=at, detail={"notes": rules})
            record = self._scripts.get(record.number)
        return record, known is not None

    def _relative(self, kept: Path) -> Path:
        """A path as the store keeps it: within the station's folder, so that the folder can be moved."""
        return kept.relative_to(self._folder) if kept.is_relative_to(self._folder) else kept


def _same(script: Script, kin: Sequence[ScriptRecord]) -> ScriptRecord | None:
    """The record that says the same, whoever handed it in."""
    return next((each for each in kin if replace(each.script, source="") == replace(script, source="")), None)
