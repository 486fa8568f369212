"""Khung giờ và lượt phát: when."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import IntEnum, StrEnum


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
