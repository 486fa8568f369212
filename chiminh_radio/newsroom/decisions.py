"""Deciding: a leader approves a script, rejects it, or withdraws it.

A script may be approved when it is checked, and also after it was rejected or withdrawn (a leader may think again); it
may be rejected while no approval holds, and withdrawn while one does. Approving a correction takes what it corrects out
of every programme to come (ADR 27). Who decides must be an approver by config.toml
and, unless the station allows it, none of the script's editors.
"""

from collections.abc import Callable, Collection, Iterator, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

from chiminh_radio.errors import ApprovalError, PlaylistError
from chiminh_radio.i18n import _
from chiminh_radio.model.decision import Approval, Decision, Note, ScriptRecord, Severity
from chiminh_radio.model.script import Script, ScriptState
from chiminh_radio.newsroom.approvers import Approvers, approval_of
from chiminh_radio.newsroom.signing import Signer
from chiminh_radio.newsroom.words import tidy
from chiminh_radio.store.scripts import Scripts

if TYPE_CHECKING:
    from chiminh_radio.newsroom.corrections import Corrections  # `status` only asks `why_not`

_OPEN = frozenset({ScriptState.RECEIVED, ScriptState.CHECKED, ScriptState.REJECTED, ScriptState.WITHDRAWN}) | {
    ScriptState.EXPIRED,  # by a clock that was wrong; what is really over does not pass the checker
    ScriptState.CORRECTED,  # while no correction of it holds
}
_IN_FORCE = frozenset({ScriptState.APPROVED, ScriptState.VOICED})
_CLOCKS_DIFFER = timedelta(minutes=10)
"""A decision from another PC may seem to come from the future by so much."""


class Harm(Protocol):
    """What happened to the recordings of a script; their bytes are asked only before they sound."""

    def __call__(self, script: Script, *, to_the_byte: bool) -> str:
        """A sentence; "" for none."""
        ...


