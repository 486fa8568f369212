"""Puts people into config.toml, takes them out, and writes their keys; every other line stays as it was written.

What was written is read again before it takes the file's place: it must say what was meant, nothing else, and be a
book without faults.
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from chiminh_radio.config.faults import Place
from chiminh_radio.config.lines import lines_of_keys
from chiminh_radio.config.loader import book_of
from chiminh_radio.config.text import read_text
from chiminh_radio.config.written import written
from chiminh_radio.errors import ConfigError, StationError
from chiminh_radio.files import replacing
from chiminh_radio.i18n import _
from chiminh_radio.locks import held

WAIT_SECONDS = 5.0
"""For another who is writing it just now."""
APPROVER = "approver"
_VALUE = re.compile(r"""=\s*("[^"]*"|'[^']*'|\w+)""")

Raw = dict[str, Any]


def add(path: Path, name: str, roles: Sequence[str], key: str, *, locks: Path) -> None:
    """Add a person after the others; a first approver's key makes the station ask for signatures.

    Raises ConfigError for who is there already, and when the book would have faults.
    """

    def meant(book: Raw) -> None:
        if any(person["name"] == name for person in book.get("people", [])):
            raise ConfigError([_("“{name}” đã có trong [[people]]; khóa mới: “person key”").format(name=name)])
        person = {"name": name, "roles": list(roles)} | ({"key": key} if key else {})
        book.setdefault("people", []).append(person)
        if key and APPROVER in roles:
            book.setdefault("approval", {})["signed"] = True

    def edit(lines: list[str], before: Raw, after: Raw) -> list[str]:
        people = before.get("people", [])
        at = _end(lines, ("people", len(people) - 1)) if people else len(lines)
        table = [f"{key} = {written(value)}" for key, value in after["people"][-1].items()]
        return _signing([*lines[:at], "", "[[people]]", *table, *lines[at:]], after)

    _rewrite(path, meant, edit, locks)


def set_key(path: Path, name: str, key: str, *, locks: Path) -> None:
    """Give a person another key, or the first. Raises ConfigError for who is not there, and for faults."""

    def meant(book: Raw) -> None:
        person = book["people"][_place(book, name)]
        person["key"] = key
        if APPROVER in person["roles"]:
            book.setdefault("approval", {})["signed"] = True

    def edit(lines: list[str], before: Raw, after: Raw) -> list[str]:
        person: Place = ("people", _place(before, name))
        return _signing(_with(lines, person, "key", key), after)

    _rewrite(path, meant, edit, locks)


def remove(path: Path, name: str, *, locks: Path) -> None:
    """Take a person out. Raises ConfigError for who is not there, and when nobody could approve any more."""

    def meant(book: Raw) -> None:
        del book["people"][_place(book, name)]
        if not book["people"]:
            del book["people"]

    def edit(lines: list[str], before: Raw, _after: Raw) -> list[str]:
        person: Place = ("people", _place(before, name))
        start, end = _lines(lines)[person], _end(lines, person)
        while end < len(lines) and not lines[end].strip():
            end += 1
        return [*lines[: start - 1], *lines[end:]]

    _rewrite(path, meant, edit, locks)


def _rewrite(
    path: Path,
    meant: Callable[[Raw], None],
    edit: Callable[[list[str], Raw, Raw], list[str]],
    locks: Path,
) -> None:
    """Change the file's values by `meant` and its lines by `edit`; the two must come to the same."""
    with held(locks, ["book"], wait_seconds=WAIT_SECONDS) as mine:
        if not mine:
            raise StationError(_("{file} đang được một lệnh khác ghi; hãy thử lại").format(file=path.name))
        text = read_text(path) or ""
        before = tomllib.loads(text)
        after = deepcopy(before)
        meant(after)
        edited = "\n".join(edit(text.removesuffix("\n").split("\n"), before, after)) + "\n"
        if not _says(edited, after):
            raise ConfigError(
                [_("{file}: [[people]] viết khác lối thường nên máy không tự sửa; hãy sửa tay").format(file=path.name)]
            )
        book_of(edited, path.name)
        _write(path, edited)


def _says(text: str, values: Raw) -> bool:
    try:
        return tomllib.loads(text) == values
    except tomllib.TOMLDecodeError:
        return False


def _write(path: Path, text: str) -> None:
    """Write with the line ends and the rights that were there."""
    end = "\r\n" if b"\r\n" in path.read_bytes() else "\n"
    try:
        with replacing(path) as temporary:
            temporary.chmod(path.stat().st_mode)
            temporary.write_text(text, encoding="utf-8", newline=end)
    except OSError as error:
        raise StationError(_("không ghi được {file}: {why}").format(file=path, why=error.strerror)) from error


def _place(book: Raw, name: str) -> int:
    for number, person in enumerate(book.get("people", [])):
        if person["name"] == name:
            return number
    raise ConfigError([_("[[people]] không có ai tên “{name}”").format(name=name)])


def _signing(lines: list[str], after: Raw) -> list[str]:
    """Have `[approval] signed` say what it is to say."""
    if "signed" not in after.get("approval", {}):
        return lines
    if ("approval",) not in _lines(lines):
        return [*lines, "", "[approval]", f"signed = {written(after['approval']['signed'])}"]
    return _with(lines, ("approval",), "signed", after["approval"]["signed"])


def _with(lines: list[str], table: Place, name: str, value: object) -> list[str]:
    """The lines with a key of a table set: in its own line, whose comment stays, else at the table's end."""
    if at := _lines(lines).get((*table, name)):
        said = _VALUE.sub(lambda _old: f"= {written(value)}", lines[at - 1], count=1)
        return [*lines[: at - 1], said, *lines[at:]]
    at = _end(lines, table)
    return [*lines[:at], f"{name} = {written(value)}", *lines[at:]]


def _end(lines: list[str], table: Place) -> int:
    """How many lines there are up to the end of a table, without the blanks and comments that follow it."""
    places = _lines(lines)
    later = [line for key, line in places.items() if line > places[table] and key[: len(table)] != table]
    end = min(later, default=len(lines) + 1) - 1
    while not lines[end - 1].strip() or lines[end - 1].lstrip().startswith("#"):
        end -= 1
    return end


def _lines(lines: list[str]) -> Mapping[Place, int]:
    return lines_of_keys("\n".join(lines))
