"""Signs: bullets, dashes, "./.", slashes, and those that are words."""

import re

from chiminh_radio.voice.numbers import read_digits
from chiminh_radio.voice.reading.rules import Claim, Found, Place, Rule, ends, rule
from chiminh_radio.voice.reading.spelling import say_label
from chiminh_radio.voice.reading.tables import table, words

ORDINARY = frozenset(".,;:!?…()\"'“”‘’«»")
"""Punctuation that engines take as pauses."""
_DRAWN = re.compile(r"(?P<sign>\S)(?P=sign){8,400}")
_LINES = ORDINARY | set("=*_~#-–—·•+<>|/\\")
_DEGREE = re.compile(r"\d[\d.,]{0,12}(?:\s?(?:đến|[-–])\s?[-−]?\d[\d.,]{0,12})?\s?(?:%|°|º|độ|℃)")
_ALONE = re.compile(r"\d[\d.,]{0,20}\s*$")
_after_negative = ends(rf"{words('negative')}")
_AFTER_SUM = re.compile(r"[=<>:]\s*$")


@rule("ruling", r"([=*_~#])\1+", edge=False)
def ruling(_found: Found) -> str:
    """A drawn line: ====, ****, ____."""
    return " "


def drawn(place: Place) -> Claim | None:
    """The same sign over and over: a line drawn by hand; of one that draws no lines the editor hears."""
    match = _DRAWN.match(place.text, place.start)
    if match is None:
        return None
    sign = match["sign"]
    return Claim("ruling", match.end(), sign if sign in ORDINARY else " ", () if sign in _LINES else (sign,))


@rule("brackets", r"\(\s*\)", edge=False)
def empty_brackets(_found: Found) -> str:
    """Brackets around nothing."""
    return " "


@rule("hashtag", r"#(?P<tag>[^\W\d_]{2,40})")
def hashtag(found: Found) -> str:
    """#chuyendoiso: written in one word, said in its syllables."""
    return f"thăng {say_label(found['tag'])}"


@rule("end-mark", r"\.\s?/\s?\.(?:/\.)?|\./", edge=False)
def end_mark(_found: Found) -> str:
    """What closes an official text: "./."."""
    return "."


@rule("bullet", r"(?:[-–—−•●○▪▫■□◆◇♦►▶▸✓✔☑✦★☆❖➢➤→⇒☞◦‣⁃✅❌⚠❗‼✍➡⭐·*+]{1,3}|[=-]>|o(?=\s))\s*(?=\S)", edge=False)
def bullet(found: Found) -> str | None:
    """A mark at the head of a line; but -5°C is a temperature, +5% a rise, and -5 with nothing after it a number."""
    if not found.place.first or re.fullmatch(r"\+\d", found[0] + found.after[:1]):
        return None
    mark = found[0].strip()
    number = (
        _DEGREE.fullmatch(found.after) if mark != found[0] else _DEGREE.match(found.after) or _ALONE.match(found.after)
    )
    if number and mark in {"-", "–", "−", "+"}:
        return None
    return ""


@rule("minus", r"[-–−](?=\d)")
def minus(found: Found) -> str | None:
    """-5°C; a dash after a number is none."""
    before = found.before
    if re.search(r"\d\s*$", before) or not re.search(r"(?:^|[\s(])$", before):
        return None
    alone = found.place.first and _ALONE.match(found.after)
    return "âm" if alone or _DEGREE.match(found.after) or _after_negative(before) or _AFTER_SUM.search(before) else None


@rule("arrow", r"\s*(?:[=-]>|[→⇒|])\s*", edge=False)
def arrow(found: Found) -> str:
    """What leads on: a pause; from one number or place to the next, "đến"."""
    return " đến " if "→" in found[0] and found.before.rstrip()[-1:].isdigit() else ", "


@rule("key", r"\*(?P<n>\d{1,5}(?:\*\d{1,15}){0,4})#", edge=False)
def service_code(found: Found) -> str:
    """*101#, as dialled."""
    return f"sao {' sao '.join(read_digits(part) for part in found['n'].split('*'))} thăng"


@rule("key", r"[*#]", edge=False)
def dialled(found: Found) -> str | None:
    """Bấm phím *; khách sạn 4*."""
    star = found[0] == "*"
    pressed = re.search(r"(?:phím|bấm|dấu|nút)\s*$", found.before)
    return ("sao" if star else "thăng") if pressed or (star and re.search(r"\d\s?$", found.before)) else None


@rule("dash", r"\s*[-–—−]{1,3}>?\s*", edge=False)
def dash(found: Found) -> str:
    """Văn hóa - xã hội is said in one breath; before a capital, and for a long dash, there is a pause."""
    joined = "-" in found[0] and (found.after[:1].islower() or found[0] == "-")
    return " " if joined else ", "


@rule("slash", r"\s?/\s?", edge=False)
def slash(found: Found) -> str | None:
    """Và/hoặc, nam/nữ, 1/ Nội dung."""
    if not found.before.strip() or not found.after.strip():
        return None
    glued = re.search(r"(?:và|(?<!\w)\w)\s*$", found.before) and re.match(r"hoặc|[A-Z]\d", found.after)
    return " " if glued else ", "


@rule("underscore", r"_(?=\w)", edge=False)
def underscore(found: Found) -> str | None:
    """Snake_case."""
    return " " if found.before[-1:].isalnum() else None


@rule("picture", r"[\U0001f000-\U0001faff\ufe0f]+", edge=False)
def picture(_found: Found) -> str:
    """A little picture is not said."""
    return " "


@rule("invisible", r"[\u00ad\u200b-\u200f\u2060\ufeff]+", edge=False)
def invisible(found: Found) -> str:
    """Soft hyphens and other marks that are not seen are not said; a space without width still parts words."""
    return " " if "\u200b" in found[0] else ""


def sign(place: Place) -> Claim | None:
    """A sign that is a word: &, %, ≥."""
    spoken = table("symbols").get(place.text[place.start])
    return Claim("symbol", place.start + 1, f" {spoken} ") if spoken else None


@rule("symbol", r"[<>]=", edge=False)
def comparison(found: Found) -> str:
    """<= and >=."""
    return " nhỏ hơn hoặc bằng " if found[0] == "<=" else " lớn hơn hoặc bằng "


@rule("label", r"\)", edge=False)
def label(found: Found) -> str | None:
    """a) or 1) at the head of a line: a pause."""
    return "," if re.fullmatch(r"\s*\w{1,3}", found.before) else None


@rule("times", r"[xX*](?=\s?\d)", edge=False)
def times(found: Found) -> str | None:
    """3,5m x 12m."""
    return "nhân" if re.search(r"\d\s?(?:[dc]?m|cm|mét|ly)?\s$", found.before) else None


RULES: tuple[Rule, ...] = (
    drawn,
    service_code,
    dialled,
    ruling,
    empty_brackets,
    hashtag,
    end_mark,
    label,
    times,
    bullet,
    minus,
    arrow,
    dash,
    slash,
    underscore,
    comparison,
    invisible,
    sign,
    picture,
)
LETTER_RULES: tuple[Rule, ...] = (times,)
