"""Telephone numbers that nobody can call: a figure too many or too few."""

import re
from collections.abc import Iterator

from chiminh_radio.i18n import _
from chiminh_radio.newsroom.checks.inquiry import Finding, Inquiry

_FIGURES = r"\(?\+?\d(?:[ .\-–()]{0,3}\d){0,30}"
_NOT_COUNTED = r"(?![\d/%]|[.,]\d|\s?(?:%|đ|vnđ|đồng|nghìn|ngàn|triệu|tỷ|hộ|người|lượt|máy|cuộc|suất|hồ sơ)(?!\w))"
_CALLED = re.compile(
    r"(?<!\w)(?:điện thoại|số máy|di động|đt|sđt|đtdđ|hotline|đường dây nóng|tổng đài|đầu số|gọi|liên hệ|zalo)"
    r"(?:\s+(?:ngay|đến|tới|cho|về|qua|theo|số|là|điện thoại|di động|bàn|liên hệ|máy))*\s*[:.]?\s*"
    rf"(?P<number>{_FIGURES}){_NOT_COUNTED}",
    re.IGNORECASE,
)
_LONGEST_SHORT, _LOCAL, _SERVICE, _OFFICIAL = 5, (7, 8), (8, 10), 8
_MOBILE, _LANDLINE = 10, 11


def phone_length(inquiry: Inquiry) -> Iterator[Finding]:
    """A number that is given to be called and has not as many figures as there can be."""
    for place in inquiry.places:
        for found in _CALLED.finditer(place.text):
            wrong = [number for number in _parted(found["number"]) if not _can_be_called(number)]
            if wrong:
                yield Finding(
                    place=place.name,
                    reason=_("số điện thoại “{number}” có {count} chữ số, không gọi được").format(
                        number=wrong[0].strip(), count=len(re.sub(r"\D", "", wrong[0]))
                    ),
                    mend=_("di động đủ 10 chữ số, máy bàn đủ 11 (02…), tổng đài 1800, 1900 đủ 8 hoặc 10"),
                )


def _parted(number: str) -> list[str]:
    """What a dash parts into numbers that can be called are several; else it is one."""
    parts = re.split("[-–]", number)
    return (
        parts if len(parts) > 1 and all(len(re.sub(r"\D", "", part)) > _LONGEST_SHORT for part in parts) else [number]
    )


def _can_be_called(number: str) -> bool:
    figures = re.sub(r"\D", "", number)
    if "+" in number and not figures.startswith("84"):
        return True  # abroad
    if figures.startswith("84") and len(figures) >= _LANDLINE:
        figures = "0" + figures.removeprefix("84").removeprefix("0")
    if len(figures) <= _LONGEST_SHORT:
        return True
    if figures.startswith(("1800", "1900")):
        return len(figures) in _SERVICE
    if figures.startswith("080"):
        return len(figures) == _OFFICIAL
    if figures.startswith("0"):
        return len(figures) == (_LANDLINE if figures.startswith("02") else _MOBILE)
    return len(figures) in _LOCAL
