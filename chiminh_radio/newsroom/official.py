"""What official papers carry around their words, and nobody reads aloud: running heads, signatures, "Nơi nhận", "./.".

A paper is often pasted into a bulletin, so its foot ends where the bulletin goes on: at the next heading or cue.
"""

import re
from collections.abc import Iterator, Sequence

from chiminh_radio.newsroom.marks import cue_in, heading_in, without_bullet
from chiminh_radio.newsroom.words import count, fold, is_capitals

_STATE_HEAD = re.compile(
    r".*cong hoa xa hoi chu nghia viet nam.*|.*doc lap ?[-–—.,]? ?tu do ?[-–—.,]? ?hanh phuc.*|dang cong san viet nam"
)
_STATE_HEAD_WORDS = 40
_PAGE_NUMBER = re.compile(r"(?:trang )?[-–—]? ?\d{1,3} ?[-–—]?(?: ?/ ?\d{1,3})?")
_LETTERHEAD_LINES = 12
_PAPER_NUMBER = re.compile(r"so ?: ?[\d.…_]* ?/ ?[a-z].*")
_PLACE_AND_DATE = re.compile(r"[^\d]{2,40}, ngay [\d.…_ ]{1,5}thang [\d.…_ ]{1,5}nam [\d.…_ ]{1,6}")
_STATION = re.compile(r"(?:dai truyen thanh|dai phat thanh|tram truyen thanh|uy ban nhan dan|ubnd)\b.*")
_OFFICIAL_BODY = re.compile(
    r"(?:hoi dong nhan dan|hdnd|dang uy|dang bo|ban chi huy|ban chi dao|mat tran to quoc|ubmttq|cong an|tram y te"
    r"|trung tam|phong|so|xa|phuong|huyen|thanh pho|tinh)\b.*"
)
"""These also begin titles ("PHÒNG CHỐNG DỊCH…"): they count only on a paper with a number or the state's head."""
_ISSUER_WORDS = 10

_RECIPIENTS = re.compile(r"noi nhan ?(?::.*)?")
_CAPACITY = re.compile(r"(?:kt|tm|tl|tuq|t/m|k/t|t/l|q) ?\. ?\w.*")
_OFFICE = re.compile(
    r"(?:pho )?(?:chu tich|bi thu|giam doc|truong (?:ban|phong|cong an|tram|thon|doan)|hieu truong|chi huy truong"
    r"|chanh van phong|tong bien tap)\b.*"
)
_SIGNATURE_WORDS = 15
_FOOT_WORDS = 25
"""Names, offices and recipients are short lines; a longer paragraph after them is speech, so that was no foot."""


def without_trimmings(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs that can be meant for the air, tidy ones in; a final "./." becomes a full stop."""
    kept = [each for each in paragraphs if any(c.isalnum() for c in each)]
    formal = any(_is_state_head(each) or _is_paper_number(each) for each in kept[:_LETTERHEAD_LINES])
    kept = [each for each in kept if not _is_state_head(each) and not _PAGE_NUMBER.fullmatch(fold(each))]
    kept = _without_letterhead(kept, formal)
    spoken = (_without_final_mark(each) for segment in _segments(kept) for each in _without_foot(segment))
    return tuple(each for each in spoken if each != ".")


def _is_state_head(paragraph: str) -> bool:
    return count(paragraph) <= _STATE_HEAD_WORDS and bool(_STATE_HEAD.fullmatch(fold(paragraph)))


def _without_letterhead(paragraphs: Sequence[str], formal: bool) -> list[str]:
    """Take the issuer, the paper's number, and its place and date off the top."""
    rest = list(paragraphs)
    while rest and (_is_issuer(rest[0], formal) or _is_paper_number(rest[0]) or _is_place_and_date(rest[0])):
        del rest[0]
    return rest


def _is_issuer(paragraph: str, formal: bool) -> bool:
    if not is_capitals(paragraph) or count(paragraph) > _ISSUER_WORDS:
        return False
    folded = fold(paragraph)
    return bool(_STATION.fullmatch(folded) or (formal and _OFFICIAL_BODY.fullmatch(folded)))


def _is_paper_number(paragraph: str) -> bool:
    return bool(_PAPER_NUMBER.fullmatch(fold(paragraph)))


def _is_place_and_date(paragraph: str) -> bool:
    return bool(_PLACE_AND_DATE.fullmatch(fold(paragraph)))


def _segments(paragraphs: Sequence[str]) -> Iterator[list[str]]:
    """Runs of paragraphs, each beginning at a heading or a cue."""
    segment: list[str] = []
    for paragraph in paragraphs:
        if segment and (heading_in(paragraph) or cue_in(paragraph)):
            yield segment
            segment = []
        segment.append(paragraph)
    if segment:
        yield segment


def _without_foot(segment: list[str]) -> list[str]:
    for start in range(len(segment)):
        if _opens_foot(segment[start]) and all(_fits_foot(each) for each in segment[start + 1 :]):
            before = segment[:start]
            if before and _is_place_and_date(before[-1]):
                del before[-1]
            return before
    return segment


def _opens_foot(paragraph: str) -> bool:
    folded = fold(paragraph)
    if _RECIPIENTS.fullmatch(folded):
        return True
    office = paragraph.partition(" — ")[0]  # a repaired scan has the whole signature on one line
    if not is_capitals(office) or ":" in paragraph or count(paragraph) > _SIGNATURE_WORDS:
        return False
    return bool(_CAPACITY.fullmatch(folded) or _OFFICE.fullmatch(folded))


def _fits_foot(paragraph: str) -> bool:
    return count(without_bullet(paragraph)) <= _FOOT_WORDS or _opens_foot(paragraph)


def _without_final_mark(paragraph: str) -> str:
    """Make the "./." that ends a paper a full stop."""
    words = paragraph.rstrip(" .")
    return words.rstrip(" ./") + "." if words.endswith("/") and paragraph.endswith(".") else paragraph
