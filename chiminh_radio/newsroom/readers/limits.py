"""How much a script file may hold: no editor's file comes near, and a hostile one costs little."""

from dataclasses import dataclass
from datetime import timedelta

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The most that is read. Archives inside an archive are never opened, so their nesting needs no number."""

    file_bytes: int = 10 * MEGABYTE
    paragraphs: int = 5_000
    characters: int = 200_000
    """More than three hours of speech."""
    unpacked_bytes: int = 30 * MEGABYTE
    """All that a .docx or .odt holds, once unpacked."""
    ratio: int = 100
    """Unpacked to packed bytes; Word's own files stay below 30."""
    entries: int = 1_000
    pages: int = 50
    """Of a PDF."""
    convert: bool = True
    """Whether other programs may make old formats readable."""
    convert_time: timedelta = timedelta(seconds=60)
    recording_bytes: int = 200 * MEGABYTE
    recording: timedelta = timedelta(minutes=30)
    """How long one may sound."""
