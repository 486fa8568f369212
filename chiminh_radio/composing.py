"""Letters and their marks made one character (NFC), in linear time whatever is piled on a letter."""

import re
import unicodedata

_PILE = re.compile(r"([^\w\s\x00-\x7f]{33,})")
"""More signs than any letter bears, among them marks without end: to sort those takes time without end."""
_STEP = 32


def composed(text: str) -> str:
    """`text` in NFC; within a pile of more than 32 marks, each 32 by themselves."""
    return "".join(
        unicodedata.normalize("NFC", part) if not number % 2 else _composed_pile(part)
        for number, part in enumerate(_PILE.split(text))
    )


def _composed_pile(pile: str) -> str:
    return "".join(unicodedata.normalize("NFC", pile[at : at + _STEP]) for at in range(0, len(pile), _STEP))
