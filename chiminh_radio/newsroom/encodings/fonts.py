"""Fonts of the old encodings: what a document sets in .VnTime is TCVN3, in VNI-Times VNI, whatever stands beside it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from chiminh_radio.newsroom.encodings.mender import ONLY_UNICODE, Mender, bad
from chiminh_radio.newsroom.encodings.tables import Table, table

_FAMILIES = ((".vn", "tcvn3"), ("vni", "vni"), ("vps", "vps"))


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a paragraph, and the font it is set in; "" where that is not told."""

    text: str
    font: str = ""


def by_font(paragraphs: Sequence[Sequence[Run]], mender: Mender) -> list[str]:
    """The texts of paragraphs, every run read in the encoding of its font.

    Fonts may lie: Unicode typed into a document that was made in .VnTime. So a run that reads worse when converted is
    left, and one that reads well either way goes with most of the others in such a font.
    """
    parted = [_parts(paragraph) for paragraph in paragraphs]
    votes = Counter[str]()
    for family, text in ((font[0], text) for parts in parted for font, text in parts if font):
        votes[family] += _gain(table(family), text)
    return ["".join(_read(part, votes, mender) for part in parts) for parts in parted]


_Font = tuple[str, bool]
"""The name of the table, and whether the font shows small letters as capitals."""


def _parts(paragraph: Sequence[Run]) -> list[tuple[_Font | None, str]]:
    """Runs next to each other in one encoding belong together: a VNI letter and its mark may be in two."""
    grouped = groupby(paragraph, key=lambda run: _font(run.font))
    return [(font, "".join(run.text for run in runs)) for font, runs in grouped]


def _font(name: str) -> _Font | None:
    found: Iterator[str] = (family for start, family in _FAMILIES if name.lower().startswith(start))
    family = next(found, None)
    return (family, family == "tcvn3" and name.endswith("H")) if family else None


def _gain(encoding: Table, text: str) -> int:
    """1 where converting makes better Vietnamese, -1 where it makes worse, 0 where either may be meant."""
    if ONLY_UNICODE.search(text):
        return -1
    before, after = bad(text), bad(encoding.decode(text))
    return (before > after) - (before < after)


def _read(part: tuple[_Font | None, str], votes: Counter[str], mender: Mender) -> str:
    font, text = part
    if font is None:
        return text
    family, capitals = font
    gain = _gain(table(family), text)
    if gain < 0 or (gain == 0 and votes[family] < 0):
        return text
    decoded = table(family).decode(text)
    return mender.kept(table(family).title, text, decoded.upper() if capitals else decoded)
