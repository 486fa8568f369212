"""Shows what will be said: a line with its changes, and a whole script as its listeners will hear it."""

import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence

from chiminh_radio.cli import console
from chiminh_radio.i18n import _
from chiminh_radio.model.script import Insert, Script, Section
from chiminh_radio.model.speech import Change, Residue, SpokenLine

DEFINITION, LEARNT = "definition", "learnt-acronym"
"""The rules by which a script explains an acronym, and uses it again."""
_CODES = re.compile(r"[^\W_]+(?:[-&][^\W_]+)*")
_COLUMN = 24
"""Written forms longer than this do not push the arrows further to the right."""


def explained(line: SpokenLine) -> Iterator[str]:
    """Every change and all residue of a line, in the order of the text: span, written → spoken, rule."""
    for part, unread in _parts(line):
        words = _shown(part.written)
        if isinstance(part, Change):
            words += f" → {_said(part)}  [{part.rule}]"
        yield _row(words, f"{part.start}–{end_of(part)}".rjust(9) + "  ", unread=unread)


def _parts(line: SpokenLine) -> Iterator[tuple[Change | Residue, bool]]:
    """The changes of a line, each with whether something in it could not be read, and the residue between them."""
    residue = deque(line.residue)
    for change in line.changes:
        while residue and residue[0].start < change.start:
            yield residue.popleft(), True
        before = len(residue)
        while residue and residue[0].start < end_of(change):
            residue.popleft()
        yield change, len(residue) < before
    yield from ((each, True) for each in residue)


def _row(words: str, before: str = "", *, unread: bool, hanging: int = 0) -> str:
    words += "  " + _("(chưa biết cách đọc)") if unread else ""
    return console.wrapped(words, f"  {'!' if unread else ' '} {before}", hanging)


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
    reading = zip(lines, _explainers(lines), strict=True)
    for section in script.sections:
        print_heading(section)
        paragraph = 0
        for part in section.body:
            if isinstance(part, Insert):
                _print_insert(part)
                continue
            paragraph += 1
            line, explainers = next(reading)
            role = f"{line.role}: " if line.role else ""
            print(console.wrapped(role + line.text, f"{paragraph}. "))
            for row in _rows(line, {code: places[number] for code, number in explainers.items()}):
                print(row)
        print()


def _print_insert(insert: Insert) -> None:
    """Print a cue; what an editor wrote down of a recording is told to be just that."""
    words = insert.transcript
    print(console.wrapped(insert.written.removesuffix(words).rstrip()))
    if words:
        told = _("lời ghi lại của bản ghi, máy không đọc và không soát: “{words}”")
        print(console.wrapped(told.format(words=words), "    "))


def print_heading(section: Section) -> None:
    """Print what stands over a section: its heading, and whose it is where that is told of it alone."""
    if section.heading:
        print(f"== {section.heading} ==")
    own = [(_("Chủ đề"), section.theme), (_("Nguồn"), section.source)]
    if told := [f"{name}: {value}" for name, value in own if value]:
        print(console.wrapped("; ".join(told)))


def learnt(script: Script, lines: Sequence[SpokenLine]) -> dict[str, dict[str, str]]:
    """The acronyms that a script explains and uses again: their words, and where they are explained."""
    places = _places(script)
    found: dict[str, dict[str, str]] = {}
    for line, explainers in zip(lines, _explainers(lines), strict=True):
        for change in line.changes:
            if change.rule == LEARNT and change.written in explainers:
                place = places[explainers[change.written]]
                found.setdefault(change.written, {"spoken": change.spoken, "place": place})
    return found


def print_learnt(script: Script, lines: Sequence[SpokenLine]) -> None:
    """Print the acronyms that a script itself explains."""
    for written, facts in learnt(script, lines).items():
        print(
            console.wrapped(_("Bài tự giải thích {written}: {spoken} ({place})").format(written=written, **facts), "  ")
        )


def _rows(line: SpokenLine, places: Mapping[str, str]) -> Iterator[str]:
    """What was changed in a paragraph and what nobody could read, each once; `places` explain acronyms."""
    parts: dict[tuple[str, str], tuple[Change | Residue, bool]] = {}
    for part, unread in _parts(line):
        spoken = part.spoken if isinstance(part, Change) else ""
        if unread or re.search(r"\w", part.written + spoken):
            parts.setdefault((part.written, spoken), (part, unread))
    width = min(_COLUMN, max((len(_shown(written)) for written, _spoken in parts), default=0))
    for part, unread in parts.values():
        words = _shown(part.written)
        if isinstance(part, Change):
            words = f"{words:<{width}} → {_said(part)}"
            if part.rule == LEARNT and part.written in places:
                words += "  " + _("(bài tự giải thích: {place})").format(place=places[part.written])
        yield _row(words, unread=unread, hanging=width + 3)


def _explainers(lines: Sequence[SpokenLine]) -> Iterator[dict[str, int]]:
    """For each line, the acronyms that are explained up to there, and which line explained them last."""
    known: dict[str, int] = {}
    for number, line in enumerate(lines):
        for change in line.changes:
            if change.rule == DEFINITION:
                known.update(dict.fromkeys(_CODES.findall(change.written), number))
        yield known


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
