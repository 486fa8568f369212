"""Web and mail addresses: https://chiminh.haiphong.gov.vn, ubnd@haiphong.gov.vn."""

import re

from chiminh_radio.voice.lexicon import TOKEN
from chiminh_radio.voice.numbers import read_digits
from chiminh_radio.voice.reading.rules import Found, rule
from chiminh_radio.voice.reading.spelling import say_label, spell
from chiminh_radio.voice.reading.tables import table

_TOP = (
    r"(?:vn|VN|com|COM|net|NET|org|ORG|gov|GOV|edu|EDU|info|io|tv|me|app|dev|asia|biz|vip|xyz|online|site|be|gl|co|int|"
    r"ly|us|uk|cn|jp|kr|eu|page|link)"
)
_PATH = r"(?:[/?#:][^\s\"'<>()“”‘’\[\]{},;]{0,250}(?<![.,;:!?…]))?"
_SLUG = re.compile(r"[a-z]{1,12}(?:-[a-z]{1,12}){1,7}")
_CAPITALS = 4


def _say(address: str) -> str:
    """Everything by its name, a word of many parts ("van-ban") by its parts."""
    words = []
    for piece in TOKEN.findall(_SLUG.sub(_marked, address)):
        if piece.isdigit() and piece.isascii():
            words.append(read_digits(piece))
        elif piece.isalpha():
            words.append(_say_piece(piece))
        else:
            words.append(table("address").get(piece) or table("symbols").get(piece, piece))
    return " ".join(words)


def _marked(slug: re.Match[str]) -> str:
    """The words of "tin-tuc" with their marks, where the whole is known."""
    known = table("labels").get(slug[0].replace("-", ""), "").split()
    return "-".join(known) if len(known) == slug[0].count("-") + 1 else slug[0]


def _say_piece(piece: str) -> str:
    return spell(piece) if piece.isupper() and len(piece) <= _CAPITALS else say_label(piece)


@rule("mail", r"[A-Za-z0-9][A-Za-z0-9_.+\-]{0,63}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,5}")
def mail(found: Found) -> str:
    """Everything is said."""
    return _say(found[0])


@rule("link", rf"(?i:https?|ftp)://(?:[Ww]{{3}}\.)?(?P<rest>[^\s\"'<>()“”‘’\[\]{{}},;/]{{1,200}}(?<![.,;:!?…]){_PATH})")
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


@rule("handle", r"@(?P<name>[A-Za-z0-9](?:[A-Za-z0-9_.\-]{0,38}[A-Za-z0-9])?)")
def handle(found: Found) -> str:
    """@chiminh."""
    return f"a còng {_say(found['name'])}"


RULES = (mail, with_scheme, host)
SIGN_RULES = (handle,)
