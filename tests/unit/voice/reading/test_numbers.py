import pytest
from hypothesis import given
from hypothesis import strategies as st

from chiminh_radio.model.speech import Wording
from chiminh_radio.voice.numbers import LARGEST, read_day, read_decimals, read_digits, read_integer, worded

_VALUES = {
    word: value
    for value, word in enumerate(["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười"])
} | {
    "mốt": 1,
    "tư": 4,
    "lăm": 5,
}

WORDINGS = st.builds(
    Wording,
    thousand=st.sampled_from(["nghìn", "ngàn"]),
    zero_tens=st.sampled_from(["linh", "lẻ"]),
    first_days=st.sampled_from(["", "mùng", "mồng"]),
)


def _heard(words):
    """What a listener makes of a cardinal: an independent way back, from words to the number."""
    billions, sep, rest = " ".join(words).rpartition("tỷ")
    if sep:
        return _heard(billions.split()) * 10**9 + _heard(rest.split())
    total = group = 0
    for word in words:
        if word in {"nghìn", "ngàn", "triệu"}:
            total, group = total + group * (10**6 if word == "triệu" else 1000), 0
        elif word == "trăm":
            group *= 100
        elif word == "mươi":
            group = group - group % 10 + group % 10 * 10
        elif word not in {"linh", "lẻ"}:
            group += _VALUES[word]
    return total + group


@given(st.integers(0, LARGEST))
def test_cardinals_can_be_heard_back(number):
    """Whoever hears the words can write down the number again."""
    assert number == _heard(read_integer(number).split())


@given(st.integers(0, LARGEST), WORDINGS)
def test_cardinals_can_be_heard_back_in_every_wording(number, wording):
    """The words of a region change none of the figures, and only those of that region are said."""
    with worded(wording):
        words = read_integer(number).split()

    assert number == _heard(words)
    assert {"nghìn", "ngàn", "linh", "lẻ"} & {*words} <= {wording.thousand, wording.zero_tens}


@given(st.integers(1, 31), WORDINGS)
def test_days_can_be_heard_back_in_every_wording(day, wording):
    """The first ten days have their word before them, where there is one, and no other day has."""
    with worded(wording):
        words = read_day(day).split()

    led = [wording.first_days] if wording.first_days and day <= 10 else []
    assert (words[: len(led)], _heard(words[len(led) :])) == (led, day)
    assert read_day(day) == read_integer(day)


@given(st.integers(1, LARGEST))
def test_minus_is_said_before(number):
    """A negative number is "âm" and the same words."""
    assert read_integer(-number) == f"âm {read_integer(number)}"


@pytest.mark.parametrize(
    ("number", "spoken"),
    [
        (0, "không"),
        (10, "mười"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (55, "năm mươi lăm"),
        (101, "một trăm linh một"),
        (111, "một trăm mười một"),
        (1_001, "một nghìn không trăm linh một"),
        (1_000_005, "một triệu không trăm linh năm"),
        (2_000_000_000, "hai tỷ"),
        (LARGEST, "một tỷ tỷ"),
    ],
)
def test_cardinals_have_their_turns(number, spoken):
    """Linh, mốt, tư, lăm, mười and mươi stand where speakers put them."""
    assert read_integer(number) == spoken


def test_beyond_the_largest_is_refused():
    """Nobody can follow such a cardinal by ear."""
    with pytest.raises(ValueError, match=str(LARGEST + 1)):
        read_integer(LARGEST + 1)


@given(st.text("0123456789", min_size=1, max_size=20))
def test_digits_are_said_one_by_one(digits):
    """A telephone number keeps every zero."""
    assert digits == "".join(str(_VALUES[word]) for word in read_digits(digits).split())


@pytest.mark.parametrize(
    ("digits", "spoken"),
    [("5", "năm"), ("25", "hai mươi lăm"), ("05", "không năm"), ("125", "một hai năm")],
)
def test_two_decimals_are_a_number(digits, spoken):
    """Two digits after the comma are a number, more of them and those after a zero single digits."""
    assert read_decimals(digits) == spoken
