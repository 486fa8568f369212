"""Document numbers: 57-NQ/TW, 1169/QĐ-TTg, 49/2024/NĐ-CP, 65/2025/QH15, also broken by a space.

The kind is not repeated where the text has just said it; whoever issued it is said in full.
"""

import re
from collections.abc import Mapping
from functools import cache

from chiminh_radio.voice.lexicon import Lexicon
from chiminh_radio.voice.numbers import read_integer
from chiminh_radio.voice.reading.figures import say_label_number, say_year
from chiminh_radio.voice.reading.rules import Claim, Place, Rule, after, ends, lazy
from chiminh_radio.voice.reading.spelling import spell
from chiminh_radio.voice.reading.tables import table, words

_CODE = r"[A-ZĐƯ][A-Za-zĐđƯưôơ]{0,14}\d{0,2}"
_SMALL = re.compile(r"(?P<number>\d{1,6})(?:/(?P<year>(?:19|20)\d\d))?[-/](?P<codes>[a-zđ]{1,6}[-/][a-zđ]{2,8})(?!\w)")
_CODES = rf"(?P<codes>{_CODE}(?:(?:\s?[-–/&.]|[-–/&]\s|\s[-–/]\s(?=[A-ZĐƯ]{{2}}|TTg)){_CODE}){{0,5}})(?!\w)"
_NUMBER = r"(?P<number>\d{1,6})(?P<letter>[a-zđ]?)"
_NUMBERED = re.compile(rf"{_NUMBER}(?:\s?/\s?(?P<year>(?:19|20)\d\d))?(?P<gap>\s?[-–/]\s?){_CODES}")
_BARE = re.compile(_CODES)
_STANDARD = re.compile(
    r"(?P<number>\d{1,5}(?:-\d{1,2})?)\s?:\s?(?P<year>(?:19|20)\d\d)(?:/(?P<codes>[A-ZĐ]{2,10}))?(?!\w)"
)
_YEARED = re.compile(r"(?P<number>\d{1,5})\s?/\s?(?P<year>(?:19|20)\d\d)(?![\w/])")
_after_kind = after("document", r"(?:\s+số)?")
_after_code = ends(r"(?:nq|nđ|qđ|tt|ct|kh|tb|bc|cv|hd)(?:\s+số)?")
_HERALD = re.compile(
    r"(?P<kind>[A-ZĐ][A-Za-zĐđ]{0,4})(?=\s(?:số[\s:]{0,3})?\d{1,6}[a-zđ]?(?:\s?/\s?\d{4})?\s?[-–/]\s?(?P=kind)[-–/]|"
    r"\s(?:số[\s:]{0,3})?\d{1,5}/(?:19|20)\d\d(?![\w/]))"
)
_OFFICE = lazy(rf"(?i:(?:{words('office')})\b)")
"""The first words of whoever can issue a document."""
_OF_FOLLOWS = re.compile(
    r"\s*(?:,?\s*(?:ban hành |ký )?ngày [\w\s/.\-]{1,40}?)?\s+của(?!\w)"
    r"(?P<place>\s(?:xã|phường|huyện|quận|tỉnh|thành phố|đặc khu)(?!\w))?"
)


@cache
def _any_case(name: str) -> Mapping[str, str]:
    """A table of codes by their capitals: official headings shout, and typists whisper."""
    return {code.upper(): spoken for code, spoken in table(name).items()}


def _kind(code: str) -> str | None:
    return table("kinds").get(code) or _any_case("kinds").get(code.upper())


def _split(codes: str) -> list[str]:
    return [code for code in re.split(r"[\s\-–/&.]+", codes) if code]


def _issuer(code: str, lexicon: Lexicon) -> str | None:
    """QH15 is the National Assembly of the fifteenth term."""
    letters = code.rstrip("0123456789")
    name = table("issuers").get(letters) or lexicon.acronym(letters) or _any_case("issuers").get(letters.upper())
    if name is None:
        return None
    return f"{name} khóa {read_integer(int(code[len(letters) :]))}" if letters != code else name


def _say_codes(codes: list[str], place: Place, after: str) -> tuple[str, tuple[str, ...]]:
    """The kind (unless just said) and the issuers (unless about to be), and which of them nobody knows."""
    kind = _kind(codes[0])
    issuers = codes[1:] if kind else codes
    names = [_issuer(code, place.lexicon) for code in issuers]
    unknown = tuple(code for code, name in zip(issuers, names, strict=True) if name is None)
    spoken = ", ".join(name or _spell_code(code) for code, name in zip(issuers, names, strict=True))
    if spoken and not unknown and _OFFICE().match(names[0] or ""):
        owner = _OF_FOLLOWS.match(after)
        spoken = f"của {spoken}" if owner is None else f", {spoken}" if owner["place"] else ""
    if kind is None or (not unknown and issuers and _is_said(kind, codes[0], place.before)):
        return f"{',' if unknown else ''} {spoken}".rstrip().replace(" ,", ","), unknown
    return f", {kind} {spoken}".rstrip(), unknown


