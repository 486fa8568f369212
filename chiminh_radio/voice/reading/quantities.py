"""Numbers with what they count: percentages, money, measures, rates."""

import re

from chiminh_radio.voice.numbers import thousand
from chiminh_radio.voice.reading.figures import NUMBER, say_number
from chiminh_radio.voice.reading.rules import Found, after, rule
from chiminh_radio.voice.reading.tables import any_of, table
from chiminh_radio.voice.reading.units import PER, UNIT, WORD_UNIT, say, say_per, say_unit

_electric = after("electric")
_loaded = after("load")


@rule("money", rf"(?P<sign>(?:US)?\$|€|₫|¥|USD|EUR|VNĐ|VND)\s?(?P<n>{NUMBER})(?P<scale>\s(?:nghìn|triệu|tỷ|tỉ))?")
def sign_first(found: Found) -> str:
    """$200."""
    return f"{say_number(found['n'])}{found['scale']} {say_unit(found['sign'])}"


@rule(
    "measure",
    rf"(?P<a>{NUMBER})\s?(?P<x>[x×X*])\s?(?P<b>{NUMBER})(?:\s?[x×X*]\s?(?P<c>{NUMBER}))?(?:\s?(?P<unit>{UNIT}))?",
)
def product(found: Found) -> str:
    """3x4 m."""
    sides = [say_number(found[side]) for side in "abc" if found[side]]
    return " nhân ".join(sides) + (f" {say_unit(found['unit'])}" if found["unit"] else "")


@rule("measure", rf"(?P<a>{NUMBER})\s?(?P<ua>m|h|giờ|km|kg|tấn|tạ|°|ha|ly)(?P<b>\d{{1,2}})(?P<tail>'|’)?")
def broken_unit(found: Found) -> str | None:
    """1m65, 2km5: the unit stands for the comma."""
    if found["ua"] in {"h", "giờ"} or found["ua"] + found["b"] in table("units"):
        return None
    return f"{say_number(found['a'])} {say_unit(found['ua'])} {say_number(found['b'])}"


@rule("quantity", rf"(?P<n>{NUMBER})\s?(?:\.\s)?(?P<unit>{UNIT}|{WORD_UNIT})(?!\w){PER}?")
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
    per = say_per(found["per"]) if found["per"] else ""
    return None if per is None else f"{spoken}{say(number, unit)}{per}"


@rule("quantity", rf"(?P<n>{NUMBER})\s?(?P<unit>{UNIT}|{WORD_UNIT})(?!\w)")
def plain_quantity(found: Found) -> str | None:
    """A quantity before a slash that is no rate: "5 người/nhóm trưởng"."""
    return (
        None
        if found["n"][0] == "0" and found["n"].isdigit() and len(found["n"]) > 1
        else say(found["n"], found["unit"])
    )


@rule("rate", rf"{PER}", edge=False)
def rate(found: Found) -> str | None:
    """/kg, /người/tháng after a counted word."""
    counted = re.search(
        r"\d[\d.,]*(?:['’′%]|\s?[^\W\d_]+(?:\s[^\W\d_]+){0,3})$|(?<!\w)(?:đồng|tấn|tạ|yến|lít|kg|km|lần|con|người|nghìn|triệu)$",
        found.before,
    )
    spoken = say_per(found["per"]) if counted else None
    return spoken or None


@rule(
    "unit",
    rf"(?P<unit>{any_of({k: v for k, v in table('units').items() if len(k) > 1 and not k.islower()})}|km|kg|cm|mm|"
    rf"ml|k?m[23²³])",
)
def unit_alone(found: Found) -> str:
    """Km, m², kWh without a number."""
    return say_unit(found["unit"])


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


RULES = (thousands, current, tonnes, product, broken_unit)
LATE_RULES = (quantity, plain_quantity)
"""Asked after spans."""
SIGN_RULES = (sign_first, rate)
LETTER_RULES = (sign_first, unit_alone)
