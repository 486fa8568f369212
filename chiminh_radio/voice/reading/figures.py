"""The written shapes of numbers that all families share, and how such a shape is said."""

import re
import unicodedata

from chiminh_radio.voice.numbers import read_decimals, read_digits, read_integer, read_whole

DASH = "[-–—−]"
NUMBER = r"(?:[1-9]\d{0,2}(?:\.\d{3}){1,6}(?:,\d{1,9})?|[1-9]\d{0,2}(?:,\d{3}){2,6}|\d{1,15}[.,]\d{1,9}|\d{1,30})"
YEAR = r"(?:1\d{3}|20\d{2}|21\d{2})"
_FOREIGN_DIGIT = re.compile(r"(?![0-9])\d")
_DOTS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_COMMAS = re.compile(r"[1-9]\d{0,2}(?:,\d{3}){2,}")


def western(text: str) -> str:
    """Every decimal digit of any script as 0-9, one character for one, so that places in the text stay."""
    return text if text.isascii() else _FOREIGN_DIGIT.sub(lambda found: str(unicodedata.decimal(found[0])), text)


def say_number(written: str, point: str = "phẩy") -> str:
    """Say a number as official texts write it; `point` is said for a dot that does not part thousands."""
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
