"""What a listener can follow: how long a sentence is, and how long one is spoken to."""

from collections import Counter
from collections.abc import Iterator
from datetime import timedelta

from chiminh_radio.i18n import _
from chiminh_radio.model import Note, ScriptKind, Severity
from chiminh_radio.newsroom.checks.inquiry import Inquiry
from chiminh_radio.newsroom.words import count, shorten
from chiminh_radio.sentences import sentences

SENTENCE_WORDS = 40
"""A listener loses the thread of a longer one."""
ITEM = timedelta(minutes=3)
"""A news item should be no longer."""
SYLLABLES_PER_SECOND = 4.2

_SHORT_KINDS = frozenset({ScriptKind.BULLETIN, ScriptKind.NOTICE, ScriptKind.CORRECTION})
"""Kinds made of items; talk takes its time."""


def long_sentence(inquiry: Inquiry) -> Iterator[Note]:
    """A sentence that nobody can follow by ear; the longest of each paragraph."""
    for place in inquiry.places:
        longest = max(sentences(place.line.text), key=count, default="")
        if count(longest) > SENTENCE_WORDS:
            yield Note(
                severity=Severity.WARNING,
                rule="long-sentence",
                place=place.name,
                reason=_("câu “{text}” dài {count} chữ (nên dưới {limit}), người nghe khó theo").format(
                    text=shorten(longest), count=count(longest), limit=SENTENCE_WORDS
                ),
                mend=_("tách thành hai, ba câu"),
            )


def long_item(inquiry: Inquiry) -> Iterator[Note]:
    """Too much said in one go, between two cues."""
    if inquiry.script.kind not in _SHORT_KINDS:
        return
    syllables: Counter[int] = Counter()
    for place in inquiry.places:
        syllables[place.stretch] += count(place.spoken.text if place.spoken else place.line.text)
    for stretch, said in syllables.items():
        lasting = timedelta(seconds=said / SYLLABLES_PER_SECOND)
        if lasting > ITEM:
            first = next(place for place in inquiry.places if place.stretch == stretch)
            yield Note(
                severity=Severity.WARNING,
                rule="long-item",
                place=first.name,
                reason=_("từ đây đọc liền khoảng {minutes:.1f} phút (nên dưới {limit:g} phút)").format(
                    minutes=lasting / timedelta(minutes=1), limit=ITEM / timedelta(minutes=1)
                ),
                mend=_("rút gọn, hoặc chia mục và thêm [NHẠC CẮT]"),
            )
