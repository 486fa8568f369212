"""Sổ toà soạn: what happened to scripts."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


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
    CORRECTED = "corrected"
    """`detail` has the correction's digest, `corrected_by`."""
    VOICED = "voiced"
    RECORDING = "recording"
    """A recording came for a script, or was refused."""
    BUILT = "built"
    """A master was made; no script's own event. Nor are those below."""
    SEALED = "sealed"
    """From here on the ends of the books are noted beside radio.db."""
    PUT_BACK = "put-back"
    """The book was found to be an older one than was noted: no approval before this row holds."""
    ITEM_ADDED = "item-added"
    """A sound was put into the library, or something else is said of it."""
    ITEM_APPROVED = "item-approved"
    ITEM_EXPIRES = "item-expires"
    OVERRIDE = "override"
    """Somebody changed what airs on a day; `detail` has the `Override`."""
    OVERRIDE_UNDONE = "override-undone"
    """It does not hold any more; `detail` has its number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordRow:
    """Sổ toà soạn: one row; append-only, each row's `chain` seals it and all before it."""

    number: int
    at: datetime
    event: RecordEvent
    script_digest: str
    """"" for a file that was refused, for a master, and for the book itself."""
    state: str
    """The script's state from here on; "" where there is no script."""
    by: str
    """Who did it, as config.toml writes the name; "" for the machine itself."""
    origin: str
    detail: Mapping[str, object]
    chain: str
    item_digest: str = ""
    """The item of the library that the row is about; "" for other rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """Đính chính: one script says what was wrong in another, since `at`, when it was approved. Digests."""

    corrected: str
    correction: str
    at: datetime
