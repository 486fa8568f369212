"""Lists the faults of config.toml for operators: the line, the key, what is wrong there, what it could have been."""

from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from chiminh_radio.i18n import _

Place = tuple[str | int, ...]
"""Where a key stands: ("slots", 1, "at") is the key `at` of the second [[slots]]."""

MOST = 50
"""More findings than this help nobody."""
_COMPARED = 200
"""Names that a misspelt one is held against: bounds the time that a file of nonsense takes."""


class Fault(NamedTuple):
    """One fault: the key's place, the sentence about it, and for a `word` nobody knows, what it could have been."""

    key: Place
    sentence: str
    word: str = ""
    known: Collection[str] = ()


def listing(faults: Iterable[Fault], lines: Mapping[Place, int], file: str) -> tuple[str, ...]:
    """The faults as lines for the operator, in the order of the file."""
    placed = sorted(((line_of(lines, fault.key), fault) for fault in faults), key=lambda pair: pair[0])
    findings = [f"{file}:{line}: {_at(fault.key)}: {fault.sentence}{_hint(fault)}" for line, fault in placed[:MOST]]
    if len(placed) > MOST:
        findings.append(_("… và {count} lỗi nữa").format(count=len(placed) - MOST))
    return tuple(dict.fromkeys(findings))


def line_of(lines: Mapping[Place, int], key: Place) -> int:
    """The line of `key`, or, if it is not in the file, of the nearest table around it; 1 when there is none."""
    while key and key not in lines:
        key = key[:-1]
    return lines.get(key, 1)


def _at(key: Place) -> str:
    """A key's place in words: ("slots", 1, "at") is `[[slots]] số 2, khóa “at”`."""
    *around, last = key
    if not around:
        return _("khóa “{key}”").format(key=last)
    if isinstance(last, int) and isinstance(around[-1], str):
        element = _("giá trị thứ {number}").format(number=last + 1)
        return f"{_at(tuple(around))}, {element}"
    return f"{_table(around)}, " + _("khóa “{key}”").format(key=last)


def _table(around: list[str | int]) -> str:
    name = ".".join(part for part in around if isinstance(part, str))
    if isinstance(around[-1], int):
        return _("[[{table}]] số {number}").format(table=name, number=around[-1] + 1)
    return f"[{name}]"


def _hint(fault: Fault) -> str:
    from difflib import get_close_matches  # noqa: PLC0415 - few files need it

    close = get_close_matches(fault.word.casefold(), list(fault.known)[:_COMPARED], n=1)
    return _("; có phải ý là “{close}”?").format(close=close[0]) if close else ""
