"""The chain: the order in which the families of rules are asked, by what a place begins with."""

from chiminh_radio.voice.lexicon import TOKEN, shipped
from chiminh_radio.voice.reading import (
    acronyms,
    addresses,
    codes,
    counts,
    dates,
    days,
    documents,
    headings,
    letters,
    links,
    months,
    phones,
    quantities,
    romans,
    spans,
    symbols,
    times,
    weekdays,
)
from chiminh_radio.voice.reading.rules import Claim, Place, Rule


def _own(place: Place) -> Claim | None:
    """The operator's word is the last."""
    return _phrase(place, "lexicon")


def _ours(place: Place) -> Claim | None:
    """Abbreviations, acronyms, foreign words."""
    return _phrase(place, "phrase")


def _phrase(place: Place, rule: str) -> Claim | None:
    head = TOKEN.match(place.text, place.start)
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
    *months.RULES,
    *dates.LATER_RULES,
    *times.RULES,
    *addresses.RULES,
    *counts.RULES,
    *days.RULES,
    *quantities.RULES,
    *spans.RULES,
    *quantities.LATE_RULES,
    *months.LATE_RULES,
    *codes.RULES,
    *counts.LATE_RULES,
)
AT_LETTER: tuple[Rule, ...] = (
    _own,
    *links.RULES,
    *phones.LETTER_RULES,
    *months.LETTER_RULES,
    *weekdays.LETTER_RULES,
    *romans.RULES,
    *documents.LETTER_RULES,
    *codes.FIRST_RULES,
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
    *links.SIGN_RULES,
    *acronyms.SIGN_RULES,
    _ours,
    *quantities.SIGN_RULES,
    *spans.SIGN_RULES,
    *symbols.RULES,
)
