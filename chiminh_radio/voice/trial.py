"""Tries a lexicon: can a voice say an entry's spoken form, and why did an entry not speak where it seems to stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from chiminh_radio.composing import composed
from chiminh_radio.i18n import _
from chiminh_radio.model.speech import Change, LexiconEntry, SpokenLine
from chiminh_radio.voice.lexicon import in_force
from chiminh_radio.voice.normalise import Normaliser


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """An entry that stands in a text at `start` and was not said, and why."""

    entry: LexiconEntry
    start: int
    reason: str


def unsayable(spoken: str) -> str:
    """Why a spoken form is not all syllables, in a sentence; "" when it is."""
    line = Normaliser().line(spoken)
    if line.residue:
        return _("“{word}” không phải âm tiết tiếng Việt; hãy viết theo cách đọc, như “phây búc”").format(
            word=line.residue[0].written
        )
    if line.changes:
        return _("“{word}” chưa phải lời đọc; hãy viết thành lời, như “{spoken}”").format(
            word=line.changes[0].written, spoken=line.text
        )
    return ""


def misses(text: str, line: SpokenLine, entries: Sequence[LexiconEntry]) -> Iterator[Miss]:
    """Where the entries stand in `text` (in any capitals) and `line`, its reading by them, says something else."""
    text = composed(text)
    folded = text.lower()
    spoken = in_force(entries)
    for entry in entries:
        if entry.written.lower() not in folded:
            continue
        for found in re.finditer(re.escape(entry.written), text, re.IGNORECASE):
            start = found.start()
            over = _over(line, start)
            if over and over.start == start and _speaks(entry, over):
                continue
            reason = _reason(text, found[0], start, entry.written, over)
            if spoken[entry.written] != entry.spoken:
                reason = _("từ này đã ghi ở chỗ khác là “{spoken}”").format(spoken=spoken[entry.written])
            yield Miss(entry=entry, start=start, reason=reason)


def speakers(line: SpokenLine, entries: Sequence[LexiconEntry]) -> tuple[LexiconEntry, ...]:
    """The entries that were said in a line."""
    return tuple(entry for entry in entries if any(_speaks(entry, change) for change in line.changes))


def _speaks(entry: LexiconEntry, change: Change) -> bool:
    alike = change.written.lower() == entry.written.lower()
    return change.rule == "lexicon" and alike and change.spoken == entry.spoken


def _over(line: SpokenLine, start: int) -> Change | None:
    """The change that covers a place of the written text."""
    return next((each for each in line.changes if each.start <= start < each.start + len(each.written)), None)


def _reason(text: str, there: str, start: int, form: str, over: Change | None) -> str:
    if there != form and not form.islower():
        return _(
            "câu viết “{there}”; mục từ có chữ hoa chỉ khớp đúng chữ hoa ấy, viết thường cả thì khớp mọi kiểu"
        ).format(there=there)
    word = _whole(text, start, start + len(there))
    if word != there:
        return _("nằm trong “{word}”, không đứng riêng").format(word=word)
    if over:
        return _("đã đọc cùng “{written}”, quy tắc {rule}").format(written=over.written.strip(), rule=over.rule)
    return _("không đứng riêng thành một từ")


def _whole(text: str, start: int, end: int) -> str:
    """The stretch with the letters and digits that touch it."""
    while start and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return text[start:end]
