"""Lượt phát: one occurrence on the air, and who has it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
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

    EXACT = "exact"
    """At its due or never: what sounds there with no higher priority gives way, and broken off it does not go on."""
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
    limit: timedelta | None = None
    """How long it may be; None for the session's own limit."""
    makes_good: str = ""
    """The slot and due of the missed airing whose programme this one airs; "" for none."""
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

    @property
    def identity(self) -> str:
        """Its slot and due in one text."""
        return f"{self.slot}@{self.due.isoformat()}"
