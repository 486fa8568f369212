import string
from dataclasses import fields, replace
from datetime import datetime, timedelta

import pytest

from chiminh_radio.clock import ZONE
from chiminh_radio.model.decision import Approval, Decision
from chiminh_radio.newsroom.signing import is_signed_by, new_signer

SIGNER = new_signer()
APPROVAL = Approval(
    script_digest="a" * 64,
    decision=Decision.APPROVED,
    by="Phạm Thị Lan",
    at=datetime(2026, 11, 23, 8, tzinfo=ZONE),
    heard_digest="b" * 64,
)
ANOTHER = {
    "script_digest": "c" * 64,
    "decision": Decision.REJECTED,
    "by": "Trần Văn Khải",
    "at": APPROVAL.at + timedelta(microseconds=1),
    "why": "tự duyệt",
    "heard_digest": "d" * 64,
    "item_digest": "e" * 64,
}


def test_a_decision_is_signed_by_the_key_that_signed_it():
    """The public half, as config.toml keeps it, proves the signature; a second signing is the same."""
    signed = SIGNER.signed(APPROVAL)

    assert is_signed_by(SIGNER.public, signed)
    assert SIGNER.signed(signed) == signed
    assert not is_signed_by(new_signer().public, signed)


@pytest.mark.parametrize("name", [field.name for field in fields(Approval) if field.name != "signature"])
def test_whatever_is_changed_in_a_decision_breaks_its_signature(name):
    """Every field is signed, also one that is added to the type some day."""
    signed = SIGNER.signed(APPROVAL)

    assert not is_signed_by(SIGNER.public, replace(signed, **{name: ANOTHER[name]}))


@pytest.mark.parametrize("broken", ["", "rác", "AAAA", "A" * 88, "é" * 88])
def test_what_is_no_signature_and_no_key_proves_nothing(broken):
    """Neither raises: who judges gets an answer."""
    assert not is_signed_by(SIGNER.public, replace(APPROVAL, signature=broken))
    assert not is_signed_by(broken, SIGNER.signed(APPROVAL))


def test_a_signature_is_written_in_one_way():
    """Base64 has several letters for the last two bits: only the one that was written is the signature."""
    signed = SIGNER.signed(APPROVAL)
    letters = string.ascii_letters + string.digits + "+/"
    others = [replace(signed, signature=f"{signed.signature[:-3]}{letter}==") for letter in letters]

    assert [other for other in others if is_signed_by(SIGNER.public, other)] == [signed]
