"""What the rules look at, a script's lines each with its place, and what they find."""

import re
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from chiminh_radio.i18n import _
from chiminh_radio.model.decision import ScriptRecord
from chiminh_radio.model.item import Cue
from chiminh_radio.model.recording import Recording
from chiminh_radio.model.script import Insert, Line, Script, Section
from chiminh_radio.model.speech import SpokenLine
from chiminh_radio.newsroom.corrections import Corrections
from chiminh_radio.newsroom.legibility import Standards
from chiminh_radio.newsroom.words import count, fold, shorten

_BEARING = 160
"""Characters."""
_FRAME = re.compile(
    r"(?:(?:loi|phan) )?(?:chao|mo dau|mo|dan|ket|ket thuc|gioi thieu|tam biet|diem tin|tin chinh|noi dung chinh"
    r"|muc luc)"
    r"(?: (?:dau|mo dau|ket|cuoi|bai|ban tin|chuong trinh|tin|thinh gia|ba con|tam biet))*"
)
"""Headings around the items of a bulletin, folded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a rule found: where, what is wrong with which words, and how to mend it; sentences for the editor."""

    place: str
    reason: str
    mend: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """How much a listener can follow."""

    sentence_words: int = 40
    item: timedelta = timedelta(minutes=3)
    """What is read in one go should be no longer."""
    syllables_per_second: float = 2.8
    """Of a reading with its pauses: espeak's, measured. A recording tells by itself."""
    documents: int = 3
    """Numbers of documents in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """From when to when a line sounds in the recording of its script."""

    begin: timedelta
    end: timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One line of a script and where it stands."""

    name: str
    go: int
    """Counts what is read in one go, up to the next cue or section, through the whole script."""
    source: str
    """Whose words these are: the item's own source, or the script's."""
    line: Line
    spoken: SpokenLine | None
    heard: Stretch | None

    @property
    def text(self) -> str:
        """As written."""
        return self.line.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """What the rules look at."""

    script: Script
    places: tuple[Place, ...]
    today: date
    themes: Collection[str]
    standards: Standards
    attention: Attention
    known: Container[str]
    siblings: Sequence[ScriptRecord] = ()
    """The latest other scripts of its series."""
    corrections: Corrections | None = None
    """Where to ask what a correction corrects; None without a station."""
    recordings: Mapping[str, Recording] = field(default_factory=dict)
    """What there is for each of its calls."""

    @property
    def air_day(self) -> date:
        """When the script is first heard: on the next day that it is meant for, or from today on."""
        ahead = [day for day in self.script.fixed_days if day >= self.today]
        return ahead[0] if ahead else max(self.script.air_from or self.today, self.today)


def places_of(script: Script, spoken: Sequence[SpokenLine], cues: Sequence[Cue]) -> Iterator[Place]:
    """The lines of a script in order, each with its reading and its place in the recording, where there are such."""
    readings = iter(spoken)
    heard = iter(_heard(spoken, [cue for cue in cues if cue.text and not cue.recording_digest]))
    go = 0
    for section in script.sections:
        go += 1
        paragraph = 0
        for part in section.body:
            if isinstance(part, Insert):
                go += 1
                continue
            paragraph += 1
            name = _("{section}, đoạn {number}").format(section=name_of(section), number=paragraph)
            yield Place(
                name=name,
                go=go,
                source=section.source or script.source,
                line=part,
                spoken=next(readings, None),
                heard=next(heard, None),
            )


def _heard(spoken: Sequence[SpokenLine], cues: Sequence[Cue]) -> Iterator[Stretch]:
    """The stretch of each line: as many cues as hold its words. Nothing where the recording holds other words."""
    if sum(count(line.text) for line in spoken) != sum(count(cue.text) for cue in cues):
        return
    ahead = iter(cues)
    at = timedelta()
    for line in spoken:
        begin, words = None, count(line.text)
        while words > 0:
            cue = next(ahead)
            words -= count(cue.text)
            begin, at = cue.at if begin is None else begin, cue.at + cue.duration
        yield Stretch(begin=at if begin is None else begin, end=at)


def before(text: str, start: int) -> str:
    """The words that stand before a place and can bear on it: bounded, however long the text."""
    return text[max(0, start - _BEARING) : start]


def name_of(section: Section) -> str:
    """A section as an editor finds it."""
    return _("Mục “{heading}”").format(heading=shorten(section.heading)) if section.heading else _("Phần không đề mục")


def items_of(script: Script) -> list[Section]:
    """The sections that tell something: greetings and what is only announced in them aside."""
    return [
        section
        for section in script.sections
        if section.heading
        and not _FRAME.fullmatch(fold(section.heading))
        and any(isinstance(part, Line) for part in section.body)
    ]


def in_head(reason: str, mend: str) -> Finding:
    """What the head says wrongly, or does not say."""
    return Finding(place=_("Phần đầu"), reason=reason, mend=mend)
