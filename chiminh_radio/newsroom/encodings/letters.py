"""Letters that look right and are not: Cyrillic and Greek ones, decorated ones, and characters without any look."""

import re
import unicodedata

from chiminh_radio.composing import composed

UNREADABLE = "\ufffd"
"""What stands for a character that nobody can read; the checker refuses it."""
BULLET = "•"

_ALIKE = str.maketrans(
    dict(zip("аеорсухіјѕһԁԛԝАВЕКМНОРСТУХІЈЅ", "aeopcyxijshdqwABEKMHOPCTYXIJS", strict=True))  # Cyrillic
    | dict(zip("οΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "oABEZHIKMNOPTYX", strict=True))  # Greek
    | {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "ɖ": "đ"}
)
_FOREIGN = re.compile("[\u0370-\u03ff\u0400-\u052fÐðƉɖ]")
_DECORATED = re.compile("[\U0001d400-\U0001d7ff\uff21-\uff5aﬀ-ﬆ]+")
_WORD = re.compile(r"[^\W\d_]+")
_PRIVATE = "\ue000-\uf8ff"
_AT_START = re.compile(f"^\\s*[{_PRIVATE}]\\s*")
_CONTROL = "\x00-\x08\x0e-\x1b"
_IN_WORD = re.compile(f"[\x80-\x84\x86-\x9f]|(?<=[^\\W\\d_])[{_CONTROL}{_PRIVATE}]+(?=[^\\W\\d_])")
_PRIVATE_ALONE = re.compile(f"[{_PRIVATE}]+")


def latin(text: str) -> str:
    """The text with look-alikes in its Latin words made the letters they are read as."""
    text = _DECORATED.sub(lambda found: unicodedata.normalize("NFKC", found[0]), text)
    if not _FOREIGN.search(text):
        return composed(text)
    return composed(_WORD.sub(_latin_word, composed(text)))


def seen(text: str) -> str:
    """The text without what no font shows: bullets of the symbol fonts are bullets, what hid a letter is UNREADABLE."""
    text = _AT_START.sub(f"{BULLET} ", text)
    return _PRIVATE_ALONE.sub(" ", _IN_WORD.sub(UNREADABLE, text))


def _latin_word(found: re.Match[str]) -> str:
    """One word; a whole word of another script is left, for it may be meant."""
    if not _FOREIGN.search(found[0]):
        return found[0]
    apart = unicodedata.normalize("NFD", found[0]).translate(_ALIKE)
    return found[0] if _FOREIGN.search(apart) else unicodedata.normalize("NFC", apart)
