"""Documents that nobody should hand in: broken, huge, lying, armed. Made by a seed, so that each can be made again."""

import os
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from random import Random
from typing import NamedTuple

from proofs.newsroom.armed import ARMED
from proofs.newsroom.broken import BROKEN
from proofs.newsroom.huge import HUGE
from proofs.newsroom.packages import SCRIPTS

OUTSIDE = "cây đa giếng nước sân đình ngoài đài"
"""Stands in a file outside of the station; no script may come to hold it."""


KINDS: Mapping[str, Callable[[Random], tuple[str, bytes]]] = {**BROKEN, **HUGE, **ARMED}
NAMES: Mapping[str, Callable[[str], str]] = {
    "name: line break": lambda mark: f"bản\ntin {mark}.txt",
    "name: controls": lambda mark: f"tin\x1b[31m\x07{mark}\u202e.txt",
    "name: emoji": lambda mark: f"📣🔥 {mark}.txt",
    "name: longest": lambda mark: f"{'d' * 230} {mark}.txt",
    "name: NFD": lambda mark: unicodedata.normalize("NFD", f"Bản tin thời sự {mark}.txt"),
    "name: no text": lambda mark: os.fsdecode(f"tin {mark} ".encode() + b"\xff\xfe.txt"),
    "name: Windows": lambda mark: f'CON {mark}: <a> "b" | c?*.txt',
    "name: dots": lambda mark: f"tin .. {mark}...txt",
    "name: option": lambda mark: f"--help {mark}.txt",
    "name: format": lambda mark: f"{{0}} %s {{self.path}} {mark}.txt",
    "name: copy": lambda mark: f"Copy of tin (1) {mark} - Bản sao.txt",
    "name: lock": lambda mark: f"~$tin {mark}.docx",
}


class Hostile(NamedTuple):
    """A file as somebody drops it. `name` is what the file system has; it may be no text at all (surrogates)."""

    kind: str
    name: str
    content: bytes


def documents(count: int, seed: int) -> Iterator[Hostile]:
    """So many documents of all kinds in turn. Names differ, so that all may lie in one folder."""
    chance = Random(seed)  # noqa: S311 - not a secret: the same documents each time
    kinds = [*KINDS, *NAMES]
    for number in range(count):
        kind = kinds[number % len(kinds)]
        if kind in NAMES:
            yield Hostile(kind, NAMES[kind](f"{seed}-{number}"), _proper(chance, number))
        else:
            suffix, content = KINDS[kind](chance)
            yield Hostile(kind, f"{seed}-{number}{suffix}", content)


def _proper(chance: Random, number: int) -> bytes:
    """An ordinary bulletin under a title of its own, for names that are not ordinary."""
    text = (SCRIPTS / "thong-bao-tiem-phong.txt").read_text(encoding="utf-8")
    return f"TIÊU ĐỀ: Thông báo số {number}.{chance.randrange(10**6)}\n{text.partition(chr(10))[2]}".encode()
