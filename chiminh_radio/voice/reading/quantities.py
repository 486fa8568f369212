"""Numbers with what they count: percentages, money, measures, rates, and ranges of them."""

import re

from chiminh_radio.syllables import is_syllable
from chiminh_radio.voice.numbers import thousand
from chiminh_radio.voice.reading.figures import DASH, NUMBER, say_number, value
from chiminh_radio.voice.reading.rules import Found, after, rule
from chiminh_radio.voice.reading.tables import any_of, table

_UNIT = f"(?:{any_of(table('units'))})"
_WORD_UNIT = (
    r"(?:(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?: (?:đồng|tấn|đô la|lượt|m2|m²|m3|m³|kWh|người|USD|EUR|VNĐ|VND|"
    r"con|cây))?|đồng|tạ|"
    r"tấn|yến|sào|mẫu|thước|lít|mét|giờ|phút|giây|độ|lần|người|hộ|lượt|suất|bộ|ca|con|cây|kg|vụ|buổi|ngày|tháng)"
)
_PER = (
    rf"(?P<per>(?:\s?/\s?(?:{_UNIT}|[^\W\d_]{{1,7}}(?: (?:khẩu|người|sinh|công|vuông|khối|gam|mét|đình|viên|học|"
    rf"tấn|tháng|năm|ngày))?)(?!\w)){{1,3}})"
)
_PER_STEP = re.compile(r"\s?/\s?")
_THROUGH = {"h", "s", "l", "L", "ml", "giây", "m³", "m3", "km", "km2", "km²", "lít"}
"""Per these "trên" is said; per anything else "một"."""
_scored = after("match", r"(?:[^.;!?\d]|\d{1,2}\s?[-–:]\s?\d{1,2}(?!\d)){0,48}")
_electric = after("electric")
_loaded = after("load")
_LOW = 30
_SPACES = re.compile(r"\s+")
_ordered = after("ordered")


def _say_unit(unit: str) -> str:
    """A unit by its entry; "triệu USD" by those of its words."""
    units = table("units")
    whole = units.get(unit) or units.get(_SPACES.sub(" ", unit))
    spoken = whole or " ".join(units.get(word, word) for word in unit.split())
    return spoken if "nghìn" in unit else spoken.replace("nghìn", thousand())


def _say_per(written: str) -> str | None:
    """Say "/ha/vụ" as " một héc ta một vụ"; None when a step is no unit."""
    spoken = ""
    for step in filter(None, _PER_STEP.split(written.strip())):
        head = step.split(" ")[0]
        if head not in table("units") and not (head.islower() and is_syllable(head)):
            return None
        spoken += f" {'trên' if step in _THROUGH else 'một'} {_say_unit(step)}"
    return spoken


def _say(number: str, unit: str) -> str:
    return f"{say_number(number)} {_say_unit(unit)}" if unit else say_number(number)


@rule("money", rf"(?P<sign>(?:US)?\$|€|₫|¥|USD|EUR|VNĐ|VND)\s?(?P<n>{NUMBER})(?P<scale>\s(?:nghìn|triệu|tỷ|tỉ))?")
def sign_first(found: Found) -> str:
    """$200."""
    return f"{say_number(found['n'])}{found['scale']} {_say_unit(found['sign'])}"


@rule(
    "measure",
    rf"(?P<a>{NUMBER})\s?(?P<x>[x×X*])\s?(?P<b>{NUMBER})(?:\s?[x×X*]\s?(?P<c>{NUMBER}))?(?:\s?(?P<unit>{_UNIT}))?",
)
def product(found: Found) -> str:
    """3x4 m."""
    sides = [say_number(found[side]) for side in "abc" if found[side]]
    return " nhân ".join(sides) + (f" {_say_unit(found['unit'])}" if found["unit"] else "")


@rule("measure", rf"(?P<a>{NUMBER})\s?(?P<ua>m|h|giờ|km|kg|tấn|tạ|°|ha|ly)(?P<b>\d{{1,2}})(?P<tail>'|’)?")
def broken_unit(found: Found) -> str | None:
    """1m65, 2km5: the unit stands for the comma."""
    if found["ua"] in {"h", "giờ"} or found["ua"] + found["b"] in table("units"):
        return None
    return f"{say_number(found['a'])} {_say_unit(found['ua'])} {say_number(found['b'])}"


@rule("sum", rf"(?P<a>{NUMBER})\s?(?P<sign>{DASH}|[÷:])\s?(?P<b>{NUMBER})(?![.,]?\d)")
def difference(found: Found) -> str | None:
    """3 - 2 = 1, 10 : 2 = 5, 8 ÷ 4."""
    divided = found["sign"] in {"÷", ":"}
    is_sum = re.match(r"\s?=", found.after) or (found["sign"] == "÷" and value(found["a"]) >= value(found["b"]))
    return f"{say_number(found['a'])} {'chia' if divided else 'trừ'} {say_number(found['b'])}" if is_sum else None


