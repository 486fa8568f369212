"""Kịch bản: what editors write."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum

from chiminh_radio.model.airing import Priority
from chiminh_radio.model.canonical import digest_of_value
from chiminh_radio.model.recording import WHOLE

REREAD = (timedelta(days=3), timedelta(days=1), timedelta())
"""How long before its event a notice is read again."""
FIRST_READING = timedelta(days=2)
"""How long a notice that was approved may wait for its first reading."""


class Gender(StrEnum):
    """A voice's, as far as an engine can tell them apart."""

    FEMALE = "female"
    MALE = "male"


class ScriptKind(StrEnum):
    """Loại kịch bản."""

    BULLETIN = "bulletin"
    NOTICE = "notice"
    DIALOGUE = "dialogue"
    PANEL = "panel"
    INTERVIEW = "interview"
    COLUMN = "column"
    QUESTION = "q&a"
    CORRECTION = "correction"


class InsertKind(StrEnum):
    """Băng chèn: what a cue such as [NHẠC CẮT] asks for."""

    OPENING = "opening"
    BREAK = "break"
    CLOSING = "closing"
    RECORDING = "recording"


class ScriptState(StrEnum):
    """The life of a script."""

    RECEIVED = "received"
    CHECKED = "checked"
    APPROVED = "approved"
    VOICED = "voiced"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    CORRECTED = "corrected"
    """A correction of it was approved."""


IN_FORCE = frozenset({ScriptState.APPROVED, ScriptState.VOICED})
"""The states in which a script may air."""
STANDING = IN_FORCE | {ScriptState.EXPIRED}
"""States in which what a script says still holds, also when it sounds no more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Lời đọc: one paragraph for one role. `role` is "" for the script's own presenter."""

    text: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Insert:
    """Băng chèn: a cue in the script, kept as written; a recorded turn with its role and what is said in it."""

    kind: InsertKind
    written: str
    recording: str = ""
    """The name of the file that is to sound; "" for a jingle."""

    @property
    def transcript(self) -> str:
        """What is said in a recorded turn, as its editor took it down: no voice reads it, and no rule looks at it."""
        words = self.written.partition("]")[2].strip() if self.recording else ""
        return words if words.strip(".:") else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Mục: a heading ("" before the first) and what is said and played under it. Headings are not read aloud."""

    heading: str = ""
    theme: str = ""
    source: str = ""
    """Whose this item is, as the theme, where it is not as the script's head says."""
    body: tuple[Line | Insert, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """Vai: a speaker of the script, with the script's own wishes for the voice; None where it has none."""

    name: str
    gender: Gender | None = None
    speed: float | None = None
    pitch: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """Kịch bản: what an editor handed in, parsed. Equal content has an equal digest."""

    title: str
    kind: ScriptKind
    series: str = ""
    issue: int | None = None
    editor: str = ""
    source: str = ""
    themes: tuple[str, ...] = ()
    audience: str = ""
    priority: Priority = Priority.REGULAR
    """REGULAR or PRIORITY: the second goes first in a programme."""
    roles: tuple[Role, ...] = ()
    """The speakers; where lines bear no role, the first of them is the presenter."""
    air_on: date | None = None
    air_from: date | None = None
    air_until: date | None = None
    """Its last day on the air."""
    event_on: date | None = None
    """The day of what a notice calls to: it is read again before it, on it, and never after it."""
    air_times: tuple[time, ...] = ()
    sections: tuple[Section, ...] = ()
    corrects: str = ""
    """What a correction corrects, as written: a script's number, its title, its series and issue."""
    recording: str = ""
    """The name of the file that is the sound of the whole, where the head says one; the text is what is heard in it."""

    @property
    def digest(self) -> str:
        """SHA-256 over the whole content: what an approval holds to."""
        return digest_of_value(self)

    @property
    def lines(self) -> tuple[Line, ...]:
        """Everything that is read aloud, in order."""
        return tuple(part for section in self.sections for part in section.body if isinstance(part, Line))

    @property
    def inserts(self) -> tuple[Insert, ...]:
        """Every cue, in order."""
        return tuple(part for section in self.sections for part in section.body if isinstance(part, Insert))

    @property
    def recorded_roles(self) -> frozenset[str]:
        """The names of the roles that are heard in recordings alone."""
        turns = [each.written.partition("[")[0].casefold() for each in self.inserts if each.recording]
        read = {line.role or (self.roles[0].name if self.roles else "") for line in self.lines}
        named = {role.name for role in self.roles} - read
        return frozenset(name for name in named if any(name.casefold() in turn for turn in turns))

    @property
    def calls(self) -> Mapping[str, str]:
        """The names of the recordings that it cannot do without, by what calls them (see `Recording.call`)."""
        called = {each.recording: each.recording for each in self.inserts if each.recording}
        return {WHOLE: self.recording, **called} if self.recording else called

    @property
    def fixed_days(self) -> tuple[date, ...]:
        """The days that it is meant for, in order; none for one that may air on any day between its bounds."""
        days = {self.air_on} if self.air_on else set()
        days |= {self.event_on - before for before in REREAD} if self.event_on else set()
        return tuple(sorted(day for day in days if self._within(day)))

    @property
    def last_day(self) -> date | None:
        """The day after which it can never air again; None where nothing says so."""
        meant = max((day for day in (self.air_on, self.event_on) if day), default=None)
        return min((day for day in (meant, self.air_until) if day), default=None)

    def _within(self, day: date) -> bool:
        return (self.air_from or day) <= day <= (self.air_until or day)

    def airs_on(self, day: date, known: date) -> bool:
        """Whether it is meant for a day; `known` is when it was approved.

        A notice of an event to come, without a day of its own, is read for the first time then or the day after.
        """
        if not self._within(day) or (self.last_day and day > self.last_day):
            return False
        if self.event_on and not self.air_on and known <= day < known + FIRST_READING:
            return True
        return not (self.air_on or self.event_on) or day in self.fixed_days

    def revises(self, other: "Script") -> bool:
        """Whether the two are revisions of one thing, so that only one of them can hold."""
        same_issue = bool(self.series) and self.issue is not None
        same_issue = same_issue and (self.series, self.issue) == (other.series, other.issue)
        return same_issue or (self.title == other.title and self.air_on is not None and self.air_on == other.air_on)
