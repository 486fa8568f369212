"""From a file to a draft, on every way in: read, converted, held to the standards of legibility, parsed."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from chiminh_radio.i18n import _
from chiminh_radio.model import Note, Script, Severity
from chiminh_radio.newsroom.encodings import Conversion
from chiminh_radio.newsroom.legibility import Standards, hold_to
from chiminh_radio.newsroom.parser import parse
from chiminh_radio.newsroom.readers import Limits, read_manuscript
from chiminh_radio.newsroom.words import shorten

_CONVERTED = "converted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A script as a file told it, and what only its file could tell."""

    script: Script
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What a station takes as a script. `known` are words, in small letters, that are good though no syllables."""

    limits: Limits = field(default_factory=Limits)
    standards: Standards = field(default_factory=Standards)
    known: Container[str] = ()

    def draft(self, path: Path) -> Draft:
        """Read a file. Raises ScriptError for what is no script, and for what is too broken to be read aloud."""
        manuscript = read_manuscript(path, self.limits)
        hold_to(self.standards, path.name, manuscript.paragraphs, self.known)
        return Draft(script=parse(manuscript.paragraphs), notes=tuple(map(_note, manuscript.conversions)))


def told_by_the_file(notes: Sequence[Note]) -> Iterator[Note]:
    """Those of a script's notes that no look at the script itself can find again."""
    return (note for note in notes if note.rule == _CONVERTED)


def _note(conversion: Conversion) -> Note:
    return Note(
        severity=Severity.WARNING,
        rule=_CONVERTED,
        place=_("Cả bài"),
        reason=_("{count} đoạn đã đổi từ {source}: “{before}” thành “{after}”").format(
            count=conversion.lines,
            source=conversion.source,
            before=shorten(conversion.before),
            after=shorten(conversion.after),
        ),
        mend=_("đọc lại cả bài; chỗ nào sai thì sửa ở tệp gốc rồi gửi lại"),
    )
