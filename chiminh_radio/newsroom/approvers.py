"""Who may approve, and whether an approval still holds: the rules that a decision is made by and later judged by."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from chiminh_radio.errors import ApprovalError
from chiminh_radio.i18n import _
from chiminh_radio.model.decision import Approval, Decision
from chiminh_radio.model.script import Script
from chiminh_radio.newsroom.signing import is_signed_by
from chiminh_radio.newsroom.words import tidy

_BETWEEN_EDITORS = re.compile(r"[,;&]|\s[-–]\s|\svà\s")


def approval_of(script: Script, *, by: str, at: datetime, heard_digest: str) -> Approval:
    """An approval, not signed yet; of one's own script it says so."""
    return Approval(
        script_digest=script.digest,
        decision=Decision.APPROVED,
        by=by,
        at=at,
        why=_("tự duyệt") if _edited(by, script) else "",
        heard_digest=heard_digest,
    )


def _edited(name: str, script: Script) -> bool:
    """Whether somebody is one of a script's editors."""
    editors = {tidy(each).casefold() for each in _BETWEEN_EDITORS.split(script.editor)}
    return tidy(name).casefold() in editors


@dataclass(frozen=True, slots=True, kw_only=True)
class Approvers:
    """The approvers of config.toml, and what it asks of them."""

    keys: Mapping[str, str]
    """The public key of each by name, "" for who has none."""
    signed: bool
    """`[approval] signed`: an approval must bear its approver's signature."""
    self_approval: bool

    def named(self, by: str) -> str:
        """The name of an approver as config.toml writes it. Raises ApprovalError when there is none such."""
        if name := self._found(by):
            return name
        raise ApprovalError(
            _("“{by}” không có quyền duyệt ([[people]] roles trong config.toml); người có quyền: {names}").format(
                by=by, names=", ".join(self.keys) or _("chưa có ai")
            )
        )

    def key(self, by: str) -> str:
        """The public key of an approver; "" for who has none."""
        return self.keys[self.named(by)]

    def refuse_own(self, leader: str, script: Script) -> None:
        """Raise ApprovalError for an approver who had a hand in the script, unless that is allowed."""
        if _edited(leader, script) and not self.self_approval:
            raise ApprovalError(
                _("{by} là người biên tập “{title}” nên không tự duyệt được ([approval] self_approval)").format(
                    by=leader, title=script.title
                )
            )

    def flaw(self, approval: Approval, script_digest: str, heard_digest: str = "") -> str:
        """Why a decision does not let a script on the air, in words after a colon; "" when it does.

        `heard_digest` is of what would be heard now, or of what was voiced; "" to ask of the decision alone.
        """
        if approval.decision is not Decision.APPROVED:
            return _("chưa được duyệt")
        if approval.script_digest != script_digest:
            return _("lời duyệt là của kịch bản khác")
        if not self._found(approval.by):
            return _("{by} không còn quyền duyệt ([[people]] trong config.toml); cần duyệt lại").format(by=approval.by)
        if flaw := self._flaw_of_signature(approval):
            return flaw
        if heard_digest not in ("", approval.heard_digest):
            return _("lời sẽ nghe đã khác lời được duyệt (từ điển, giọng của vai hoặc nhạc đã đổi); cần duyệt lại")
        return ""

    def _found(self, by: str) -> str:
        """The name as config.toml writes it, however it was typed; "" for nobody of theirs."""
        wanted = tidy(by).casefold()
        return next((name for name in self.keys if tidy(name).casefold() == wanted), "")

    def _flaw_of_signature(self, approval: Approval) -> str:
        if not approval.signature:
            return _("lời duyệt chưa ký ([approval] signed); cần duyệt lại") if self.signed else ""
        if is_signed_by(self.keys[self._found(approval.by)], approval):
            return ""
        return _(
            "chữ ký không phải của khóa mà config.toml ghi cho {by}, hoặc lời duyệt đã bị sửa; cần duyệt lại"
        ).format(by=approval.by)
