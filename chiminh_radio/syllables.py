"""Is this a Vietnamese syllable? Onset, rime and tone, by the rules of the spelling."""

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}  # huyền sắc ngã hỏi nặng
_STOP_TONES = {"", "\u0301", "\u0323"}  # before c, ch, p, t only sắc and nặng; none at all is how ASCII writes them
_ONSET = r"(?P<onset>ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
_NUCLEUS = (
    r"(?:uyê|uya|iêu|yêu|oai|oay|oeo|uây|uôi|ươi|ươu|oao|uyu|uêu|oăn|"
    r"iê|yê|uô|ươ|ia|ya|ua|ưa|oa|oă|oe|oo|uâ|uê|uơ|uy|"
    r"ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|[aăâeêioôơuưy])"
)
_SYLLABLE = re.compile(_ONSET + _NUCLEUS + r"(?P<coda>ch|nh|ng|[cmnpt])?")
_GLIDES = re.compile(r"(?:ai|ao|au|ay|âu|ây|eo|êu|iu|oi|ôi|ơi|ui|ưi|ưu|iêu|yêu|oai|oay|oeo|uây|uôi|ươi|ươu|ia|ya|ưa)$")


@lru_cache(maxsize=16_384)
def is_syllable(word: str) -> bool:
    """Whether `word` (NFC, any capitals, with or without marks) is spelt as one Vietnamese syllable."""
    marks = unicodedata.normalize("NFD", word.lower())
    tones = [mark for mark in marks if mark in _TONES]
    bare = unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES))
    # gì, giếng, quốc: the i of gi and the u of qu are onset and vowel at once.
    match = _SYLLABLE.fullmatch(bare) or (_SYLLABLE.fullmatch("g" + bare[1:]) if bare.startswith("gi") else None)
    if match is None or len(tones) > 1:
        return False
    coda = match["coda"] or ""
    if coda and _GLIDES.search(bare[: len(bare) - len(coda)]) and not bare.startswith("gi"):
        return False
    return coda not in {"c", "ch", "p", "t"} or (tones[0] if tones else "") in _STOP_TONES
