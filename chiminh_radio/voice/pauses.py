"""How long it is quiet after a phrase, and after a line of a script."""

import re
from collections.abc import Iterator
from datetime import timedelta

from chiminh_radio.model.delivery import Pauses
from chiminh_radio.model.script import Line, Script, Section

_MARK = re.compile(r"([.!?…:;–—-])[”’\"'»)\]\s]*$")
"""The last mark, before what closes with it."""


def after_phrase(text: str, pauses: Pauses) -> timedelta:
    """The pause that the mark at the end of a phrase asks for; one without a mark is a sentence."""
    found = _MARK.search(text)
    match found and found[1]:
        case "!" | "?":
            return pauses.question
        case ":" | ";":
            return pauses.clause
        case "–" | "—" | "-":
            return pauses.dash
        case _:
            return pauses.sentence


def after_lines(script: Script, pauses: Pauses) -> tuple[timedelta, ...]:
    """The pause that the place of each of `script.lines` asks for: before another line, or another section."""
    return tuple(pause for section in script.sections for pause in _within(section, pauses))


def _within(section: Section, pauses: Pauses) -> Iterator[timedelta]:
    lines = [part for part in section.body if isinstance(part, Line)]
    for number, line in enumerate(lines, 1):
        if number == len(lines):
            yield pauses.section
        else:
            yield pauses.heading if _is_heading(line.text, first=number == 1) else pauses.line


def _is_heading(text: str, *, first: bool) -> bool:
    """All in capitals; or the first line of a section, when it is no sentence."""
    return text.isupper() or (first and not _MARK.search(text))
