"""Nhật ký phát sóng: what happened on the air."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Lượt tin: one item, or one section of a script, that sounded in an airing, in however many zones."""

    at: datetime
    """When the airing began."""
    airing: int
    zones: tuple[str, ...]
    """Where any of it sounded."""
    item_digest: str
    script_digest: str
    """"" for a recording of the library."""
    title: str
    themes: tuple[str, ...]
    kind: str
    """Of the script, or where there is none of the item."""
    audience: str
    heard: timedelta
    """How much of it sounded anywhere; what was repeated or sounded in two zones counts once."""
    whole: bool
    """Did it sound to its end?"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """Một lần nghe: a script was sent out in an airing to one zone, whole or in part."""

    at: datetime
    """When that airing began."""
    airing: int
    slot: str
    zone: str
    whole: bool
    """Did it sound from its begin to its end?"""
