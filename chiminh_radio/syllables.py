"""Is this a Vietnamese syllable? Onset, rime and tone, by the rules of the spelling."""

import re
import unicodedata
from functools import lru_cache

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}  # huyền sắc ngã hỏi nặng
_STOP_TONES = {"\u0301", "\u0323"}  # before c, ch, p, t only sắc and nặng
_STOPS = ("c", "ch", "k", "p", "t")
_RIMES_WRITTEN = """
    a ac ach ai ak am an ang anh ao ap at au ay   ă ăc ăk ăm ăn ăng ăp ăt   â âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et   ê êch êm ên êng ênh êp êt êu
    i ich im in inh ip it iu   ia iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot ooc oong   ô ôc ôi ôm ôn ông ôp ôt ôôc ôông   ơ ơi ơm ơn ơp ơt
    u uc ui um un ung up ut   ua uôc uôi uôm uôn uông uôt
    ư ưc ưi ưm ưn ưng ưt ưu   ưa ươc ươi ươm ươn ương ươp ươt ươu
    oa oac oach oai oam oan oang oanh oao oap oat oay   oăc oăm oăn oăng oăp oăt   oe oec oem oen oeng oeo oep oet
    uân uâng uât uây   uê uêch uên uênh uêt uêu   uơ uơn uơt   uy uych uyn uynh uyp uyt uyu   uya uyên uyêt
    y yêm yên yêng yêt yêu
"""
"""Every rime without its tone. The few with k are of the highlands' names: Đắk Lắk."""
_AFTER_QU_WRITTEN = """
    a ac ach ai am an ang anh ao ap at au ay   ăc ăm ăn ăng ăp ăt   ân âng ât âu ây   e en eo et   ê êch ên ênh êt êu
    i ich inh it   âc ôc   ơ ơi ơn ơt   y ych yn ynh yp yt yu   ya yên yêt
"""
"""The u of qu is the glide that is written u or o elsewhere."""
_RIMES = frozenset(_RIMES_WRITTEN.split())
_AFTER_QU = frozenset(_AFTER_QU_WRITTEN.split())
_ONSET = re.compile(r"ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx]|")
_FRONT = ("e", "ê", "i", "y")
"""The vowels before which the sounds of c, g, ng are written k, gh, ngh."""


@lru_cache(maxsize=32_768)
def is_syllable(word: str, *, toned: bool = False) -> bool:
    """Whether `word` (NFC, any capitals) is spelt as one Vietnamese syllable.

    Marks may be left off, as in web addresses ("khac"); `toned` asks for the tone that a final c, ch, p, t must bear.
    """
    bare, tones = _without_tone(word.lower())
    if len(tones) > 1 or len(bare) != len(word):  # a mark that belongs to no vowel is a character of its own
        return False
    if not any(_is_rime_after(onset, bare[len(onset) :]) for onset in _onsets(bare)):
        return False
    return not bare.endswith(_STOPS) or not (tones or toned) or tones in _STOP_TONES


def is_marked(word: str) -> bool:
    """Whether a word bears any mark of the Vietnamese letters: a tone, or that of ă â đ ê ô ơ ư."""
    return not word.isascii()


def _without_tone(word: str) -> tuple[str, str]:
    if word.isascii():
        return word, ""
    marks = unicodedata.normalize("NFD", word)
    tones = "".join(mark for mark in marks if mark in _TONES)
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES)), tones


def _onsets(bare: str) -> tuple[str, ...]:
    """The consonants a syllable may begin with: gì, giếng use the i of gi as vowel too."""
    match = _ONSET.match(bare)
    onset = match[0] if match else ""
    return ("gi", "g") if onset == "gi" else (onset,)


def _is_rime_after(onset: str, rime: str) -> bool:
    if onset == "qu":
        return rime in _AFTER_QU
    is_front = rime.startswith(_FRONT)
    match onset:
        case "c" | "ng":
            fits = not is_front
        case "g":
            fits = not is_front or rime.startswith("i")  # gì, giếng
        case "gh" | "ngh":
            fits = is_front
        case "":
            fits = not rime.startswith("iê")  # written yê
        case _:
            fits = rime not in {"ă", "â"} and not rime.startswith("yê")
    return fits and rime in _RIMES
