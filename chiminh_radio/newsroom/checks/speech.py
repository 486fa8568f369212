"""What a listener can follow: how long a sentence is, how much it cites, how long one is spoken to."""

import re
from collections.abc import Iterator
from datetime import timedelta
from itertools import groupby

from chiminh_radio.i18n import _
from chiminh_radio.model.recording import WHOLE
from chiminh_radio.model.script import ScriptKind
from chiminh_radio.newsroom.checks.inquiry import Attention, Finding, Inquiry, Place
from chiminh_radio.newsroom.checks.recorded import long_recording
from chiminh_radio.newsroom.words import count, shorten
from chiminh_radio.sentences import sentences

_SHORT_KINDS = frozenset({ScriptKind.BULLETIN, ScriptKind.NOTICE, ScriptKind.CORRECTION})
"""Kinds made of items; talk takes its time."""
_CODE = r"[A-ZĐƯ][A-Za-zĐđƯư]{0,14}\d{0,2}"
_DOCUMENT = re.compile(
    rf"(?<![\w/])\d{{1,6}}[a-zđ]?(?:/(?:19|20)\d\d)?\s?[-–/]\s?(?=[A-ZĐƯ]{{2}}){_CODE}(?:[-–/&.]{_CODE}){{0,5}}"
)
"""57-NQ/TW, 1169/QĐ-TTg, 49/2024/NĐ-CP."""


def long_sentence(inquiry: Inquiry) -> Iterator[Finding]:
    """A sentence that nobody can follow by ear; the longest of each paragraph."""
    limit = inquiry.attention.sentence_words
    for place in inquiry.places:
        longest = max(sentences(place.text), key=count, default="")
        if count(longest) > limit:
            yield Finding(
                place=place.name,
                reason=_(
                    "câu “{text}” dài {count} chữ (nên dưới {limit}, [checker] sentence_words), người nghe khó theo"
                ).format(text=shorten(longest), count=count(longest), limit=limit),
                mend=_("tách thành hai, ba câu"),
            )


def long_item(inquiry: Inquiry) -> Iterator[Finding]:
    """Too much said in one go, between two cues: as it was recorded, or else as fast as we read."""
    if inquiry.script.kind not in _SHORT_KINDS:
        return
    yield from long_recording(inquiry)
    if WHOLE in inquiry.recordings:
        return  # that is what is heard
    limit = inquiry.attention.item
    for _go, read in groupby(inquiry.places, key=lambda place: place.go):
        places = list(read)
        lasting = _recorded(places) or _reckoned(places, inquiry.attention)
        if lasting > limit:
            sentence = _("từ “{text}” đọc liền {minutes:.1f} phút (nên dưới {limit:g} phút, [checker] item_minutes)")
            yield Finding(
                place=places[0].name,
                reason=sentence.format(
                    text=shorten(places[0].text),
                    minutes=lasting / timedelta(minutes=1),
                    limit=limit / timedelta(minutes=1),
                ),
                mend=_("rút gọn, hoặc chia mục và thêm [NHẠC CẮT]"),
            )


def many_documents(inquiry: Inquiry) -> Iterator[Finding]:
    """Nobody keeps so many numbers of documents from hearing them once."""
    limit = inquiry.attention.documents
    for place in inquiry.places:
        for sentence in sentences(place.text):
            numbers = _DOCUMENT.findall(sentence)
            if len(numbers) > limit:
                yield Finding(
                    place=place.name,
                    reason=_(
                        "một câu có {count} số hiệu văn bản ({numbers}; nên nhiều nhất {limit}, [checker]"
                        " document_numbers)"
                    ).format(count=len(numbers), numbers=shorten(", ".join(numbers), 60), limit=limit),
                    mend=_("giữ số hiệu của văn bản chính, các văn bản khác chỉ gọi tên"),
                )


def _recorded(places: list[Place]) -> timedelta:
    """From the first word to the last in the recording; nothing where it is not known of each line."""
    heard = [place.heard for place in places if place.heard]
    return heard[-1].end - heard[0].begin if len(heard) == len(places) else timedelta()


def _reckoned(places: list[Place], attention: Attention) -> timedelta:
    syllables = sum(count(place.spoken.text if place.spoken else place.text) for place in places)
    return timedelta(seconds=syllables / attention.syllables_per_second)
