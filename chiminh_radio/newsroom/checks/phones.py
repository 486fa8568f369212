"""Telephone numbers that nobody can call: a figure too many or too few."""

import re
from collections.abc import Iterator

from chiminh_radio.i18n import _
from chiminh_radio.newsroom.checks.inquiry import Finding, Inquiry

_GAP = r"(?:[ .\-–]|\s[-–]\s|\)[ .]?|\s?\()?"
_NUMBER = rf"(?P<number>\(?\+?\d(?:{_GAP}\d){{0,30}})"
_NOT_COUNTED = (
    r"(?!\d|/\d{1,4}(?!\d)|[.,]\d|\s?(?:%|đ|vnđ|đồng|nghìn|ngàn|triệu|tỷ|hộ|người|lượt|máy|cuộc|suất|hồ sơ)(?!\w))"
)
_TO = r"(?:\s+(?:ngay|đến|tới|cho|về|qua|theo|số|là|điện thoại|di động|bàn|liên hệ|máy))*"
_WHOSE = r"(?:\s+(?:của|gặp|ông|bà|anh|chị|cô|chú|bác|thầy|đồng chí|đ/c)(?:\s+[^\W\d]+){1,5}?\s?[,(–-]?)?"
_CALLED = re.compile(
    r"(?<!\w)(?:điện thoại|số máy|di động|đt|sđt|đtdđ|hotline|đường dây nóng|tổng đài|đầu số|gọi|liên hệ|zalo)"
    rf"{_TO}{_WHOSE}{_TO}\s*[:.]?\s*{_NUMBER}{_NOT_COUNTED}",
    re.IGNORECASE,
)
_ANOTHER = re.compile(rf"\s?(?:,|;|/|và|hoặc|hay)\s?(?=\(?[+0]\d){_NUMBER}{_NOT_COUNTED}")
_SHORT, _LOCAL, _OFFICIAL, _SERVICE, _MOBILE, _LANDLINE = range(3, 6), (7, 8), 8, (8, 10), 10, 11
"""How many figures each kind has."""
_SHORT_OF_AREA = re.compile(r"02\d{1,2}(?:11[1-9]|1022|1080)")


def phone_length(inquiry: Inquiry) -> Iterator[Finding]:
    """A number that is given to be called and has not as many figures as there can be."""
    for place in inquiry.places:
        for number in _numbers(place.text):
            if not _can_be_called(number):
                yield Finding(
                    place=place.name,
                    reason=_("số điện thoại “{number}” có {count} chữ số, không gọi được").format(
                        number=number, count=len(_figures(number))
                    ),
                    mend=_("di động đủ 10 chữ số, máy bàn đủ 11 (02…), tổng đài 1800, 1900 đủ 8 hoặc 10"),
                )


def _numbers(text: str) -> Iterator[str]:
    """Every number that one is told to call, those of a list one by one."""
    for first in _CALLED.finditer(text):
        found: re.Match[str] | None = first
        while found:
            yield from _parted(found["number"])
            found = _ANOTHER.match(text, found.end())


def _parted(number: str) -> list[str]:
    """What a dash parts into numbers that could stand alone are several; else it is one."""
    parts = [part.strip() for part in re.split("[-–]", number)]
    return parts if all(len(_figures(part)) >= max(_SHORT) for part in parts) else [number]


def _can_be_called(number: str) -> bool:
    """Whether it has the figures of a number, or begins with one that blanks part from what follows."""
    groups = number.split(" ")
    starts = (" ".join(groups[:end]) for end in range(1, len(groups)))
    return _is_whole(number) or any(len(_figures(each)) >= _MOBILE and _is_whole(each) for each in starts)


def _is_whole(number: str) -> bool:
    figures = _figures(number)
    if "+" in number and not figures.startswith("84"):
        return True  # abroad
    if figures.startswith("84") and len(figures) >= _LANDLINE:
        figures = "0" + figures.removeprefix("84").removeprefix("0")
    if figures.startswith(("1800", "1900")) and len(figures) not in _SHORT:
        return len(figures) in _SERVICE
    if _SHORT_OF_AREA.fullmatch(figures):
        return True
    if figures.startswith("080"):
        return len(figures) == _OFFICIAL
    if figures.startswith("0") and len(figures) > max(_SHORT):
        return len(figures) == (_LANDLINE if figures.startswith("02") else _MOBILE)
    return len(figures) <= max(_SHORT) or len(figures) in _LOCAL


def _figures(number: str) -> str:
    return re.sub(r"\D", "", number)