@rule(
    "quantity",
    rf"(?P<a>{NUMBER})(?:\s?(?P<ua>{_UNIT}|{_WORD_UNIT})(?!\w))?\s?(?:{DASH}{{1,2}}>?|÷)\s?(?P<b>{NUMBER})"
    rf"(?:\s?(?P<ub>{_UNIT}|{_WORD_UNIT})(?!\w))?{_PER}?(?![-–/.,:]?\d)",
)
def spread(found: Found) -> str | None:
    """25-30%, 20°C-25°C, 1 - 2 triệu đồng, 10 - 12 hộ; 1-0 where a match was played is a score."""
    a, b, unit = found["a"], found["b"], found["ub"]
    per = _say_per(found["per"]) if found["per"] else ""
    if per is None or (len(a) > 1 and a[0] == "0" and "," not in a and "." not in a and len(a) > 2):  # noqa: PLR2004
        return None
    first, last = _say(a, found["ua"]), _say(b, unit)
    if "V" in {found["ua"], unit} and found["ua"] and found["ua"] != unit:
        return f"{first}, {last}"  # 12V-100Ah is no span
    if found["ua"] and not unit:
        return None if not re.match(r"[%°ºđ]", found["ua"]) else f"{first} đến {last}"
    if not unit and not found["ua"] and _is_score(found):
        return f"{say_number(a)} {say_number(b)}"
    return f"{first} đến {last}{per}"


def _is_score(found: Found) -> bool:
    small = max(value(found["a"]), value(found["b"])) < _LOW
    if small and _scored(found.before):
        return True
    return small and value(found["a"]) >= value(found["b"]) and not _ordered(found.before)


@rule("score", r"(?P<a>\d{1,2})\s?[-–:]\s?(?P<b>\d{1,2})(?![./,:-]?\d)")
def score(found: Found) -> str | None:
    """Tỷ số 2:1."""
    if not _scored(found.before):
        return None
    return f"{say_number(found['a'])} {say_number(found['b'])}"


@rule("quantity", rf"(?P<n>{NUMBER})\s?(?:\.\s)?(?P<unit>{_UNIT}|{_WORD_UNIT})(?!\w){_PER}?")
def quantity(found: Found) -> str | None:
    """92,5%, 2,5 ha, 30.000đ, 85 triệu đồng/ha/vụ, 40 km/h."""
    number, unit = found["n"], found["unit"]
    if len(number) > 1 and number.isdigit() and number[0] == "0":
        if len(number) > 2:  # noqa: PLR2004 - 007 is no amount
            return None
        zero = "không " if unit in {"phút", "ph", "'"} and re.search(r"giờ\s*$", found.before) else ""
        number, spoken = number[1], zero
    else:
        spoken = ""
    per = _say_per(found["per"]) if found["per"] else ""
    return None if per is None else f"{spoken}{_say(number, unit)}{per}"


@rule("quantity", rf"(?P<n>{NUMBER})\s?(?P<unit>{_UNIT}|{_WORD_UNIT})(?!\w)")
def plain_quantity(found: Found) -> str | None:
    """A quantity before a slash that is no rate: "5 người/nhóm trưởng"."""
    return (
        None
        if found["n"][0] == "0" and found["n"].isdigit() and len(found["n"]) > 1
        else _say(found["n"], found["unit"])
    )


@rule("rate", rf"{_PER}", edge=False)
def rate(found: Found) -> str | None:
    """/kg, /người/tháng after a counted word."""
    counted = re.search(
        r"\d[\d.,]*(?:['’′%]|\s?[^\W\d_]+(?:\s[^\W\d_]+){0,3})$|(?<!\w)(?:đồng|tấn|tạ|yến|lít|kg|km|lần|con|người|nghìn|triệu)$",
        found.before,
    )
    spoken = _say_per(found["per"]) if counted else None
    return spoken or None


@rule(
    "unit",
    rf"(?P<unit>{any_of({k: v for k, v in table('units').items() if len(k) > 1 and not k.islower()})}|km|kg|cm|mm|"
    rf"ml|k?m[23²³])",
)
def unit_alone(found: Found) -> str:
    """Km, m², kWh without a number."""
    return _say_unit(found["unit"])


@rule("money", rf"(?P<n>{NUMBER})K(?=\s?(?:/|đồng|một|mỗi|đ(?!\w)))", edge=False)
def thousands(found: Found) -> str:
    """Vé 50K/người."""
    return f"{say_number(found['n'])} {thousand()}"


@rule("measure", rf"(?P<n>{NUMBER})\s?A")
def current(found: Found) -> str | None:
    """10 A, where the text speaks of electricity."""
    return f"{say_number(found['n'])} am pe" if _electric(found.before) else None


@rule("measure", rf"(?P<n>{NUMBER})\s?T")
def tonnes(found: Found) -> str | None:
    """Tải trọng 3,5T."""
    return f"{say_number(found['n'])} tấn" if _loaded(found.before) else None


RULES = (thousands, current, tonnes, product, broken_unit, score, difference, spread, quantity, plain_quantity)
SIGN_RULES = (sign_first, rate)
LETTER_RULES = (sign_first, unit_alone)