class Decisions:
    """Keeps the rules of approval."""

    def __init__(
        self,
        scripts: Scripts,
        *,
        approvers: Approvers,
        examine: Callable[[Script], tuple[Note, ...]],
        heard: Callable[[Script], str],
        corrections: "Callable[[], Corrections]",
        harm: Harm,
    ) -> None:
        """`examine` is the checker with its values; `heard` the digest of what a script would sound like now.

        `corrections` is where to ask which script corrects which.
        """
        self._scripts = scripts
        self._approvers = approvers
        self._examine = examine
        self._heard = heard
        self._corrections = corrections
        self._harm = harm

    def examined(self, record: ScriptRecord) -> tuple[Note, ...]:
        """What there is to mend in a script now; what its file had to be converted from stays told."""
        from chiminh_radio.newsroom.intake import told_by_the_file  # noqa: PLC0415 - `status` only asks `why_not`

        return (*told_by_the_file(record.notes), *self._examine(record.script))

    def approve(self, number: int, *, by: str, at: datetime, signer: Signer | None = None) -> ScriptRecord:
        """Approve what a script would sound like now. Raises ApprovalError with the rule and its key in config.toml."""
        approval = self.draft(number, by=by, at=at)
        return self.take(signer.signed(approval) if signer else approval, at=at)

    def draft(self, number: int, *, by: str, at: datetime) -> Approval:
        """The approval of what a script would sound like now, to be shown and signed.

        Raises ApprovalError when it could not be taken: nobody need be asked then.
        """
        record = self._scripts.get(number)
        leader = self._require_approvable(record, by)
        return approval_of(record.script, by=leader, at=at, heard_digest=self._heard(record.script))

    def take(self, approval: Approval, *, at: datetime) -> ScriptRecord:
        """Enter an approval, made here or on another PC, after all the rules. Raises ApprovalError, ScriptError."""
        record = self._scripts.known(approval.script_digest)
        self._require_approvable(record, approval.by)
        if flaw := self._flaw_now(record, approval, at):
            raise ApprovalError(
                _("không nhận lời duyệt kịch bản số {number}: {flaw}").format(number=record.number, flaw=flaw)
            )
        corrected = self._corrections().corrected(record.script)
        return self._scripts.decide(
            approval, self._approvers.key(approval.by), corrects=corrected.script.digest if corrected else ""
        )

    def in_doubt(self) -> Iterator[tuple[ScriptRecord, str]]:
        """What was approved and may not air all the same, each with the reason.

        What is voiced stays as it was approved; what is not yet, would be read by the lexicon of now.
        """
        for record in self._scripts.all(_IN_FORCE):
            try:
                now = self._heard(record.script) if record.state is ScriptState.APPROVED else ""
            except PlaylistError as error:  # a jingle that it calls for is gone
                yield record, str(error)
                continue
            if reason := self.flaw(record, now):
                yield record, reason

    def why_not(self, digest: str, heard_digest: str = "") -> str:
        """Why a script may not go on the air, in words after a colon; "" when it may.

        `heard_digest` is of what would be heard now (`Station.heard`) or of what was voiced (`Item.heard_digest`).
        """
        record = self._scripts.by_digest(digest)
        if record is None:
            return _("kịch bản mang mã {digest} không có trong sổ, hoặc đã bị sửa").format(digest=digest[:12])
        return self.flaw(record, heard_digest) or self._harm(record.script, to_the_byte=True)

    def flaw(self, record: ScriptRecord, heard_digest: str = "") -> str:
        """As `why_not`, of a script just read from the book."""
        digest = record.script.digest
        if record.approval is None or record.state not in _IN_FORCE:
            return _state_words()[record.state]
        if flaw := self._approvers.flaw(record.approval, digest, heard_digest):
            return flaw
        if any(other.at > record.approval.at for other in self._scripts.decisions(digest)):
            return _("lời duyệt cũ hơn một quyết định khác về kịch bản này; cần duyệt lại")
        if at := self._scripts.put_back(digest):
            return _("radio.db đã bị thay bằng bản cũ (máy thấy lúc {at:%H:%M %d/%m/%Y}); cần duyệt lại").format(at=at)
        return self._harm(record.script, to_the_byte=False)

    def reject(self, number: int, *, by: str, at: datetime, why: str) -> ScriptRecord:
        """Reject a script that is not approved. Raises ApprovalError, also for no reason given."""
        record = self._scripts.get(number)
        _require(record, _OPEN - {ScriptState.REJECTED})
        return self._decide(record, Decision.REJECTED, self._approvers.named(by), at, _reason(why))

    def withdraw(self, number: int, *, by: str, at: datetime, why: str) -> ScriptRecord:
        """Take an approved script off the air. Raises ApprovalError, also for no reason given."""
        record = self._scripts.get(number)
        _require(record, _IN_FORCE | {ScriptState.CORRECTED})  # it may still be sounding
        return self._decide(record, Decision.WITHDRAWN, self._approvers.named(by), at, _reason(why))

    def _require_approvable(self, record: ScriptRecord, by: str) -> str:
        """The name of who may approve this script now, by all that does not hang on the decision itself."""
        self._require_open(record)
        leader = self._approvers.named(by)
        self._approvers.refuse_own(leader, record.script)
        notes = self.examined(record)
        self._scripts.set_notes(record.script.digest, notes)
        if errors := [note for note in notes if note.severity is Severity.ERROR]:
            raise ApprovalError(
                _("kịch bản số {number} còn {count} lỗi phải sửa trước khi duyệt: {place}: {reason}").format(
                    number=record.number, count=len(errors), place=errors[0].place, reason=errors[0].reason
                )
            )
        return leader

    def _require_open(self, record: ScriptRecord) -> None:
        """Refuse to approve what is known to be wrong, or is approved already and may air as it would sound now."""
        if correction := self._corrections().correction(record.script.digest):
            raise ApprovalError(
                _(
                    "kịch bản số {number} đã được đính chính ở kịch bản số {correction}; "
                    "hãy gửi bản đã sửa, hoặc thu hồi bài đính chính trước"
                ).format(number=record.number, correction=correction.number)
            )
        fails = record.state in _IN_FORCE and self.why_not(record.script.digest, self._heard(record.script))
        _require(record, _OPEN | _IN_FORCE if fails else _OPEN)

    def _flaw_now(self, record: ScriptRecord, approval: Approval, at: datetime) -> str:
        """Why a decision cannot be entered now."""
        if flaw := self._approvers.flaw(approval, record.script.digest, self._heard(record.script)):
            return flaw
        if approval.at > at + _CLOCKS_DIFFER:
            return _("ghi lúc {at:%H:%M %d/%m/%Y}, sau giờ của máy này; hãy xem lại đồng hồ hai máy").format(
                at=approval.at
            )
        put_back = self._scripts.put_back()
        if put_back and approval.at < put_back <= at:
            return _("ký trước lúc radio.db bị thay bằng bản cũ ({at:%H:%M %d/%m/%Y}); cần duyệt lại").format(
                at=put_back
            )
        before = self._scripts.decisions(record.script.digest)
        if any(other.at > approval.at or (other.signature and other == approval) for other in before):
            return _("kịch bản này đã có quyết định mới hơn, hoặc lời duyệt này đã dùng rồi")
        return self._flaw_of_revisions(record, approval)

    def _flaw_of_revisions(self, record: ScriptRecord, approval: Approval) -> str:
        """An old decision that comes in late must not put an old text in the place of a new one."""
        for other in self._scripts.kin(record.script):
            decided = other.approval if record.script.revises(other.script) and other.number != record.number else None
            if decided and decided.decision is not Decision.REJECTED and decided.at > approval.at:
                return _("bản sửa của nó, kịch bản số {number}, có quyết định mới hơn; cần duyệt lại").format(
                    number=other.number
                )
        return ""

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
        ScriptState.CORRECTED: _("đã được đính chính"),
    }


def _reason(why: str) -> str:
    if not why.strip():
        raise ApprovalError(_("phải ghi lý do khi trả lại hoặc rút kịch bản (--why)"))
    return tidy(why)
