"""Cuts a text that is too long for one breath, or for one question to an engine, where a reader would breathe."""

import re

_BREATHS = (
    re.compile(r"[.!?…;:][”’\"')\]]*\s"),  # the end of a sentence, or nearly
    re.compile(r"[,–—][”’\"')\]]*\s"),
    re.compile(r"\s"),
)
"""The best first."""


def clauses(text: str, limit: int) -> tuple[str, ...]:
    """Cut `text` into pieces of at most `limit` characters, together all of its words in order; () for a blank text.

    Each piece ends at the last sentence end that fits; failing that at a comma, a space, or (in a word longer than
    the limit) anywhere.
    """
    pieces = []
    rest = " ".join(text.split())
    while len(rest) > limit:
        end = _breath(rest, limit)
        pieces.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return (*pieces, rest) if rest else tuple(pieces)


def _breath(text: str, limit: int) -> int:
    """Where the first piece ends, counting the space after it: that one may stand beyond the limit."""
    for breath in _BREATHS:
        if ends := [found.end() for found in breath.finditer(text, 0, limit + 1)]:
            return ends[-1]
    return limit
