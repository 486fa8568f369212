"""The newsroom's desk: files are received and checked, and a leader decides on each script.

A script may be approved when it is checked, and also after it was rejected or withdrawn (a leader may think again); it
may be rejected while no approval holds, and withdrawn while one does. Who decides must be an approver by config.toml
and, unless the station allows it, none of the script's editors.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from chiminh_radio.errors import ApprovalError, ScriptError, StationError
from chiminh_radio.i18n import _
from chiminh_radio.model import Approval, Decision, Note, Script, ScriptRecord, ScriptState, Severity
from chiminh_radio.newsroom.inbox import Dropped, Inbox
from chiminh_radio.newsroom.intake import Intake, told_by_the_file
from chiminh_radio.newsroom.words import tidy
from chiminh_radio.store.scripts import Scripts

APPROVER = "approver"
SETTLE = timedelta(seconds=2)
"""How long a dropped file must have stopped growing."""

_BETWEEN_EDITORS = re.compile(r"[,;&]|\s[-–]\s|\svà\s")
_OPEN = frozenset({ScriptState.RECEIVED, ScriptState.CHECKED, ScriptState.REJECTED, ScriptState.WITHDRAWN})
_IN_FORCE = frozenset({ScriptState.APPROVED, ScriptState.VOICED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What became of one dropped file: `record` if it was taken, else `refusal` says why not."""

    origin: str
    record: ScriptRecord | None = None
    is_known: bool = False
    """The same script was here before, and nothing was doubled."""
    refusal: str = ""
    refused_to: Path | None = None

    def __str__(self) -> str:
        """The sentence for the operator."""
        if self.record is None:
            return _("không nhận {origin}: {refusal}").format(origin=self.origin, refusal=self.refusal)
        words = _("đã có từ trước, không nhận thêm") if self.is_known else _("đã nhận")
        return _("{origin}: {words}, kịch bản số {number} “{title}”").format(
            origin=self.origin, words=words, number=self.record.number, title=self.record.script.title
        )


