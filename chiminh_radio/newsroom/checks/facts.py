"""What is said of days that cannot be so."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from chiminh_radio.i18n import _
from chiminh_radio.newsroom.checks.inquiry import Finding, Inquiry, before
from chiminh_radio.newsroom.dates import WEEKDAYS, WrittenDay, written_days
from chiminh_radio.newsroom.words import count, shorten
from chiminh_radio.sentences import sentences

_CALLS = re.compile(
    r"(?<!\w)(?:sẽ|dự kiến|sắp|mời|đề nghị|yêu cầu|đăng ký|hạn|chậm nhất|có mặt|tập trung)(?!\w)", re.IGNORECASE
)
"""Words that speak of what is to come after them."""
_CALLS_AFTER = re.compile(r"(?:[^.;]{0,30}?(?<!\w)(?:sẽ|mời)|[\s,)]*(?<!\w)(?:đề nghị|yêu cầu))(?!\w)", re.IGNORECASE)
_OPENING_WORDS = 8
"""So few words before a day make it the opening of its sentence: "Đúng 7h30 ngày 15/3, mời bà con…"."""
_HAS_BEEN = re.compile(
    r"(?<!\w)(?:đã|vừa|vừa qua|trước đó|hôm qua|(?:tuần|tháng|năm) (?:trước|qua)|tính đến|nghe|theo dõi"
    r"|phát biểu|(?:hội nghị|buổi họp|cuộc họp|phiên họp)(?![^.;]{0,30}(?<!\w)(?:sẽ|dự kiến)(?!\w)))(?!\w)",
    re.IGNORECASE,
)
"""Words that look back, or invite to listen to what is past."""
_WHEN = re.compile(
    r"(?:(?<!\w)(?:vào|lúc|hồi|trước|hết|đến|diễn ra|tổ chức|khai mạc|chậm nhất|là|hạn|sáng|trưa|chiều|tối|đêm|giờ|phút"
    r"|thứ \w+|chủ nhật|ngày mai)|\d\s?[hg:]\d{0,2})(?:[\s,:(]|ngày)*$",
    re.IGNORECASE,
)
"""What stands before the day of an event, and not before that of a document or of a meeting looked back on."""
_LONG, _LONG_WITHOUT_YEAR = timedelta(days=400), timedelta(days=60)
"""A day further off than this is history, or one of another year."""
_NEAR = timedelta(days=90)
"""A day further off than this may be of another year, if it does not name its own."""


def impossible_date(inquiry: Inquiry) -> Iterator[Finding]:
    """A day that no calendar has."""
    for place in inquiry.places:
        for written in written_days(place.text, inquiry.air_day):
            if written.day is None:
                yield Finding(
                    place=place.name,
                    reason=_("“{written}”: lịch không có ngày này").format(written=written.written),
                    mend=_("sửa ngày"),
                )


def weekday_mismatch(inquiry: Inquiry) -> Iterator[Finding]:
    """A weekday that is not the one of its date."""
    for place in inquiry.places:
        for named in written_days(place.text, inquiry.air_day):
            if named.day and named.weekday not in {None, named.day.weekday()} and _is_sure(named, inquiry.air_day):
                yield Finding(
                    place=place.name,
                    reason=_("“{written}”: ngày {day:%d/%m/%Y} là {weekday}").format(
                        written=named.written, day=named.day, weekday=WEEKDAYS[named.day.weekday()]
                    ),
                    mend=_("sửa thứ hoặc sửa ngày"),
                )


def _is_sure(written: WrittenDay, air_day: date) -> bool:
    """Whether a day is of the year that we take it for: without one, only while it is near."""
    return written.has_year or (written.day is not None and abs(written.day - air_day) < _NEAR)


def event_past(inquiry: Inquiry) -> Iterator[Finding]:
    """Listeners are called to what will be over when they hear of it."""
    for place in inquiry.places:
        for sentence in sentences(place.text):
            days = written_days(sentence, inquiry.air_day)
            if any(each.day and each.day >= inquiry.air_day for each in days):
                continue  # whatever else it names, it is not over
            if past := _events(sentence, inquiry.air_day):
                yield Finding(
                    place=place.name,
                    reason=_("“{text}”: {written} đã qua khi bài lên sóng ({day:%d/%m/%Y})").format(
                        text=shorten(sentence), written=past[-1][1], day=inquiry.air_day
                    ),
                    mend=_("sửa ngày, viết lại là việc đã xong, hoặc bỏ câu này"),
                )


def open_ended(inquiry: Inquiry) -> Iterator[Finding]:
    """A script that may still be aired after the first day it calls to."""
    ahead = [
        (day, place.name, sentence)
        for place in inquiry.places
        for sentence in sentences(place.text)
        for day, _written in _events(sentence, inquiry.air_day)
        if day >= inquiry.air_day
    ]
    last = inquiry.script.last_day
    if ahead and (last is None or last > min(ahead)[0]):
        day, place, sentence = min(ahead)
        yield Finding(
            place=place,
            reason=_("“{text}”: sau ngày {day:%d/%m/%Y} bài này vẫn có thể lên sóng").format(
                text=shorten(sentence), day=day
            ),
            mend=_("thêm dòng PHÁT ĐẾN NGÀY: {day:%d/%m/%Y}, hoặc dòng NGÀY PHÁT").format(day=day),
        )


def _events(sentence: str, air_day: date) -> list[tuple[date, str]]:
    """The days to which a sentence calls, each with its words."""
    return [
        (written.day, written.written)
        for written in written_days(sentence, air_day)
        if written.day and _is_event(sentence, written, written.day - air_day)
    ]


def _is_event(sentence: str, written: WrittenDay, ahead: timedelta) -> bool:
    told = before(sentence, written.start)
    horizon = _LONG if written.has_year else _LONG_WITHOUT_YEAR
    if abs(ahead) > horizon or not _WHEN.search(told) or _HAS_BEEN.search(told):
        return False
    opens = count(told) <= _OPENING_WORDS and _CALLS_AFTER.match(sentence, written.end)
    return bool(_CALLS.search(told) or opens)
