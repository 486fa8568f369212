"""Words in capitals, as in headings: they are words, not acronyms, and engines read small letters best."""

import re

from chiminh_radio.syllables import is_syllable
from chiminh_radio.voice.reading.rules import Claim, Place, Rule
from chiminh_radio.voice.reading.tables import table

_WORD = re.compile(r"[^\W\d_]+")
_LEFT = re.compile(r"([^\W\d_]+)[\s,\-–]*$")
_RIGHT = re.compile(r"[\s,\-–]*([^\W\d_]+)")


def heading(place: Place) -> Claim | None:
    """THÔNG BÁO CỦA ...: all the words in capitals from here on that are no acronyms, as one change."""
    end = place.start
    while match := _WORD.match(place.text, end + 1 if end > place.start and place.text[end : end + 1] == " " else end):
        if not _is_word(place.text, match):
            break
        end = match.end()
    if end == place.start:
        return None
    written = place.text[place.start : end]
    return Claim("heading", end, written.lower())


def _is_word(text: str, match: re.Match[str]) -> bool:
    """Capitals that make a syllable: marked, or beside another word in capitals, or simply no acronym of ours."""
    word = match[0]
    if len(word) < 2 or not word.isupper() or not is_syllable(word) or text[match.end() : match.end() + 1].isdigit():  # noqa: PLR2004
        return False
    if word not in table("acronyms") and word not in table("abbreviations"):
        return True
    left = _LEFT.search(text, max(0, match.start() - 12), match.start())
    right = _RIGHT.match(text, match.end())
    return any(beside and _shouts(beside[1]) for beside in (left, right))


def _shouts(word: str) -> bool:
    return word.isupper() and len(word) > 1 and is_syllable(word) and word not in table("acronyms")


RULES: tuple[Rule, ...] = (heading,)
