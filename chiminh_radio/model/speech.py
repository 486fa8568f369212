"""Lời đã chuẩn hoá: what is spoken."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from chiminh_radio.model.canonical import digest_of_value
from chiminh_radio.model.delivery import Delivery


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
    """The digest of each jingle and recording that the script calls for, by the cue as written; that of a recording
    of the whole by WHOLE."""

    @property
    def digest(self) -> str:
        """SHA-256 over the whole: what an approval signs."""
        return digest_of_value(self)
