"""A megabyte of anything is read in time. Texts made to be slow are measured here.

All are measured in part, and those that would be the slowest by how they grew, whole. Seconds are the processor's, so
that a busy machine does not matter.
"""

import sys
import time
import unicodedata
from collections.abc import Iterable, Iterator
from concurrent.futures import Executor
from itertools import groupby
from math import log
from random import Random
from typing import NamedTuple

from chiminh_radio.voice.normalise import Normaliser

MEGABYTE = 1_000_000
LIMIT = 5.0
"""Seconds for a megabyte."""
STRAIGHT = 1.2
"""The power by which time may grow with length: 1 is a straight line, 2 a square. The rest is for a restless clock."""
_SMALL, _LARGE = 4_000, 32_000
_WHOLE = 12
_HOPELESS = 30.0
_OF_EACH_CATEGORY = 12

_NAMED = (
    "½⅔²³₂①Ⅳ٣߇０１\u0301\u0323\u0334\u200b\u200d\u200f\u202e\ufeff\u00ad\u3000中あ한😀🇻Ⅻ％／．－ﬁǅß\ufdfa\U000e0041"
)
_REPEATED = (  # noqa: SIM905 - as a list it would fill two screens
    "1-|1/|1.|1,|1:|1 |0 |1 - |1 / |12/3 |1/2/|1-2-|1.000.|1,5 |1.000,|1h|1h-|7h30-|12:30:|5%|5-10% |-5|-5°C |30.000đ/|"
    "đ/|/kg|2,5 ha/|1x|1 x |+84 |0912 |0912.|(02|1800 |ngày 1/|ngày 1, |tháng 1, |tháng 1/2026-|từ 1/|lễ 2-|2026-|"
    "2026/2025 |năm 2026-|quý I, |I-|I/|I. |XIV|MDCLXVI|khóa I và |thứ 1|số 1/|số 12a/|điểm a, |a, |a.|a) |A-|A.|A/|A&|"
    "UBND-|UBND |UBND/|UBND&|(KHCN) |KHCN (|KHCN (khoa học |tổ dân vận (TDV) |57-NQ/|57-NQ/TW |84/KH-|QĐ-|QĐ số 1/QĐ-|"
    '49/2024/|www.|www.a.|a.vn|a.vn/|a@|a@a.|http://|https://a/|#|#a|_|a_|__|==|./|./.|"(|("|“|((|))|()|[]|<>|>=|{}|'
    "'|45'|’|…|...|, |. |; |- |– |—|-->|\\|\n|\t |\r\n|thôn |thôn\n|Ủy ban |NHÂN DÂN |ỦY|đ/c |v.v. |TP.|TS. |x |o |"
    "e\u0301|\u0301\u0323|\u0323\u0301|a\u0302\u0323\u0301|C++ |5G |A4|15A-123.45 |4.0|24/7 |Covid-19 |ZALO|zalo.|M2|"
    "m2/|²³|1²|½/|1½|٣/|0.|00|0,0|9.999.999.999.|tỷ số 1-0 |1-0 |thắng 1"
).split("|")
NEVER_REPEATING = ("0123456789-", "0123456789/", "0123456789., ", "01/- .:h", "ABCĐ-/&", "(ABC) ", "abc.@/", "IVX-/. ")
"""Letters of texts with no rhyme or reason: what the walk remembers helps with none of them."""


class Timing(NamedTuple):
    """How long the text made of a piece takes."""

    piece: str
    seconds: float
    """Of a megabyte."""
    power: float = 1.0
    measured: bool = False
    """Whether all of the megabyte was read, not a part of it."""

    def __str__(self) -> str:
        how = "measured" if self.measured else f"foreseen, length^{self.power:.1f}"
        piece = ascii(self.piece) if any(map(unicodedata.combining, self.piece)) else repr(self.piece)
        return f"{piece:24} {self.seconds:8.1f} s  {how}"


def pieces() -> list[str]:
    """Every ASCII character, a dozen of each category of Unicode, and whatever a rule begins with."""
    return list(dict.fromkeys([*map(chr, range(128)), *_of_all_categories(), *_NAMED, *_REPEATED]))


def _of_all_categories() -> Iterator[str]:
    """Spread evenly over each category. Lone surrogates are in no text that was ever decoded."""
    signs = sorted((unicodedata.category(chr(code)), chr(code)) for code in range(128, sys.maxunicode + 1))
    for category, group in groupby(signs, key=lambda sign: sign[0]):
        found = [sign for _, sign in group]
        if category != "Cs":
            yield from found[:: len(found) // _OF_EACH_CATEGORY or 1]


def in_part(piece: str) -> Timing:
    """Foresee a megabyte by how the time grows from 4 kB to 32 kB."""
    _seconds("Ngày 1/1/2026", 100)  # what is looked up once is none of the piece's doing
    small, large = _seconds(piece, _SMALL), _seconds(piece, _LARGE)
    power = max(1.0, log(large / small, _LARGE / _SMALL))
    return Timing(piece, large * (MEGABYTE / _LARGE) ** power, power)


def whole(timing: Timing) -> Timing:
    """Measure the megabyte itself, unless nobody would want to wait for it."""
    if timing.seconds > _HOPELESS:
        return timing
    return timing._replace(seconds=_seconds(timing.piece, MEGABYTE), measured=True)


def _seconds(piece: str, size: int) -> float:
    text = text_of(piece, size)
    begun = time.process_time()
    Normaliser().line(text)
    return time.process_time() - begun


def text_of(piece: str, size: int) -> str:
    """The piece again and again; the letters that are to have no order, in none."""
    if piece in NEVER_REPEATING:
        return "".join(Random(size).choices(piece, k=size))  # noqa: S311 - not a secret: the same text each time
    return (piece * (size // len(piece) + 1))[:size]


def slowest(processes: Executor) -> list[Timing]:
    """The dozen that take the longest, the longest first."""
    return _descending(processes.map(whole, _descending(processes.map(in_part, pieces(), chunksize=8))[:_WHOLE]))


def without_order(processes: Executor) -> list[Timing]:
    """The texts that never repeat themselves, the one that grows the most first."""
    return sorted(processes.map(in_part, NEVER_REPEATING), key=lambda timing: timing.power, reverse=True)


def _descending(timings: Iterable[Timing]) -> list[Timing]:
    return sorted(timings, key=lambda timing: timing.seconds, reverse=True)
