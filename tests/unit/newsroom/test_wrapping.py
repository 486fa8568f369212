import pytest

from chiminh_radio.newsroom.readers.wrapping import unwrapped

LONG = "Ủy ban nhân dân xã Chí Minh ban hành kế hoạch tuyên truyền"


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        ([LONG, "năm 2026 trên địa bàn xã."], [f"{LONG} năm 2026 trên địa bàn xã."]),
        (["Nghị quyết số 57-", "NQ/TW của Bộ Chính trị"], ["Nghị quyết số 57-NQ/TW của Bộ Chính trị"]),
        (["theo Nghị định số 49/", "2024/NĐ-CP của Chính phủ"], ["theo Nghị định số 49/2024/NĐ-CP của Chính phủ"]),
        ([f"{LONG} từ ngày", "22/12/2026"], [f"{LONG} từ ngày 22/12/2026"]),
        ([f"{LONG},", "và", "các thôn"], [f"{LONG}, và các thôn"]),
        ([f"{LONG} QUYẾT", "57", "Kính thưa bà con"], [f"{LONG} QUYẾT 57", "Kính thưa bà con"]),
    ],
)
def test_a_line_that_the_margin_broke_is_one_again(lines, whole):
    """A sentence or a document's number goes on in the next line."""
    assert unwrapped(lines) == whole


@pytest.mark.parametrize(
    "lines",
    [
        [f"{LONG}.", "năm 2026"],
        [LONG, "Kính thưa bà con"],
        [LONG, "- các thôn"],
        [LONG, "a) các thôn"],
        [LONG, "15 hộ nghèo"],
        [LONG, "", "năm 2026"],
        [LONG, "", "57"],
        ["CHỦ ĐỀ: 1.2", "biên tập: Lê Thị Mai"],
        ["Kinh phí: 5 -", "thôn Đông Hải"],
        [],
    ],
)
def test_a_line_that_an_editor_ended_stays(lines):
    """Sentences, heads, lists and short lines are paragraphs of their own."""
    assert unwrapped(lines) == lines
