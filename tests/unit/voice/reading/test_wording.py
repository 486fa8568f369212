from hypothesis import given
from hypothesis import strategies as st

from chiminh_radio.model.speech import Wording
from chiminh_radio.voice.normalise import Normaliser

SOUTH = Normaliser(wording=Wording(thousand="ngàn", zero_tens="lẻ", first_days="mùng"))


def test_numbers_are_said_in_the_stations_wording():
    """Ngàn, lẻ and mùng are said wherever a figure was written, in sums, units, days and years."""
    assert SOUTH.line("105 hộ, 50k, 2.000 đồng").text == "một trăm lẻ năm hộ, năm mươi ngàn, hai ngàn đồng"
    assert SOUTH.line("ngày 3/4/2026").text == "ngày mùng ba tháng tư năm hai ngàn không trăm hai mươi sáu"
    assert SOUTH.line("từ ngày 1 đến ngày 15 tháng 6").text == "từ ngày mùng một đến ngày mười lăm tháng sáu"


def test_what_is_a_number_of_days_is_no_day_of_a_month():
    """The word of the first days stands before days of a month only, and once."""
    assert SOUTH.line("mỗi ngày 2 lần").text == "mỗi ngày hai lần"
    assert SOUTH.line("mùng 3/4, mồng 5 tháng 6").text == "mùng ba tháng tư, mồng năm tháng sáu"


def test_words_that_the_editor_wrote_stay():
    """Another region's word in the text is the editor's own choice."""
    assert SOUTH.line("25 nghìn đồng của chị Linh").text == "hai mươi lăm nghìn đồng của chị Linh"
    assert Normaliser().line("25 ngàn đồng, lẻ 3 đồng").text == "hai mươi lăm ngàn đồng, lẻ ba đồng"


@given(st.lists(st.sampled_from(["nghìn", "ngàn", "linh", "lẻ", "mùng", "ngày", "tháng", "một"]), max_size=8))
def test_plain_words_are_left_alone_in_every_wording(words):
    """A text without figures is its own reading, whichever words it uses."""
    assert SOUTH.line(" ".join(words)).text == " ".join(words)
