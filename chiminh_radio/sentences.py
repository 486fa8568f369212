"""Where the sentences of a Vietnamese text end, as an editor wrote it or as it is read aloud.

For whoever counts sentences (the newsroom) and whoever pauses after them (the voice). Every function takes linear time,
and pieces together hold all of the text's words in their order.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

LONGEST_ASIDE = 200
"""Characters: a full stop within quotes or brackets ends nothing, unless they hold more than anyone can say at once."""
_END = re.compile(r"(?<![.!?…;])(\./\.|[.!?…]+|;)([”’\"'»)\]]*)(?=\s|$)")
_HALT = re.compile(r":[”\"»)\]]*(?=\s)|(?<=\s)[-–—]+(?=\s)")
"""Where the sentence goes on, after a moment: a colon, a dash between blanks."""
_NEXT = re.compile(r"\s*[“\"«(\[‘]*(\S)")
_WORD = re.compile(r"[^\W_]")
_LAST_WORD = re.compile(r"(?:(\S+)\s+)?[“\"«(\[]*([^\s“\"«(\[]+)$")
_ENUMERATOR = re.compile(r"\s*[“\"(]*(?:\d{1,3}|[IVXLC]{1,5}|[a-zđ])\)?", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.)+[^\W\d_]{1,2}")
_TITLES = frozenset(
    (
        "ts",
        "ths",
        "th.s",
        "pgs",
        "gs",
        "bs",
        "ks",
        "ls",
        "nsnd",
        "nsưt",
        "ngưt",
        "ngnd",
        "đ/c",
        "đc",
        "mr",
        "mrs",
        "ms",
        "dr",
    )
)
_SHORT = frozenset(("tp", "tx", "tt", "tr", "nxb", "vd", "đt", "sđt", "tel", "ph"))
"""Before a name or a number, in any capitals; what is a word of its own is not among them."""
_UNITS = frozenset("PQHXT")
"""Phường, quận, huyện, xã, thôn."""
_LETTERED = frozenset(
    ("nhóm", "loại", "khu", "lô", "mẫu", "hạng", "tổ", "khối", "lớp", "mục", "phần", "điểm", "bảng", "văn", "thị")
)
"""What is called by a letter, such as "Nguyễn Văn A"; after any other word a single letter is an initial."""
_AND_SO_ON = frozenset({"v.v", "vv", "v..v"})
_CLOSING = {"”": "“", "»": "«", ")": "(", "]": "["}
_BRACKETS = re.compile(r"[“”«»()\[\]\"]")


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of `text`, each with its marks; () where there is no word. A semicolon ends one too."""
    return _pieces(text, sentence_ends(text))


def phrases(text: str) -> tuple[str, ...]:
    """The sentences of `text`, parted after colons and dashes as well: wherever a reader pauses, but for commas."""
    return _pieces(text, phrase_ends(text))


def sentence_ends(text: str) -> list[int]:
    """Where sentences end: after the mark and what closes with it. The last one may have none."""
    asides = _Asides(text)
    ends: list[int] = []
    for found in _END.finditer(text):
        if not asides.hold(found.start(), found.end()) and _ends(text, found, ends[-1] if ends else 0):
            ends.append(found.end())
    return ends


def phrase_ends(text: str) -> list[int]:
    """Where sentences end or halt."""
    asides = _Asides(text)
    halts = [found.end() for found in _HALT.finditer(text) if not asides.hold(found.start(), found.end())]
    return sorted({*sentence_ends(text), *halts})


def _ends(text: str, found: re.Match[str], start: int) -> bool:
    """Does this mark end the sentence that begins at `start`?"""
    mark, closers = found[1], found[2]
    after = _NEXT.match(text, found.end())
    if after is None or mark == ";":
        return True
    if after[1].islower() and (closers or mark[-1] == "…" or mark == "..."):
        return False  # “Ai đó?” ông hỏi
    return mark != "." or bool(closers) or not _is_abbreviated(text, start, found.start(), capital=after[1].isupper())


def _is_abbreviated(text: str, start: int, end: int, *, capital: bool) -> bool:
    """Does the full stop at `end` belong to the word before it: "TP.", "v.v.", "V. I. Lê-nin", "1." of a list?"""
    found = _LAST_WORD.search(text, max(start, end - 24), end)
    if found is None:
        return False
    before, word = found[1] or "", found[2]
    if word.lower() in _AND_SO_ON:
        return not capital
    return (
        word.lower() in _TITLES | _SHORT
        or word in _UNITS
        or _INITIALS.fullmatch(word) is not None
        or (len(word) == 1 and word.isupper() and capital and before.lower() not in _LETTERED)
        or (end - start < 10 and _ENUMERATOR.fullmatch(text, start, end) is not None)  # noqa: PLR2004 - its length
    )


class _Asides:
    """The quotes and brackets of a text that open, close and are short enough to be said within a sentence."""

    def __init__(self, text: str) -> None:
        opened: dict[str, list[int]] = {}
        spans = []
        for found in _BRACKETS.finditer(text):
            sign, at = found[0], found.start()
            waiting = opened.setdefault(_CLOSING.get(sign, sign), [])
            if (sign in _CLOSING or sign == '"') and waiting:
                begun = waiting.pop()
                if at - begun <= LONGEST_ASIDE:
                    spans.append((begun, at))
            elif sign not in _CLOSING:
                waiting.append(at)
        self._starts, self._closes = _outermost(spans)

    def hold(self, start: int, end: int) -> bool:
        """Does the mark from `start` to `end`, what closes with it included, stand within one?"""
        place = bisect_left(self._starts, start) - 1
        return place >= 0 and end <= self._closes[place]


def _outermost(spans: Iterable[tuple[int, int]]) -> tuple[list[int], list[int]]:
    starts: list[int] = []
    closes: list[int] = []
    for start, close in sorted(spans):
        if closes and start < closes[-1]:
            closes[-1] = max(closes[-1], close)
        else:
            starts.append(start)
            closes.append(close)
    return starts, closes


def _pieces(text: str, ends: Iterable[int]) -> tuple[str, ...]:
    """The text cut at `ends`; what has no word of its own stays with its neighbour."""
    return tuple(text[start:end].strip() for start, end in _with_words(text, ends))


def _with_words(text: str, ends: Iterable[int]) -> Iterator[tuple[int, int]]:
    start = 0
    word = _next_word(text, 0)
    last_word = max((found.end() for found in _WORD.finditer(text)), default=0)
    for end in ends:
        if word < end < last_word:
            yield start, end
            start = end
            word = _next_word(text, end)
    if word < len(text):
        yield start, len(text)


def _next_word(text: str, start: int) -> int:
    found = _WORD.search(text, start)
    return found.start() if found else len(text)
