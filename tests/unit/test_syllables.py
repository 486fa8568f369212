import itertools
import unicodedata

import pytest

from chiminh_radio.syllables import is_marked, is_syllable

RIGHT_ONES = """
    quốc gì giếng khuỷu ngoằn quýt quyển xuýt huỵch toẹt nguyệt nghiêng gìn giặt giữ ghép nghễnh quở thuở khoắng
    đắk lắk kạn xoong moóc yêu yên ý ở ủy uỷ oản ươm ước quạu quỳnh quần tuýp khuya thoại ngoéo ngoao khuân
    Ủy ĐẢNG Ấp Ỷ Nguyễn QUỐC tuyên tuềnh gịt giội giỗ đẵn lẩn sượt hươu rượu bươu khuỵu quắt
"""
WRONG_ONES = """
    đợc trờng nớc cia ciia phiic nghé1 ngê kghi gêm ngi ghat ngheo1 qo quo Hanhh zô fát jăm wan đrô
    phảt lặp̣ tôt́ hocj mât1 nghành củả lạch̉ cé kìnk truờng chiã̃ àà b đ ng tr Ðảng tiÕng c«ng aắ iêu ươchi
"""


@pytest.mark.parametrize("word", RIGHT_ONES.split())
def test_what_is_spelt_right_is_a_syllable(word):
    """Rare rimes, gi and qu, both ways of placing a tone, capitals, decomposed letters once made NFC: all are known."""
    assert is_syllable(word, toned=True)
    assert is_syllable(unicodedata.normalize("NFC", unicodedata.normalize("NFD", word)), toned=True)


@pytest.mark.parametrize("word", [unicodedata.normalize("NFC", word) for word in WRONG_ONES.split()])
def test_what_cannot_be_vietnamese_is_none(word):
    """Impossible rimes, onsets, doubled tones, foreign letters, and what old encodings leave of a word."""
    assert not is_syllable(word, toned=True)


def test_a_final_stop_bears_a_tone_unless_marks_were_left_off():
    """ASCII writes khác so: "khac"; as Vietnamese that is none, and "khàc" never is."""
    assert is_syllable("khac")
    assert is_syllable("khác", toned=True)
    assert not is_syllable("khac", toned=True)
    assert not is_syllable("khàc")


def test_every_tone_of_every_open_syllable_is_known():
    """The tone may be any of the six where no stop ends the syllable."""
    tones = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    for onset, vowel, tone in itertools.product(["b", "th", "ngh", ""], ["i", "ê"], tones):
        assert is_syllable(unicodedata.normalize("NFC", onset + vowel + tone), toned=True)


def test_a_mark_is_any_that_ascii_has_not():
    """đ and ư count as marked just as tones do."""
    assert [is_marked(word) for word in ("đi", "tư", "bà", "ba")] == [True, True, True, False]
