"""Runs of capitals: acronyms in full, compounds of them, and the ones a text defines itself."""

import re
import unicodedata

from chiminh_radio.syllables import is_syllable
from chiminh_radio.voice.lexicon import Lexicon
from chiminh_radio.voice.reading.rules import Claim, Place, Rule, after
from chiminh_radio.voice.reading.spelling import spell
from chiminh_radio.voice.reading.tables import table

CAPITALS = "A-ZĐƯÔƠĂÂÊ"
_CODE = rf"[{CAPITALS}][{CAPITALS}a-zđưôơ]{{0,14}}"
_RUN = re.compile(rf"[{CAPITALS}]{{2,24}}(?!\w)")
_COMPOUND = re.compile(rf"{_CODE}(?:\s?[&,]\s?{_CODE}|[-–/]{_CODE}){{1,5}}(?!\w)")
_BRACKETED = re.compile(
    rf"\s?\(\s?(?:(?:sau đây|dưới đây)?\s?(?:gọi tắt|viết tắt|gọi|gọi chung)?\s?(?:là)?:?\s?)"
    rf"[\"“]?(?P<code>{_CODE}(?:[-&]{_CODE}){{0,4}})[\"”]?\s?\)"
)
_EXPLAINED = re.compile(rf"(?P<code>[{CAPITALS}]{{2,12}})\s?\((?P<full>[^()\d]{{4,120}})\)")
_DOTTED = re.compile(rf"(?:[{CAPITALS}]\.){{2,8}}[{CAPITALS}](?!\w)\.?|(?:[{CAPITALS}]\.){{3,9}}(?!\w)")
_SPACED = re.compile(rf"{_CODE}\s[-–]\s{_CODE}(?!\w)")
_of_office = after("ministry", r"(?:\s+[\w&]{2,6}\s*(?:,|và|&|-))*")
_WORDS = re.compile(r"[^\W\d_]+")
_LIGHT = {"và", "của", "các", "về", "cho", "trong", "với", "hoặc", "việt", "nam", "tại", "ở"}
_WINDOW = 160


def _initial(word: str) -> str:
    """Ủy → U, Đảng → Đ."""
    letter = word[0].upper()
    return "Đ" if letter == "Đ" else unicodedata.normalize("NFD", letter)[0]


def _matches(words: list[str], code: str) -> bool:
    """Whether the words' initials make the code; light words may be left out of it."""
    letters = [_initial(letter) for letter in code if letter.isalpha()]
    if not words or not letters or _initial(words[0]) != letters[0]:
        return False
    for word in words:
        if letters and _initial(word) == letters[0]:
            letters.pop(0)
        elif word.lower() not in _LIGHT:
            return False
    return not letters


def _defined_by(clause: str, code: str) -> str | None:
    """The end of the clause that the code stands for: the shortest that fits."""
    spans = [match.start() for match in _WORDS.finditer(clause)]
    for start in reversed(spans[-2 * len(code) - 4 :]):
        phrase = clause[start:].strip()
        if _matches(_WORDS.findall(phrase), code):
            return phrase
    return None


def definition(place: Place) -> Claim | None:
    """Khoa học, công nghệ (KHCN): learnt, and the bracket is not read: its words have just been said."""
    match = _BRACKETED.match(place.text, place.start)
    if match is None:
        return None
    code = match["code"]
    clause = re.split(r"[.;:()\"“”\n]", place.text[max(0, place.start - _WINDOW) : place.start])[-1]
    phrase = _defined_by(clause, code)
    if phrase is None:
        known = place.lexicon.acronym(code)
        if known is None or not clause.lower().rstrip().endswith(known.lower()):
            return None
        phrase = known
    return Claim("definition", match.end(), "", learnt=(code, phrase))


def explained(place: Place) -> Claim | None:
    """KHCN (khoa học, công nghệ): the words are said once, and learnt."""
    match = _EXPLAINED.match(place.text, place.start)
    if match is None or not _matches(_WORDS.findall(match["full"]), match["code"]):
        return None
    full = match["full"].strip()
    return Claim("definition", match.end(), full, learnt=(match["code"], full))


def dotted(place: Place) -> Claim | None:
    """U.B.N.D: the dots are none of its letters."""
    match = _DOTTED.match(place.text, place.start)
    if match is None:
        return None
    code = match[0].replace(".", "")
    words = place.lexicon.acronym(code)
    return Claim("acronym", match.end(), words or spell(code), () if words else (match[0],))


def office(place: Place) -> Claim | None:
    """Bộ KH và CN: short codes that are words beside the name of an office."""
    match = _RUN.match(place.text, place.start)
    words = table("parts").get(match[0]) if match and _of_office(place.before) else None
    return Claim("acronym", match.end(), words) if match and words else None


def spaced(place: Place) -> Claim | None:
    """KT - XH: as KT-XH, where that is known."""
    match = _SPACED.match(place.text, place.start)
    if match is None:
        return None
    words = place.lexicon.acronym(re.sub(r"\s", "", match[0]).replace("–", "-"))
    return Claim("acronym", match.end(), words) if words else None


def learnt(place: Place) -> Claim | None:
    """An acronym that the text has defined."""
    match = _COMPOUND.match(place.text, place.start) if place.lexicon.learnt else None
    if match and match[0] in place.lexicon.learnt:
        return Claim("learnt-acronym", match.end(), place.lexicon.learnt[match[0]])
    match = _RUN.match(place.text, place.start)
    if match is None or match[0] not in place.lexicon.learnt:
        return None
    return Claim("learnt-acronym", match.end(), place.lexicon.learnt[match[0]])


def compound(place: Place) -> Claim | None:
    """GD&ĐT, VH-XH, LĐ-TB&XH: every part must be known."""
    match = _COMPOUND.match(place.text, place.start)
    if match is None:
        return None
    if whole := place.lexicon.acronym(match[0]):
        return Claim("acronym", match.end(), whole)
    spoken = ""
    for piece in re.split(r"(\s?[&,]\s?|[-–/])", match[0]):
        sign = piece.strip()
        if sign in {"&", "-", "–", "/", ","}:
            spoken += " và " if sign == "&" else ", "
            continue
        words = _part(piece, place.lexicon)
        if words is None or not piece.isupper():
            return None
        spoken += words
    return Claim("acronym", match.end(), spoken) if "&" in match[0] or "-" in match[0] or "–" in match[0] else None


def _part(code: str, lexicon: Lexicon) -> str | None:
    return table("parts").get(code) or lexicon.acronym(code)


def unknown(place: Place) -> Claim | None:
    """An acronym that nobody knows is spelt, and reported; capitals that make a syllable are a word."""
    match = _RUN.match(place.text, place.start)
    if match is None or is_syllable(match[0]):
        return None
    return Claim("spelling", match.end(), spell(match[0]), (match[0],))


FIRST_RULES: tuple[Rule, ...] = (explained, learnt, compound, office, spaced, dotted)
LAST_RULES: tuple[Rule, ...] = (unknown,)
SIGN_RULES: tuple[Rule, ...] = (definition,)
