"""Words the faults of config.toml for operators: where, which key, what stands there, which rule it breaks."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from pydantic_core import ErrorDetails

from chiminh_radio.config.keys import NAME, STEM, TIME, WINDOW, keys_of, table_of
from chiminh_radio.config.lines import Key, line_of
from chiminh_radio.config.schema import Book
from chiminh_radio.config.written import written
from chiminh_radio.i18n import _

MOST = 50
"""More findings than this help nobody."""

_SHOWN = 60
"""Characters of a value."""
_COMPARED = 200
"""Names that a misspelt one is held against: bounds the time that a file of nonsense takes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault: the key's place, the sentence about it, and for a `word` nobody knows, what it could have been."""

    key: Key
    sentence: str
    word: str = ""
    known: Collection[str] = ()


def listing(faults: Iterable[Fault], lines: Mapping[Key, int], file: str) -> tuple[str, ...]:
    """The faults as lines for the operator, in the order of the file."""
    placed = sorted(((line_of(lines, fault.key), fault) for fault in faults), key=lambda pair: pair[0])
    findings = [f"{file}:{line}: {place(fault.key)}: {fault.sentence}{_hint(fault)}" for line, fault in placed[:MOST]]
    if len(placed) > MOST:
        findings.append(_("… và {count} lỗi nữa").format(count=len(placed) - MOST))
    return tuple(dict.fromkeys(findings))


def place(key: Key) -> str:
    """A key's place in words: ("slots", 1, "at") is `[[slots]] số 2, khóa “at”`."""
    *around, last = key
    if not around:
        return _("khóa “{key}”").format(key=last)
    if isinstance(last, int) and isinstance(around[-1], str):
        element = _("giá trị thứ {number}").format(number=last + 1)
        return f"{place(tuple(around))}, {element}"
    return f"{_table(around)}, " + _("khóa “{key}”").format(key=last)


def _table(around: list[str | int]) -> str:
    name = ".".join(part for part in around if isinstance(part, str))
    if isinstance(around[-1], int):
        return _("[[{table}]] số {number}").format(table=name, number=around[-1] + 1)
    return f"[{name}]"


def faults_of(errors: Iterable[ErrorDetails]) -> Iterator[Fault]:
    """Put the findings of pydantic's engine into words."""
    for error in errors:
        if error["type"] == "too_short" and error["input"]:
            continue  # it counts only sound elements, and has told of the others
        yield _fault(error)


def _fault(error: ErrorDetails) -> Fault:
    key = error["loc"]
    if error["type"] == "unexpected_keyword_argument":
        return Fault(key=key, sentence=_("không có khóa này"), word=str(key[-1]), known=_known(key[:-1]))
    if error["type"] == "missing":
        return Fault(key=key, sentence=_("còn thiếu, cần ghi khóa này"))
    numbers = error.get("ctx", {})
    rule = _rules().get(error["type"], _("giá trị này không hợp lệ")).format(rule=_in_words(numbers), **numbers)
    value = written(error["input"])
    value = value if len(value) <= _SHOWN else f"{value[:_SHOWN]}…"
    return Fault(key=key, sentence=_("{value} chưa đúng: {rule}").format(value=value, rule=rule))


def _hint(fault: Fault) -> str:
    close = get_close_matches(fault.word.casefold(), list(fault.known)[:_COMPARED], n=1)
    return _("; có phải ý là “{close}”?").format(close=close[0]) if close else ""


def _rules() -> Mapping[str, str]:
    """The rule that each kind of finding names; `{…}` are pydantic's own numbers for it, `{rule}` is below."""
    return {
        "string_type": _("phải là chữ, đặt trong ngoặc kép"),
        "string_too_short": _("không được để trống"),
        "string_too_long": _("không được dài quá {max_length} ký tự"),
        "string_pattern_mismatch": "{rule}",
        "int_type": _("phải là số nguyên, không đặt trong ngoặc kép"),
        "float_type": _("phải là số, không đặt trong ngoặc kép"),
        "finite_number": _("phải là một con số cụ thể"),
        "bool_type": _("phải là true hoặc false, không đặt trong ngoặc kép"),
        "tuple_type": _('phải là danh sách trong ngoặc vuông, như ["a", "b"]'),
        "too_short": _("phải có ít nhất {min_length} giá trị"),
        "dict_type": _("phải là một bảng, mở đầu bằng tên bảng trong ngoặc vuông"),
        "dataclass_type": _("phải là một bảng, mở đầu bằng tên bảng trong ngoặc vuông"),
        "greater_than_equal": _("phải từ {ge:g} trở lên"),
        "less_than_equal": _("không được quá {le:g}"),
        "literal_error": _("chỉ nhận một trong: {rule}"),
    }


def _in_words(numbers: Mapping[str, Any]) -> str:
    """A rule that is not a number: the words to choose from, or the shape of a text."""
    if "expected" in numbers:
        return ", ".join(re.findall("'([^']*)'", numbers["expected"]))
    patterns = {
        TIME: _("giờ viết như “05:30” hoặc “05:30:15”, từ 00:00 đến 23:59:59"),
        WINDOW: _("khoảng giờ viết như “05:00-21:00”, muộn nhất đến 24:00"),
        NAME: _("tên ngắn chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, như “toan-xa”"),
        STEM: _("phải là tên tệp, không có thư mục và không bắt đầu bằng dấu chấm"),
    }
    return patterns.get(numbers.get("pattern", ""), "")


def _known(place: Key) -> tuple[str, ...]:
    """The keys that the table at this place may have; numbers and a station's own names on the way lead nowhere."""
    table: type = Book
    for part in place:
        rules = {key.name: key.rule for key in keys_of(table)}
        table = table_of(rules.get(str(part), {})) or table
    return tuple(key.name for key in keys_of(table))
