"""Two numbers with a sign between them: a span, a score, a difference."""

import re

from chiminh_radio.voice.reading.figures import DASH, NUMBER, say_number, value
from chiminh_radio.voice.reading.rules import Found, after, rule
from chiminh_radio.voice.reading.units import PER, UNIT, WORD_UNIT, say, say_per

_scored = after("match", r"(?:[^.;!?\d]|\d{1,2}\s?[-–:]\s?\d{1,2}(?!\d)){0,48}")
_ordered = after("ordered")
_LOW = 30
"""No side scores more in the games that a commune plays."""
_CLOSES = re.compile(r"\d(?:\s?[^\W\d_]{1,5}|%|°c?)?(?:\s(?:sáng|trưa|chiều|tối|đêm))?\s*$")
_OPENS = re.compile(r"(?:dưới|trên|gần|hơn|không quá)\s\d|\d{1,2}\s?(?:[hg]|giờ|:\d\d)\w*\s(?:sáng|trưa|chiều|tối|đêm)")
_KIND = "(?:thứ|ngày|tháng|quý|năm|cấp|mùng|mồng|điều|khoản|chương|lớp|t)"
_KIND_BEFORE = re.compile(rf"(?<!\w){_KIND} ?\d{{1,4}}\s*$")
_KIND_AFTER = re.compile(rf"(?i:{_KIND} ?\d(?!\w*/)|chủ nhật|CN)")
_HOUR_BEFORE = re.compile(r"\d\s?giờ(?:\s\d{1,2})?(?:\sphút)?\s*$")
_HOUR_AFTER = re.compile(r"\d{1,2}\s?giờ")
_LETTER_BEFORE = re.compile(r"(?<!\w)(?:điểm|tiết|mục|ý|nhóm) [a-zđ]\s*$")
_LETTER_AFTER = re.compile(r"[a-zđ](?!\w)")


@rule("span", rf"\s*{DASH}\s*", edge=False)
def between(found: Found) -> str | None:
    """Thứ 2 - thứ 6, mùng 1 - mùng 3, 5h sáng - 9h tối, từ 80 - dưới 100, điểm a-c."""
    before, following = found.before, found.after
    hours = _HOUR_BEFORE.search(before) and _HOUR_AFTER.match(following)
    same = hours or (_KIND_BEFORE.search(before) and _KIND_AFTER.match(following))
    letters = _LETTER_BEFORE.search(before) and _LETTER_AFTER.match(following)
    return " đến " if same or letters or (_CLOSES.search(before) and _OPENS.match(following)) else None


@rule("sum", rf"(?P<a>{NUMBER})\s?(?P<sign>{DASH}|[÷:])\s?(?P<b>{NUMBER})(?![.,]?\d)")
def difference(found: Found) -> str | None:
    """3 - 2 = 1, 10 : 2 = 5, 8 ÷ 4."""
    divided = found["sign"] in {"÷", ":"}
    is_sum = re.match(r"\s?=", found.after) or (found["sign"] == "÷" and value(found["a"]) >= value(found["b"]))
    return f"{say_number(found['a'])} {'chia' if divided else 'trừ'} {say_number(found['b'])}" if is_sum else None


@rule(
    "quantity",
    rf"(?P<a>{NUMBER})(?:\s?(?P<ua>{UNIT}|{WORD_UNIT})(?!\w))?\s?(?:{DASH}{{1,2}}>?|÷)\s?(?P<minus>[-−])?(?P<b>{NUMBER})"
    rf"(?:\s?(?P<ub>{UNIT}|{WORD_UNIT})(?!\w))?{PER}?(?![-–/.,:]?\d)",
)
def spread(found: Found) -> str | None:
    """25-30%, 20°C-25°C, 1 - 2 triệu đồng, 10 - 12 hộ; 1-0 where a match was played is a score."""
    a, b, unit = found["a"], found["b"], found["ub"]
    per = say_per(found["per"]) if found["per"] else ""
    if per is None or (len(a) > 1 and a[0] == "0" and "," not in a and "." not in a and len(a) > 2):  # noqa: PLR2004
        return None
    point = "phẩy" if unit or not _ordered(found.before) else "chấm"
    first, last = say(a, found["ua"], point), f"{'âm ' if found['minus'] else ''}{say(b, unit, point)}"
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


RULES = (score, difference, spread)
SIGN_RULES = (between,)
