"""What cannot be read aloud: broken text, and forms that the reading left over."""

import shlex
from collections import Counter
from collections.abc import Iterator

from chiminh_radio.i18n import _
from chiminh_radio.model import Note, Severity
from chiminh_radio.newsroom.checks.inquiry import Inquiry, name_of
from chiminh_radio.newsroom.damage import damage_in, doubt_in
from chiminh_radio.newsroom.words import around

MOST_UNREAD = 30
"""Forms that nobody can read; a text with more of them wants another look than one at each."""


def damaged(inquiry: Inquiry) -> Iterator[Note]:
    """Nothing that is no Vietnamese may be approved: what a listener hears of it is noise."""
    texts = [(_("Tiêu đề"), inquiry.script.title)]
    texts += [(name_of(section), section.heading) for section in inquiry.script.sections]
    texts += [(place.name, place.line.text) for place in inquiry.places]
    for place, text in texts:
        for reason in damage_in(text, inquiry.standards, inquiry.known):
            yield Note(
                severity=Severity.ERROR,
                rule="damaged",
                place=place,
                reason=reason,
                mend=_("gõ lại chỗ này; từ nước ngoài thì thêm cách đọc vào [voice.lexicon] trong config.toml"),
            )


def doubtful(inquiry: Inquiry) -> Iterator[Note]:
    """A text that is poor as a whole."""
    lines = [place.line.text for place in inquiry.places]
    if reason := doubt_in(lines, inquiry.standards, inquiry.known):
        mend = _("đọc lại cả bài xem có chỗ nào sai chữ, thiếu dấu")
        yield Note(severity=Severity.WARNING, rule="doubtful", place=_("Cả bài"), reason=reason, mend=mend)


def residue(inquiry: Inquiry) -> Iterator[Note]:
    """One note for each form that could not be read, at its first place, as far as anyone would read them."""
    left = [(place, each) for place in inquiry.places if place.spoken for each in place.spoken.residue]
    times = Counter(each.written for _place, each in left)
    first = {each.written: (place, each) for place, each in reversed(left)}
    ordered = [first[written] for written in times]
    for place, each in ordered[:MOST_UNREAD]:
        where = around(place.line.text, each.start, each.start + len(each.written))
        again = _(" ({count} chỗ)").format(count=times[each.written]) if times[each.written] > 1 else ""
        yield Note(
            severity=Severity.WARNING,
            rule="residue",
            place=place.name,
            reason=_("chưa biết cách đọc “{written}”{again}: {where}").format(
                written=each.written, again=again, where=where
            ),
            mend=_('viết thành lời, hoặc: chiminh-radio voice lexicon add {written} "cách đọc"').format(
                written=each.written if each.written.isalnum() else shlex.quote(each.written)
            ),
        )


def much_residue(inquiry: Inquiry) -> Iterator[Note]:
    """More forms without a reading than are told one by one."""
    forms = {each.written for place in inquiry.places if place.spoken for each in place.spoken.residue}
    if len(forms) > MOST_UNREAD:
        yield Note(
            severity=Severity.WARNING,
            rule="much-residue",
            place=_("Cả bài"),
            reason=_("có {count} chữ chưa biết cách đọc, trên đây là {most} chữ đầu").format(
                count=len(forms), most=MOST_UNREAD
            ),
            mend=_("xem cả bài bằng “chiminh-radio script show SỐ --spoken”; có thể tệp hỏng phông chữ"),
        )
