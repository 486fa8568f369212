import pytest

from chiminh_radio.model.script import InsertKind
from chiminh_radio.newsroom.marks import cue_in, heading_in, part_cues, turn_in, without_bullet


@pytest.mark.parametrize(
    ("paragraph", "kind"),
    [
        ("[NHẠC HIỆU]", InsertKind.OPENING),
        ("(Nhạc hiệu 10 giây)", InsertKind.OPENING),
        ("[Nhạc cắt]", InsertKind.BREAK),
        ("NHẠC CẮT", InsertKind.BREAK),
        ("(Nhạc kết)", InsertKind.CLOSING),
    ],
)
def test_a_cue_is_known_in_brackets_of_either_kind(paragraph, kind):
    """What a cue asks for is read from its words, in any case."""
    assert cue_in(paragraph).kind is kind


@pytest.mark.parametrize("paragraph", ["[CƯỜI]", "Nhạc hiệu của Đài do nhạc sĩ Văn A viết.", "(Theo Báo Hải Phòng)"])
def test_other_paragraphs_are_no_cues(paragraph):
    """A remark or a sentence about music asks for none."""
    assert cue_in(paragraph) is None


def test_a_cue_among_words_is_parted_from_them():
    """A cue at the end of a paragraph is not read aloud with it."""
    assert part_cues("Xin kính chào! [NHẠC KẾT]") == ("Xin kính chào!", "[NHẠC KẾT]")
    assert part_cues("Theo [1] và [2]") == ("Theo [1] và [2]",)


@pytest.mark.parametrize("paragraph", ["== TIN 1: A ==", "=== TIN 1: A ===", "TIN 1: A", "==TIN 1: A=="])
def test_a_heading_is_marked_or_numbered_in_capitals(paragraph):
    """Headings are known by their marks, or as items numbered in capitals."""
    assert heading_in(paragraph) == "TIN 1: A"


@pytest.mark.parametrize(
    "paragraph",
    [
        "Bước 1: mở trang",
        "Lưu ý: chó phải xích",
        "LƯU Ý: chó phải xích",
        "17:00",
        "Tổ có 7 người: trưởng thôn",
        "A://b",
    ],
)
def test_a_colon_alone_makes_no_turn(paragraph):
    """Steps, warnings and times are no speakers."""
    assert turn_in(paragraph) is None


@pytest.mark.parametrize("name", ["PV", "ÔNG HÙNG", "QUANG VINH", "MC1", "BÀ NGUYỄN THỊ HOA"])
def test_a_short_name_in_capitals_takes_the_word(name):
    """Speakers are short names in capitals before a colon."""
    assert turn_in(f"{name}: Xin chào") == (name, "Xin chào")


@pytest.mark.parametrize(("line", "words"), [("- Xã sơ kết", "Xã sơ kết"), ("•\tMột", "Một"), ("-5 độ", "-5 độ")])
def test_a_bullet_is_not_spoken(line, words):
    """List marks go; a minus before a figure stays."""
    assert without_bullet(line) == words
