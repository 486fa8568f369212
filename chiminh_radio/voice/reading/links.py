"""Web and mail addresses: https://chiminh.haiphong.gov.vn, ubnd@haiphong.gov.vn."""

import re

from chiminh_radio.voice.numbers import read_digits
from chiminh_radio.voice.reading.rules import Found, rule
from chiminh_radio.voice.reading.spelling import say_label, spell
from chiminh_radio.voice.reading.tables import table

_TOP = r"(?:vn|com|net|org|gov|edu|info|io|tv|me|app|dev|asia|biz|vip|xyz|online|site|be|gl|co)"
_PATH = r"(?:[/?#:][^\s\"'<>()“”‘’\[\]{},;]{0,300}(?<![.,;:!?…]))?"
_PIECES = re.compile(r"[^\W\d_]+|\d+|\W|_")
_CAPITALS = 4


def _say(address: str) -> str:
    words = []
    for piece in _PIECES.findall(address):
        if piece.isdigit() and piece.isascii():
            words.append(read_digits(piece))
        elif piece.isalpha():
            words.append(_say_piece(piece))
        else:
            words.append(table("address").get(piece, piece))
    return " ".join(words)


def _say_piece(piece: str) -> str:
    return spell(piece) if piece.isupper() and len(piece) <= _CAPITALS else say_label(piece)


@rule("mail", r"[A-Za-z0-9][A-Za-z0-9_.+\-]{0,63}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,5}")
def mail(found: Found) -> str:
    """Everything is said."""
    return _say(found[0])


@rule("link", rf"(?:https?|ftp)://(?:www\.)?(?P<rest>[^\s\"'<>()“”‘’\[\]{{}},;/]{{1,200}}(?<![.,;:!?…]){_PATH})")
def with_scheme(found: Found) -> str:
    """The scheme and www are not said: nobody types them."""
    return _say(found["rest"].rstrip("/"))


@rule(
    "link",
    rf""
    rf"(?:[Ww]{{3}}\.)?(?P<rest>[A-Za-z0-9\-]{{1,63}}(?:\.[A-Za-z0-9\-]{{1,63}}){{0,5}}\.{_TOP}(?![A-Za-z0-9@-]){_PATH})",
)
def host(found: Found) -> str | None:
    """dichvucong.gov.vn, facebook.com/xachiminh."""
    return _say(found["rest"].rstrip("/")) if re.search(r"[A-Za-z]", found["rest"].split(".")[0]) else None


RULES = (mail, with_scheme, host)
