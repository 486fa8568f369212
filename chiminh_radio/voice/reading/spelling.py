"""Letter by letter, and web labels by syllables."""

import re
from functools import lru_cache

from chiminh_radio.syllables import is_syllable
from chiminh_radio.voice.reading.tables import table

_LONGEST_LABEL = 40
_LONGEST_PIECE = 20


_UNMARKED = re.compile(
    r"(?:ngh?|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdghklmnprstvx])?"
    r"(?:(?:uye|ie|ye|uo)(?:ch|nh|ng|[cmnpt])|ieu|yeu|uoi|uou|uay)"
)
"""Rimes that lose a mark of their vowel in an address: nguyen, tien, luong."""


def spell(letters: str) -> str:
    """Each letter by its name: "VHX" → "vê hát ích"; a letter without a name stays as it is."""
    names = table("letters")
    return " ".join(names.get(letter.lower(), letter) for letter in letters)


@lru_cache(maxsize=1024)
def say_label(label: str) -> str:
    """A run of letters of a web address: a known word, else its known words and syllables, else letters.

    "dongtam" is "dong tam", "ubndxachiminh" "u bê nờ dê xã chí minh".
    """
    label = label.lower()
    known = table("labels").get(label) or table("foreign").get(label)
    return known or " ".join(_syllables(label)) or spell(label)


def _syllables(label: str) -> tuple[str, ...]:
    """The fewest syllables that make up the label, begun by consonants where there is a choice; () if none do."""
    if len(label) > _LONGEST_LABEL:
        return ()
    labels = table("labels")
    best: list[tuple[int, int, tuple[str, ...]] | None] = [(0, 0, ())]
    for end in range(1, len(label) + 1):
        found = None
        for start in range(max(0, end - _LONGEST_PIECE), end - 1):
            piece, left = label[start:end], best[start]
            known = labels.get(piece) if len(piece) > 2 else None  # noqa: PLR2004 - "vn" is part of too much
            if left is not None and (known or is_syllable(piece) or _UNMARKED.fullmatch(piece)):
                candidate = (left[0] + 1, left[1] + (piece[0] in "aeiouy"), (*left[2], known or piece))
                found = min(found, candidate) if found else candidate
        best.append(found)
    return best[-1][2] if best[-1] else ()
