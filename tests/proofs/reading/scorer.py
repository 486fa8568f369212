"""Is a spoken form one of the accepted ones? Ways of spelling and of saying the same are folded together first.

What differs only by folds/*.tsv (regional words, names of units, letters and loan words), by capitals, ordinary
punctuation, the place of a tone mark, or by how full the hour is said, is the same. Whatever was left unread is not:
digits and signs stay as they are, and "km" is not the reading of "km".
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

FOLDS = Path(__file__).parent / "folds"
OPEN_SET = Path(__file__).parents[2] / "fixtures/reading/open.tsv"

_TAGS = re.compile(r"</?en>")  # how one of the peers marks what is English
_WORD_OR_SIGN = re.compile(r"[^\W_]+|[^\w\s]|_")
_PUNCTUATION = frozenset(".,;:!?()[]{}\"'`´“”„‘’‚«»‹›…-–—‐‑‒―−·")
_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_WITH_STROKES = frozenset(
    {"docnum", "phone", "url_email", "code_foreign", "address", "ordinal_ref", "sentence", "nfd", "acronym", "symbol"}
)
"""The categories whose "/", "-" or "_" may be said or passed over."""
_DIGIT = "(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín)"
_NUMERAL = f"(?:{_DIGIT}|không|linh|lăm|mốt|tư|mười|mươi)"
_TURNS = (
    (re.compile(r"\b(?:mùng|mồng) (?=\w)"), ""),
    (re.compile(r"\b(nghìn|triệu|tỷ) không trăm (?=\w)"), r"\1 "),
    (re.compile(r"\bgiờ (?:đúng|chẵn|không không(?: phút)?|không phút)\b"), "giờ"),
    (re.compile(rf"\bgiờ (?:không|linh) (?={_DIGIT}\b)"), "giờ "),
    (re.compile(rf"\b(giờ(?: {_NUMERAL}){{1,3}}) phút\b"), r"\1"),
    (re.compile(r"\bgiờ ba mươi\b"), "giờ rưỡi"),
)
"""Words that are said or left out by what stands beside them."""


class Case(NamedTuple):
    """A written form, its kind, and the spoken forms that are right."""

    written: str
    category: str
    accepted: Sequence[str]

    def accepts(self, spoken: str) -> bool:
        """Whether this is one of the readings that are right."""
        return folded(spoken, self.category) in {folded(reading, self.category) for reading in self.accepted}


def cases(path: Path = OPEN_SET) -> tuple[Case, ...]:
    """The cases of a table `written<TAB>category<TAB>accepted|accepted…`."""
    rows = (line.split("\t") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    return tuple(Case(written, category, accepted.split("|")) for written, category, accepted, *_ in rows)


def score(read: Callable[[str], str], among: Iterable[Case]) -> tuple[Mapping[str, tuple[int, int]], list[Case]]:
    """How many are read right, and how many there are, by category; and the cases that are not."""
    right: dict[str, tuple[int, int]] = {}
    wrong = []
    for case in among:
        accepted = case.accepts(read(case.written))
        good, all_of_them = right.get(case.category, (0, 0))
        right[case.category] = good + accepted, all_of_them + 1
        wrong += [] if accepted else [case]
    return right, wrong


def folded(spoken: str, category: str) -> str:
    """The form that all ways of saying the same have in common; comparable within one category only."""
    words = _words(spoken)
    if category in _WITH_STROKES:
        words = _replaced(words, _table("strokes"))
    if category == "docnum":
        words = [word for word in words if word != "trên"]
    said = " ".join(_replaced(_replaced(words, _table("words")), _table("phrases")))
    for turn, instead in _TURNS:
        said = turn.sub(instead, said)
    return " ".join(_tone_last(word) for word in _replaced(said.split(), _table("letters")))


def _words(spoken: str) -> list[str]:
    """Words and signs in small letters, without ordinary punctuation and what nobody sees."""
    text = unicodedata.normalize("NFC", _TAGS.sub(" ", spoken.lower()))
    seen = "".join(sign for sign in text if unicodedata.category(sign) != "Cf")
    return [found for found in _WORD_OR_SIGN.findall(seen) if found not in _PUNCTUATION]


@cache
def _table(name: str) -> Mapping[tuple[str, ...], list[str]]:
    """A table of folds/: variant → what is kept. The variants themselves are spelt as `words` leaves them."""
    spelling = {} if name in {"words", "strokes"} else _table("words")
    rows = (line.split("\t") for line in (FOLDS / f"{name}.tsv").read_text(encoding="utf-8").splitlines())
    return {
        tuple(_replaced(variant.split(), spelling)): kept.split()
        for kept, *variants in rows
        if variants
        for variant in variants[0].split("|")
    }


def _replaced(words: Sequence[str], table: Mapping[tuple[str, ...], list[str]]) -> list[str]:
    """The words with every variant of the table replaced, the longest first, from the left."""
    longest = max(map(len, table), default=0)
    done: list[str] = []
    at = 0
    while at < len(words):
        lengths = range(min(longest, len(words) - at), 0, -1)
        length = next((length for length in lengths if tuple(words[at : at + length]) in table), 0)
        done += table[tuple(words[at : at + length])] if length else [words[at]]
        at += length or 1
    return done


def _tone_last(word: str) -> str:
    """The tone mark after the word: hòa and hoà are one."""
    marks = unicodedata.normalize("NFD", word)
    bare = "".join(mark for mark in marks if mark not in _TONES)
    return unicodedata.normalize("NFC", bare) + "".join(mark for mark in marks if mark in _TONES)[:1]
