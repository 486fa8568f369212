"""Who speaks, and what is called for between the words."""

from collections import Counter
from collections.abc import Iterator

from chiminh_radio.i18n import _
from chiminh_radio.model import Note, Severity
from chiminh_radio.newsroom.checks.inquiry import Inquiry
from chiminh_radio.newsroom.words import shorten

FEW_TURNS = 2
"""So few turns of an undeclared role may be a slip of the pen; more are a speaker without a voice."""


def unknown_role(inquiry: Inquiry) -> Iterator[Note]:
    """Somebody speaks whom the head does not name."""
    declared = {role.name for role in inquiry.script.roles} | {""}
    turns = Counter(place.line.role for place in inquiry.places)
    for role in turns.keys() - declared:
        first = next(place for place in inquiry.places if place.line.role == role)
        yield Note(
            severity=Severity.WARNING if turns[role] <= FEW_TURNS else Severity.ERROR,
            rule="unknown-role",
            place=first.name,
            reason=_("“{role}” nói {count} đoạn nhưng không có trong phần đầu").format(role=role, count=turns[role]),
            mend=_("thêm vào dòng GIỌNG: {role} = nam (hoặc nữ)").format(role=role),
        )


def unknown_cue(inquiry: Inquiry) -> Iterator[Note]:
    """A direction that is no cue would be read aloud."""
    for place in inquiry.places:
        text = place.line.text
        if (text[0], text[-1]) not in {("[", "]"), ("(", ")")}:
            continue
        yield Note(
            severity=Severity.ERROR if text[0] == "[" else Severity.WARNING,
            rule="unknown-cue",
            place=place.name,
            reason=_("“{text}” không phải hiệu lệnh đã biết, nên sẽ bị đọc thành lời").format(text=shorten(text)),
            mend=_("dùng [NHẠC HIỆU], [NHẠC CẮT], [NHẠC KẾT], hoặc bỏ dòng này"),
        )
