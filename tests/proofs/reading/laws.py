"""Laws that hold for any text at all: each function names what breaks one, "" when nothing does."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from random import Random

from chiminh_radio.model.speech import SpokenLine
from chiminh_radio.syllables import is_syllable
from chiminh_radio.voice.normalise import Normaliser

_WORD = re.compile(r"[^\W_]+")
_WORD_OR_SIGN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]|_")
_PAUSES = frozenset(".,;:!?…()\"'“”‘’«»")
_LOANED = frozenset({"crô"})
"""No syllable of the spelling, but what announcers say: mi crô gam."""
_MAY_SAY_NOTHING = frozenset({"definition", "lexicon"})
"""The rules that may pass over words: these have just been said, or the operator wants it so."""

_PIECES = (  # noqa: SIM905 - as a list it would fill two screens
    "UBND|HĐND|KHCN|ĐT|TP.|đ/c|v.v.|XYZK|QĐ-UBND|57-NQ/TW|84/KH-UBND|49/2024/NĐ-CP|TTHĐND|VNeID|Covid-19|5G|4.0|24/7|"
    "23/11/2026|06/3|1/12|30-4|2026-11-23|tháng|ngày|3/2026|2026-2031|quý|II|IV|XIX|khóa|lần thứ|20|7h30|18:00|45'|-5|"
    "19h30–21h|thôn|xã|bà con|họp|từ|đến|số|gọi|điện thoại|0912 000 084|0220.3000.084|+84|112|1800 1096|30.000đ|triệu|"
    "1,25 tỷ|USD|$|%|85%|5-10%|2,5 ha|km/h|m²|kWh|°C|12/15|1/3|½|2-0|A4|8C|b)|wifi|Zalo|xyz|website|vtv.vn|https://|"
    "ubnd@xa.vn|www.|#tag|(KHCN)|(|)|[|]|-|–|/|./.|.|,|;|:|!|?|…|“|”|&|+|=|×|±|²|★|→|€|≥|_|*|\u200b|\u0301|é|ß|đ|Đ|hòa|"
    "hoà|Nguyễn|THÔNG BÁO|VI|o|x|1|0|12|1.250|99999999999999999999|٣|１"
).split("|")

Law = Callable[[str, SpokenLine], str]


def mixtures(seed: int) -> Iterator[str]:
    """Without end: pieces of official texts put together as nobody would."""
    random = Random(seed)  # noqa: S311 - not a secret: a failure must come again
    while True:
        pieces = random.choices(_PIECES, k=random.randint(1, 12))
        yield "".join(piece + random.choice(("", " ", " ", " ", "\u00a0", "\n")) for piece in pieces).strip()


def nothing_is_lost(written: str, line: SpokenLine) -> str:
    """What is said is what was written with each change in its place, and only signs may be changed to nothing."""
    text, at, expected = unicodedata.normalize("NFC", written), 0, []
    for change in line.changes:
        if change.start < at or not text.startswith(change.written, change.start):
            return f"{change} is not where it says"
        if not change.spoken and change.rule not in _MAY_SAY_NOTHING and _WORD.search(change.written):
            return f"{change.written!r} is passed over by {change.rule}"
        expected += [text[at : change.start], change.spoken]
        at = change.start + len(change.written)
    expected = _WORD.findall(" ".join([*expected, text[at:]]))
    said = _WORD.findall(line.text)
    return "" if said == expected else f"said {said}, accounted for {expected}"


def nothing_is_left_unreported(_written: str, line: SpokenLine) -> str:
    """No digit, sign or word that is no syllable is in what is said without being in the residue."""
    unread = [
        token
        for token in _WORD_OR_SIGN.findall(line.text)
        if token not in _PAUSES and not (token in _LOANED or (token.isalpha() and is_syllable(token)))
    ]
    reported = " ".join(left.written for left in line.residue)
    return ", ".join(token for token in unread if token not in reported)


def read_again_is_the_same(_written: str, line: SpokenLine) -> str:
    """What was read is plain words; reading them changes none."""
    again = Normaliser().line(line.text)
    return (
        ""
        if line.residue or _WORD.findall(again.text.lower()) == _WORD.findall(line.text.lower())
        else f"{line.text!r}, then {again.text!r}"
    )


def decomposed_is_the_same(written: str, line: SpokenLine) -> str:
    """NFC and NFD are read alike."""
    other = Normaliser().line(unicodedata.normalize("NFD", written))
    return (
        "" if (other.text, other.residue) == (line.text, line.residue) else f"{line.text!r}, decomposed {other.text!r}"
    )


LAWS: Mapping[str, Law] = {
    "nothing lost": nothing_is_lost,
    "nothing unreported": nothing_is_left_unreported,
    "read again the same": read_again_is_the_same,
    "NFC and NFD alike": decomposed_is_the_same,
}


def broken(texts: Iterable[str]) -> list[str]:
    """Each law that the reading of one of the texts breaks, with what breaks it."""
    lines = ((written, Normaliser().line(written)) for written in texts)
    return [
        f"{name}: {written!r}: {fault}"
        for written, line in lines
        for name, law in LAWS.items()
        if (fault := law(written, line))
    ]


def broken_in_mixtures(seed: int, number: int) -> list[str]:
    """The same of that many mixtures."""
    return broken(islice(mixtures(seed), number))
