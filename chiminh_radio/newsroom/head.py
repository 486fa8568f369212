"""The head of a script: which of its first paragraphs tell of it, and are not read aloud.

Two shapes are read, also mixed: `KEY: value` lines, and a free head as typed in Word (a station's name, a title, "Phát
thứ Hai, ngày 30 tháng 11 năm 2026"). An unknown key between known ones is left out: it is the office's own matter. One
that is nearly a known key is refused, so that no typing slip loses a date.
"""

import difflib
import re
from collections.abc import Sequence

from chiminh_radio.errors import ScriptError
from chiminh_radio.i18n import _
from chiminh_radio.newsroom import kinds
from chiminh_radio.newsroom.dates import dates_in, times_in
from chiminh_radio.newsroom.keys import KEYS, Head
from chiminh_radio.newsroom.marks import cue_in, heading_in, key_in
from chiminh_radio.newsroom.words import count, fold, is_capitals, shorten

_ALMOST = 0.85
_HEAD_VALUE_WORDS = 12
_TITLE_WORDS = 60
_AT_THE_END = frozenset({"editor", "source", "themes", ""})
"""What papers say below their text as well."""
_SALUTATION = re.compile(r"(?:kinh|xin|thua|chao|than)\b.*")
_PAPER_KINDS = frozenset(
    {"thong bao", "ke hoach", "bao cao", "quyet dinh", "cong van", "cong dien", "giay moi", "thu ngo", "loi keu goi"}
)
"""Names of official papers that stand alone on a line, with the subject on the next."""


def read_head(paragraphs: Sequence[str]) -> tuple[Head, list[str]]:
    """The head, and the paragraphs that are not of it. A line such as "Biên tập: …" at the very end counts as head.

    Raises ScriptError naming the line for a date, time, kind, voice or number that cannot be read.
    """
    head = Head()
    end = _end_of_head(paragraphs)
    at = 0
    while at < end:
        at += _take(head, paragraphs[at:end])
    return head, _without_tail(head, list(paragraphs[end:]))


def _without_tail(head: Head, body: list[str]) -> list[str]:
    """Take what is of the head off the end; a source there is the last item's where others have been named."""
    sources = sum(source_in(paragraph) is not None for paragraph in body) + bool(head.source)
    is_of_item = sources > 1 and any(heading_in(paragraph) for paragraph in body)
    left: list[str] = []
    while body and (parts := key_in(body[-1])) and (name := KEYS.get(parts[0])) in _AT_THE_END:
        line = body.pop()
        if name == "source" and is_of_item:
            left.append(line)
        else:
            head.set(*parts, line=line)
    return body + left


def source_in(paragraph: str) -> str | None:
    """The source that `NGUỒN: …` or `(Nguồn: …)` names; None for anything else, a sentence that begins so as well."""
    is_bracketed = paragraph.startswith("(") and paragraph.endswith((")", ")."))
    parts = key_in(paragraph.strip("().") if is_bracketed else paragraph)
    is_source = parts and KEYS.get(parts[0]) == "source" and not _is_speech(parts[1])
    return parts[1] if parts and is_source else None


def _end_of_head(paragraphs: Sequence[str]) -> int:
    """After the last line that is surely of the head; the head has no cue, no heading, and no speech."""
    end, titled, seen = 0, False, set[str]()
    for at, paragraph in enumerate(paragraphs):
        if cue_in(paragraph) or heading_in(paragraph):
            break
        parts = key_in(paragraph)
        if (parts and parts[0] in KEYS) or _is_free_date(paragraph):
            end = at + 1
            titled = titled or bool(parts and KEYS.get(parts[0]) == "title")
        elif not titled and _is_title(paragraph, first=at == 0):
            titled, end = True, at + 1
        elif titled and at == end and _continues_title(paragraphs[at - 1], paragraph):
            end = at + 1
        elif not parts or parts[0] in seen or _is_speech(parts[1]):
            break
        seen.add(parts[0] if parts else "")
    return end


def _take(head: Head, lines: Sequence[str]) -> int:
    """Take the first line, and its continuation if it is a title on two; return how many were taken."""
    line = lines[0]
    parts = key_in(line)
    if parts and parts[0] in KEYS:
        head.set(*parts, line=line)
    elif _is_free_date(line):
        head.set("ngay phat", line, line)
        head.air_times = head.air_times or times_in(line)
    elif not (head.title or head.free_title) and _is_title(line, first=True):
        two = len(lines) > 1 and _continues_title(line, lines[1])
        head.free_title = f"{line} {lines[1]}" if two else line
        return 2 if two else 1
    elif parts:
        _refuse_slip(parts[0], line)
    return 1


def _refuse_slip(key: str, line: str) -> None:
    if almost := difflib.get_close_matches(key, KEYS, n=1, cutoff=_ALMOST):
        raise ScriptError(
            _("dòng “{line}”: không có mục này; có phải là “{almost}” không?").format(
                line=shorten(line), almost=almost[0].upper()
            )
        )


def _is_free_date(paragraph: str) -> bool:
    """Whether this is "Phát thứ Hai, ngày 30 tháng 11 năm 2026"."""
    if not fold(paragraph).startswith("phat ") or count(paragraph) > _HEAD_VALUE_WORDS * 2:
        return False
    try:
        return bool(dates_in(paragraph))
    except ValueError:
        return True  # a date no calendar has: the head, and refused there


def _is_title(paragraph: str, *, first: bool) -> bool:
    """Whether this can be a title without a key: in capitals, or else the first line and no sentence."""
    if count(paragraph) > _TITLE_WORDS or paragraph.startswith(("[", "(")) or _SALUTATION.fullmatch(fold(paragraph)):
        return False
    parts = key_in(paragraph)
    if parts and not kinds.mentioned(parts[0]):
        return False
    if is_capitals(paragraph):
        return True
    return first and not paragraph.endswith((".", "!", "?", ";", ",", ":"))


def _continues_title(title: str, paragraph: str) -> bool:
    """Whether a paper's name ("THÔNG BÁO") has its subject on the next line."""
    if fold(title) not in _PAPER_KINDS or count(paragraph) > _TITLE_WORDS:
        return False
    return fold(paragraph).startswith(("ve viec", "v/v")) or not paragraph.endswith((".", "!", "?", ";", ",", ":"))


def _is_speech(value: str) -> bool:
    return count(value) > _HEAD_VALUE_WORDS or value.endswith((".", "!", "?"))
