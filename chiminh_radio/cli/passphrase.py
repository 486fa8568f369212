"""The passphrase of a key: from a file, from the environment, or typed unseen; never from the command line."""

import os
import sys
from pathlib import Path

from chiminh_radio.errors import ApprovalError
from chiminh_radio.i18n import _
from chiminh_radio.newsroom import keyfile
from chiminh_radio.newsroom.signing import Signer

VARIABLE = "CHIMINH_PASSPHRASE"
_MOST_CHARACTERS = 1_000


def signer_of(key: Path, file: Path | None) -> Signer:
    """Whoever has this key and its passphrase, which `file` may hold."""
    if not key.is_file():
        raise ApprovalError(
            _("không thấy khóa {file}; cắm USB rồi chỉ tệp bằng --key, hoặc lập khóa bằng “person key”").format(
                file=key
            )
        )
    return keyfile.load(key, _unasked(file) or _typed(_("Mật khẩu của khóa {file}: ").format(file=key.name)))


def chosen(file: Path | None) -> str:
    """A passphrase for a new key, typed twice."""
    words = _unasked(file)
    if words:
        return words
    words = _typed(_("Mật khẩu cho khóa mới (ít nhất {least} ký tự): ").format(least=keyfile.LEAST_CHARACTERS))
    if words != _typed(_("Gõ lại lần nữa: ")):
        raise ApprovalError(_("hai lần gõ mật khẩu không giống nhau; chưa lập khóa"))
    return words


def _unasked(file: Path | None) -> str:
    if file is None:
        return os.environ.get(VARIABLE, "")
    try:
        with file.open(encoding="utf-8-sig") as text:
            words = text.read(_MOST_CHARACTERS)
    except (OSError, UnicodeDecodeError) as error:
        raise ApprovalError(_("không đọc được mật khẩu trong {file}: {why}").format(file=file, why=error)) from error
    return words.rstrip("\r\n")


def _typed(question: str) -> str:
    if not sys.stdin.isatty():
        raise ApprovalError(
            _("không có ai để hỏi mật khẩu: hãy đặt {variable}, hoặc chỉ tệp bằng --passphrase-file").format(
                variable=VARIABLE
            )
        )
    from getpass import getpass

    return getpass(question)
