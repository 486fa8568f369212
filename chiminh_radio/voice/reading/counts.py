"""Numbers without a unit: cardinals, ordinals, lists, numbered headings, versions, shares."""

import re

from chiminh_radio.voice.numbers import read_digits, read_integer, read_whole
from chiminh_radio.voice.reading.figures import DASH, NUMBER, YEAR, say_number, say_year
from chiminh_radio.voice.reading.rules import Found, after, ends, follows, rule

_after_ordinal = ends("thứ")
_after_term = after("year-term")
_named = after("named")
_counts = follows("counted")
_scaled = after("scale")
_DENOMINATOR = 10
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_VERSION = re.compile(r"\d{1,2}\.\d{1,2}")  # official decimals have a comma


@rule(
    "ordinal",
    rf"(?P<n>\d{{1,3}})(?:\s?{DASH}\s?(?P<thu>thứ\s)?(?P<m>\d{{1,3}})|\s?/\s?(?P<of>\d{{1,4}}))?(?![.,]\d)",
)
def ordinal(found: Found) -> str | None:
    """Thứ 4 is "thứ tư", thứ 1 "thứ nhất"; thứ 2-6 is a span of days, thứ 1/15 a place among fifteen."""
    if not _after_ordinal(found.before):
        return None
    first = _say_ordinal(found["n"])
    if found["of"]:
        return f"{first} trên {read_whole(found['of'])}"
    return f"{first} đến {'thứ ' if found['thu'] else ''}{_say_ordinal(found['m'])}" if found["m"] else first


def _say_ordinal(digits: str) -> str:
    number = int(digits)
    return {1: "nhất", 4: "tư"}.get(number) or read_integer(number)


@rule("section", r"(?P<n>\d{1,3}(?:\.\d{1,3}){1,5})(?=\.?\s|\)|\.?$|[;,:!?])")
def section(found: Found) -> str | None:
    """1.2, 2.1.3 as the number of a heading; 4.0 as a version."""
    if _THOUSANDS.fullmatch(found["n"]):
        return None
    return " chấm ".join(read_whole(part) for part in found["n"].split("."))


@rule("list", r"\d{1,2}(?:,\d{1,2}){2,12}(?![.,]?\d)")
def listed(found: Found) -> str:
    """1,2,3 without spaces."""
    return ", ".join(read_whole(part) for part in found[0].split(","))


@rule("year", rf"(?P<n>\d{{1,3}})/(?P<y>{YEAR})(?![./\-]?\w)")
def numbered_year(found: Found) -> str | None:
    """Lần 2/2026."""
    return f"{read_integer(int(found['n']))} {say_year(found['y'])}" if _after_term(found.before) else None


@rule("ratio", r"(?P<a>\d{1,4})\s?[:/]\s?(?P<b>[\d.]{1,9})(?![/:]?\d)")
def ratio(found: Found) -> str | None:
    """Tỷ lệ 1:500, bản đồ 1/2000."""
    return f"{read_whole(found['a'])} trên {say_number(found['b'].rstrip('.'))}" if _scaled(found.before) else None


@rule("share", rf"(?P<a>\d{{1,2}})/(?P<b>\d{{1,2}})\s?{DASH}\s?(?P<c>\d{{1,2}})/(?P<d>\d{{1,2}})(?!/?\d)")
def share_span(found: Found) -> str | None:
    """1/3 - 1/2."""
    a, b, c, d = (int(found[group]) for group in "abcd")
    return (
        f"{_say_share(a, b)} đến {_say_share(c, d)}"
        if 0 < a < b <= _DENOMINATOR and 0 < c < d <= _DENOMINATOR
        else None
    )


def _say_share(part: int, whole: int) -> str:
    return f"{read_integer(part)} phần {'tư' if whole == 4 else read_integer(whole)}"  # noqa: PLR2004


@rule("share", rf"(?P<a>{NUMBER})\s?/\s?(?P<b>{NUMBER})(?!/?\d)")
def share(found: Found) -> str:
    """2/3 is "hai phần ba"; 12/15 thôn and 312/340 hộ "trên"."""
    a, b = found["a"], found["b"]
    small = a.isdigit() and b.isdigit() and int(a) < int(b) <= _DENOMINATOR
    if small and (int(a) == 1 or not _counts(found.after)):
        return _say_share(int(a), int(b))
    return f"{say_number(a)} trên {say_number(b)}"


@rule("number", rf"(?P<n>{NUMBER})(?![.,]?\d)")
def number(found: Found) -> str | None:
    """1.250, 92,5, 03 mục tiêu, số 05."""
    written = found["n"]
    if len(written) > 1 and written[0] == "0" and written.isdigit():
        two = len(written) == 2  # noqa: PLR2004 - 03 is three, 007 a name
        return read_digits(written) if not two or _named(found.before) else read_integer(int(written))
    return say_number(written, "chấm" if _VERSION.fullmatch(written) else "phẩy")


@rule("number", r"\d+", edge=False)
def last_resort(found: Found) -> str:
    """Whatever digits are left, as in 5người."""
    return read_digits(found[0]) if found[0][0] == "0" and len(found[0]) > 1 else read_whole(found[0])


EARLY_RULES = (ratio,)
"""Asked before dates and times, whose shapes a scale has."""
RULES = (ordinal, listed, numbered_year)
LATE_RULES = (share_span, share, section, number, last_resort)
