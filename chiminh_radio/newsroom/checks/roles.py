"""Who speaks, and what stands between the words that nobody should say."""

from collections import Counter
from collections.abc import Iterator

from chiminh_radio.i18n import _
from chiminh_radio.newsroom.checks.inquiry import Finding, Inquiry
from chiminh_radio.newsroom.words import shorten

FEW_TURNS = 2
"""So few turns of an undeclared role may be a slip of the pen; more are a speaker without a voice."""


def unknown_role(inquiry: Inquiry) -> Iterator[Finding]:
    """Somebody speaks often whom the head does not name."""
    return (found for turns, found in _undeclared(inquiry) if turns > FEW_TURNS)


def rare_role(inquiry: Inquiry) -> Iterator[Finding]:
    """Somebody speaks once or twice whom the head does not name."""
    return (found for turns, found in _undeclared(inquiry) if turns <= FEW_TURNS)


def _undeclared(inquiry: Inquiry) -> Iterator[tuple[int, Finding]]:
    declared = {role.name for role in inquiry.script.roles} | {""}
    turns = Counter(place.line.role for place in inquiry.places)
    for role in (role for role in turns if role not in declared):
        first = next(place for place in inquiry.places if place.line.role == role)
        yield (
            turns[role],
            Finding(
                place=first.name,
                reason=_("“{role}” nói {count} đoạn nhưng không có trong phần đầu").format(
                    role=role, count=turns[role]
                ),
                mend=_("thêm vào dòng GIỌNG: {role} = nam (hoặc nữ)").format(role=role),
            ),
        )


def unknown_cue(inquiry: Inquiry) -> Iterator[Finding]:
    """A direction in square brackets that is no cue would be read aloud."""
    return _bracketed(inquiry, "[", "]")


def stage_direction(inquiry: Inquiry) -> Iterator[Finding]:
    """A line in parentheses may be meant to be read; mostly it is not."""
    return _bracketed(inquiry, "(", ")")


def _bracketed(inquiry: Inquiry, opening: str, closing: str) -> Iterator[Finding]:
    for place in inquiry.places:
        if place.text.startswith(opening) and place.text.endswith(closing):
            yield Finding(
                place=place.name,
                reason=_("“{text}” không phải hiệu lệnh đã biết, nên sẽ bị đọc thành lời").format(
                    text=shorten(place.text)
                ),
                mend=_("dùng [NHẠC HIỆU], [NHẠC CẮT], [NHẠC KẾT], [BĂNG: tên tệp], hoặc bỏ dòng này"),
            )