class Desk:
    """Receives, and keeps the rules of approval."""

    def __init__(
        self,
        scripts: Scripts,
        *,
        folder: Path,
        inbox: Path,
        people: Mapping[str, frozenset[str]],
        self_approval: bool,
        examine: Callable[[Script], tuple[Note, ...]],
        settle: timedelta = SETTLE,
        intake: Intake | None = None,
    ) -> None:
        """`folder` is the station's; `people` gives each name its roles; `examine` is the checker with its values."""
        self._scripts = scripts
        self._folder = folder
        self._inbox = Inbox(inbox, settle=settle)
        self._people = {tidy(name): roles for name, roles in people.items()}
        self._self_approval = self_approval
        self._examine = examine
        self._intake = intake or Intake()

    def examined(self, record: ScriptRecord) -> tuple[Note, ...]:
        """What there is to mend in a script now; what its file had to be converted from stays told."""
        return (*told_by_the_file(record.notes), *self._examine(record.script))

    def receive(self, path: Path, *, at: datetime, origin: str = "") -> ScriptRecord:
        """Take a file as a script: read, keep the original under received/, check. `path` itself is left alone.

        The same content again is the script it was. Raises ScriptError for what is no script, StationError for a disk
        that does not take it.
        """
        return self._receive(path, at, origin or path.name)[0]

    def collect(self, at: datetime) -> Sequence[Receipt]:
        """Receive the files in the inbox that have stopped growing, and clear them away; call it at each tick.

        A file that the disk does not let go of stays, is tried again, and does not hold up the others: its
        StationError is raised when nothing else is to be told.
        """
        receipts: list[Receipt] = []
        trouble: StationError | None = None
        for dropped in self._inbox.settled(at):
            try:
                if receipt := self._take(dropped, at):
                    receipts.append(receipt)
            except StationError as error:
                trouble = trouble or error
        if trouble and not receipts:
            raise trouble
        return receipts

    def approve(self, number: int, *, by: str, at: datetime) -> ScriptRecord:
        """Approve a script, checked once more. Raises ApprovalError with the rule and its key in config.toml."""
        record = self._scripts.get(number)
        _require(record, _OPEN)
        leader = self._approver(by)
        self._refuse_own(record, leader)
        notes = self.examined(record)
        self._scripts.set_notes(record.script.digest, notes)
        if errors := [note for note in notes if note.severity is Severity.ERROR]:
            raise ApprovalError(
                _("kịch bản số {number} còn {count} lỗi phải sửa trước khi duyệt: {place}: {reason}").format(
                    number=number, count=len(errors), place=errors[0].place, reason=errors[0].reason
                )
            )
        return self._decide(record, Decision.APPROVED, leader, at)

    def reject(self, number: int, *, by: str, at: datetime, why: str) -> ScriptRecord:
        """Reject a script that is not approved. Raises ApprovalError, also for no reason given."""
        record = self._scripts.get(number)
        _require(record, _OPEN - {ScriptState.REJECTED})
        return self._decide(record, Decision.REJECTED, self._approver(by), at, _reason(why))

    def withdraw(self, number: int, *, by: str, at: datetime, why: str) -> ScriptRecord:
        """Take an approved script off the air. Raises ApprovalError, also for no reason given."""
        record = self._scripts.get(number)
        _require(record, _IN_FORCE)
        # The decision alone already bars the air; the state then says that it had been approved before.
        self._decide(record, Decision.REJECTED, self._approver(by), at, _reason(why))
        self._scripts.set_state(record.script.digest, ScriptState.WITHDRAWN)
        return self._scripts.get(number)

    def _take(self, dropped: Dropped, at: datetime) -> Receipt | None:
        """One settled file. Whatever breaks off between the steps leaves it in the inbox, to be taken again."""
        try:
            record, is_known = self._receive(dropped.path, at, dropped.origin)
        except ScriptError as error:
            if not dropped.is_still_so:
                return None  # somebody is saving it just now
            target = self._inbox.refuse(dropped, str(error))
            return Receipt(origin=dropped.origin, refusal=str(error), refused_to=target)
        self._inbox.clear(dropped)
        return Receipt(origin=dropped.origin, record=record, is_known=is_known)

    def _receive(self, path: Path, at: datetime, origin: str) -> tuple[ScriptRecord, bool]:
        """The record of a file's script, and whether it was there before."""
        draft = self._intake.draft(path)
        script = draft.script
        kept = self._inbox.keep(path)
        if self._intake.draft(kept).script != script:
            raise ScriptError(_("{file}: tệp đổi trong lúc đọc; hãy lưu xong rồi gửi lại").format(file=path.name))
        is_known = self._scripts.by_digest(script.digest) is not None
        record = self._scripts.add(
            script,
            origin=origin,
            original=self._relative(kept),
            at=at,
            notes=(*draft.notes, *self._examine(script)),
        )
        if record.state is ScriptState.RECEIVED:
            self._scripts.set_state(script.digest, ScriptState.CHECKED)
            record = self._scripts.get(record.number)
        return record, is_known

    def _relative(self, kept: Path) -> Path:
        """A path as the store keeps it: within the station's folder, so that the folder can be moved."""
        return kept.relative_to(self._folder) if kept.is_relative_to(self._folder) else kept

    def _approver(self, by: str) -> str:
        """The name of an approver as config.toml writes it."""
        wanted = tidy(by).casefold()
        approvers = [name for name, roles in self._people.items() if APPROVER in roles]
        for name in approvers:
            if name.casefold() == wanted:
                return name
        raise ApprovalError(
            _("“{by}” không có quyền duyệt ([[people]] roles trong config.toml); người có quyền: {names}").format(
                by=by, names=", ".join(approvers) or _("chưa có ai")
            )
        )

    def _refuse_own(self, record: ScriptRecord, leader: str) -> None:
        editors = {tidy(name).casefold() for name in _BETWEEN_EDITORS.split(record.script.editor)}
        if leader.casefold() in editors and not self._self_approval:
            raise ApprovalError(
                _(
                    "{by} là người biên tập kịch bản số {number} nên không tự duyệt được ([approval] self_approval)"
                ).format(by=leader, number=record.number)
            )

    def _decide(
        self, record: ScriptRecord, decision: Decision, leader: str, at: datetime, why: str = ""
    ) -> ScriptRecord:
        return self._scripts.decide(
            Approval(script_digest=record.script.digest, decision=decision, by=leader, at=at, why=why)
        )


def _require(record: ScriptRecord, states: Collection[ScriptState]) -> None:
    """Refuse a decision that the script's state does not allow."""
    if record.state in states:
        return
    raise ApprovalError(
        _("kịch bản số {number} {state}, nên không làm được việc này").format(
            number=record.number, state=_state_words()[record.state]
        )
    )


def _state_words() -> Mapping[ScriptState, str]:
    return {
        ScriptState.RECEIVED: _("mới nhận"),
        ScriptState.CHECKED: _("chưa được duyệt"),
        ScriptState.APPROVED: _("đã được duyệt"),
        ScriptState.VOICED: _("đã được duyệt và thu tiếng"),
        ScriptState.REJECTED: _("đã bị trả lại"),
        ScriptState.WITHDRAWN: _("đã được rút lại"),
        ScriptState.SUPERSEDED: _("đã có bản khác thay thế"),
        ScriptState.EXPIRED: _("đã hết hạn"),
    }


def _reason(why: str) -> str:
    if not why.strip():
        raise ApprovalError(_("phải ghi lý do khi trả lại hoặc rút kịch bản (--why)"))
    return tidy(why)