def _is_said(kind: str, code: str, before: str) -> bool:
    """Whether the text has just said the kind, in full, by its acronym, or by another name ("văn bản số")."""
    heralded = re.search(rf"(?<!\w){re.escape(code.lower())}(?:\s+số)?[\s:]*$", before)
    return kind in before or bool(heralded or _after_kind(before))


def _spell_code(code: str) -> str:
    letters = code.rstrip("0123456789")
    return spell(letters) + (f" {read_integer(int(code[len(letters) :]))}" if letters != code else "")


def _known(codes: list[str], place: Place) -> bool:
    return _kind(codes[0]) is not None or _issuer(codes[0], place.lexicon) is not None


def numbered(place: Place) -> Claim | None:
    """84/KH-UBND, 05-CT/TW, 49/2024/NĐ-CP."""
    match = _NUMBERED.match(place.text, place.start)
    if match is None:
        return _small(place)
    codes = _split(match["codes"])
    loose = match["gap"] != match["gap"].strip()
    if not _known(codes, place) and (loose or not _looks_like_codes(codes, place)):
        return None
    if codes[0] not in table("kinds") and len(codes) == 1 and loose:
        return None
    spoken = say_label_number(match["number"])
    if match["letter"]:
        spoken += f" {spell(match['letter'])}"
    if match["year"]:
        spoken += f" {say_year(match['year'])}"
    if court := table("courts").get("-".join(codes)):
        return Claim("document", match.end(), f"{spoken}, {court}")
    tail, unknown = _say_codes(codes, place, place.text[match.end() : match.end() + 72])
    return Claim("document", match.end(), spoken + tail, unknown)


def _small(place: Place) -> Claim | None:
    """18-nq/tw: in small letters only what is known throughout."""
    match = _SMALL.match(place.text, place.start)
    codes = _split(match["codes"].upper()) if match else []
    if match is None or _kind(codes[0]) is None or _issuer(codes[1], place.lexicon) is None:
        return None
    year = f" {say_year(match['year'])}" if match["year"] else ""
    tail, _ = _say_codes(codes, place, place.text[match.end() : match.end() + 72])
    return Claim("document", match.end(), say_label_number(match["number"]) + year + tail)


def _looks_like_codes(codes: list[str], place: Place) -> bool:
    """Unknown codes count where the text speaks of a number, or where there are several of them."""
    several = len(codes) > 1 or _after_kind(place.before) or re.search(r"số[\s:]*$", place.before)
    return bool(several) and all(sum(letter.isupper() for letter in code) > 1 for code in codes)


def herald(place: Place) -> Claim | None:
    """TT số 5/2024/TT-BYT: the number tells what the acronym before it stands for."""
    match = _HERALD.match(place.text, place.start)
    kind = table("kinds").get(match["kind"]) if match else None
    return Claim("document", match.end(), kind) if match and kind else None


def bare(place: Place) -> Claim | None:
    """QĐ-TTg, TT-BTTTT without a number."""
    match = _BARE.match(place.text, place.start)
    if match is None:
        return None
    codes = _split(match["codes"])
    pair = len(codes) > 1 and codes[0] in table("kinds") and "&" not in match["codes"] and "." not in match["codes"]
    if not pair or any(code not in table("issuers") for code in codes[1:]) or match["codes"] in table("abbreviations"):
        return None
    tail, _ = _say_codes(codes, place, "")
    return Claim("document", match.end(), tail.lstrip(", "))


def standard(place: Place) -> Claim | None:
    """QCVN 01:2024/BYT."""
    match = _STANDARD.match(place.text, place.start)
    if match is None:
        return None
    number = " ".join(say_label_number(part) for part in match["number"].split("-"))
    spoken = f"{number} {say_year(match['year'])}"
    unknown: tuple[str, ...] = ()
    if match["codes"]:
        name = _issuer("B" + match["codes"][1:], place.lexicon) or _issuer(match["codes"], place.lexicon)
        spoken += f" {name or spell(match['codes'])}"
        unknown = () if name else (match["codes"],)
    return Claim("standard", match.end(), spoken, unknown)


def yeared(place: Place) -> Claim | None:
    """Nghị định 49/2024: the number and the year."""
    match = _YEARED.match(place.text, place.start)
    if match is None or not (_after_kind(place.before) or _after_code(place.before)):
        return None
    return Claim("document", match.end(), f"{say_label_number(match['number'])} {say_year(match['year'])}")


RULES: tuple[Rule, ...] = (numbered, standard, yeared)
LETTER_RULES: tuple[Rule, ...] = (herald, bare)
