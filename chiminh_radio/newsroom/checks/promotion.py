"""Selling on the commune's loudspeakers: words of an offer in items that no public body answers for.

The words stand in promotion.txt beside this file.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from chiminh_radio.i18n import _
from chiminh_radio.newsroom.checks.inquiry import Finding, Inquiry
from chiminh_radio.newsroom.words import fold, shorten
from chiminh_radio.sentences import sentences

_PUBLIC_BODY = re.compile(
    r"\b(?:ubnd|uy ban|hdnd|hoi dong nhan dan|dang uy|dang bo|chi bo|mttq|mat tran|cong an|quan su|bien phong|tram y te"
    r"|truong (?:mam non|tieu hoc|thcs|thpt)|hoi (?:phu nu|nong dan|cuu chien binh|nguoi cao tuoi|chu thap do)"
    r"|doan thanh nien|dai (?:truyen thanh|phat thanh)|cong thong tin|thon|to dan pho|van phong|phong|so|bo|cuc|chi cuc"
    r"|bao hiem xa hoi|to cong nghe so)\b"
)
"""Who answers for an item so that it sells nothing; folded."""
_TRADE = re.compile(r"\b(?:cong ty|tap doan|doanh nghiep|htx|hop tac xa|cua hang|sieu thi|ngan hang|showroom|shop)\b")
_WARNS = re.compile(
    r"(?<!\w)(?:lừa|lừa đảo|cảnh giác|giả mạo|đề phòng|cảnh báo|không nên|không tin)(?!\w)", re.IGNORECASE
)
"""Words of a sentence that puts people on their guard against an offer."""


def promotion(inquiry: Inquiry) -> Iterator[Finding]:
    """The first words of an offer in each paragraph of an item that no public body answers for."""
    for place in inquiry.places:
        if _is_public(place.source):
            continue
        sells = (found for each in sentences(place.text) if not _WARNS.search(each) for found in _offer().findall(each))
        if words := next(sells, ""):
            yield Finding(
                place=place.name,
                reason=_("“{words}” là lời quảng cáo: “{text}”").format(words=words, text=shorten(place.text)),
                mend=_("kể việc đã làm, bỏ lời mời mua; bài của cơ quan nhà nước, đoàn thể thì ghi NGUỒN"),
            )


def _is_public(source: str) -> bool:
    folded = fold(source).replace("-", " ")  # a contributor may be a folder: "tram-y-te"
    return bool(_PUBLIC_BODY.search(folded) and not _TRADE.search(folded))


@cache
def _offer() -> re.Pattern[str]:
    lines = Path(__file__).with_name("promotion.txt").read_text(encoding="utf-8").splitlines()
    phrases = sorted((line for line in lines if not line.startswith("# ")), key=len, reverse=True)
    words = "|".join(map(re.escape, phrases))
    return re.compile(rf"(?<!\w)(?:{words}|giảm giá \d{{1,2}} ?%)(?!\w)", re.IGNORECASE)
