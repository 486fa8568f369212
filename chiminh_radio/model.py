"""The glossary as frozen types, in the order of the flow: script, speech, item, programme, airing, log.

Datetimes are aware (Asia/Ho_Chi_Minh), durations are timedelta, digests are SHA-256 in hex, sound is `PCM` below.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import date, datetime, time, timedelta
from enum import IntEnum, StrEnum
from pathlib import Path

# ── Sound ────────────────────────────────────────────────────────────────────────────────────────────────────────
RATE_HZ = 48_000
"""Samples a second, everywhere behind the studio's door."""
SAMPLE_BYTES = 2
"""Signed 16-bit little-endian, mono."""
FRAME = timedelta(milliseconds=20)
"""What an output takes at a time."""
FRAME_SAMPLES = RATE_HZ // 50
FRAME_BYTES = FRAME_SAMPLES * SAMPLE_BYTES


def span(samples: int) -> timedelta:
    """How long so many samples sound, to the microsecond; `samples_in` gives the exact number back."""
    return timedelta(microseconds=round(samples * 1_000_000 / RATE_HZ))


def samples_in(duration: timedelta) -> int:
    """The number of samples that sound for `duration`, to the nearest one."""
    return round(duration / timedelta(seconds=1) * RATE_HZ)


SHARED_PITCHES = (1.0, 0.84, 1.16)
"""Of the first speaker with a voice, of the second, of the third: three semitones apart are heard as two people."""
BORROWED_PITCH = 0.8
"""Of a man who speaks with a woman's voice, because the engine has no other."""


REREAD = (timedelta(days=3), timedelta(days=1), timedelta())
"""How long before its event a notice is read again."""
FIRST_READING = timedelta(days=2)
"""How long a notice that was approved may wait for its first reading."""


class Gender(StrEnum):
    """A voice's, as far as an engine can tell them apart."""

    FEMALE = "female"
    MALE = "male"


class Severity(StrEnum):
    """How much a note weighs: an error stops approval, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


# ── Kịch bản: what editors write ─────────────────────────────────────────────────────────────────────────────────
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


IN_FORCE = frozenset({ScriptState.APPROVED, ScriptState.VOICED})
"""The states in which a script may air."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Lời đọc: one paragraph for one role. `role` is "" for the script's own presenter."""

    text: str
    role: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Insert:
    """Băng chèn: a cue in the script, kept as written."""

    kind: InsertKind
    written: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """Mục: a heading ("" before the first) and what is said and played under it. Headings are not read aloud."""

    heading: str = ""
    theme: str = ""
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

    @property
    def digest(self) -> str:
        """SHA-256 over the whole content: what an approval holds to."""
        return digest_of_value(asdict(self))

    @property
    def lines(self) -> tuple[Line, ...]:
        """Everything that is read aloud, in order."""
        return tuple(part for section in self.sections for part in section.body if isinstance(part, Line))

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Ghi chú: something in a script that an editor should mend; `place` is for people ("Mục TIN 2, câu 3")."""

    severity: Severity
    rule: str
    """A short fixed id such as "long-sentence", for config and tests."""
    place: str
    reason: str
    mend: str


class Decision(StrEnum):
    """What a leader decided."""

    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """Duyệt: a decision on one digest, and on nothing else."""

    script_digest: str
    decision: Decision
    by: str
    at: datetime
    why: str = ""
    heard_digest: str = ""
    """Of the `Heard` that the leader was shown; "" for a decision that lets nothing on the air."""
    signature: str = ""
    """By the key of `by` over all of the above, Ed25519 in base64; "" where the station does not ask for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScriptRecord:
    """A script as the station keeps it; `number` is what operators type."""

    number: int
    script: Script
    state: ScriptState
    received_at: datetime
    origin: str
    """Where it came from: the file as dropped ("tram-y-te/ten.docx"), or as given to `script add`."""
    original: Path
    """The untouched file, kept under its own digest; relative to the station's folder."""
    notes: tuple[Note, ...] = ()
    approval: Approval | None = None
    """The latest decision on this digest."""

    def airs_on(self, day: date) -> bool:
        """Whether it is meant for a day."""
        known = self.approval.at if self.approval else self.received_at
        return self.script.airs_on(day, known.date())


