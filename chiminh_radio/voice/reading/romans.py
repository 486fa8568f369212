"""Roman numerals where they are numerals: khóa II, quý I/2027, thế kỷ XXI, "II. NỘI DUNG"."""

import re

from chiminh_radio.syllables import is_syllable
from chiminh_radio.voice.numbers import read_integer
from chiminh_radio.voice.reading.figures import DASH, YEAR, say_year
from chiminh_radio.voice.reading.rules import Found, after, ends, rule

_ROMAN = re.compile(r"(?=[MDCLXVI])M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_headed = after("numeral", r"(?:\s*[ivxlc]{1,7}\s*(?:,|;|và|hoặc|đến|-|–|/)){0,5}")
_after_ordinal = ends("thứ")
_after_century = after("century")
_LETTERS = {"C", "D", "L", "M"}
"""Bảng C, hạng D: alone they are numerals of centuries only."""
_EVERYDAY = 39
"""Up to this a Roman numeral of two letters or more is one wherever it stands."""


def _value(written: str) -> int:
    total = 0
    for letter, following in zip(written, [*written[1:], "I"], strict=True):
        size = _VALUES[letter]
        total += -size if size < _VALUES[following] else size
    return total


def _say(written: str, *, ordinal: bool) -> str:
    number = _value(written)
    return {1: "nhất", 4: "tư"}.get(number, read_integer(number)) if ordinal else read_integer(number)


@rule(
    "roman",
    rf"(?P<r>[MDCLXVI]{{1,12}})(?:\s?{DASH}\s?(?P<t>[XVIL]{{1,7}})(?![\w&]))?(?:\s?/\s?(?P<y>{YEAR})|(?P<sub>(?:\.\d{{1,2}}){{1,4}})(?!\d))?(?![&])",
)
def headed(found: Found) -> str | None:
    """After a word that is counted; "quý II/2026" with its year."""
    last = found["t"]
    if not _ROMAN.fullmatch(found["r"]) or (last and not _ROMAN.fullmatch(last)):
        return None
    if not _headed(found.before) and not found["y"]:
        return None
    if found["r"] in _LETTERS and not _after_century(found.before):
        return None
    ordinal = _after_ordinal(found.before)
    spoken = _say(found["r"], ordinal=ordinal) + (f" đến {_say(last, ordinal=ordinal)}" if last else "")
    if found["sub"]:
        return " chấm ".join([spoken, *(read_integer(int(part)) for part in found["sub"].split(".") if part)])
    return f"{spoken} {say_year(found['y'])}" if found["y"] else spoken


@rule("roman", r"(?P<r>[XVI]{1,6})(?=\s?[.)/:]\s|\s?[-–]\s+(?P<next>[^\W\d_]))")
def heading(found: Found) -> str | None:
    """II. NỘI DUNG at the head of a line."""
    if not found.place.first or not _ROMAN.fullmatch(found["r"]) or found["next"].islower():
        return None
    return f"phần {read_integer(_value(found['r']))}"


@rule("roman", r"(?P<r>[XVI]{2,6})(?![-&/.]?\w)")
def alone(found: Found) -> str | None:
    """II, XIV without such a word, but not beside words in capitals, where VI and XI are syllables."""
    left = found.place.text[max(0, found.place.start - 8) : found.place.start].split(" ")
    right = found.after.split(" ", 2)
    shouting = any(len(word) > 1 and word.isupper() for word in (left[-2:-1] + right[1:2]))
    if (shouting and is_syllable(found["r"])) or not _ROMAN.fullmatch(found["r"]) or _value(found["r"]) > _EVERYDAY:
        return None
    return read_integer(_value(found["r"]))


@rule("century", r"TK\.?\s?(?=(?:thứ\s)?[XVI]{1,5}(?!\w))", edge=False)
def century(_found: Found) -> str:
    """TK XX."""
    return "thế kỷ "


RULES = (heading, headed, century, alone)
