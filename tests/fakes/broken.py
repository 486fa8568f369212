"""Vietnamese as it arrives broken: every way to break a text, and passages to break (tests/fixtures/broken)."""

import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

from chiminh_radio.newsroom.encodings.tables import table

FIXTURES = Path(__file__).parents[1] / "fixtures" / "broken"
_TYPED = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."})
"""What the old encodings had no code for, as typed then."""


def passages() -> tuple[str, ...]:
    """Proper Vietnamese passages, fictional."""
    text = (FIXTURES / "doan-van.txt").read_text(encoding="utf-8")
    return tuple(each for each in text.split("\n\n") if not each.startswith("#"))


def plan() -> str:
    """The commune's plan, proper."""
    return (FIXTURES / "ke-hoach-84.txt").read_text(encoding="utf-8")


def scanned_plan() -> str:
    """The same plan as a scanner's software read it."""
    return (FIXTURES / "ke-hoach-84.ocr.txt").read_text(encoding="utf-8")


def in_table(name: str) -> Callable[[str], str]:
    """Writes a text in an old encoding, each byte as the Latin-1 character it is."""

    def written(text: str) -> str:
        letters = table(name).letters
        known = unicodedata.normalize("NFC", text).translate(_TYPED)
        return "".join(letters.get(letter) or letters.get(letter.lower(), letter) for letter in known)

    return written


def mangled(text: str) -> str:
    """UTF-8 read as Windows-1252, where that has no character as Latin-1."""
    return "".join(_shown(byte) for byte in text.encode())


def without_marks(text: str) -> str:
    """As typed on a keyboard without Vietnamese."""
    apart = unicodedata.normalize("NFD", text).translate(str.maketrans("đĐ", "dD"))
    return "".join(each for each in apart if not unicodedata.combining(each))


def _shown(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


WAYS: Mapping[str, Callable[[str], str]] = {
    "TCVN3": in_table("tcvn3"),
    "VNI": in_table("vni"),
    "VISCII": in_table("viscii"),
    "VPS": in_table("vps"),
    "UTF-8 as Windows-1252": mangled,
    "the same twice": lambda text: mangled(mangled(text)),
}
"""The ways to break a text that can be undone."""


def as_typed(text: str) -> str:
    """What can be asked back from every one of them: no typographer's quotes and dashes."""
    return text.translate(_TYPED)
