import unicodedata

from chiminh_radio.newsroom.words import around, fold, is_capitals, shorten, tidy


def test_tidy_brings_every_way_of_typing_to_one():
    """Decomposed letters, odd blanks and unseen characters make no difference."""
    assert tidy(unicodedata.normalize("NFD", "\ufeff Bản\u00a0tin\u200b\t thời   sự ")) == "Bản tin thời sự"


def test_fold_forgets_case_and_marks():
    """Keys typed in any case, with or without marks, are one key."""
    assert {fold("TIÊU ĐỀ"), fold("Tiêu đề"), fold("TIEU DE"), fold("tiêu ðề")} == {"tieu de"}


def test_capitals_need_a_letter():
    """A time is not a name in capitals."""
    assert (is_capitals("PV"), is_capitals("Pv"), is_capitals("17:00")) == (True, False, False)


def test_shorten_cuts_at_a_word():
    """A long heading is named by its beginning."""
    assert shorten("TIN 2: TRÁCH NHIỆM NGƯỜI ĐỨNG ĐẦU", 20) == "TIN 2: TRÁCH NHIỆM…"


def test_a_place_is_shown_with_its_neighbours():
    """Whole words on either side, cut where they would be too many."""
    text = "Ủy ban mời bà con KDCX đến họp tại nhà văn hóa"

    assert around(text, 18, 22, 14) == "…mời bà con KDCX đến họp tại…"
    assert around("KDCX", 0, 4) == "KDCX"
