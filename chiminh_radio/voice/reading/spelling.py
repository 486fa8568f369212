"""Letter by letter, and web labels by syllables."""

import re
from functools import lru_cache

from chiminh_radio.syllables import is_syllable
from chiminh_radio.voice.reading.tables import table

_LONGEST_LABEL = 40
_LONGEST_PIECE = 20
_WORDS_BEFORE_A_LETTER = 2


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
    """The fewest syllables that make up the label, known ones and those begun by consonants first; () if none do.

    A letter alone is one only at the end: "nguyenvana" is "nguyễn văn a".
    """
    if len(label) > _LONGEST_LABEL:
        return ()
    best: list[tuple[int, int, tuple[str, ...]] | None] = [(0, 0, ())]  # how many, how strange, which
    for end in range(1, len(label) + 1):
        found = None
        for start in range(max(0, end - _LONGEST_PIECE), end):
            piece, left = label[start:end], best[start]
            if len(piece) == 1 and (end < len(label) or left is None or left[0] < _WORDS_BEFORE_A_LETTER):
                continue
            known = _known(piece)
            if left is not None and (known or is_syllable(piece) or _UNMARKED.fullmatch(piece)):
                strange = (not known) + (piece[0] in "aeiouy" and len(piece) > 1)
                candidate = (left[0] + 1, left[1] + strange, (*left[2], piece))
                found = min(found, candidate) if found else candidate
        best.append(found)
    pieces = best[-1][2] if best[-1] else ()
    marked = all(map(_known, pieces))  # marks on some words only would mislead whoever types it
    return tuple((_known(piece) if marked or not is_syllable(piece) else None) or piece for piece in pieces)


def _known(piece: str) -> str | None:
    """What a piece of a label stands for; "vn" is part of too much. A letter stands for itself."""
    if len(piece) == 1:
        return piece
    return table("labels").get(piece) if len(piece) > 2 or is_syllable(piece) else None  # noqa: PLR2004
