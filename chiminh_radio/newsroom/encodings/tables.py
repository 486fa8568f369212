"""The encodings that Vietnam used before Unicode, each a table beside this file: `letter<TAB>bytes in hex` a line.

A text in one of them reaches us as characters: each byte as Windows-1252 or Latin-1 shows it. That is what `decode`
takes.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from chiminh_radio.i18n import _

_FOLDER = Path(__file__).parent / "tables"
_UNUSED = {0x81, 0x8D, 0x8F, 0x90, 0x9D}
_AS_BYTES = str.maketrans({bytes([byte]).decode("cp1252"): byte for byte in set(range(0x80, 0xA0)) - _UNUSED})
"""Where Windows-1252 shows something else than Latin-1."""
_WORD = re.compile(r"[^\W\d_]+")
_TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
_CAPITALS = 2
"""So many plain letters in capitals make a word of capitals; one alone may begin a name."""


def as_bytes(text: str) -> str:
    """The characters that Windows-1252 shows for bytes 80 to 9F, as Latin-1 has them."""
    return text.translate(_AS_BYTES)


def from_cp1258(text: str) -> str:
    """Windows-1258, which writes tones as characters of their own."""
    shown = bytes(range(0x80, 0x100)).decode("cp1258", "replace")
    table = {byte: letter for byte, letter in enumerate(shown, start=0x80) if letter != "\ufffd"}
    return unicodedata.normalize("NFC", as_bytes(text).translate(table))


@dataclass(frozen=True)
class Table:
    """One encoding; `letters` are its bytes for each Vietnamese letter, told as Latin-1 characters."""

    name: str
    title: str
    """What an operator knows it by."""
    letters: Mapping[str, str]

    def decode(self, text: str) -> str:
        """The text in Unicode. What the table does not have stays as it is."""
        known = as_bytes(text) if self._has_c1 else text
        decoded = self._pattern.sub(lambda found: self._by_code[found[0]], known)
        return decoded if self._has_capitals else _capitals_restored(decoded)

    @cached_property
    def _by_code(self) -> Mapping[str, str]:
        codes = {code: letter for letter, code in self.letters.items()}
        # A mark in the other case than its base: capitals typed with the small mark.
        mixed = {code[0] + code[1:].swapcase(): letter for code, letter in codes.items() if len(code) > 1}
        return {**mixed, **codes}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("|".join(re.escape(code) for code in sorted(self._by_code, key=len, reverse=True)))

    @property
    def _has_c1(self) -> bool:
        """Whether it writes letters where Windows-1252 has quotes and dashes."""
        return any("\x80" <= code < "\xa0" for code in self.letters.values())

    @property
    def _has_capitals(self) -> bool:
        return "Ạ" in self.letters


@cache
def tables() -> tuple[Table, ...]:
    """Every table, the most used first."""
    return (
        _read("tcvn3", _("TCVN3 (ABC, phông .Vn…)")),
        _read("vni", _("VNI-Windows (phông VNI-…)")),
        _read("viscii", "VISCII"),
        _read("vps", "VPS"),
    )


def table(name: str) -> Table:
    """A table by the name of its file."""
    return next(each for each in tables() if each.name == name)


def _read(name: str, title: str) -> Table:
    lines = (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    pairs = (line.split("\t") for line in lines if not line.startswith("# "))
    return Table(name, title, {letter: bytes.fromhex(code).decode("latin-1") for letter, code in pairs})


def _capitals_restored(text: str) -> str:
    """Words of capitals whose toned letters came out small, as TCVN3 has no others: "CộNG HòA"."""
    words = [(word.start(), _is_capitals(word[0])) for word in _WORD.finditer(text)]
    before = _carried(words)
    after = dict(_carried(words[::-1]))
    raised = {start for start, verdict in before if verdict and after[start]}
    return _WORD.sub(lambda word: word[0].upper() if word.start() in raised else word[0], text)


def _carried(words: Sequence[tuple[int, bool | None]]) -> list[tuple[int, bool]]:
    """Each word's verdict; where it has none, that of the word before it. The first ones leave it to the other side."""
    carried, last = [], any(verdict for _start, verdict in words)
    for start, verdict in words:
        last = last if verdict is None else verdict
        carried.append((start, last))
    return carried


def _is_capitals(word: str) -> bool | None:
    """Whether a word is in capitals by its letters without tone; None where they are too few to tell."""
    plain = [letter for letter in word if not _TONES.search(unicodedata.normalize("NFD", letter))]
    if any(letter.islower() for letter in plain):
        return False
    return True if len(plain) >= _CAPITALS else None
