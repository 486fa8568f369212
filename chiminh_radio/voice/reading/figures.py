"""The written shapes of numbers that all families share, and how such a shape is said."""

import re
import unicodedata

from chiminh_radio.voice.numbers import read_decimals, read_digits, read_integer, read_whole

DASH = "[-–—−~]"
"""What stands for "đến" between two figures."""
_BLANK = r"[ \u00a0\u2009\u202f]"
NUMBER = (
    rf"(?:[1-9]\d{{0,2}}(?:{_BLANK}\d{{3}}){{1,5}}(?:,\d{{1,9}})?(?!{_BLANK}?\d)|"
    r"[1-9]\d{0,2}(?:\.\d{3}){1,6}(?:,\d{1,9})?|[1-9]\d{0,2}(?:,\d{3}){2,6}|\d{1,15}[.,]\d{1,9}|\d{1,30})"
)
YEAR = r"(?:1\d{3}|20\d{2}|21\d{2})"
_LIKE = {
    "‐": "-",
    "‑": "-",
    "﹣": "-",
    "－": "-",
    "⁄": "/",
    "∕": "/",
    "／": "/",
    "％": "%",
    "：": ":",
    "．": ".",
    "，": ",",
}
"""Signs that only look otherwise: hyphens that hold a line together, full-width forms."""
_FOREIGN = re.compile(rf"(?![0-9])\d|[{''.join(_LIKE)}]")
_DOTS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_BLANKS = re.compile(_BLANK)
_COMMAS = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}")


def western(text: str) -> str:
    """Digits of any script as 0-9 and look-alike signs as ours, one character for one, so that places stay."""
    return text if text.isascii() else _FOREIGN.sub(lambda found: _LIKE.get(found[0]) or _digit(found[0]), text)


def _digit(written: str) -> str:
    return str(unicodedata.decimal(written))


def say_number(written: str, point: str = "phẩy") -> str:
    """Say a number as official texts write it; `point` is said for a dot that does not part thousands."""
    written = _BLANKS.sub("", written)
    if _DOTS.fullmatch(written):
        written = written.replace(".", "")
    elif _COMMAS.fullmatch(written):
        written = written.replace(",", "")
    whole, sign, decimals = written.partition("," if "," in written else ".")
    spoken = read_whole(whole)
    if sign:
        spoken += f" {'phẩy' if sign == ',' else point} {read_decimals(decimals)}"
    return spoken


def value(written: str) -> float:
    """The number's size, to tell a rising range from a score."""
    written = _BLANKS.sub("", written)
    if _DOTS.fullmatch(written):
        written = written.replace(".", "")
    elif _COMMAS.fullmatch(written):
        written = written.replace(",", "")
    return float(written.replace(",", "."))


def say_label_number(digits: str) -> str:
    """A number that is a name: 05 is "không năm", 12 "mười hai", 2024567 is said digit by digit."""
    longest_cardinal = 6
    if (len(digits) > 1 and digits[0] == "0") or len(digits) > longest_cardinal:
        return read_digits(digits)
    return read_integer(int(digits))


def say_year(year: str) -> str:
    """The year as a cardinal, with its own word before."""
    return f"năm {read_integer(int(year))}"
