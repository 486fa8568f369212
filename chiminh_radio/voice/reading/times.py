"""Clock times and spans of them: 7h30, 05:30, 17h, 19h30–21h."""

import re

from chiminh_radio.voice.numbers import read_integer, read_whole
from chiminh_radio.voice.reading.figures import DASH
from chiminh_radio.voice.reading.rules import Found, after, ends, rule

_CLOCK = (
    r"\d{1,2}(?:\s?[hHg]\s?[0-5]\d(?:\s?(?:phút|ph|p|'|’)(?:\s?[0-5]\d(?:\"|''|″|giây))?)?|[hHg][0-9](?:\s?(?:phút|ph|p|'))?|\s?[hH]|g|"
    r":[0-5]\d(?::[0-5]\d)?)"
)
_PARTS = re.compile(r"(\d{1,2})\D*(\d{1,2})?(?:\D+(\d{2}))?")
_BY_THE_CLOCK = re.compile(r"(?<!\d)\d{1,2}g[0-5]\d(?!\d)")
_after_day_word = ends("ngày|từ|đến|tới|sáng|trưa|chiều|tối|đêm|hôm|dịp|lễ|niệm|trước|sau|vào|nay|mai")
_after_time_word = after("time-word")
_LAST_HOUR = 24


def _say(clock: str) -> str | None:
    match = _PARTS.match(clock)
    if match is None or int(match[1]) > _LAST_HOUR:
        return None
    spoken = f"{read_integer(int(match[1]))} giờ"
    if match[2] and int(match[2]):
        zero = "không " if match[2][0] == "0" else ""
        spoken += f" {zero}{read_integer(int(match[2]))} phút"
    if match[3] and int(match[3]):
        spoken += f" {read_integer(int(match[3]))} giây"
    return spoken


@rule("clock", rf"(?P<a>{_CLOCK})(?:\s?{DASH}\s?(?P<b>{_CLOCK}))?(?!/)")
def clock(found: Found) -> str | None:
    """7h30, 14g30, 05:30; 19h30–21h is "đến"."""
    if found["a"].endswith("g") and not (_after_time_word(found.before) or _BY_THE_CLOCK.search(found.after)):
        return None  # 8g is a weight
    first = _say(found["a"])
    if first is None or not found["b"]:
        return first
    second = _say(found["b"])
    return second and f"{first} đến {second}"


@rule("clock", r"(?P<h>\d{1,2})\s?giờ\s?(?P<m>[0-5]\d)(?:\s?(?:phút|ph))?")
def in_words(found: Found) -> str | None:
    """8 giờ 00, 9 giờ 05 phút, 5 giờ 30."""
    return _say(f"{found['h']}h{found['m']}")


@rule("clock", r"24/7(?!/|[.,]?\d)")
def round_the_clock(found: Found) -> str | None:
    """Trực 24/7; but ngày 24/7 is in July."""
    return None if _after_day_word(found.before) else "hai mươi bốn trên bảy"


@rule("seconds", r"(?P<n>\d{1,3})\s?(?:''|’’|″)(?!\w)", edge=False)
def seconds(found: Found) -> str:
    """30''."""
    return f"{read_whole(found['n'])} giây"


@rule("minutes", rf"(?P<a>\d{{1,3}})\s?{DASH}\s?(?P<b>\d{{1,3}})\s?['’′](?!['’′\w])", edge=False)
def minutes_span(found: Found) -> str:
    """30-45'."""
    return f"{read_whole(found['a'])} đến {read_whole(found['b'])} phút"


@rule("minutes", r"(?P<n>\d{1,3})(?:\s?['’′](?!['’′\w])|p(?!\w))", edge=False)
def minutes(found: Found) -> str | None:
    """45', unless the sign closes a quotation."""
    quoted = found.before.count("'") % 2 or "‘" in found.before
    return None if quoted else f"{read_whole(found['n'])} phút"


RULES = (clock, in_words, round_the_clock, seconds, minutes_span, minutes)
