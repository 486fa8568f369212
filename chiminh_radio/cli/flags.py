"""The flags that every command takes.

They are ours, not typer's: they may stand anywhere on the line, and reading them must not cost what typer costs.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from chiminh_radio import i18n
from chiminh_radio.cli.session import Session
from chiminh_radio.i18n import _


class FlagError(ValueError):
    """A flag without its value, or with one it does not take; the text is for the operator."""


class Flag(NamedTuple):
    """One flag: how it is written, what follows it ("" for nothing), what it does."""

    names: tuple[str, ...]
    value: str
    help: str


def flags() -> tuple[Flag, ...]:
    """All of them, as the help page lists them."""
    return (
        Flag(("-c", "--config"), _("TỆP"), _("tệp cấu hình của đài; mặc định là config.toml ở thư mục này")),
        Flag(("--lang",), "vi|en", _("ngôn ngữ; mặc định theo config.toml")),
        Flag(("--json",), "", _("in kết quả dạng JSON cho máy đọc")),
        Flag(("-v", "--verbose"), "", _("in thêm chi tiết")),
        Flag(("-q", "--quiet"), "", _("chỉ in khi có lỗi")),
        Flag(("--version",), "", _("in phiên bản")),
    )


def read_flags(arguments: Sequence[str]) -> tuple[Session, list[str]]:
    """Take the flags out of a command line, wherever they stand before a bare `--`; give the words that remain.

    Raises FlagError.
    """
    known = {name: flag for flag in flags() for name in flag.names}
    session, words, waiting = Session(), list[str](), list(arguments)
    while waiting:
        word = waiting.pop(0)
        name, equals, value = word.partition("=")
        if word == "--":
            words += [word, *waiting]
            break
        if name not in known or (equals and not known[name].value):
            words.append(word)
        elif not known[name].value:
            session = _raised(session, known[name])
        elif equals or waiting:
            session = _given(session, known[name], value if equals else waiting.pop(0))
        else:
            raise FlagError(_("thiếu {value} sau {name}").format(value=known[name].value, name=name))
    return session, words


def _raised(session: Session, flag: Flag) -> Session:
    match flag.names[-1]:
        case "--json":
            return replace(session, as_json=True)
        case "--verbose":
            return replace(session, verbose=True)
        case "--quiet":
            return replace(session, quiet=True)
        case _:
            return replace(session, version=True)


def _given(session: Session, flag: Flag, value: str) -> Session:
    if flag.names[-1] == "--config":
        return replace(session, config=Path(value))
    if value not in i18n.LANGUAGES:
        raise FlagError(_("--lang chỉ nhận vi hoặc en, không nhận “{value}”").format(value=value))
    return replace(session, language=value)
