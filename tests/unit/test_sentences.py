"""Where sentences end, as written and as spoken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chiminh_radio.sentences import phrases, sentences

TEXTS = st.text(alphabet='aBđ1 .…!?;:,-–“”"()/\n', max_size=120)


@pytest.mark.parametrize(
    "text",
    [
        "Xin chào bà con.| Mời bà con nghe tin!| Có gì mới?| Hết",
        "PGS. TS. Lê Văn A, ThS. Trần B và BS. C thăm TP. Hải Phòng.| Đoàn về lúc 17.30.",
        "Đ/c. Bình, đ/c. An ở P. Hồng Bàng, Q. Lê Chân.| Xong.",
        "Trồng ngô, khoai, sắn, v.v. trên đất bãi.| Nuôi lợn, gà, v.v.| Xã hỗ trợ.",
        "Thu 1.250.000 đồng, đạt 4.0 điểm; |tăng 3,5 %.| Năm 2026.| 15 hộ thoát nghèo.",
        "Nghị quyết 57-NQ/TW.| Quyết định 1169/QĐ-TTg.| Xem chinhphu.vn.",
        "1. Mở đầu.| Nội dung.",
        "a) Hỗ trợ giống.| II. Tổ chức.",
        "Đội bóng nhóm A. |Bà con cổ vũ.",
        "Ông Nguyễn Văn A.| Bà Trần Thị B.| Hai người cùng thôn.",
        "Theo V. I. Lênin và C. Mác.| Hết.",
        "Ông nói: “Tôi vui. Tôi mừng lắm.” rồi cười.| Mọi người vỗ tay.",
        "“Ai đó?” ông hỏi.| “Tôi đây!” bà đáp.",
        "Ông nói: “Tôi vui.”| Bà con vỗ tay.",
        "Ông nói: “Tôi vui”.| Bà con vỗ tay.",
        "Xã Chí Minh (trước là xã A. Nay sáp nhập.) có tám thôn.| Hết.",
        "Rồi… ông im lặng.| Lâu lắm…| Ông mới nói...| Thế thôi.",
        "Xin cảm ơn./.",
        "Nơi nhận: như trên./.| Lưu.",
        "Anh “mở ngoặc mà không đóng.| Vẫn là hai câu.",
        "xong. | mười lăm hộ thoát nghèo",
        "!!!",
        "… Xin chào.| Hết !!! )",
    ],
)
def test_a_sentence_ends_where_a_reader_would_say_so(text):
    """Neither an abbreviation, a number, a list's figure nor a quote ends the sentence around it."""
    expected = tuple(filter(None, (piece.strip() for piece in text.split("|"))))

    assert sentences(text.replace("|", "")) == (expected if any(map(str.isalnum, text)) else ())


@pytest.mark.parametrize(
    "text",
    [
        "Lưu ý:| mang theo thẻ.",
        "Ông A –| Chủ tịch xã –| phát biểu.| Hết.",
        "Từ 17:30 đến 18:00, đường dây 0225-3883 mở.",
        "Bà nói (xin trích: một hai ba) rồi đi.",
        "Tin một;| tin hai.",
    ],
)
def test_a_phrase_ends_at_a_colon_or_a_dash_too(text):
    """A reader halts after a colon and at a dash between words, not within times, numbers and brackets."""
    assert phrases(text.replace("|", "")) == tuple(piece.strip() for piece in text.split("|"))


@given(TEXTS)
@pytest.mark.parametrize("parted", [sentences, phrases])
def test_nothing_is_lost_or_doubled(parted, text):
    """Whatever the text, its pieces hold it all in order, but for spaces; each has a word."""
    pieces = parted(text)

    assert all(any(map(str.isalnum, piece)) for piece in pieces)
    if pieces:
        assert "".join("".join(pieces).split()) == "".join(text.split())
    else:
        assert not any(map(str.isalnum, text))


def test_a_long_quote_is_parted_all_the_same():
    """Nobody says two hundred characters in one breath because somebody put them in quotes."""
    said = "Bà con xã nhà rất phấn khởi trước tin này. " * 8

    assert len(sentences(f"Ông nói: “{said.strip()}”")) == 8


@pytest.mark.parametrize(
    "unit", [".", "…", "!", ";", "“", "”", '"', "(", ")", ". ", "! ", "a. ", "A.", " –", "“a.”", "v."]
)
def test_hostile_repetition_is_no_trap(unit):
    """A megabyte of anything is parted in a moment: time grows with the length, not with its square."""
    text = unit * (1_000_000 // len(unit))

    assert sum(map(len, phrases(text))) <= len(text)
