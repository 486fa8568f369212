"""The words that are looked up rather than worked out: the operator's own, those a text defines, and ours."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from chiminh_radio.model.speech import LexiconEntry
from chiminh_radio.voice.reading.figures import western
from chiminh_radio.voice.reading.tables import table

SHIPPED = ("abbreviations", "acronyms", "foreign")
"""Our tables of phrases. What stands later does not replace what is earlier."""
TOKEN = re.compile(r"[^\W\d_²³¹¼-¾⁰-⁹₀-₉⅐-↉①-⓿❶-➓]{1,400}|\d{1,400}|[^\s]")
"""A word, a number, or one sign; ½, ² and ① are signs."""
_DIGITS_GO_ON = re.compile(r"[/.,:-]\d")


class Phrases:
    """Fixed forms, found at a place in a text, the longest first.

    A form written without capitals stands for any capitals; one with capitals only for itself.
    """

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._by_head: dict[str, list[tuple[str, str]]] = {}
        for written, spoken in entries:
            form = western(unicodedata.normalize("NFC", written).strip())
            if head := TOKEN.match(form):
                self._by_head.setdefault(head[0].lower(), []).append((form, unicodedata.normalize("NFC", spoken)))
        for forms in self._by_head.values():
            forms.sort(key=lambda entry: len(entry[0]), reverse=True)

    def __contains__(self, head: str) -> bool:
        """Whether any form begins with this word, in small letters."""
        return head in self._by_head

    def find(self, text: str, start: int, head: str) -> tuple[int, str] | None:
        """The end and the reading of the form that begins at `start` with the token `head`."""
        for form, spoken in self._by_head.get(head.lower(), ()):
            end = start + len(form)
            there = text[start:end]
            if (there == form or (form.islower() and there.lower() == form)) and _ends_there(text, end):
                return end, spoken
        return None


def _ends_there(text: str, end: int) -> bool:
    """A form must not stop inside a word, nor inside a number such as 24/7/2026."""
    last, following = text[end - 1], text[end : end + 1]
    if last.isalnum() and following.isalnum():
        return False
    return not (last.isdigit() and _DIGITS_GO_ON.match(text, end))


class Lexicon:
    """What one reading of a text may look up. `learnt` grows as the text explains its own acronyms."""

    def __init__(self, own: Phrases) -> None:
        self.own = own
        self.learnt: dict[str, str] = {}

    def learn(self, written: str, spoken: str) -> bool:
        """Read an acronym so from here on; whether that is news."""
        news = self.learnt.get(written) != spoken
        self.learnt[written] = spoken
        return news

    def acronym(self, written: str) -> str | None:
        """How an acronym is read in full; None when nobody knows it."""
        return self.learnt.get(written) or table("acronyms").get(written)


@cache
def shipped() -> Phrases:
    """Our own phrases: abbreviations, acronyms, foreign words."""
    return Phrases(in_force(shipped_entries()).items())


def own_phrases(lexicon: Mapping[str, str]) -> Phrases:
    """The operator's lexicon (written → spoken)."""
    return Phrases(lexicon.items())


def in_force(entries: Iterable[LexiconEntry]) -> dict[str, str]:
    """The lexicon (written → spoken) that entries make: of two for one written form the first holds."""
    lexicon: dict[str, str] = {}
    for entry in entries:
        lexicon.setdefault(entry.written, entry.spoken)
    return lexicon


def shipped_entries() -> Iterator[LexiconEntry]:
    """Our own phrases as entries of a lexicon; their origin is the table."""
    for name in SHIPPED:
        for written, spoken in table(name).items():
            yield LexiconEntry(written=written, spoken=spoken, origin=name)
