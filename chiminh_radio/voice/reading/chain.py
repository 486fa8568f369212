"""The order in which the families are asked, and the walk through a text."""

import re
from dataclasses import replace

from chiminh_radio.model import Change, Residue
from chiminh_radio.syllables import is_syllable
from chiminh_radio.voice.lexicon import Lexicon, shipped
from chiminh_radio.voice.reading import (
    acronyms,
    addresses,
    codes,
    counts,
    dates,
    documents,
    headings,
    letters,
    links,
    phones,
    quantities,
    romans,
    symbols,
    times,
)
from chiminh_radio.voice.reading.figures import western
from chiminh_radio.voice.reading.rules import Claim, Place, Rule

BEHIND = 160
"""How many characters before a place its rules may see,"""
AHEAD = 720
"""and how many from it on: more than any rule takes at once."""
_REMEMBERED = 1024
_LONGEST_WORD = 100
_TOKEN = re.compile(r"[^\W\d_²³¹¼-¾⁰-⁹₀-₉⅐-↉①-⓿❶-➓]+|\d+|[^\s]")
"""A word, a number, or one sign; ½, ² and ① are signs."""
_GOES_ON = re.compile(r"[./@&_\-–]\w|\d")
_TIDY = (
    (re.compile(r"\s+"), " "),
    (re.compile(r"\s+(?=[,.;:!?…)”»])"), ""),
    (re.compile(r"(?<=[(“«])\s+"), ""),
    (re.compile(r",(?=[,.;:!?…)])"), ""),
    (re.compile(r"(?<=[.;:!?…]),"), ""),
    (re.compile(r"^[,;]\s*"), ""),
)


def _own(place: Place) -> Claim | None:
    """The operator's word is the last."""
    return _phrase(place, "lexicon")


def _ours(place: Place) -> Claim | None:
    """Abbreviations, acronyms, foreign words."""
    return _phrase(place, "phrase")


def _phrase(place: Place, rule: str) -> Claim | None:
    head = _TOKEN.match(place.text, place.start)
    phrases = place.lexicon.own if rule == "lexicon" else shipped()
    found = phrases.find(place.text, place.start, head[0]) if head else None
    return Claim(rule, *found) if found else None


AT_DIGIT: tuple[Rule, ...] = (
    _own,
    _ours,
    *documents.RULES,
    *counts.EARLY_RULES,
    *links.RULES,
    *phones.RULES,
    *dates.RULES,
    *times.RULES,
    *addresses.RULES,
    *counts.RULES,
    *dates.LATE_RULES,
    *quantities.RULES,
    dates.after_month,
    *codes.RULES,
    *counts.LATE_RULES,
)
AT_LETTER: tuple[Rule, ...] = (
    _own,
    *links.RULES,
    *phones.LETTER_RULES,
    dates.month_code,
    dates.quarter_code,
    *romans.RULES,
    *documents.LETTER_RULES,
    *acronyms.FIRST_RULES,
    *headings.RULES,
    _ours,
    *codes.LETTER_RULES,
    *quantities.LETTER_RULES,
    *acronyms.LAST_RULES,
    *symbols.LETTER_RULES,
    *letters.RULES,
    symbols.sign,
)
AT_SIGN: tuple[Rule, ...] = (
    _own,
    *phones.SIGN_RULES,
    *acronyms.SIGN_RULES,
    _ours,
    *quantities.SIGN_RULES,
    *symbols.RULES,
)


def read(written: str, lexicon: Lexicon) -> tuple[str, tuple[Change, ...], tuple[Residue, ...]]:
    """Say a text (NFC): the words, every change with its place, and what nobody could read."""
    text = western(written)
    ask = _Asker(text, lexicon)
    pieces: list[str] = []
    changes: list[Change] = []
    residue: list[Residue] = []
    done = 0
    while token := _TOKEN.search(text, done):
        start, end = token.span()
        pieces.append(text[done:start])
        claim = ask(start, end)
        if claim is None:
            if _is_unread(token[0]):
                residue.append(Residue(written=written[start:end], start=start))
            pieces.append(token[0])
            done = end
            continue
        done = start + claim.end
        residue += [_left(each, written, start, done) for each in claim.unread]
        changes.append(Change(written=written[start:done], spoken=claim.spoken.strip(), rule=claim.rule, start=start))
        pieces.append(_apart(claim.spoken, text[start - 1 : start], text[done : done + 1]))
    pieces.append(text[done:])
    return _tidy("".join(pieces)), tuple(changes), tuple(residue)


def _left(unread: str, written: str, start: int, end: int) -> Residue:
    """What a claim left unread, at its own place where that can be told."""
    return Residue(written=unread, start=max(start, written.find(unread, start, end)))


class _Asker:
    """Asks the rules what is said at a place, and remembers: the same words again are said the same again."""

    def __init__(self, text: str, lexicon: Lexicon) -> None:
        self._text = text
        self._lexicon = lexicon
        self._answers: dict[tuple[str, int], Claim | None] = {}

    def __call__(self, start: int, end: int) -> Claim | None:
        """The claim on the token from `start` to `end`, its own end counted from `start`."""
        token = self._text[start:end]
        rules = self._rules(token, end)
        if not rules:
            return None
        at = min(start, BEHIND)
        key = (self._text[start - at : start + AHEAD], at)
        if key not in self._answers:
            if len(self._answers) >= _REMEMBERED:
                self._answers.clear()
            self._answers[key] = self._asked(rules, *key)
        claim = self._answers[key]
        if claim and claim.learnt and self._lexicon.learn(*claim.learnt):
            self._answers.clear()
        return claim

    def _rules(self, token: str, end: int) -> tuple[Rule, ...]:
        if token[0].isdecimal():
            return AT_DIGIT
        if not token[0].isalnum():
            return AT_SIGN
        if _is_plain(self._text, self._lexicon, token, end) or len(token) > _LONGEST_WORD:
            return ()
        return AT_LETTER

    def _asked(self, rules: tuple[Rule, ...], window: str, at: int) -> Claim | None:
        place = Place(window, at, self._lexicon)
        for ask in rules:
            if claim := ask(place):
                return replace(claim, end=claim.end - at, unread=claim.unread or _unread_in(claim))
        return None


def _is_plain(text: str, lexicon: Lexicon, token: str, end: int) -> bool:
    """Most of a text is syllables in small letters that no rule begins with."""
    if len(token) == 1 or not (token.islower() or token.istitle()) or not is_syllable(token):
        return False
    head = token.lower()
    return not (head in shipped() or head in lexicon.own or _GOES_ON.match(text, end))


def _unread_in(claim: Claim) -> tuple[str, ...]:
    """What a rule passed on as it was written; only the operator may say what is no Vietnamese."""
    return () if claim.rule == "lexicon" else tuple(filter(_is_unread, _TOKEN.findall(claim.spoken)))


def _is_unread(token: str) -> bool:
    if token.isalpha():
        return not is_syllable(token)
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
