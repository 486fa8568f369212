"""audio/cache/lines/: rendered lines, by the digest of all their sound depends on. Deleting it costs only time."""

from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from chiminh_radio.errors import VoiceError
from chiminh_radio.files import digest_text
from chiminh_radio.voice import wav

FORMAT = 1
"""Raise it when an engine of ours renders the same text in another way: old lines are then rendered anew."""


@dataclass(frozen=True, slots=True)
class Cache:
    """One folder of lines, 256 drawers so that no folder grows without end."""

    folder: Path

    def path(self, engine: str, voice: str, text: str) -> Path:
        """Where this text, said by this voice of this engine, is or will be."""
        digest = digest_text("\0".join((str(FORMAT), engine, voice, text)))
        return self.folder / digest[:2] / f"{digest[2:]}.wav"

    def duration(self, path: Path) -> timedelta | None:
        """How long a kept line sounds; None when it is not there, or not whole: then it is rendered anew."""
        if not path.exists():
            return None
        try:
            return wav.duration(path)
        except VoiceError:
            return None
