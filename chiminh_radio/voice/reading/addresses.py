"""House numbers: số 12/3, ngõ 5/24, số nhà 25A."""

import re

from chiminh_radio.voice.numbers import read_whole
from chiminh_radio.voice.reading.rules import Found, after, rule
from chiminh_radio.voice.reading.spelling import spell

_after_place = after("house")


@rule("address", r"(?P<n>\d{1,5}[A-Za-z]?(?:/\d{1,5}[A-Za-z]?){1,4})(?!/?\d)")
def house(found: Found) -> str | None:
    """Số 12/3."""
    if not _after_place(found.before):
        return None
    return " gạch chéo ".join(_say_part(part) for part in found["n"].split("/"))


def _say_part(part: str) -> str:
    digits = re.match(r"\d+", part)
    spoken = read_whole(digits[0]) if digits else ""
    letter = part.lstrip("0123456789")
    return f"{spoken} {spell(letter)}" if letter else spoken


RULES = (house,)
