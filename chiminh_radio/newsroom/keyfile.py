"""An approver's private key as a file: PEM that any tool reads, under a passphrase that is slow to guess.

What encrypts a PEM file makes some 2,000 rounds of a hash out of a passphrase; a stolen USB stick would be opened in
hours. So the passphrase goes through scrypt first, with the salt that stands above the key.
"""

import hashlib
import os
import re
import unicodedata
from pathlib import Path

from chiminh_radio.errors import ApprovalError
from chiminh_radio.i18n import _
from chiminh_radio.newsroom.signing import Signer
from chiminh_radio.slugs import slug

LEAST_CHARACTERS = 8
_MOST_BYTES = 10_000
_SALT = re.compile(rb"^scrypt-salt: ([0-9a-f]{32})\r?$", re.MULTILINE)
_SCRYPT = {"n": 1 << 15, "r": 8, "p": 1, "maxmem": 1 << 26}
"""32 MB and a tenth of a second for each guess."""


def save(signer: Signer, path: Path, passphrase: str) -> None:
    """Write a key where there is no file yet, for its owner's eyes only. Raises ApprovalError."""
    from cryptography.hazmat.primitives.serialization import (  # noqa: PLC0415 - as in signing.py
        BestAvailableEncryption,
        Encoding,
        PrivateFormat,
    )

    if len(passphrase) < LEAST_CHARACTERS:
        raise ApprovalError(_("mật khẩu của khóa phải có ít nhất {least} ký tự").format(least=LEAST_CHARACTERS))
    salt = os.urandom(16)
    encryption = BestAvailableEncryption(_stretched(passphrase, salt))
    pem = signer.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, encryption)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(path, "xb", opener=_for_the_owner) as file:
            file.write(f"chiminh-radio key {signer.public}\nscrypt-salt: {salt.hex()}\n".encode("ascii") + pem)
            file.flush()
            os.fsync(file.fileno())
    except FileExistsError:
        raise ApprovalError(
            _("{file} đã có; khóa không bao giờ bị ghi đè, hãy chọn tên khác (--key)").format(file=path)
        ) from None
    except OSError as error:
        raise ApprovalError(_("không ghi được khóa vào {file}: {why}").format(file=path, why=error.strerror)) from error


def load(path: Path, passphrase: str) -> Signer:
    """The key in a file. Raises ApprovalError for a wrong passphrase, and for a file that is no key of ours."""
    from cryptography.exceptions import UnsupportedAlgorithm  # noqa: PLC0415 - as in signing.py
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # noqa: PLC0415 - as above
    from cryptography.hazmat.primitives.serialization import load_pem_private_key  # noqa: PLC0415 - as above

    try:
        with path.open("rb") as file:
            text = file.read(_MOST_BYTES)
    except OSError as error:
        raise ApprovalError(_("không đọc được khóa {file}: {why}").format(file=path, why=error.strerror)) from error
    salt = _SALT.search(text)
    if salt is None:
        raise ApprovalError(_("{file} không phải khóa do “person add” hoặc “person key” lập").format(file=path))
    try:
        key = load_pem_private_key(text, _stretched(passphrase, bytes.fromhex(salt[1].decode("ascii"))))
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise ApprovalError(_("sai mật khẩu của khóa {file}, hoặc tệp đã hỏng").format(file=path)) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise ApprovalError(_("{file} không phải khóa do “person add” hoặc “person key” lập").format(file=path))
    return Signer(key)


def usual(name: str) -> Path:
    """Where a person's key lies unless they keep it elsewhere: in the home folder, outside of any station."""
    return Path.home() / ".chiminh-radio" / f"{slug(name)[:60] or 'khoa'}.pem"


def _for_the_owner(path: str, flags: int) -> int:
    """Open a file that nobody else may read, from its first moment on."""
    return os.open(path, flags, 0o600)


def _stretched(passphrase: str, salt: bytes) -> bytes:
    words = unicodedata.normalize("NFC", passphrase).encode("utf-8")
    return hashlib.scrypt(words, salt=salt, **_SCRYPT).hex().encode("ascii")
