"""Every approval that was ever entered, also one long replaced, held to the key that its approver had then."""

from collections.abc import Callable, Iterator

from chiminh_radio.i18n import _
from chiminh_radio.model.decision import Approval
from chiminh_radio.model.record import RecordEvent, RecordRow
from chiminh_radio.store.catalogue import approval_in
from chiminh_radio.store.record import Record

IsSigned = Callable[[str, Approval], bool]
"""Whether a public key signed a decision."""
_APPROVALS = frozenset({RecordEvent.APPROVED, RecordEvent.ITEM_APPROVED})


def signed(record: Record) -> Iterator[RecordRow]:
    """The rows of the record that tell of an approval with a signature, in the order of writing."""
    return (row for row in record.rows() if row.event in _APPROVALS and row.detail.get("signature"))


def flaw(row: RecordRow, is_signed: IsSigned) -> str:
    """Why such a row is no evidence, as a sentence; "" when it is."""
    if is_signed(str(row.detail.get("key", "")), approval_in(row)):
        return ""
    return _("sổ toà soạn dòng {number}: chữ ký của {by} trên lời duyệt lúc {at:%H:%M %d/%m/%Y} không đúng").format(
        number=row.number, by=row.by, at=row.at
    )
