"""What the value of a key may be: the rules, each with the words for what breaks it.

Nothing is taken for something else: a number in quotes is no number, and a key that nobody knows is a fault.
"""

import math
import re
from collections.abc import Mapping, Sequence

from chiminh_radio.config.faults import Fault, Place
from chiminh_radio.config.keys import Key, Rule, Table, keys_of
from chiminh_radio.i18n import _

TIME = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?"
WINDOW = "([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)"
NAME = "[a-z0-9]+(-[a-z0-9]+)*"
"""What other keys call a thing by."""
STEM = r"[^/\\:.][^/\\:]*"
"""A file of the station without its ending: never a path that leads elsewhere."""
PUBLIC_KEY = "([A-Za-z0-9+/]{43}=)?"
"""32 bytes of Ed25519 in base64."""
_LONGEST = 1000
"""Characters of a text."""


def text(*, empty: bool = False, pattern: str = "") -> Rule:
    """A text; where there is a pattern, all of it must be like that."""

    def wrong(value: object) -> str:
        if not isinstance(value, str):
            return _("phải là chữ, đặt trong ngoặc kép")
        if not value and not empty:
            return _("không được để trống")
        if len(value) > _LONGEST:
            return _("không được dài quá {max_length} ký tự").format(max_length=_LONGEST)
        return _shapes()[pattern] if pattern and not re.fullmatch(pattern, value) else ""

    return Rule("value", wrong)


def whole(least: int, most: int) -> Rule:
    """A whole number between two, both included."""

    def wrong(value: object) -> str:
        if isinstance(value, bool) or not isinstance(value, int):
            return _("phải là số nguyên, không đặt trong ngoặc kép")
        return _beyond(value, least, most)

    return Rule("value", wrong)


def number(least: float, most: float) -> Rule:
    """A number between two, both included."""

    def wrong(value: object) -> str:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return _("phải là số, không đặt trong ngoặc kép")
        if isinstance(value, float) and not math.isfinite(value):
            return _("phải là một con số cụ thể")
        return _beyond(value, least, most)

    return Rule("value", wrong, lambda value, _place, _faults: float(value))


def yes_no() -> Rule:
    """True or false."""
    return Rule(
        "value",
        lambda value: "" if isinstance(value, bool) else _("phải là true hoặc false, không đặt trong ngoặc kép"),
    )


def choice(*words: str) -> Rule:
    """One of a few words."""

    def wrong(value: object) -> str:
        known = isinstance(value, str) and value in words
        return "" if known else _("chỉ nhận một trong: {rule}").format(rule=", ".join(words))

    return Rule("value", wrong)


def several(rule: Rule, *, least: int = 1) -> Rule:
    """A list, which becomes a tuple."""

    def wrong(value: object) -> str:
        if not isinstance(value, list | tuple):
            return _('phải là danh sách trong ngoặc vuông, như ["a", "b"]')
        return "" if len(value) >= least else _("phải có ít nhất {min_length} giá trị").format(min_length=least)

    def inside(values: Sequence[object], place: Place, faults: list[Fault]) -> object:
        return tuple(rule.taken(value, (*place, number), faults) for number, value in enumerate(values))

    return Rule("list", wrong, inside, rule.table)


def named(rule: Rule) -> Rule:
    """A table whose keys the station chooses."""
    name_rule = text()

    def inside(values: Mapping[str, object], place: Place, faults: list[Fault]) -> object:
        for name in values:
            name_rule.taken(name, (*place, name), faults)
        return {name: rule.taken(value, (*place, name), faults) for name, value in values.items()}

    return Rule("names", _no_table, inside, rule.table)


def inner(table: type[Table]) -> Rule:
    """A table within a table. Keys that it does not know are faults."""
    keys = keys_of(table)
    known = [key.name for key in keys]

    def inside(values: Mapping[str, object], place: Place, faults: list[Fault]) -> object:
        said = {key.field: _said(key, values, place, faults) for key in keys}
        faults.extend(
            Fault(key=(*place, name), sentence=_("không có khóa này"), word=name, known=known)
            for name in values
            if name not in known
        )
        return table(said)

    return Rule("table", _no_table, inside, table)


def _said(key: Key, values: Mapping[str, object], place: Place, faults: list[Fault]) -> object:
    """What a table says under a key, or its default."""
    where = (*place, key.name)
    if key.required and key.name not in values:
        faults.append(Fault(key=where, sentence=_("còn thiếu, cần ghi khóa này")))
        return None
    return key.rule.taken(values.get(key.name, key.default), where, faults)


def _beyond(value: float, least: float, most: float) -> str:
    if value < least:
        return _("phải từ {ge:g} trở lên").format(ge=least)
    return _("không được quá {le:g}").format(le=most) if value > most else ""


def _no_table(value: object) -> str:
    return "" if isinstance(value, Mapping) else _("phải là một bảng, mở đầu bằng tên bảng trong ngoặc vuông")


def _shapes() -> Mapping[str, str]:
    """What a text must look like."""
    return {
        TIME: _("giờ viết như “05:30” hoặc “05:30:15”, từ 00:00 đến 23:59:59"),
        WINDOW: _("khoảng giờ viết như “05:00-21:00”, muộn nhất đến 24:00"),
        NAME: _("tên ngắn chỉ gồm chữ thường không dấu, chữ số và dấu gạch nối, như “toan-xa”"),
        STEM: _("phải là tên tệp, không có thư mục và không bắt đầu bằng dấu chấm"),
        PUBLIC_KEY: _("phải là khóa công khai do “person add” hoặc “person key” ghi"),
    }
