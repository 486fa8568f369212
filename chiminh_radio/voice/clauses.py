"""Cuts a text that is too long for one question to an engine where a reader would breathe."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from chiminh_radio.sentences import phrase_ends, sentence_ends

_COMMA = re.compile(r"[,–—][”’\"')\]]*(?=\s)")
_BEFORE_JOINT = re.compile(
    r"(?=\s(?:và|nhưng|vì|nên|mà|để|do|bởi|khi|nếu|hoặc|hay|song|rồi|trong|tại|từ|theo|cho|với|bằng|nhằm)\s)",
    re.IGNORECASE,
)
"""Before a word that joins a clause, or adds one of time, place or manner."""
_BLANK = re.compile(r"(?=\s)")
_LEAST = 1 / 4
"""Of the limit: a piece that is shorter is no breath but a hiccup."""


def clauses(text: str, limit: int) -> tuple[str, ...]:
    """Cut `text` into pieces of at most `limit` characters, together all of its words in order; () for a blank text.

    Each piece ends at the last sentence end that fits; failing that at a colon or dash, a comma, before a joining
    word, at a space, or (in a word longer than the limit) anywhere.
    """
    whole = " ".join(text.split())
    breaths = (
        sentence_ends(whole),
        phrase_ends(whole),
        *([found.end() for found in breath.finditer(whole)] for breath in (_COMMA, _BEFORE_JOINT, _BLANK)),
    )
    pieces = []
    start = 0
    while len(whole) - start > limit:
        end = _breath(breaths, start, limit)
        pieces.append(whole[start:end])
        start = end + whole.startswith(" ", end)
    return (*pieces, whole[start:]) if start < len(whole) else tuple(pieces)


def _breath(breaths: Sequence[Sequence[int]], start: int, limit: int) -> int:
    """Where the piece that begins at `start` ends: at the last place of the best kind that has one."""
    for least in (limit * _LEAST, 1):
        for ends in breaths:
            place = bisect_right(ends, start + limit) - 1
            if place >= 0 and ends[place] >= start + least:
                return ends[place]
    return start + limit
