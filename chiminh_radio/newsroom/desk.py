"""The newsroom's desk: files are received and checked."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path, PurePath

from chiminh_radio.errors import ScriptError, StationError
from chiminh_radio.files import digest_of
from chiminh_radio.i18n import _
from chiminh_radio.model.decision import Note, ScriptRecord
from chiminh_radio.model.script import Script, ScriptState
from chiminh_radio.newsroom.filenames import told
from chiminh_radio.newsroom.inbox import Dropped, Inbox
from chiminh_radio.newsroom.intake import Intake, revision_notes
from chiminh_radio.newsroom.joining import Joiner, Owner, missing_script
from chiminh_radio.newsroom.recordings import Ear, alike, beside, brought, is_sound
from chiminh_radio.newsroom.words import tidy
from chiminh_radio.store.recordings import Recordings
from chiminh_radio.store.scripts import Scripts

SETTLE = timedelta(seconds=2)
"""How long a dropped file must have stopped growing."""
AT_ONCE = 20
"""How many files a look takes: what became of them is told before the hundreds behind them are read."""
_LOOK_AGAIN = timedelta(minutes=1)
"""For the script of a recording that waits: it may be withdrawn meanwhile, so that it can be joined again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of one dropped file: `record` if it was taken, else `refusal` says why not."""

    origin: str
    record: ScriptRecord | None = None
    is_known: bool = False
    """The same script was here before, and nothing was doubled."""
    refusal: str = ""
    refused_to: Path | None = None
    is_recording: bool = False
    """Then `record` is the script that it is for; without one it waits where it lies."""

    def __str__(self) -> str:
        """The sentence for the operator."""
        if self.is_recording and not self.refusal:
            if self.record is None:
                return f"{self.origin}: {missing_script(PurePath(self.origin).name)}"
            words = _("{origin}: bản ghi của kịch bản số {number} “{title}”")
            return words.format(origin=self.origin, number=self.record.number, title=self.record.script.title)
        if self.record is None:
            return _("không nhận {origin}: {refusal}").format(origin=self.origin, refusal=self.refusal)
        words = _("đã có từ trước, không nhận thêm") if self.is_known else _("đã nhận")
        return _("{origin}: {words}, kịch bản số {number} “{title}”").format(
            origin=self.origin, words=words, number=self.record.number, title=self.record.script.title
        )


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
        self._joiner = Joiner(
            scripts,
            recordings,
            inbox=self._inbox,
            ear=ear or Ear(),
            examine=examine,
            relative=self._relative,
        )
        self._waiting: dict[Dropped, datetime] = {}
        """Recordings without a script, and when one was last looked for."""

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
            owner = self._joiner.owner(path, origin.rpartition("/")[0], at)
            return [self._take_sound(path, owner, at, by=by)]
        try:
            record, is_known = self._receive(path, at, origin=origin, by=by)
        except ScriptError as error:
            if path.is_file():
                self._scripts.note_refused(origin=origin, digest=digest_of(path), why=str(error), at=at, by=by)
            return [Receipt(origin=origin, refusal=str(error))]
        except StationError as error:  # nothing was looked at yet
            return [Receipt(origin=origin, refusal=str(error))]
        sounds = dict.fromkeys(brought(record.script, path, beside(path)).values())
        owners = {sound: (record, self._joiner.calls(record, path, sound, at)) for sound in sounds}
        joined = [self._take_sound(sound, owner if owner[1] else None, at, by=by) for sound, owner in owners.items()]
        return [Receipt(origin=origin, record=self._scripts.get(record.number), is_known=is_known), *joined]

    def _take_sound(self, path: Path, owner: Owner | None, at: datetime, *, by: str) -> Receipt:
        """A recording that was handed in: where it lies nobody would look for it again."""
        origin = told(path.absolute())
        if owner is None:
            refusal = f"{path.name}: {missing_script(path.name)}"
            return Receipt(origin=origin, refusal=refusal, is_recording=True)
        try:
            record = self._joiner.join(*owner, path, at=at, origin=origin, by=by)
        except (ScriptError, StationError) as error:
            return Receipt(origin=origin, refusal=str(error), is_recording=True)
        return Receipt(origin=origin, record=record, is_recording=True)

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
                take = self._join if is_sound(dropped.path.name) else self._take
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
            return self._refuse(dropped, error, at)
        self._inbox.clear(dropped)
        self._waiting.clear()  # it may be the one that they wait for
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

    def _join(self, dropped: Dropped, at: datetime) -> Receipt | None:
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
            return self._refuse(dropped, error, at, is_recording=True)
        self._inbox.clear(dropped)
        return Receipt(origin=dropped.origin, record=record, is_recording=True)

    def _refuse(self, dropped: Dropped, error: ScriptError, at: datetime, *, is_recording: bool = False) -> Receipt:
        self._scripts.note_refused(origin=dropped.origin, digest=digest_of(dropped.path), why=str(error), at=at)
        target = self._inbox.refuse(dropped, str(error))
        return Receipt(origin=dropped.origin, refusal=str(error), refused_to=target, is_recording=is_recording)

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
