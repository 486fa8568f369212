"""Who may approve, and whether an approval still holds: the rules that a decision is made by and later judged by."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from chiminh_radio.errors import ApprovalError
from chiminh_radio.i18n import _
from chiminh_radio.model import Approval, Decision, Script
from chiminh_radio.newsroom.signing import is_signed_by
from chiminh_radio.newsroom.words import tidy

_BETWEEN_EDITORS = re.compile(r"[,;&]|\s[-–]\s|\svà\s")


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
        wanted = tidy(by).casefold()
        for name in self.keys:
            if tidy(name).casefold() == wanted:
                return name
        raise ApprovalError(
            _("“{by}” không có quyền duyệt ([[people]] roles trong config.toml); người có quyền: {names}").format(
                by=by, names=", ".join(self.keys) or _("chưa có ai")
            )
        )

    def is_editor(self, leader: str, script: Script) -> bool:
        """Whether an approver had a hand in the script. Raises ApprovalError unless that is allowed."""
        editors = {tidy(name).casefold() for name in _BETWEEN_EDITORS.split(script.editor)}
        if tidy(leader).casefold() not in editors:
            return False
        if self.self_approval:
            return True
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
        if approval.by not in self.keys:
            return _("{by} không còn quyền duyệt ([[people]] trong config.toml); cần duyệt lại").format(by=approval.by)
        if flaw := self._flaw_of_signature(approval):
            return flaw
        if heard_digest not in ("", approval.heard_digest):
            return _("lời sẽ nghe đã khác lời được duyệt (từ điển, giọng của vai hoặc nhạc đã đổi); cần duyệt lại")
        return ""

    def _flaw_of_signature(self, approval: Approval) -> str:
        if not approval.signature:
            return _("lời duyệt chưa ký ([approval] signed); cần duyệt lại") if self.signed else ""
        if is_signed_by(self.keys[approval.by], approval):
            return ""
        return _(
            "chữ ký không phải của khóa mà config.toml ghi cho {by}, hoặc lời duyệt đã bị sửa; cần duyệt lại"
        ).format(by=approval.by)
