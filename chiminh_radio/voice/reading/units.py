"""What may stand right after a number, what a rate is per, and how both are said."""

import re

from chiminh_radio.syllables import is_syllable
from chiminh_radio.voice.numbers import thousand
from chiminh_radio.voice.reading.figures import say_number
from chiminh_radio.voice.reading.tables import any_of, table

UNIT = f"(?:{any_of(table('units'))})"
WORD_UNIT = (
    r"(?:(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?: (?:đồng|tấn|đô la|lượt|m2|m²|m3|m³|kWh|người|USD|EUR|VNĐ|VND|con|cây))?|"
    r"đồng|tạ|tấn|yến|sào|mẫu|thước|lít|mét|giờ|phút|giây|độ|lần|người|hộ|lượt|suất|bộ|ca|con|cây|kg|vụ|buổi|ngày|"
    r"tháng|tuổi|tiếng|tuần|năm(?!\s\d{4})|điểm|trang|sao)"
)
PER = (
    rf"(?P<per>(?:\s?/\s?(?:{UNIT}|\d{{1,3}}\s?(?:h|giờ|phút|giây|ngày|tháng|năm)|[^\W\d_]{{1,7}}(?: (?:khẩu|người|"
    rf"sinh|công|vuông|khối|gam|mét|đình|viên|học|tấn|tháng|năm|ngày))?)(?!\w)){{1,3}})"
)
_PER_STEP = re.compile(r"\s?/\s?")
_WITHIN = re.compile(r"(\d+)\s?(\D+)")
_THROUGH = {"h", "s", "l", "L", "ml", "giây", "m³", "m3", "km", "km2", "km²", "lít"}
"""Per these "trên" is said; per anything else "một"."""
_SPACES = re.compile(r"\s+")


def say(number: str, unit: str, point: str = "phẩy") -> str:
    """A number with its unit, or alone; `point` as `say_number` takes it."""
    spoken = say_number(number, point)
    return f"{spoken} {say_unit(unit)}" if unit else spoken


def say_unit(unit: str) -> str:
    """A unit by its entry; "triệu USD" by those of its words."""
    units = table("units")
    whole = units.get(unit) or units.get(_SPACES.sub(" ", unit))
    spoken = whole or " ".join(units.get(word, word) for word in unit.split())
    return spoken if "nghìn" in unit else spoken.replace("nghìn", thousand())


def say_per(written: str) -> str | None:
    """Say "/ha/vụ" as " một héc ta một vụ", "/24h" as " trong hai mươi tư giờ"; None when a step is no unit."""
    spoken = ""
    for step in filter(None, _PER_STEP.split(written.strip())):
        if within := _WITHIN.fullmatch(step):
            spoken += f" trong {say(*within.groups())}"
            continue
        head = step.split(" ")[0]
        if head not in table("units") and not (head.islower() and is_syllable(head)):
            return None
        spoken += f" {'trên' if step in _THROUGH else 'một'} {say_unit(step)}"
    return spoken
