"""Tư liệu: one piece of sound and the cues within."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from pathlib import Path

from chiminh_radio.model.canonical import digest_of_value
from chiminh_radio.model.script import ScriptKind


class ItemKind(StrEnum):
    """Loại tư liệu."""

    NEWS = "news"
    NOTICE = "notice"
    JINGLE = "jingle"
    MUSIC = "music"
    INTERVIEW = "interview"
    LESSON = "lesson"


SPOKEN_KINDS = {
    ScriptKind.NOTICE: ItemKind.NOTICE,
    ScriptKind.DIALOGUE: ItemKind.INTERVIEW,
    ScriptKind.PANEL: ItemKind.INTERVIEW,
    ScriptKind.INTERVIEW: ItemKind.INTERVIEW,
}
"""The kinds of item that scripts become; any other is NEWS."""


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
    theme: str = ""
    """Of the section it is from, where that is not of the script's own themes."""


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
    """Its last day on the air."""
    audience: str = ""
    artist: str = ""
    source: str = ""
    """Who gave it, or where it was taken from."""
    licence: str = ""
    """By what right it is aired."""
    solemn: bool = False
    """Music that suits a day of mourning."""
    added_at: datetime | None = None
    """When it was put into the library; None for what the machine made and for a file put there by hand."""
    sound_from: timedelta = timedelta()
    """Before this there is only silence; from the start of the file, as `sound_until`."""
    sound_until: timedelta | None = None
    """After this there is only silence; None where it sounds to its end."""
    noise_lufs: float | None = None
    """Loudness of its quietest tenth; None where nobody measured."""
    clipped: float = 0.0
    """Share of its samples that are cut off flat at its peaks."""

    @property
    def sounding(self) -> timedelta:
        """How long it is without the silence at its ends."""
        return (self.sound_until or self.duration) - self.sound_from

    @property
    def declared(self) -> str:
        """SHA-256 over the sound and what is said of it: what a decision on an item of the library holds to."""
        said = (self.kind, self.title, self.theme, self.audience, self.artist, self.source, self.licence, self.solemn)
        return digest_of_value([self.digest, *said])

    @property
    def airs_in_mourning(self) -> bool:
        """Whether it may air on a day of mourning: music only where it was said to suit one."""
        return self.kind is not ItemKind.MUSIC or self.solemn


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """Phiếu: what is said of a sound when it is put into the library. "" is asked of the file's own tags."""

    kind: ItemKind
    title: str = ""
    theme: str = ""
    audience: str = ""
    artist: str = ""
    source: str = ""
    licence: str = ""
    expires_on: date | None = None
    solemn: bool = False
