"""What is noted of a script, what is decided on it, and how the station keeps it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from chiminh_radio.model.item import Item
from chiminh_radio.model.script import Script, ScriptState


class Severity(StrEnum):
    """How much a note weighs: an error stops approval, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


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
    """Of the `Heard` that the leader was shown, `Item.declared` of an item of the library; "" for a decision that
    lets nothing on the air."""
    signature: str = ""
    """By the key of `by` over all of the rest, Ed25519 in base64; "" where the station does not ask for one."""
    item_digest: str = ""
    """Of an item of the library, where the decision is on one; `script_digest` is "" then."""


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


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRecord:
    """An item as the library keeps it; `number` is what operators type."""

    number: int
    item: Item
    origin: str = ""
    """The file as it was given to `item add`."""
    by: str = ""
    """Who added it, if that was said."""
    approval: Approval | None = None
    """The latest decision on it."""
