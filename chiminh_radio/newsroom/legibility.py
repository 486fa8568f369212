"""Is this text Vietnamese as it is written? What broken encodings and bad scans leave of it is not.

Two shares tell: of its words, how many are spelt as Vietnamese syllables, and how many bear Vietnamese marks. What no
spelling can judge is not counted: acronyms, codes, figures, addresses, foreign names.
"""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from chiminh_radio.errors import ScriptError
from chiminh_radio.i18n import _
from chiminh_radio.newsroom.words import shorten
from chiminh_radio.syllables import is_marked, is_syllable

_ENDS = ".,;:!?…\"'“”‘’`()[]{}<>«»*=+-–—_/\\|#&%‰~^°•●▪◦"
_INSIDE = re.compile(r"[-–—/\\.,;:!?…\"'“”‘’`()\[\]{}<>=+|&*_~]+")
_NO_WORD = re.compile(r"[\d@]|[²³₂₃](?![^\W\d_])|://|www\.|\w\.(?:vn|com|net|org|gov|edu)\b", re.IGNORECASE)
_FOREIGN = re.compile(r"[A-Z][A-Za-z]+|[a-z]+[A-Z][A-Za-z]*")
"""Names and units in the plain alphabet, when they are no syllables: Hyundai, VNeID, kWh."""
_ACRONYM = re.compile(r"[A-ZĐƯƠÔÂĂÊ]{2,12}")
_UNIT = re.compile(r"[b-df-hj-np-tv-xz]{1,3}")
_SYMBOL = re.compile("[\u0370-\u1dff]")
"""A single letter of another script, such as α or Ω."""
_SENTENCE_END = re.compile(r"(?<=[.!?…;:])\s+")
_PASSAGE_WORDS = 20
_DOUBT = 4
"""Words that every text has to its credit, so that a short one is not judged by one or two."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How many words of a text were judged, how many of them are syllables, how many bear marks."""

    words: int
    syllables: int
    marked: int

    @property
    def syllable_share(self) -> float:
        """Of 1, with the benefit of the doubt."""
        return (self.syllables + _DOUBT) / (self.words + _DOUBT)

    @property
    def mark_share(self) -> float:
        """Of 1, with the benefit of the doubt."""
        return (self.marked + _DOUBT) / (self.words + _DOUBT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standards:
    """The least shares, of 1: below `refuse` a text may not be read aloud, below `warn` whoever approves is told."""

    refuse_syllables: float = 0.80
    refuse_marks: float = 0.50
    warn_syllables: float = 0.92
    warn_marks: float = 0.70

    def refuse(self, measured: Measure) -> bool:
        """Whether a text is too broken to be read."""
        return measured.syllable_share < self.refuse_syllables or measured.mark_share < self.refuse_marks

    def warn(self, measured: Measure) -> bool:
        """Whether a text needs a second look."""
        return measured.syllable_share < self.warn_syllables or measured.mark_share < self.warn_marks


def measure(text: str, known: Container[str] = ()) -> Measure:
    """Judge the words of a text in NFC; `known` are words, in small letters, that are good though no syllables."""
    words = syllables = marked = 0
    for chunk in text.split():
        for word in () if _NO_WORD.search(chunk) else _INSIDE.split(chunk.strip(_ENDS)):
            judged = _is_good(word)
            if judged is None or (not judged and word.lower() in known):
                continue
            words += 1
            syllables += judged
            marked += is_marked(word)
    return Measure(words, syllables, marked)


def passages(text: str) -> Iterator[str]:
    """The text in sentences, long ones in parts: small enough that nothing broken hides among the sound."""
    for sentence in _SENTENCE_END.split(text):
        words = sentence.split()
        parts = max(1, round(len(words) / _PASSAGE_WORDS))
        size = -(-len(words) // parts) or 1
        yield from (" ".join(words[start : start + size]) for start in range(0, len(words), size))


def worst(lines: Sequence[str], known: Container[str] = ()) -> str:
    """The passage with the least of Vietnamese."""
    everything = [passage for line in lines for passage in passages(line)]
    return min(everything, key=lambda passage: _goodness(measure(passage, known)), default="")


def hold_to(standards: Standards, name: str, lines: Sequence[str], known: Container[str] = ()) -> Measure:
    """The measure of a whole text. Raises ScriptError naming the file, the shares, the key and the worst passage."""
    measured = measure("\n".join(lines), known)
    if not standards.refuse(measured):
        return measured
    passage = shorten(worst(lines, known), 60)
    if not measured.marked:
        raise ScriptError(
            _("{file}: chữ không dấu, như “{passage}”; hãy gõ lại có dấu ([inbox] refuse_marks)").format(
                file=name, passage=passage
            )
        )
    raise ScriptError(
        _(
            "{file}: chữ hỏng, không đọc được: {syllables:.0%} số chữ đúng chính tả (cần {least:.0%}, [inbox]"
            " refuse_syllables), {marked:.0%} có dấu (cần {least_marked:.0%}, [inbox] refuse_marks); tệ nhất ở"
            " “{passage}”. Hãy gửi bản gõ từ máy, không gửi bản quét hay bản sai bảng mã"
        ).format(
            file=name,
            syllables=measured.syllable_share,
            least=standards.refuse_syllables,
            marked=measured.mark_share,
            least_marked=standards.refuse_marks,
            passage=passage,
        )
    )


def _goodness(measured: Measure) -> float:
    return measured.syllable_share + measured.mark_share / 2


@lru_cache(maxsize=32_768)
def _is_good(word: str) -> bool | None:
    """Whether a word is a syllable with the tone it must have; None when that cannot be asked of it."""
    if not word[1:] and (word.isascii() or not word.isalpha() or _SYMBOL.fullmatch(word)):
        return None
    is_cased = word.islower() or word.istitle() or word.isupper()
    if is_cased and word.isalpha() and is_syllable(word, toned=True):
        return True
    if word.isascii() and is_syllable(word.lower()):
        return False  # "Doc", "tAm": a Vietnamese word, wrongly written
    is_exempt = _FOREIGN.fullmatch(word) or _ACRONYM.fullmatch(word) or _UNIT.fullmatch(word)
    return None if is_exempt else False
