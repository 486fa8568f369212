"""The walk: once through a text, from left to right, asking the chain what is said at each place."""

import re
from dataclasses import dataclass

from chiminh_radio.model.speech import Change, Residue
from chiminh_radio.syllables import is_syllable
from chiminh_radio.voice.lexicon import TOKEN, Lexicon, shipped
from chiminh_radio.voice.reading import symbols
from chiminh_radio.voice.reading.chain import AT_DIGIT, AT_LETTER, AT_SIGN
from chiminh_radio.voice.reading.figures import western
from chiminh_radio.voice.reading.rules import Claim, Place

BEHIND = 160
"""How many characters before a place its rules may see,"""
AHEAD = 400
"""and how many from it on: more than any rule takes at once."""
_REMEMBERED = 1024
_LONGEST_WORD = 100
_LOANED = frozenset({"crô"})
"""Said in our tables as every announcer says it, and no syllable of the spelling: mi crô gam."""
_GOES_ON = re.compile(r"[./@&_\-–]\w|\d")
_TIDY = (
    (re.compile(r"\s+"), " "),
    (re.compile(r"\s+(?=[,.;:!?…)”»])"), ""),
    (re.compile(r"(?<=[(“«])\s+"), ""),
    (re.compile(r",(?=[,.;:!?…)])"), ""),
    (re.compile(r"(?<=[.;:!?…]),"), ""),
    (re.compile(r"^[,;]\s*"), ""),
)


def read(written: str, lexicon: Lexicon) -> tuple[str, tuple[Change, ...], tuple[Residue, ...]]:
    """Say a text (NFC): the words, every change with its place, and what nobody could read."""
    text = western(written)
    ask = _Asker(text, lexicon)
    pieces: list[str] = []
    changes: list[Change] = []
    residue: list[Residue] = []
    done = 0
    while token := TOKEN.search(text, done):
        start, end = token.span()
        if start > done:
            pieces.append(text[done:start])
        answer = ask(token[0], start, end)
        if answer is None:
            if _is_unread(token[0]):
                residue.append(Residue(written=written[start:end], start=start))
            pieces.append(token[0])
            done = end
            continue
        done = start + answer.length
        if answer.unread:
            residue += [_left(each, written, start, done) for each in answer.unread]
        changes.append(Change(written=written[start:done], spoken=answer.words, rule=answer.rule, start=start))
        if answer.joined:
            if pieces and pieces[-1][-1].isalnum() and answer.joined[0].isalnum():
                pieces.append(" ")
            pieces.append(answer.joined)
    pieces.append(text[done:])
    return _tidy("".join(pieces)), tuple(changes), tuple(residue)


def _left(unread: str, written: str, start: int, end: int) -> Residue:
    """What an answer left unread, at its own place where that can be told."""
    return Residue(written=unread, start=max(start, written.find(unread, start, end)))


@dataclass(frozen=True, slots=True)
class _Answer:
    """A claim, wherever its window stands: how many characters it takes, and its words, also with the gaps around."""

    rule: str
    length: int
    words: str
    joined: str
    unread: tuple[str, ...]
    learnt: tuple[str, str] | None


class _Asker:
    """Asks the chain what is said at a place, and remembers: the same words again are said the same again."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._lexicon = lexicon
        self._answers: dict[tuple[str, int], _Answer | None] = {}

    def __call__(self, token: str, start: int, end: int) -> _Answer | None:
        """What is said at the token from `start` to `end`; None where it stands for itself."""
        if token[0].isalpha() and (len(token) > _LONGEST_WORD or _is_plain(self._text, self._lexicon, token, end)):
            return None
        at = min(start, BEHIND)
        key = (self._text[start - at : start + AHEAD], at)
        try:
            answer = self._answers[key]
        except KeyError:
            if len(self._answers) >= _REMEMBERED:
                self._answers.clear()
            answer = self._answers[key] = self._asked(*key)
        if answer and answer.learnt and self._lexicon.learn(*answer.learnt):
            self._answers.clear()
        return answer

    def _asked(self, window: str, at: int) -> _Answer | None:
        first = window[at]
        place = Place(window, at, self._lexicon)
        for rule in AT_DIGIT if first.isdecimal() else AT_LETTER if first.isalpha() else AT_SIGN:
            if claim := rule(place):
                return _Answer(
                    rule=claim.rule,
                    length=claim.end - at,
                    words=claim.spoken.strip(),
                    joined=_apart(claim.spoken, window[at - 1 : at], window[claim.end : claim.end + 1]),
                    unread=claim.unread or _unread_in(claim),
                    learnt=claim.learnt,
                )
        return None


def _is_plain(text: str, lexicon: Lexicon, token: str, end: int) -> bool:
    """Most of a text is syllables in small letters that no rule begins with."""
    if len(token) == 1 or not (token.islower() or token.istitle()) or not is_syllable(token):
        return False
    head = token.lower()
    return not (head in shipped() or head in lexicon.own or _GOES_ON.match(text, end))


def _unread_in(claim: Claim) -> tuple[str, ...]:
    """What a rule passed on as it was written; only the operator may say words that are no Vietnamese."""
    own = claim.rule == "lexicon"
    return tuple(each for each in TOKEN.findall(claim.spoken) if _is_unread(each) and not (own and each.isalpha()))


def _is_unread(token: str) -> bool:
    if token.isalpha():
        return not is_syllable(token) and token not in _LOANED
    return token not in symbols.ORDINARY


def _apart(spoken: str, before: str, after: str) -> str:
    """Keep words apart where the written form touched its neighbours: "20ngày", "≥70"."""
    if spoken[:1].isalnum() and before.isalnum():
        spoken = f" {spoken}"
    return f"{spoken} " if spoken[-1:].isalnum() and after.isalnum() else spoken


def _tidy(spoken: str) -> str:
    """One space between words, none before a comma."""
    for pattern, instead in _TIDY:
        spoken = pattern.sub(instead, spoken)
    return spoken.strip()
