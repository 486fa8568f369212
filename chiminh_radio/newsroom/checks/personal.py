"""What belongs to one person and not on the air: papers, accounts, birthdays. No note repeats it whole."""

import re
from collections.abc import Iterator
from itertools import pairwise

from chiminh_radio.i18n import _
from chiminh_radio.newsroom.checks.inquiry import Finding, Inquiry, before
from chiminh_radio.newsroom.dates import written_days

_IS = r"\W{0,3}(?:(?:số|là|công dân|cá nhân|nhân dân|ngân hàng)\W{1,3})*"
_PROVINCES = r"0(?:[0-8]\d|9[0-6])"
"""How the number of a citizen begins: 001 to 096."""
_CITIZEN = re.compile(
    rf"(?<!\w)(?:cccd|cmnd|cmt|căn cước|định danh|chứng minh(?: thư)?){_IS}(?P<named>\d(?:[ .]?\d){{8,11}})(?![\d/])"
    rf"|(?<![\w+/.,-])(?P<bare>{_PROVINCES}\d{{9}})(?![\d/-])",
    re.IGNORECASE,
)
_ACCOUNT_NAMED = r"(?<!\w)(?:stk|tk|tài khoản)(?!\w)(?P<between>[^\d.;!?]{0,60})"
_ACCOUNT = re.compile(
    _ACCOUNT_NAMED + r"(?<![\d/])(?P<number>\d(?:[ .\-]?\d){5,18})"
    r"(?![\d/]|\s?(?:đ|đồng|vnđ|nghìn|ngàn|triệu|tỷ|%|hộ|người|lượt|công dân|tài khoản)(?!\w))",
    re.IGNORECASE,
)
_BEFORE_ACCOUNT = re.compile(_ACCOUNT_NAMED + "$", re.IGNORECASE)
_OTHER_NUMBER = re.compile(r"zalo|vneid|định danh|căn cước|cccd|gọi|liên hệ|điện thoại|hotline|tổng đài", re.IGNORECASE)
"""Between "tài khoản" and a number that is none of a bank."""
_AMOUNT = re.compile(r"[1-9]\d{0,2}(?:[. ]\d{3})+")
"""1.250.000 is money or a count."""
_BORN = re.compile(
    r"(?:(?<!\w)(?P<with>\w+)\s)?(?<!\w)(?:ngày sinh|sn|sinh(?: vào)?(?: ngày)?)\W{0,3}(?:ngày\s+)?$", re.IGNORECASE
)
_NOT_BORN = frozenset(("học", "thí", "khai", "giáng", "phục", "hy", "hi", "vệ", "phát", "cứu", "tái"))
"""With these "sinh" means something else: học sinh, khai sinh, hy sinh."""
_AND_OTHERS = re.compile(r"\W{0,3}(?:trở|về|đến|tới|hoặc)(?!\w)")
"""After a day that bounds a whole class: born on the 1st of January or later."""
_LIFETIME = 110
"""Years: whoever was born before is history."""
_SHOWN = 3


def citizen_id(inquiry: Inquiry) -> Iterator[Finding]:
    """The number of an identity card opens a person's whole life to whoever hears it."""
    for place in inquiry.places:
        for found in _CITIZEN.finditer(place.text):
            if found["bare"] and _BEFORE_ACCOUNT.search(before(place.text, found.start())):
                continue
            yield Finding(
                place=place.name,
                reason=_("có số căn cước của một người: “{number}”").format(
                    number=_hidden(found["named"] or found["bare"])
                ),
                mend=_("bỏ số ấy; cần phân biệt người thì nói thôn, xóm"),
            )


def bank_account(inquiry: Inquiry) -> Iterator[Finding]:
    """An account's number, unless it is one that an office opened for everyone to give to."""
    for place in inquiry.places:
        for found in _ACCOUNT.finditer(place.text):
            if not _AMOUNT.fullmatch(found["number"]) and not _OTHER_NUMBER.search(found["between"]):
                yield Finding(
                    place=place.name,
                    reason=_(
                        "có số tài khoản: “{number}”; nghe qua loa khó chép đúng, và dễ bị kẻ gian giả theo"
                    ).format(number=_hidden(found["number"])),
                    mend=_("chỉ giữ khi là tài khoản công khai của cơ quan; của cá nhân thì bỏ"),
                )


def birth_date(inquiry: Inquiry) -> Iterator[Finding]:
    """A named person's whole birthday; a year is enough to tell people apart."""
    for place in inquiry.places:
        for born in written_days(place.text, inquiry.air_day):
            is_old = born.day is None or born.day.year <= inquiry.today.year - _LIFETIME
            if (
                born.has_year
                and not is_old
                and _is_birthday(before(place.text, born.start), place.text[born.end : born.end + 9])
            ):
                yield Finding(
                    place=place.name,
                    reason=_("có ngày sinh đầy đủ của một người: “…/{year}”").format(year=born.written[-4:]),
                    mend=_("chỉ nói năm sinh, hoặc tuổi"),
                )


def _is_birthday(told: str, after: str) -> bool:
    """Whether what stands around a day makes it the birthday of somebody who is named."""
    born = _BORN.search(told)
    if not born or (born["with"] or "").lower() in _NOT_BORN or _AND_OTHERS.match(after):
        return False
    return any(one[:1].isupper() and other[:1].isupper() for one, other in pairwise(told.split()))


def _hidden(number: str) -> str:
    """As much as finds it in the text: a note is kept and sent around."""
    return number[:_SHOWN] + "…"
