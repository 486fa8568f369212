"""Single letters: điểm b, lớp C, "a)", and consonants anywhere."""

import re

from chiminh_radio.voice.reading.rules import Found, after, rule
from chiminh_radio.voice.reading.spelling import spell

_named = after("letter", r"(?:\s*\w\s*(?:,|;|và|hoặc|đến|-)){0,8}")


@rule("honorific", r"B\.\s?(?=(?P<family>[^\W\d_]{2,8})\s(?P<given>[^\W\d_]{1,8}))", edge=False)
def honorific(found: Found) -> str | None:
    """B. Nguyễn Thị Tư; not "B. Nội dung"."""
    return "bà " if found["family"].istitle() and found["given"].istitle() else None


@rule("letter", r"(?P<l>[b-df-hj-np-tv-xzđB-DF-HJ-NP-TV-XZĐwW])(?!['’]\w)")
def consonant(found: Found) -> str:
    """A lone consonant has only its name."""
    return spell(found["l"])


@rule("letter", r"(?P<l>[aeiouyăâêôơưA-EIOUYĂÂÊÔƠƯ])")
def vowel(found: Found) -> str | None:
    """A vowel is a word too, except where letters are counted and in ă and â."""
    name = spell(found["l"])
    told = _named(found.before) or found["l"] in "ăâĂÂ" or (found.place.first and re.match(r"\s?[.)/]", found.after))
    return name if told and name != found["l"] else None


RULES = (honorific, consonant, vowel)
