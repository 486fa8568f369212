"""Telephone numbers and other numbers that are names: digit by digit, in their groups."""

import re

from chiminh_radio.voice.numbers import read_digits
from chiminh_radio.voice.reading.rules import Found, after, ends, follows, rule
from chiminh_radio.voice.reading.tables import words

_GAP = r"[ .\-–]"
_GROUP = rf"{_GAP}(?:\d{{2,8}}|\d(?={_GAP}\d{{2}}))"
"""A single digit is a group only between others: 0225.3.747.123."""
_MINIMUM, _MAXIMUM = 9, 11
_LOCAL = 7
"""Digits of a number without its area code."""
_SHORT = {"111", "112", "113", "114", "115", "116", "117", "118", "119", "156", "1022", "1080", "5656", "5655"}
_LIST = r"(?:\s*\d{3,5}\s*(?:,|;|và|hoặc|hay|-|/)){0,5}"
_calls = ends(
    rf"(?:(?:{words('call')})(?: (?:ngay|đến|tới|cho|qua|về|điện|vào|điện thoại|theo))*|{words('rescue')}){_LIST}"
)
_names_number = after("number-of", rf"(?: (?:phòng, chống \w+ \w+|{words('number-is')}))*{_LIST}")
_is_called = after("line", "(?: (?:số|là))?")
_names_account = after("account", "(?: (?:số|là|gồm|cá nhân|công dân|bhxh|bhyt|bảo hiểm xã hội|bảo hiểm y tế))*")

_counts = follows("not-called")


def _grouped(digits: str) -> str:
    """A pause after every group as written; an unbroken number is cut as people say it, 4-3-3."""
    groups = re.findall(r"\d+", digits)
    if len(groups) == 1 and len(groups[0]) > 6:  # noqa: PLR2004 - what fits one breath
        number = groups[0]
        groups = [number[:4], *re.findall(r"\d{3,4}(?!\d{1,2}$)|\d+", number[4:])]
    return ", ".join(read_digits(group) for group in groups)


def _is_phone(digits: str) -> bool:
    return _MINIMUM <= len(re.sub(r"\D", "", digits)) <= _MAXIMUM


@rule("phone", rf"(?:0\d{{1,10}}(?:{_GROUP}){{0,4}}|\(0\d{{1,4}}\)\s?\d{{1,8}}(?:{_GROUP}){{0,3}})")
def domestic(found: Found) -> str | None:
    """0912 000 084, 0220.3000.084, (0225) 3747 123."""
    return _grouped(found[0]) if _is_phone(found[0]) else None


@rule("phone", rf"\(?\+84\)?{_GAP}?\(?0?\)?{_GAP}?(?P<rest>\d{{1,10}}(?:{_GROUP}){{0,4}})")
def international(found: Found) -> str | None:
    """+84 912 345 678."""
    return f"cộng tám bốn, {_grouped(found['rest'])}" if _is_phone("0" + found["rest"]) else None


@rule("phone", rf"1[89]00(?:{_GAP}?\d{{2,6}}){{1,3}}")
def service(found: Found) -> str | None:
    """1800 1096, 1900.561.292; 19001234 is cut in two."""
    digits = re.sub(r"\D", "", found[0])
    if not 8 <= len(digits) <= 10:  # noqa: PLR2004 - four digits and four to six more
        return None
    return _grouped(found[0]) if digits != found[0] else _grouped(f"{digits[:4]} {digits[4:]}")


@rule("phone", r"(?P<n>\d{3,5})(?![.,/:%]\d|\s?%)")
def short(found: Found) -> str | None:
    """112, 156, 1022 where one is told to call them."""
    known = found["n"] in _SHORT and _calls(found.before) and not _counts(found.after)
    return read_digits(found["n"]) if known or _names_number(found.before) else None


@rule("phone", rf"\d{{1,8}}(?:{_GAP}\d{{2,8}}){{1,4}}")
def called(found: Found) -> str | None:
    """3747 123 after "điện thoại": a number without its area code."""
    digits = re.sub(r"\D", "", found[0])
    thousands = re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+", found[0])
    fits = _LOCAL <= len(digits) <= _MAXIMUM
    counted = thousands and not (len(digits) == _LOCAL and _is_called(found.before))
    return _grouped(found[0]) if fits and not counted and _names_number(found.before) else None


@rule("identifier", r"\d{5,30}(?:-\d{3}(?!\d))?(?![.,/:]\d)|\d{2,6}(?: \d{2,6}){2,6}")
def account(found: Found) -> str | None:
    """Accounts, identity cards, tax codes: a number nobody counts."""
    return _grouped(found[0]) if _names_account(found.before) else None


@rule("phone", r"(?:ĐT|Đt|đt)\.?(?=[\s:]{0,3}\(?(?:0\d|\+84|1[89]00))", edge=False)
def announced(_found: Found) -> str:
    """ĐT 0220 3000 084: before a telephone number it is no road."""
    return "điện thoại"


@rule("phone", rf"00?84{_GAP}(?P<rest>[2-9]\d{{1,3}}(?:{_GROUP}){{1,4}})")
def abroad(found: Found) -> str | None:
    """0084 912 345 678."""
    return f"không không tám bốn, {_grouped(found['rest'])}" if _is_phone("0" + found["rest"]) else None


@rule("phone", r"0 [35789]\d{2} \d{3} \d{3}(?!\d)")
def parted(found: Found) -> str:
    """0 912 345 678."""
    return _grouped("0" + found[0][2:])


@rule("phone", rf"\((?P<code>\+?84){_GAP}?(?P<area>\d{{2,3}})\){_GAP}?(?P<rest>\d{{1,8}}(?:{_GROUP}){{0,3}})")
def bracketed(found: Found) -> str | None:
    """(84-225) 3747 123."""
    number = f"{found['area']} {found['rest']}"
    return f"tám bốn, {_grouped(number)}" if _is_phone("0" + number) else None


@rule("phone", r"0\d{2,4}(?: [-–] \d{3,8}){1,3}(?!\d)")
def dashed(found: Found) -> str | None:
    """0989 - 123 - 456."""
    return _grouped(found[0]) if _is_phone(found[0]) else None


@rule(
    "phone",
    rf"84(?P<rest>{_GAP}?[35789]\d{{2}}{_GAP}?\d{{3}}{_GAP}?\d{{3}}|{_GAP}2\d{{1,2}}{_GAP}\d{{7,8}})(?![.,]?\d)",
)
def bare_international(found: Found) -> str:
    """84912345678: too long for anything that is counted."""
    return f"tám bốn, {_grouped(found['rest'])}"


RULES = (bare_international, abroad, parted, dashed, domestic, service, account, short, called)
LETTER_RULES = (announced,)
SIGN_RULES = (bracketed, international, domestic)
