"""Bản ghi: recorded sound that a script brings instead of a voice."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

WHOLE = ""
"""What a recording of the whole script is called by: it needs no cue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """Bản ghi: what came for one call of a script, kept like any original; or why it was not taken."""

    call: str
    """The file's name as the script calls it; WHOLE for the sound of the whole script."""
    name: str
    """Of the file that came."""
    audio: Path = Path()
    """Relative to the station's folder."""
    digest: str = ""
    """Of the file's bytes; "" for one that was refused."""
    size: int = 0
    """In bytes."""
    duration: timedelta = timedelta()
    refusal: str = ""