class RecordEvent(StrEnum):
    """What a row of the newsroom's record tells."""

    RECEIVED = "received"
    REFUSED = "refused"
    CHECKED = "checked"
    APPROVED = "approved"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    VOICED = "voiced"
    BUILT = "built"
    """A master was made; no script's own event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRow:
    """Sổ toà soạn: one row; append-only, each row's `chain` seals it and all before it."""

    number: int
    at: datetime
    event: RecordEvent
    script_digest: str
    """"" for a file that was refused, and for a master."""
    state: str
    """The script's state from here on; "" where there is no script."""
    by: str
    """Who did it, as config.toml writes the name; "" for the machine itself."""
    origin: str
    detail: Mapping[str, object]
    chain: str


# ── Lời đã chuẩn hoá: what is spoken ─────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True, kw_only=True)
class LexiconEntry:
    """Mục từ: how the station has a written form said; `origin` is the file's name."""

    written: str
    spoken: str
    note: str = ""
    origin: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """Lối nói: which of the words that regions differ in are said."""

    thousand: str = "nghìn"
    zero_tens: str = "linh"
    """In 101."""
    first_days: str = ""
    """Before the days 1 to 10 of a month; "" for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One written form and how it is said; `start` is its place in the written text, in characters."""

    written: str
    spoken: str
    rule: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Residue:
    """Something that could not be made words of: a symbol, unknown capitals; `start` as in Change."""

    written: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpokenLine:
    """Lời đã chuẩn hoá: a line as the voice will say it."""

    role: str
    text: str
    changes: tuple[Change, ...] = ()
    residue: tuple[Residue, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Cách đọc: how a text is to be said. An engine does what it can of it."""

    gender: Gender = Gender.FEMALE
    speaker: int = 0
    """Which of the script's speakers of this gender, from 0: each gets another voice, as far as there are any."""
    speed: float = 1.0
    """A factor on the engine's pace: 1.2 is a fifth faster."""
    pitch: float = 1.0
    """A factor on the voice's fundamental frequency: 0.9 is a tenth lower."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineSettings:
    """How one voice engine is to speak: `[voice.engines.NAME]` in config.toml."""

    female: tuple[str, ...]
    """The engine's own names of its voices: the first speaker's, the second's …; at least one."""
    male: tuple[str, ...]
    speed: float = 1.0
    """1.0 is the engine's own pace."""
    timeout: timedelta = timedelta(seconds=30)
    folder: Path = Path()
    """The station's: a voice that is a file is told from here."""

    @property
    def voices(self) -> tuple[str, ...]:
        """The engine's own names of all its voices, each once."""
        return tuple(dict.fromkeys((*self.female, *self.male)))

    def voice(self, delivery: Delivery) -> str:
        """The engine's own name of the voice that is to speak; it begins anew when there are more speakers."""
        voices = self._of(delivery.gender)
        return voices[delivery.speaker % len(voices)]

    def pace(self, delivery: Delivery) -> float:
        """The speed, with 1.0 for the engine's own."""
        return self.speed * delivery.speed

    def pitch(self, delivery: Delivery) -> float:
        """The pitch, with 1.0 for the voice's own. Speakers who share a voice differ by it."""
        sharing = delivery.speaker // len(self._of(delivery.gender))
        borrowed = delivery.gender is Gender.MALE and self.voice(delivery) in self.female
        return delivery.pitch * SHARED_PITCHES[sharing % len(SHARED_PITCHES)] * (BORROWED_PITCH if borrowed else 1)

    def _of(self, gender: Gender) -> tuple[str, ...]:
        return self.female if gender is Gender.FEMALE else self.male


@dataclass(frozen=True, slots=True, kw_only=True)
class EngineState:
    """Tình trạng một bộ đọc: what an engine is good for on this machine."""

    name: str
    in_chain: bool
    unusable: str
    """Why it cannot speak, in a sentence that says what to do; "" when it can."""
    needs_network: bool = False
    female: tuple[str, ...] = ()
    male: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pauses:
    """Khoảng lặng: how long nothing is heard within an item, `[voice.pauses]` in config.toml."""

    sentence: timedelta
    question: timedelta
    """After a question mark or an exclamation mark."""
    clause: timedelta
    """After a colon or a semicolon."""
    dash: timedelta
    heading: timedelta
    """After a line in capitals, or a section's first line that is no sentence."""
    line: timedelta
    section: timedelta
    insert: timedelta
    """Before and after a jingle within a script."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """Lời thu: a sentence, or a part of one up to a colon or dash, as it was rendered: a WAV in the cache."""

    line: int
    """Which of `Script.lines` it belongs to, from 0."""
    text: str
    audio: Path
    duration: timedelta
    pause: timedelta
    """How long it is to be quiet after it, where speech follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A script read whole by one engine: the takes of all its lines, in order."""

    engine: str
    takes: tuple[Take, ...]
    digest: str
    """Over every spoken text, how it was said and by which engine, and the pauses."""
    fell_back: tuple[str, ...] = ()
    """Why each engine before this one in the chain did not speak; a sentence each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Điều sẽ nghe: all of a script that reaches a listener's ear, as far as it is known before a voice speaks.

    Themes, dates and what was written stand in the script, and so in its digest.
    """

    script_digest: str
    spoken: tuple[str, ...]
    """The words of every line."""
    deliveries: Mapping[str, Delivery]
    """How each role speaks, by name; "" is the presenter."""
    lexicon: Mapping[str, str]
    """The station's own words that were said: written and spoken."""
    inserts: Mapping[str, str]
    """The digest of each jingle that the script calls for, by the cue as written."""

    @property
    def digest(self) -> str:
        """SHA-256 over the whole: what an approval signs."""
        return digest_of_value(asdict(self))


# ── Tư liệu và chương trình: what is put together ────────────────────────────────────────────────────────────────
class ItemKind(StrEnum):
    """Loại tư liệu."""

    NEWS = "news"
    NOTICE = "notice"
    JINGLE = "jingle"
    MUSIC = "music"
    INTERVIEW = "interview"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Mốc: from `at` on, this is what sounds. The digests say where it came from ("" where there is none)."""

    at: timedelta
    duration: timedelta
    title: str
    item_digest: str = ""
    script_digest: str = ""
    text: str = ""
    """The words of this stretch as spoken, if they are speech."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Tư liệu: one piece of sound with what must be known of it. `audio` is relative to the station's folder."""

    kind: ItemKind
    title: str
    audio: Path
    digest: str
    """Of the audio file's bytes."""
    duration: timedelta
    loudness_lufs: float | None = None
    """Integrated loudness (ITU-R BS.1770); None where it is too short or silent to measure."""
    true_peak_dbtp: float | None = None
    theme: str = ""
    script_digest: str = ""
    """The approved script this item speaks; "" for a jingle, music, a recording of its own."""
    reading_digest: str = ""
    heard_digest: str = ""
    """Of the `Heard` that was approved when this was voiced."""
    cues: tuple[Cue, ...] = ()
    """Within the item, from its own start."""
    expires_on: date | None = None


class PartKind(StrEnum):
    """What a recipe may ask for."""

    JINGLE = "jingle"
    SCRIPT = "script"
    ITEMS = "items"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Phần: one step of a recipe.

    JINGLE: `name` in the library. SCRIPT: `count` approved scripts of `script_kind` and `series` for the day.
    ITEMS: `count` items of `themes`, least recently aired first.
    """

    kind: PartKind
    name: str = ""
    script_kind: ScriptKind | None = None
    series: str = ""
    themes: tuple[str, ...] = ()
    count: int = 1
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Playlist:
    """Công thức: playlists/NAME.toml."""

    name: str
    title: str
    themes: tuple[str, ...] = ()
    parts: tuple[Part, ...]

    @property
    def infallible(self) -> bool:
        """Does it need nothing but the library, and always sound?"""
        needed = [part for part in self.parts if not part.optional]
        return bool(needed) and all(part.kind is PartKind.JINGLE for part in needed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """Chương trình: a built master with its cue list. `audio` is relative to the station's folder."""

    playlist: str
    title: str
    day: date
    audio: Path
    digest: str
    duration: timedelta
    items: tuple[str, ...]
    """The digests of what it was made of, in order."""
    cues: tuple[Cue, ...]
    built_at: datetime


# ── Khung giờ và lượt phát: when ─────────────────────────────────────────────────────────────────────────────────
class Priority(IntEnum):
    """The higher one has the air. The names of the middle and the top are the legal classes' own."""

    FILLER = 0
    REGULAR = 10
    PRIORITY = 20
    LIVE = 30
    EMERGENCY = 40


class LateMode(StrEnum):
    """What to do with an airing that could not begin when due."""

    SKIP = "skip"
    START = "start"
    """Begin late, whole; after a cut go on where it was."""
    JOIN = "join"
    """Join in the middle, where it would be by now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LatePolicy:
    """Phát trễ: the mode, and up to how late it applies; later than that the airing is missed."""

    mode: LateMode = LateMode.START
    within: timedelta = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """Khung giờ: a place in the weekly grid. Days are ISO weekdays, Monday = 1."""

    name: str
    days: tuple[int, ...]
    at: time
    playlist: str
    zones: tuple[str, ...]
    priority: Priority = Priority.REGULAR
    late: LatePolicy = LatePolicy()
    fallbacks: tuple[str, ...] = ()
    """Playlists tried in order when the first cannot be made; the last must need nothing but the library."""


class AiringState(StrEnum):
    """The life of an airing. The last six are ends, each with a reason."""

    PLANNED = "planned"
    READY = "ready"
    ON_AIR = "on-air"
    AIRED = "aired"
    PARTLY = "partly"
    FAILED = "failed"
    MISSED = "missed"
    CUT = "cut"
    CANCELLED = "cancelled"


ENDED = frozenset(
    {
        AiringState.AIRED,
        AiringState.PARTLY,
        AiringState.FAILED,
        AiringState.MISSED,
        AiringState.CUT,
        AiringState.CANCELLED,
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Airing:
    """Lượt phát: one occurrence, planned or asked for. `slot` and `due` together are its identity."""

    slot: str
    due: datetime
    playlist: str
    zones: tuple[str, ...]
    priority: Priority = Priority.REGULAR
    late: LatePolicy = LatePolicy()
    fallbacks: tuple[str, ...] = ()
    number: int = 0
    """Given by the store; 0 before."""
    state: AiringState = AiringState.PLANNED
    reason: str = ""
    programme_digest: str = ""
    position: timedelta = timedelta()
    """How far it has sounded, journalled at least each second."""
    claimed_by: str = ""
    """Who plays it: a process, for people and for recovery."""
    stop_requested: bool = False


# ── Đầu ra và cụm loa: where ─────────────────────────────────────────────────────────────────────────────────────
@dataclass(frozen=True, slots=True, kw_only=True)
class OutputSettings:
    """Đầu ra: `[[outputs]]` in config.toml. `target` is the kind's own: a device's name, a folder, an address."""

    name: str
    kind: str
    target: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneSettings:
    """Cụm loa: outputs that sound together."""

    name: str
    title: str
    outputs: tuple[str, ...]


# ── Nhật ký phát sóng: what happened ─────────────────────────────────────────────────────────────────────────────
class LogEvent(StrEnum):
    """What an as-run row tells."""

    STARTED = "started"
    FINISHED = "finished"
    INTERRUPTED = "interrupted"
    """The process died while it was on air; found at the next start."""
    RESUMED = "resumed"
    REFUSED = "refused"
    """It was not what was approved, and did not sound, or no further; what follows sounded in its place."""
    CUT = "cut"
    FAILED = "failed"
    MISSED = "missed"
    OUTPUT_LOST = "output-lost"


class Verdict(StrEnum):
    """Was it heard? Without a monitor nobody can say."""

    HEARD = "heard"
    SILENT = "silent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class AsRun:
    """Nhật ký phát sóng: one row; append-only, each row's `chain` seals it and all before it."""

    number: int
    at: datetime
    airing: int
    slot: str
    due: datetime
    zone: str
    output: str
    event: LogEvent
    position: timedelta
    digest: str
    """Of the programme."""
    title: str
    verdict: Verdict = Verdict.UNKNOWN
    detail: str = ""
    chain: str = ""


def canonical_json(value: object) -> str:
    """A value as JSON that is equal for equal values; dates, times, durations (seconds) and paths become text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_as_text)


def digest_of_value(value: object) -> str:
    """SHA-256 over a value's canonical JSON."""
    return hashlib.sha256(canonical_json(value).encode("utf-8")).hexdigest()


def _as_text(value: object) -> str:
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return f"{value.total_seconds():.6f}"
    if isinstance(value, Path):
        return value.as_posix()
    raise TypeError(type(value).__name__)
