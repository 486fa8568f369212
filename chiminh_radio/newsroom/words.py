"""Vietnamese text made comparable: what an editor typed, tidied; and the same without case, marks and odd letters."""

import re
import unicodedata

from chiminh_radio.composing import composed
from chiminh_radio.slugs import plain

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""Unicode categories of characters that nobody typed on purpose: controls, zero-width, unpaired surrogates."""


def tidy(text: str) -> str:
    """One line of `text` in NFC: unseen characters removed, every run of blanks made one space, none at the ends."""
    spaced = re.sub(r"\s+", " ", composed(text))
    return re.sub(" +", " ", "".join(c for c in spaced if unicodedata.category(c) not in _UNSEEN)).strip()


def fold(text: str) -> str:
    """`text` for comparing: lower case, without marks ("TIÊU ĐỀ" and "Tiêu đề" are both "tieu de")."""
    return plain(tidy(text))


def is_capitals(text: str) -> bool:
    """Whether `text` has letters, and no small one among them."""
    return text.upper() == text and text.lower() != text


def count(text: str) -> int:
    """Words parted by spaces: in Vietnamese, syllables."""
    return len(text.split())


def shorten(text: str, length: int = 40) -> str:
    """`text` for a message: cut at a word before `length` characters, with "…"."""
    if len(text) <= length:
        return text
    return (text[:length].rsplit(" ", 1)[0] if " " in text[:length] else text[:length]) + "…"


def around(text: str, start: int, end: int, length: int = 20) -> str:
    """The stretch from `start` to `end` with its neighbours, at most `length` characters on either side, for a message.

    "Mời bà con KDCX đến họp" and the place of KDCX give "…bà con KDCX đến họp".
    """
    before, after = text[:start], text[end:]
    if len(before) > length:
        before = "…" + before[-length:].partition(" ")[2]
    if len(after) > length:
        after = after[:length].rpartition(" ")[0] + "…"
    return before + text[start:end] + after
