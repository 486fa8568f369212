"""UTF-8 that something read as Windows-1252, Windows-1258 or Latin-1: "BÃ¡o cÃ¡o" is "Báo cáo"."""

import re
from functools import cache

from chiminh_radio.newsroom.encodings.tables import as_bytes

_SEQUENCE = re.compile("[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")
_PLAUSIBLE = re.compile(
    "[\x80-\xff\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u0300-\u0323\u1ea0-\u1ef9"
    "\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2010-\u2bff\ufeff\U0001f000-\U0001faff]"
)
"""What a Vietnamese text has beyond ASCII, and, where it was mangled twice, what Windows-1252 has."""
_FROM_1258 = str.maketrans({"Ă": "Ã", "Đ": "Ð", "Ơ": "Õ", "Ư": "Ý"})
"""What Windows-1258, Vietnam's own, shows instead of the Windows-1252 lead bytes."""
_CERTAIN = 3
"""So many sequences and nothing else beyond ASCII are no accident."""


def unmangled(text: str) -> str:
    """The text with every such sequence read as the UTF-8 it is; the same text where there is none."""
    if text.isascii():
        return text
    as_read = as_bytes(text)
    if not _SEQUENCE.search(as_read):
        as_read = as_bytes(text.translate(_FROM_1258))
    mended = _SEQUENCE.sub(lambda found: _meant(found[0]), as_read)
    return mended if mended != as_read else text


def is_certain(text: str) -> bool:
    """Whether a text is UTF-8 read wrongly from its first letter beyond ASCII to its last."""
    rest, count = _SEQUENCE.subn("", as_bytes(text))
    return count >= _CERTAIN and rest.isascii()


@cache
def _meant(sequence: str) -> str:
    try:
        letter = sequence.encode("latin-1").decode("utf-8")
    except UnicodeDecodeError:
        return sequence
    return letter if _PLAUSIBLE.fullmatch(letter) else sequence
