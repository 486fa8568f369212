"""Signing: an approver's own key says that a decision is theirs. Ed25519; public keys and signatures are base64.

What is signed is canonical JSON of the whole decision, so that none of it can be moved to another script, another
name or another time.
"""

from base64 import b64decode, b64encode
from binascii import Error as Base64Error
from dataclasses import replace
from typing import TYPE_CHECKING

from chiminh_radio.model.canonical import canonical_json, without_defaults
from chiminh_radio.model.decision import Approval
from chiminh_radio.store.codec import stamp

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

_PURPOSE = "chiminh-radio decision 1"
"""Stands in what is signed, so that the key's signature under anything else says nothing here."""


class Signer:
    """Who holds an approver's private key."""

    def __init__(self, key: "Ed25519PrivateKey") -> None:
        self.key = key

    @property
    def public(self) -> str:
        """The public half, as it stands in config.toml."""
        return b64encode(self.key.public_key().public_bytes_raw()).decode("ascii")

    def signed(self, approval: Approval) -> Approval:
        """The decision with this key's signature."""
        return replace(approval, signature=b64encode(self.key.sign(_words(approval))).decode("ascii"))


def new_signer() -> Signer:
    """A key that nobody had before."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - 25 ms that most commands do not need

    return Signer(Ed25519PrivateKey.generate())


def is_signed_by(public: str, approval: Approval) -> bool:
    """Whether the key signed this very decision."""
    from cryptography.exceptions import InvalidSignature  # noqa: PLC0415 - 25 ms that most commands do not need
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey  # noqa: PLC0415 - as above

    try:
        key = Ed25519PublicKey.from_public_bytes(b64decode(public, validate=True))
        signature = b64decode(approval.signature, validate=True)
        key.verify(signature, _words(approval))
    except (InvalidSignature, Base64Error, ValueError):
        return False
    return b64encode(signature).decode("ascii") == approval.signature  # its last letter has bits that say nothing


def _words(approval: Approval) -> bytes:
    said = without_defaults(replace(approval, signature="")) | {"at": stamp(approval.at), "purpose": _PURPOSE}
    return canonical_json(said).encode("utf-8")
