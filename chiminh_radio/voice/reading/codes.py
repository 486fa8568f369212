"""Letters and digits in one word: 5G, 8C, QL10, H5N1, A4, a number plate."""

import re

from chiminh_radio.syllables import is_syllable
from chiminh_radio.voice.numbers import read_digits, read_integer
from chiminh_radio.voice.reading.figures import say_label_number, say_number
from chiminh_radio.voice.reading.rules import Found, after, rule
from chiminh_radio.voice.reading.spelling import spell
from chiminh_radio.voice.reading.tables import table

_RUNS = re.compile(r"[^\W\d_]+|\d+")
_LONGEST_NUMBER = 3
_WORD = 2
_built = after("building")
_bears_code = after("code", "(?: (?:số|là))?")


@rule("plate", r"(?P<a>\d{2})(?P<l>[A-ZĐ]{1,2}\d?)\s?[-–]\s?(?P<n>\d{3}\.?\d{2}|\d{4})")
def plate(found: Found) -> str:
    """15A-123.45."""
    head = f"{read_integer(int(found['a']))} {_say_runs(found['l'])}"
    return f"{head}, " + ", ".join(read_digits(group) for group in found["n"].split("."))


@rule(
    "code",
    r"(?P<c>[A-Za-zĐđ]{1,6}[-–]?\d{1,10}[A-Za-zĐđ\d]{0,10}|"
    r"\d{1,6}[A-Za-zĐđ][A-Za-zĐđ\d]{0,8})(?P<p>\.\d{1,2})?(?!\.\d)",
)
def code(found: Found) -> str | None:
    """5G, A4, 12A1, QL10; not a syllable run into a number, as in "ngày20"."""
    runs = _RUNS.findall(found["c"])
    if runs[0] == "CT" and _built(found.before):
        return f"xê tê {_say_runs(found['c'][2:])}"
    if any(_is_word(run) for run in runs):
        return None
    spoken = _say_runs(found["c"])
    point = "chấm" if runs[0] in {"v", "V"} else "phẩy"
    return f"{spoken} {point} {say_label_number(found['p'][1:])}" if found["p"] else spoken


@rule("code", r"(?P<n>\d{1,4},\d{1,3})(?P<c>[A-ZĐ]{1,2})")
def decimal_code(found: Found) -> str:
    """Dầu 0,05S."""
    return f"{say_number(found['n'])} {spell(found['c'])}"


@rule("code", r"(?P<p>[Kk][Mm])\s?(?P<a>\d{1,4}(?:\+\d{1,3})?)\s?[-–]\s?(?P=p)\s?(?P<b>\d{1,4}(?:\+\d{1,3})?)")
def milestones(found: Found) -> str:
    """Km12 - Km15, Km3+200 - Km5."""
    first, last = (" cộng ".join(map(say_number, found[side].split("+"))) for side in "ab")
    return f"ki lô mét {first} đến ki lô mét {last}"


def _is_word(run: str) -> bool:
    prefix = run in table("codes")
    return not prefix and run.isalpha() and not run.isupper() and len(run) >= _WORD and is_syllable(run)


def _say_runs(written: str) -> str:
    words = []
    for run in _RUNS.findall(written):
        if run.isdigit():
            words.append(say_label_number(run) if len(run) <= _LONGEST_NUMBER else read_digits(run))
        else:
            words.append(table("codes").get(run) or spell(run))
    return " ".join(words)


@rule("code", r"(?P<c>[A-Z\d]{1,8}(?:[.\-/][A-Z\d]{1,8}){2,8})")
def serial(found: Found) -> str | None:
    """Mã hồ sơ 000.00.15.H24-241125-0012: each sign, with a pause between the parts."""
    parts = re.split(r"[.\-/]", found["c"])
    return ", ".join(_say_signs(part) for part in parts) if _bears_code(found.before) else None


def _say_signs(part: str) -> str:
    return " ".join(read_digits(run) if run.isdigit() else spell(run) for run in _RUNS.findall(part))


@rule("document", r"(?P<kind>NQ|NĐ|QĐ)(?P<n>\d{1,4})")
def kind_and_number(found: Found) -> str:
    """NQ57, NĐ168."""
    return f"{table('kinds')[found['kind']]} {say_label_number(found['n'])}"


@rule("code", r"(?P<road>QL|ĐT|TL|ĐH|HL|CT)\.\s?(?P<n>\d{1,3}[A-Z]?)")
def road(found: Found) -> str:
    """ĐH.05, CT.01."""
    name = table("codes")[found["road"]]
    said = re.search(r"đường\s*$", found.before)  # đường ĐT.390 is one road
    return f"{name.removeprefix('đường ') if said else name} {_say_runs(found['n'])}"


@rule("code", r"BĐ\s?(?P<n>I{1,3}|[1-3])")
def alarm(found: Found) -> str:
    """BĐ III: how high the water stands."""
    return f"báo động {read_integer(len(found['n']) if 'I' in found['n'] else int(found['n']))}"


@rule("heading", r"[^\W\d_²³¹¼-¾]{2,8}(?=[\d²³¹¼-¾])", edge=False)
def shouted(found: Found) -> str | None:
    """A word in capitals that runs into a number: NGÀY20."""
    return found[0].lower() if found[0].isupper() and is_syllable(found[0]) else None


RULES = (serial, plate, decimal_code, code)
FIRST_RULES = (road, alarm, kind_and_number, milestones)
"""Asked before acronyms: ĐH.05 is a road."""
LETTER_RULES = (code, shouted)
