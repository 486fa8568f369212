"""Where a long text is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chiminh_radio.voice.clauses import clauses


@pytest.mark.parametrize(
    ("text", "limit", "pieces"),
    [
        ("", 10, ()),
        (" \n ", 10, ()),
        ("Xin chào bà con.", 16, ("Xin chào bà con.",)),
        ("Xin chào bà con. Mời nghe.", 20, ("Xin chào bà con.", "Mời nghe.")),
        ("Một, hai. Ba, bốn năm", 15, ("Một, hai.", "Ba, bốn năm")),
        ("Một hai, ba bốn năm", 12, ("Một hai,", "ba bốn năm")),
        ("“Một hai.” Ba bốn", 12, ("“Một hai.”", "Ba bốn")),
        ("một hai ba bốn", 7, ("một hai", "ba bốn")),
        ("Tin một hai ba bốn và năm sáu bảy", 24, ("Tin một hai ba bốn", "và năm sáu bảy")),
        ("Ở TP. Hải Phòng, có", 12, ("Ở TP. Hải", "Phòng, có")),
        ("Vâng, một hai ba bốn năm sáu bảy tám chín", 30, ("Vâng, một hai ba bốn năm sáu", "bảy tám chín")),
        ("1.234 5,6", 6, ("1.234", "5,6")),
        ("aaaaaaaa bb", 5, ("aaaaa", "aaa", "bb")),
    ],
)
def test_cuts_where_a_reader_would_breathe(text, limit, pieces):
    """At the last sentence end that fits, else at a comma, else at a space; inside a word only if it must."""
    assert pieces == clauses(text, limit)


@given(st.text(alphabet="ăb. ,…\n", max_size=200), st.integers(min_value=1, max_value=40))
def test_loses_nothing_and_keeps_the_limit(text, limit):
    """Whatever the text: no piece is empty or too long, and nothing but spaces is lost."""
    pieces = clauses(text, limit)

    assert all(0 < len(piece) <= limit for piece in pieces)
    assert "".join(text.split()) == "".join("".join(pieces).split())


@given(st.text(alphabet="ăb. ,…\n", max_size=200), st.integers(min_value=1, max_value=40))
def test_cuts_inside_a_word_only_where_the_word_is_longer_than_the_limit(text, limit):
    """Every word that fits is in one piece."""
    words = text.split()
    cut = [word for piece in clauses(text, limit) for word in piece.split() if word not in words]

    assert [word for word in cut if not any(word in whole and len(whole) > limit for whole in words)] == []
