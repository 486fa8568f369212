"""Shows what will be said: a line with its changes, and a whole script as its listeners will hear it."""

import re
import shutil
import textwrap
from collections.abc import Iterator, Sequence

from chiminh_radio.i18n import _
from chiminh_radio.model import Change, Insert, Residue, Script, SpokenLine

_WIDEST = 100
_COLUMN = 24
"""Written forms longer than this do not push the arrows further to the right."""


def explained(line: SpokenLine) -> Iterator[str]:
    """Every change and all residue of a line, in the order of the text: span, written → spoken, rule."""
    alone = [each for each in line.residue if not any(_holds(change, each) for change in line.changes)]
    parts: list[Change | Residue] = [*line.changes, *alone]
    for part in sorted(parts, key=lambda part: part.start):
        unread = isinstance(part, Residue) or any(_holds(part, each) for each in line.residue)
        words = _shown(part.written)
        if isinstance(part, Change):
            words += f" → {_said(part)}  [{part.rule}]"
        yield _row(words, f"{part.start}–{end_of(part)}".rjust(9) + "  ", unread=unread)


def _holds(change: Change, residue: Residue) -> bool:
    """Whether what could not be read stands within what was changed."""
    return change.start <= residue.start < end_of(change)


def _row(words: str, before: str = "", *, unread: bool, hanging: int = 0) -> str:
    words += "  " + _("(chưa biết cách đọc)") if unread else ""
    return wrapped(words, f"  {'!' if unread else ' '} {before}", hanging)


def end_of(part: Change | Residue) -> int:
    """Where it ends in the written text: the place after its last character."""
    return part.start + len(part.written)


def plain(line: SpokenLine) -> dict[str, object]:
    """A line for machines."""
    return {
        "spoken": line.text,
        "changes": [
            {
                "start": each.start,
                "end": end_of(each),
                "written": each.written,
                "spoken": each.spoken,
                "rule": each.rule,
            }
            for each in line.changes
        ],
        "residue": [{"start": each.start, "end": end_of(each), "written": each.written} for each in line.residue],
    }


def print_script(script: Script, lines: Sequence[SpokenLine]) -> None:
    """Print a script as it will be said, paragraph by paragraph, with what was changed under each."""
    places = _places(script)
    reading = enumerate(lines)
    for section in script.sections:
        if section.heading:
            print(f"== {section.heading} ==")
        paragraph = 0
        for part in section.body:
            if isinstance(part, Insert):
                print(part.written)
                continue
            paragraph += 1
            number, line = next(reading)
            role = f"{line.role}: " if line.role else ""
            print(wrapped(role + line.text, f"{paragraph}. "))
            for row in _rows(line, number, lines, places):
                print(row)
        print()


def learnt(script: Script, lines: Sequence[SpokenLine]) -> dict[str, dict[str, str]]:
    """The acronyms that a script explains and uses again: their words, and where they are explained."""
    places = _places(script)
    found: dict[str, dict[str, str]] = {}
    for number, line in enumerate(lines, start=1):
        for change in line.changes:
            if change.rule == "learnt-acronym":
                place = places[_explainer(change.written, lines[:number])]
                found.setdefault(change.written, {"spoken": change.spoken, "place": place})
    return found


def print_learnt(script: Script, lines: Sequence[SpokenLine]) -> None:
    """Print the acronyms that a script itself explains."""
    for written, facts in learnt(script, lines).items():
        print(wrapped(_("Bài tự giải thích {written}: {spoken} ({place})").format(written=written, **facts), "  "))


def _rows(line: SpokenLine, number: int, lines: Sequence[SpokenLine], places: Sequence[str]) -> Iterator[str]:
    """What was changed in a paragraph, each once, and what nobody could read."""
    said = {(each.written, each.spoken): each for each in line.changes if re.search(r"\w", each.written + each.spoken)}
    width = min(_COLUMN, max((len(_shown(each.written)) for each in said.values()), default=0))
    for change in said.values():
        words = f"{_shown(change.written):<{width}} → {_said(change)}"
        if change.rule == "learnt-acronym":
            place = places[_explainer(change.written, lines[: number + 1])]
            words += "  " + _("(bài tự giải thích: {place})").format(place=place)
        yield _row(words, unread=any(_holds(change, each) for each in line.residue), hanging=width + 3)
    alone = (each.written for each in line.residue if not any(_holds(change, each) for change in line.changes))
    for word in dict.fromkeys(alone):
        yield _row(_shown(word), unread=True)


def _explainer(code: str, lines: Sequence[SpokenLine]) -> int:
    """The last line that says what an acronym stands for."""
    whole = re.compile(rf"(?<!\w){re.escape(code)}(?!\w)")
    return max(
        number
        for number, line in enumerate(lines)
        for change in line.changes
        if change.rule == "definition" and whole.search(change.written)
    )


def _places(script: Script) -> list[str]:
    """Where each line of a script stands, in words."""
    return [
        _("mục “{heading}”, đoạn {number}").format(heading=section.heading, number=number)
        if section.heading
        else _("đoạn {number}").format(number=number)
        for section in script.sections
        for number, _line in enumerate((part for part in section.body if not isinstance(part, Insert)), start=1)
    ]


def _said(change: Change) -> str:
    return change.spoken or _("(không đọc)")


def _shown(written: str) -> str:
    """A written form for a terminal: without blanks around it, and with a name for what cannot be seen."""
    return "".join(sign if sign.isprintable() else f"U+{ord(sign):04X}" for sign in written.strip() or written)


def wrapped(words: str, indent: str = "", hanging: int = 0) -> str:
    """Words no wider than the terminal; lines after the first are in as far as the first, and `hanging` more."""
    return textwrap.fill(
        words,
        min(shutil.get_terminal_size().columns, _WIDEST),
        initial_indent=indent,
        subsequent_indent=" " * (len(indent) + hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )
