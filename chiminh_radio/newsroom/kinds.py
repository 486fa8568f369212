"""Kinds of scripts by their Vietnamese names, and what a title says of kind, series and issue."""

import re
from dataclasses import dataclass

from chiminh_radio.errors import ScriptError
from chiminh_radio.i18n import _
from chiminh_radio.model.script import ScriptKind
from chiminh_radio.newsroom.words import fold
from chiminh_radio.slugs import slug

KINDS: dict[str, ScriptKind] = {
    "bản tin": ScriptKind.BULLETIN,
    "thông báo": ScriptKind.NOTICE,
    "đối thoại": ScriptKind.DIALOGUE,
    "tọa đàm": ScriptKind.PANEL,
    "phỏng vấn": ScriptKind.INTERVIEW,
    "chuyên mục": ScriptKind.COLUMN,
    "hỏi đáp": ScriptKind.QUESTION,
    "đính chính": ScriptKind.CORRECTION,
}
_FOLDED = {fold(name): kind for name, kind in KINDS.items()}
_ISSUE = re.compile(
    r"\s*[-–,(]?\s*\b(?:tuần|kỳ|(?<!quyết\s)(?<!định\s)(?<!hoạch\s)(?<!thị\s)số)\s+(\d{1,4})\b(?!\s?[-/][^\W\d])",
    re.IGNORECASE,
)
"""A week, or a number that is not a paper's ("Nghị quyết số 57-NQ/TW")."""
_QUOTED = re.compile(r"chuyên mục\s*[\"“”']([^\"“”']+)[\"“”']", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Numbered:
    """What a title such as "Bản tin thời sự tuần 48" says: the series "ban-tin-thoi-su", the issue 48."""

    series: str = ""
    issue: int | None = None


def named(value: str, line: str) -> ScriptKind:
    """The kind that "LOẠI: bản tin" names. Raises ScriptError naming `line`, with the names there are."""
    if kind := mentioned(value):
        return kind
    raise ScriptError(
        _("dòng “{line}”: không có loại này; các loại: {names}").format(line=line, names=", ".join(KINDS))
    )


def mentioned(text: str) -> ScriptKind | None:
    """The kind whose name comes first in a text, if any does."""
    plain = re.sub(r"[\s-]+", " ", fold(text))
    places = [(plain.find(name), kind) for name, kind in _FOLDED.items() if name in plain]
    return min(places)[1] if places else None


def numbered(title: str, kind: ScriptKind) -> Numbered:
    """Series and issue by the title; only bulletins and columns come in series.

    The series is what stands before the week's or issue's number: week 48 and week 49 of one bulletin share it. A
    column may instead name itself in quotes.
    """
    if kind not in {ScriptKind.BULLETIN, ScriptKind.COLUMN}:
        return Numbered()
    number = _ISSUE.search(title)
    quoted = _QUOTED.search(title) if kind is ScriptKind.COLUMN else None
    if not number:
        return Numbered(series=slug(quoted[1]) if quoted else "")
    return Numbered(series=slug(quoted[1] if quoted else title[: number.start()]), issue=int(number[1]))
