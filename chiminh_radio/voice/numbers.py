"""Numbers into Vietnamese words: cardinals, single digits, decimals.

The only place that knows linh, mốt, tư, lăm and mươi, and the wording that a station chose. What a number *means* (a
date, a phone, a price) is decided elsewhere, in `reading`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from chiminh_radio.model.speech import Wording

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
LARGEST = 10**18
"""Beyond this nobody can follow a cardinal by ear."""
_LAST_OF_THE_FIRST_DAYS = 10
_wording = ContextVar("_wording", default=Wording())  # noqa: B039 - frozen
"""Not an argument: that would go through every rule, and none of them decides by it."""


@contextmanager
def worded(wording: Wording) -> Iterator[None]:
    """Say numbers so within the block (in this thread)."""
    token = _wording.set(wording)
    try:
        yield
    finally:
        _wording.reset(token)


def thousand() -> str:
    """The word for 1000."""
    return _wording.get().thousand


def read_day(day: int) -> str:
    """Say a day of a month: "ba", or "mùng ba" where that is the wording."""
    first = _wording.get().first_days if day <= _LAST_OF_THE_FIRST_DAYS else ""
    return f"{first} {read_integer(day)}".lstrip()


def read_integer(number: int) -> str:
    """Say a cardinal: 1_010 → "một nghìn không trăm mười". ValueError beyond ±10^18."""
    if abs(number) > LARGEST:
        raise ValueError(number)
    if number < 0:
        return f"âm {read_integer(-number)}"
    return " ".join(_cardinal(number)) if number else _DIGITS[0]


def read_digits(digits: str) -> str:
    """Say each digit by its own name: "0912" → "không chín một hai". ValueError for anything but 0-9."""
    if not (digits.isascii() and digits.isdigit()):
        raise ValueError(digits)
    return " ".join(_DIGITS[int(digit)] for digit in digits)


def read_decimals(digits: str) -> str:
    """Say what stands after the comma: "25" → "hai mươi lăm", "05" → "không năm", "125" → "một hai năm"."""
    two = len(digits) == 2 and digits[0] != "0"  # noqa: PLR2004 - two digits are still heard as a number
    return read_integer(int(digits)) if two else read_digits(digits)


def read_whole(digits: str) -> str:
    """Say an unsigned run of digits as a cardinal; one too long for that, digit by digit."""
    if not (digits.isascii() and digits.isdigit()):
        raise ValueError(digits)
    short = len(digits.lstrip("0")) <= len(str(LARGEST)) - 1
    return read_integer(int(digits)) if short else read_digits(digits)


def _cardinal(number: int) -> list[str]:
    """The words of a positive number; tỷ carries whatever stands above nine digits, so 10^18 is "một tỷ tỷ"."""
    billions, rest = divmod(number, 10**9)
    words = [*_cardinal(billions), "tỷ"] if billions else []
    for power in (2, 1, 0):
        group = rest // 1000**power % 1000
        if group:
            words += _group(group, whole=bool(words))
            words += [(thousand() if power == 1 else "triệu")] if power else []
    return words


def _group(group: int, *, whole: bool) -> list[str]:
    """Three digits; `whole` says the hundreds even when there are none, as inside a longer number."""
    hundreds, rest = divmod(group, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or whole else []
    return words + _below_hundred(rest, after_hundreds=bool(words))


def _below_hundred(number: int, *, after_hundreds: bool) -> list[str]:
    tens, units = divmod(number, 10)
    if not tens:
        if not units:
            return []
        return [_wording.get().zero_tens, _DIGITS[units]] if after_hundreds else [_DIGITS[units]]
    words = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    if not units:
        return words
    unit = _DIGITS[units]
    if units == 5:  # noqa: PLR2004 - năm becomes lăm after any ten
        unit = "lăm"
    elif tens > 1:
        unit = {1: "mốt", 4: "tư"}.get(units, unit)
    return [*words, unit]
