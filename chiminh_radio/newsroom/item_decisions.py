"""Deciding on the library's own sounds: what airs of them, a leader let air.

A sound has no words to check, so a leader decides on it as it is: the decision holds to its digest and to what is said
of it. Which kinds need one is the station's own rule, `[approval] items`.
"""

from collections.abc import Collection
from datetime import date, datetime

from chiminh_radio.errors import ApprovalError
from chiminh_radio.i18n import _
from chiminh_radio.model.decision import Approval, Decision, ItemRecord
from chiminh_radio.model.item import ItemKind
from chiminh_radio.newsroom.approvers import Approvers
from chiminh_radio.newsroom.signing import Signer
from chiminh_radio.newsroom.words import tidy
from chiminh_radio.store.catalogue import Catalogue


class ItemDecisions:
    """Keeps the rules of approval of items; `kinds` are those that need one."""

    def __init__(self, catalogue: Catalogue, *, approvers: Approvers, kinds: Collection[ItemKind]) -> None:
        self._catalogue = catalogue
        self._approvers = approvers
        self._kinds = kinds

    def draft(self, number: int, *, by: str, at: datetime) -> Approval:
        """The approval of an item as it is, to be shown and signed. Raises ApprovalError, ItemError."""
        record = self._catalogue.get(number)
        leader = self._approvers.named(by)
        if record.item.added_at is None:
            raise ApprovalError(
                _("tư liệu số {number} không do “item add” thêm: bài đã thu thì duyệt kịch bản của nó").format(
                    number=number
                )
            )
        if tidy(record.by).casefold() == tidy(leader).casefold() and not self._approvers.self_approval:
            raise ApprovalError(
                _("{by} là người thêm “{title}” nên không tự duyệt được ([approval] self_approval)").format(
                    by=leader, title=record.item.title
                )
            )
        if record.approval and not self.flaw_of_decision(record):
            raise ApprovalError(
                _("tư liệu số {number} đã được {by} duyệt").format(number=number, by=record.approval.by)
            )
        return Approval(
            script_digest="",
            item_digest=record.item.digest,
            decision=Decision.APPROVED,
            by=leader,
            at=at,
            heard_digest=record.item.declared,
        )

    def approve(self, number: int, *, by: str, at: datetime, signer: Signer | None = None) -> ItemRecord:
        """Approve an item as it is. Raises ApprovalError with the rule and its key in config.toml."""
        draft = self.draft(number, by=by, at=at)
        return self.take(signer.signed(draft) if signer else draft)

    def take(self, approval: Approval) -> ItemRecord:
        """Enter a drafted approval after all the rules. Raises ApprovalError."""
        record = self._catalogue.known(approval.item_digest)
        if flaw := self._flaw(record, approval):
            raise ApprovalError(
                _("không nhận lời duyệt tư liệu số {number}: {flaw}").format(number=record.number, flaw=flaw)
            )
        return self._catalogue.decide(approval, self._approvers.key(approval.by))

    def flaw(self, record: ItemRecord, day: date) -> str:
        """Why a sound of the library may not air on a day, in words after a colon; "" when it may."""
        item = record.item
        if item.expires_on and day > item.expires_on:
            return _("hết hạn phát từ sau ngày {day:%d/%m/%Y}").format(day=item.expires_on)
        if item.kind not in self._kinds or item.script_digest:
            return ""
        return self.flaw_of_decision(record)

    def flaw_of_decision(self, record: ItemRecord) -> str:
        """Why what was decided last on an item does not let it on the air; "" when it does."""
        if record.approval is None:
            return _("chưa được duyệt")
        if flaw := self._flaw(record, record.approval):
            return flaw
        if at := self._catalogue.put_back(record.item.digest):
            return _("radio.db đã bị thay bằng bản cũ (máy thấy lúc {at:%H:%M %d/%m/%Y}); cần duyệt lại").format(at=at)
        return ""

    def _flaw(self, record: ItemRecord, approval: Approval) -> str:
        if approval.item_digest != record.item.digest:
            return _("lời duyệt là của tư liệu khác")
        if approval.heard_digest != record.item.declared:
            return _("điều ghi về tư liệu (loại, tên, chủ đề, nguồn) đã khác lúc được duyệt; cần duyệt lại")
        return self._approvers.flaw(approval, "")
