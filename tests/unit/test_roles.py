"""The words for a role's voice, as editors and operators write them."""

import pytest

from chiminh_radio.model.script import Gender, Role
from chiminh_radio.roles import described

WOMAN, MAN = Gender.FEMALE, Gender.MALE


@pytest.mark.parametrize(
    ("words", "gender", "speed", "pitch"),
    [
        ("nam", MAN, None, None),
        ("Giọng Nữ.", WOMAN, None, None),
        ("NỮ", WOMAN, None, None),
        ("nu\u031b\u0303", WOMAN, None, None),
        ("nam, chậm", MAN, 0.85, None),
        ("rất chậm", None, 0.7, None),
        ("nữ nhanh cao", WOMAN, 1.15, 1.12),
        ("nam, 0,9, trầm", MAN, 0.9, 0.89),
        ("nam 1.2", MAN, 1.2, None),
        ("giọng nam, giọng trầm", MAN, None, 0.89),
    ],
)
def test_words_describe_a_voice(words, gender, speed, pitch):
    """Gender, pace and pitch are understood in any order and capitals, with a number for the pace."""
    assert described("PV", words) == Role(name="PV", gender=gender, speed=speed, pitch=pitch)


@pytest.mark.parametrize("words", ["", " ", "female", "nam ồm", "namnữ", "0,2", "9", "giọng", "chậm chạp"])
def test_other_words_describe_none(words):
    """A word that says nothing of a voice, or a pace that nobody could follow, is not taken for something near it."""
    assert described("PV", words) is None
