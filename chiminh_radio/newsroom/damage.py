"""What is broken in a passage that must not be read aloud, in a sentence for the editor."""

import re
from collections.abc import Container, Iterator, Sequence

from chiminh_radio.i18n import _
from chiminh_radio.newsroom.encodings.letters import UNREADABLE
from chiminh_radio.newsroom.legibility import Standards, measure, passages, worst
from chiminh_radio.newsroom.words import shorten
from chiminh_radio.syllables import is_syllable

_LETTER = r"[^\W\d_]"
_NEVER, _WITHIN = "[¡¢£¤¥¦¨¬¯¸¶¼½¾†‡ƒ]", "[«»·°¹²³º©®ª§¿µ‰]"
_ODD = re.compile(
    rf"{_LETTER}{{0,12}}(?:(?<={_LETTER})(?:§|{_NEVER})|{_NEVER}(?={_LETTER})|(?<!\w)[§®](?={_LETTER})"
    rf"|(?<={_LETTER}){_WITHIN}(?={_LETTER})|(?<={_LETTER})\?(?=[a-zà-ỹđ])(?!\w*=)){_LETTER}{{0,12}}"
)
"""Signs that stand in a word only where an encoding or a scan went wrong: "c«ng", "nghiÖp", "ngh¢", "th?ng"."""
_OTHER_SCRIPT = re.compile("[\u0370-\u1dbf\u1f00-\u1fff\u2c00-\u2dff\u2e80-\ua6ff\uac00-\ud7ff\uf900-\ufaff]{2,}")
"""Words in Cyrillic, Greek, Chinese…; a single letter may be a symbol (α, Ω)."""
_WITHOUT_HORN = re.compile(rf"(?<!{_LETTER})[a-zđ]*[ơờớởỡợ](?:ng|c)(?!{_LETTER})")
"""TCVN3's ư is a soft hyphen elsewhere, and lost on many ways: "đợc", "trờng" are no Vietnamese."""
_MIXED = re.compile(rf"(?<![\w.,/@-])(?:{_LETTER}*\d{{1,2}}{_LETTER}+|{_LETTER}+\d{{1,2}})(?![\w/@-])")
_LOOK_ALIKE = tuple(str.maketrans(dict(zip("0165", word, strict=True))) for word in ("olôs", "oiôs"))
"""What a scanner takes for letters, and the other way round."""
_VOWELS = "aăâeêioôơuưy"
_SCANNED_NUMBER = frozenset({"s0", "s6", "sô1"})
_SHOWN = 50


def damage_in(text: str, standards: Standards, known: Container[str] = ()) -> Iterator[str]:
    """What is wrong with a line of a script, a sentence each; nothing when it may be read aloud."""
    if UNREADABLE in text:
        yield _("có ký tự hỏng “�” ở “{passage}”").format(passage=_around(text, text.index(UNREADABLE)))
    elif odd := _ODD.search(text):
        yield _("có ký hiệu lạ trong chữ “{word}” (sai bảng mã?)").format(word=odd[0])
    if other := _OTHER_SCRIPT.search(text):
        yield _("có chữ không phải chữ La-tinh, không đọc được: “{word}”").format(word=other[0][:_SHOWN])
    if lost := _WITHOUT_HORN.search(text):
        yield _("mất chữ ư trong “{word}” (phông .Vn… chép sang phông khác?)").format(word=lost[0])
    for found in _MIXED.finditer(text):
        if _is_misread(found[0]):
            yield _("số lẫn trong chữ “{word}” (máy quét đọc nhầm?)").format(word=found[0])
            break
    for passage in passages(text):
        if standards.refuse(measure(passage, known)):
            yield _("không phải chữ Việt có dấu: “{passage}”").format(passage=shorten(passage, _SHOWN))
            break


def doubt_in(lines: Sequence[str], standards: Standards, known: Container[str] = ()) -> str:
    """Why a whole text needs a second look, in a sentence; "" when it does not."""
    measured = measure("\n".join(lines), known)
    if not standards.warn(measured):
        return ""
    return _(
        "chỉ {syllables:.0%} số chữ đúng chính tả, {marked:.0%} có dấu ([inbox] warn_syllables, warn_marks);"
        " kém nhất ở “{passage}”"
    ).format(
        syllables=measured.syllable_share, marked=measured.mark_share, passage=shorten(worst(lines, known), _SHOWN)
    )


def _is_misread(word: str) -> bool:
    """Whether a word is a syllable once its figures are the letters they look like: "1ap", "h0m", "d61"."""
    if word in _SCANNED_NUMBER:
        return True
    letters = "".join(each for each in word if each.isalpha())
    if not word.islower() or (len(letters) == 1 and letters.isascii() and not word[0].isalpha()):
        return False  # QL1A; lớp 1a
    if word[0].isdigit() and (word[1].isdigit() or not _is_vowel(word[1])):
        return False  # a number and its unit: 20kg, 5ngày
    return any(is_syllable(word.translate(alike)) for alike in _LOOK_ALIKE)


def _is_vowel(letter: str) -> bool:
    return letter in _VOWELS or not letter.isascii()


def _around(text: str, place: int) -> str:
    start = max(0, place - _SHOWN // 2)
    return text[start : place + _SHOWN // 2].strip()
