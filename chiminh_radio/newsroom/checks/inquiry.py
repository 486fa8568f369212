"""What the rules look at: a script's lines, each with its place, and what the station knows."""

from collections.abc import Collection, Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from chiminh_radio.i18n import _
from chiminh_radio.model import Insert, Line, Note, Script, Section, Severity, SpokenLine
from chiminh_radio.newsroom.legibility import Standards
from chiminh_radio.newsroom.words import shorten


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One line of a script and where it stands."""

    name: str
    section: int
    stretch: int
    """Counts the stretches of speech between cues, through the whole script."""
    line: Line
    spoken: SpokenLine | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """What the rules look at."""

    script: Script
    places: tuple[Place, ...]
    today: date
    themes: Collection[str]
    standards: Standards
    known: Container[str]


def places_of(script: Script, spoken: Sequence[SpokenLine]) -> Iterator[Place]:
    """The lines of a script in order, each with its reading where there is one."""
    readings = iter(spoken)
    stretch = 0
    for number, section in enumerate(script.sections):
        stretch += 1
        paragraph = 0
        for part in section.body:
            if isinstance(part, Insert):
                stretch += 1
                continue
            paragraph += 1
            name = _("{section}, đoạn {number}").format(section=name_of(section), number=paragraph)
            yield Place(name=name, section=number, stretch=stretch, line=part, spoken=next(readings, None))


def name_of(section: Section) -> str:
    """A section as an editor finds it."""
    return _("Mục “{heading}”").format(heading=shorten(section.heading)) if section.heading else _("Phần không đề mục")


def in_head(severity: Severity, rule: str, reason: str, mend: str) -> Note:
    """A note on what the head says, or should."""
    return Note(severity=severity, rule=rule, place=_("Phần đầu"), reason=reason, mend=mend)
