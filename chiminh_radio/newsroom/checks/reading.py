"""What cannot be read aloud: broken text, acronyms that nobody explains, forms that the reading left over."""

import shlex
from collections import Counter
from collections.abc import Iterator

from chiminh_radio.i18n import _
from chiminh_radio.model.speech import Residue
from chiminh_radio.newsroom.checks.inquiry import Finding, Inquiry, Place, name_of
from chiminh_radio.newsroom.damage import damage_in, doubt_in
from chiminh_radio.newsroom.words import around, is_capitals

MOST_UNREAD = 30
"""Forms that nobody can read; a text with more of them wants another look than one at each."""


def damaged(inquiry: Inquiry) -> Iterator[Finding]:
    """Nothing that is no Vietnamese may be approved: what a listener hears of it is noise."""
    texts = [(_("Tiêu đề"), inquiry.script.title)]
    texts += [(name_of(section), section.heading) for section in inquiry.script.sections]
    texts += [(place.name, place.text) for place in inquiry.places]
    for place, text in texts:
        for reason in damage_in(text, inquiry.standards, inquiry.known):
            yield Finding(
                place=place,
                reason=reason,
                mend=_("gõ lại chỗ này; từ nước ngoài thì thêm cách đọc vào [voice.lexicon] trong config.toml"),
            )


def doubtful(inquiry: Inquiry) -> Iterator[Finding]:
    """A text that is poor as a whole."""
    lines = [place.text for place in inquiry.places]
    if reason := doubt_in(lines, inquiry.standards, inquiry.known):
        mend = _("đọc lại cả bài xem có chỗ nào sai chữ, thiếu dấu")
        yield Finding(place=_("Cả bài"), reason=reason, mend=mend)


def acronym(inquiry: Inquiry) -> Iterator[Finding]:
    """One note for each acronym that neither the script nor a lexicon explains, at its first place."""
    for place, each, times in _left_over(inquiry):
        if _is_acronym(each):
            yield Finding(
                place=place.name,
                reason=_("chữ viết tắt “{written}”{again} chưa được giải thích, loa sẽ đánh vần: {where}").format(
                    written=each.written, again=_again(times), where=_where(place, each)
                ),
                mend=_(
                    "lần đầu viết đủ chữ rồi ghi ({written}) ngay sau; hoặc: chiminh-radio voice lexicon add {written}"
                    ' "cách đọc"'
                ).format(written=each.written),
            )


def residue(inquiry: Inquiry) -> Iterator[Finding]:
    """One note for each other form that could not be read, at its first place."""
    for place, each, times in _left_over(inquiry):
        if not _is_acronym(each):
            yield Finding(
                place=place.name,
                reason=_("chưa biết cách đọc “{written}”{again}: {where}").format(
                    written=each.written, again=_again(times), where=_where(place, each)
                ),
                mend=_('viết thành lời, hoặc: chiminh-radio voice lexicon add {written} "cách đọc"').format(
                    written=each.written if each.written.isalnum() else shlex.quote(each.written)
                ),
            )


def much_residue(inquiry: Inquiry) -> Iterator[Finding]:
    """More forms without a reading than are told one by one."""
    forms = {each.written for place in inquiry.places if place.spoken for each in place.spoken.residue}
    if len(forms) > MOST_UNREAD:
        yield Finding(
            place=_("Cả bài"),
            reason=_("có {count} chữ chưa biết cách đọc, trên đây là {most} chữ đầu").format(
                count=len(forms), most=MOST_UNREAD
            ),
            mend=_("xem cả bài bằng “chiminh-radio script show SỐ --spoken”; có thể tệp hỏng phông chữ"),
        )


def _left_over(inquiry: Inquiry) -> Iterator[tuple[Place, Residue, int]]:
    """Each form that could not be read, where it first stands and how often, as far as anyone would read them."""
    left = [(place, each) for place in inquiry.places if place.spoken for each in place.spoken.residue]
    times = Counter(each.written for _place, each in left)
    first = {each.written: (place, each) for place, each in reversed(left)}
    for written in list(times)[:MOST_UNREAD]:
        yield *first[written], times[written]


def _is_acronym(left: Residue) -> bool:
    return left.written.isalpha() and is_capitals(left.written)


def _again(times: int) -> str:
    return _(" ({count} chỗ)").format(count=times) if times > 1 else ""


def _where(place: Place, left: Residue) -> str:
    return around(place.text, left.start, left.start + len(left.written))
