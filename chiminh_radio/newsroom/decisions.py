"""Deciding: a leader approves a script, rejects it, or withdraws it.

A script may be approved when it is checked, and also after it was rejected or withdrawn (a leader may think again); it
may be rejected while no approval holds, and withdrawn while one does. Who decides must be an approver by config.toml
and, unless the station allows it, none of the script's editors.
"""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from chiminh_radio.errors import ApprovalError
from chiminh_radio.i18n import _
from chiminh_radio.model import Approval, Decision, Note, Script, ScriptRecord, ScriptState, Severity
from chiminh_radio.newsroom.intake import told_by_the_file
from chiminh_radio.newsroom.words import tidy
from chiminh_radio.store.scripts import Scripts

APPROVER = "approver"

_BETWEEN_EDITORS = re.compile(r"[,;&]|\s[-–]\s|\svà\s")
_OPEN = frozenset({ScriptState.RECEIVED, ScriptState.CHECKED, ScriptState.REJECTED, ScriptState.WITHDRAWN})
_IN_FORCE = frozenset({ScriptState.APPROVED, ScriptState.VOICED})


class Decisions:
    """Keeps the rules of approval."""

    def __init__(
        self,
        scripts: Scripts,
        *,
        people: Mapping[str, frozenset[str]],
        self_approval: bool,
        examine: Callable[[Script], tuple[Note, ...]],
    ) -> None:
        """`people` gives each name its roles; `examine` is the checker with its values."""
        self._scripts = scripts
        self._people = {tidy(name): roles for name, roles in people.items()}
        self._self_approval = self_approval
        self._examine = examine

    def examined(self, record: ScriptRecord) -> tuple[Note, ...]:
        """What there is to mend in a script now; what its file had to be converted from stays told."""
        return (*told_by_the_file(record.notes), *self._examine(record.script))

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
        return self._decide(record, Decision.WITHDRAWN, self._approver(by), at, _reason(why))

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
