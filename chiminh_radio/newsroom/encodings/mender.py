"""Mends the text of one file: lines are read by every encoding they may be in, and what is Vietnamese is kept.

A file is judged as a whole first. Where none of its lines has a letter that only Unicode can write, one encoding reads
all of it, the short lines too that could be taken either way ("bé" is also TCVN3 for "bộ"); else only lines that are
broken as they stand are touched.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from chiminh_radio.composing import composed
from chiminh_radio.i18n import _
from chiminh_radio.newsroom.encodings import letters, mojibake
from chiminh_radio.newsroom.encodings.tables import from_cp1258, tables
from chiminh_radio.newsroom.legibility import measure

_TIMES_MANGLED = 3
_LEGACY = re.compile("[\x01-\x08\x0e-\x1f\x80-\xff]")
ONLY_UNICODE = re.compile(
    "[\u0100-\u0151\u0154-\u015f\u0162-\u0177\u0179-\u017c\u017f-\u0191\u0193-\u02c5\u0300-\u036f\u1e00-\u1eff]"
)
"""Letters that no byte of an old encoding shows itself as."""
_LEFT_OVER = 0.2
"""Of its words a converted text may have so many that are none: foreign ones, slips."""
_ENOUGH = 200
"""So many lines tell the encoding of all."""
_MOST = 2_000_000
"""Characters: no script comes near."""
_SAMPLE = 60


@dataclass(frozen=True, slots=True)
class Conversion:
    """What was converted: from which encoding, how many lines, and the beginning of one before and after."""

    source: str
    lines: int
    before: str
    after: str


class Mender:
    """The text of one file on its way to Unicode, and what was done to it."""

    def __init__(self) -> None:
        self._done: dict[str, list[tuple[str, str]]] = {}

    @property
    def conversions(self) -> tuple[Conversion, ...]:
        """What was converted so far, an encoding each, told by its longest line."""
        return tuple(
            Conversion(source, len(pairs), *(text[:_SAMPLE] for text in max(pairs, key=lambda pair: len(pair[0]))))
            for source, pairs in self._done.items()
        )

    def mended(self, lines: Sequence[str]) -> list[str]:
        """The lines in NFC, each converted where that makes Vietnamese of it; far too many of them as they are."""
        if sum(map(len, lines)) > _MOST:
            return list(lines)
        mangled, alike = _("UTF-8 bị đọc nhầm thành bảng mã khác"), _("chữ nước ngoài, chữ trang trí giống chữ Việt")
        lines = self._decoded([self.kept(mangled, line, _unmangled(line)) for line in lines])
        return [letters.seen(self.kept(alike, line, letters.latin(line))) for line in lines]

    def _decoded(self, lines: Sequence[str]) -> list[str]:
        doubtful = [line for line in lines if _is_doubtful(line)]
        if not any(map(bad, doubtful)):
            return list(lines)
        decoders = {each.title: each.decode for each in tables()} | {"Windows-1258": from_cp1258}
        sample = "\n".join(doubtful[:_ENOUGH])
        read = {title: decode(sample) for title, decode in decoders.items()}
        order = sorted(read, key=lambda title: bad(read[title]))
        best = order[0]
        is_whole = not any(ONLY_UNICODE.search(line) for line in lines)
        if is_whole and bad(read[best]) < bad(sample) and _is_legible(read[best]):
            return [self.kept(best, line, decoders[best](line)) for line in lines]
        titles = _among_their_kind([_title(line, [(title, decoders[title]) for title in order]) for line in lines])
        return [
            self.kept(title, line, decoders[title](line)) if title else line
            for title, line in zip(titles, lines, strict=True)
        ]

    def kept(self, source: str, before: str, after: str) -> str:
        """Remember that `before` was read as `after`, if that changes anything, and give `after`."""
        if composed(before) != after:
            self._done.setdefault(source, []).append((before.strip(), after.strip()))
        return after


def _unmangled(line: str) -> str:
    """The line as it was before it was mangled, once or more often."""
    for _time in range(_TIMES_MANGLED):
        mended = mojibake.unmangled(line)
        if mended == line or not (mojibake.is_certain(line) or bad(mended) < bad(line)):
            break
        line = mended
    return line


def _title(line: str, decoders: Sequence[tuple[str, Callable[[str], str]]]) -> str | None:
    """Which decoder a line of a mixed text needs; "" for none, None where the line may be meant either way."""
    if not _is_doubtful(line):
        return None if line.isascii() else ""
    if not bad(line):
        return None
    title, decoded = min(((title, decode(line)) for title, decode in decoders), key=lambda read: bad(read[1]))
    return title if bad(decoded) < bad(line) and _is_legible(decoded) else ""


def _among_their_kind(titles: Sequence[str | None]) -> list[str]:
    """The same, with every line that may be meant either way read as the ones before and after it, if they agree."""
    before, after = _carried(titles), _carried(titles[::-1])[::-1]
    return [one if one == other else "" for one, other in zip(before, after, strict=True)]


def _carried(titles: Sequence[str | None]) -> list[str]:
    carried, last = [], ""
    for title in titles:
        last = last if title is None else title
        carried.append(last)
    return carried


def _is_doubtful(line: str) -> bool:
    """Whether a line may be in an old encoding."""
    return bool(_LEGACY.search(line)) and not ONLY_UNICODE.search(line)


def bad(text: str) -> int:
    """How many words of a text are none."""
    measured = measure(text)
    return measured.words - measured.syllables


def _is_legible(text: str) -> bool:
    return bad(text) <= measure(text).words * _LEFT_OVER
