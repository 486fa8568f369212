"""Vietnamese numerals a second time, by counting rather than by dividing: what numbers.py says is held against these.

Nothing here knows `voice/numbers.py`, nor how it goes about it.
"""

from collections.abc import Iterator

DIGITS = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]
_AFTER_TEN = ["", " một", " hai", " ba", " bốn", " lăm", " sáu", " bảy", " tám", " chín"]
_AFTER_TENS = ["", " mốt", " hai", " ba", " tư", " lăm", " sáu", " bảy", " tám", " chín"]
TO_99 = [
    *DIGITS,
    *(f"mười{unit}" for unit in _AFTER_TEN),
    *(f"{ten} mươi{unit}" for ten in DIGITS[2:] for unit in _AFTER_TENS),
]
"""The index is the number; so in the next two."""
_IN_FULL = [
    f"{hundred} trăm{rest}"
    for hundred in DIGITS
    for rest in ["", *(f" linh {unit}" for unit in DIGITS[1:]), *(f" {two}" for two in TO_99[10:])]
]
"""Three digits as they are said within a longer number: "không trăm linh năm"."""
TO_999 = [*TO_99, *_IN_FULL[100:]]


def counting() -> Iterator[str]:
    """Không, một, hai … một triệu."""
    yield from TO_999
    for thousands in TO_999[1:]:
        yield f"{thousands} nghìn"
        yield from (f"{thousands} nghìn {rest}" for rest in _IN_FULL[1:])
    yield "một triệu"


def cardinal(number: int) -> str:
    """Any number up to a billion: millions, thousands, the rest."""
    words: list[str] = []
    for scale, group in zip((" triệu", " nghìn", ""), _groups(number), strict=True):
        if group:
            words.append(f"{_IN_FULL[group] if words else TO_999[group]}{scale}")
    return " ".join(words) or DIGITS[0]


def one_by_one(digits: str) -> str:
    """A number that is a name."""
    return " ".join(DIGITS[int(digit)] for digit in digits)


def _groups(number: int) -> tuple[int, int, int]:
    written = f"{number:09}"
    return int(written[:3]), int(written[3:6]), int(written[6:])
