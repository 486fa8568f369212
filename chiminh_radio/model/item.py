"""Tư liệu: one piece of sound and the cues within."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path


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
    recording_digest: str = ""
    """Of the recorded file that sounds here, where no voice speaks."""


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
