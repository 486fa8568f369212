import pytest
from fakes.broken import mangled, passages, plan, printed, rows, scanned_plan, without_marks

from chiminh_radio.errors import ScriptError
from chiminh_radio.newsroom.legibility import Standards, hold_to, measure, worst

STANDARDS = Standards()


def judged(*lines, known=()):
    hold_to(STANDARDS, "a.txt", lines, known)


def test_the_plan_is_taken():
    """A proper document passes, warned of nothing."""
    measured = hold_to(STANDARDS, "a.txt", plan().splitlines())

    assert not STANDARDS.warn(measured)


def test_the_scanned_plan_is_refused_by_name_share_key_and_worst_passage():
    """Whoever handed it in reads what is wrong, how much, which key says so, and where to look."""
    with pytest.raises(ScriptError, match=r"^a\.txt: chữ hỏng.* 63%.*80%.*refuse_syllables.*tệ nhất ở “truong, chinh"):
        judged(*scanned_plan().splitlines())


def test_text_without_marks_is_refused_as_such():
    """Not called broken: it must be typed anew with marks."""
    with pytest.raises(ScriptError, match=r"chữ không dấu.*refuse_marks"):
        judged(*map(without_marks, passages()))


@pytest.mark.parametrize("text", [*passages(), "OK", "Thông báo", "TIN 1", "17:00", "Xin vui lòng đi qua cổng sau"])
def test_a_proper_passage_by_itself_is_sound(text):
    """Names, poems, titles, a notice of five words: nothing is refused for being short or foreign."""
    assert not STANDARDS.refuse(measure(text))


@pytest.mark.parametrize(
    "text",
    [
        "Kinh moi ba con den nha van hoa thon hop",
        "Tuyén truyén Nghi quyét s6 57-NQ/TW ngay 22/12/2024 cia By Chinh trj",
        mangled("Kính mời bà con"),
        "Céng hßa x· héi chñ nghÜa ViÖt Nam",
    ],
)
def test_a_broken_sentence_by_itself_is_not(text):
    """One sentence is enough to tell."""
    assert STANDARDS.refuse(measure(text))


def test_what_no_spelling_judges_is_not_counted():
    """Acronyms, codes, addresses, units, foreign names and single letters neither help nor harm."""
    text = "UBND HĐND ĐMST VNeID kWh km 57-NQ/TW 30kg m² www.a.vn x@y.vn chiminh.gov.vn Hyundai Zelenskyy A b) &"

    assert measure(text).words == 0


def test_a_vietnamese_word_is_no_foreign_name_for_its_capitals():
    """Of capitals within, Doc and tAm are Vietnamese words wrongly written; Hyundai and kWh are none."""
    assert measure("Doc tAm THUC Hyundai kWh").words == 3
    assert measure("Doc tAm THUC Hyundai kWh").syllables == 0


def test_words_that_the_station_knows_are_good():
    """A foreign word with a reading in the lexicon does not make a text broken."""
    assert measure("livestream workshop").syllables == 0
    assert measure("livestream workshop", known={"livestream", "workshop"}).words == 0


def test_the_worst_passage_is_found_within_a_long_paragraph():
    """It is named, not the paragraph's beginning."""
    assert worst([" ".join(passages()[:5]) + " Doc lap tw do hanh phiic muon nam. " + passages()[6]]).startswith(
        "Doc lap"
    )


def test_the_table_says_what_the_tests_hold():
    """The proof's table: all that can be undone is recovered, all that cannot is refused."""
    table = {row.way: row for row in rows()}

    assert [table.pop(way).after for way in ("scanned (OCR)", "marks stripped")] == ["refused", "refused"]
    assert {(row.after, row.recovered) for row in table.values()} == {("accepted", len(passages()))}
    assert {row.before for row in table.values() if row.way != "proper"} == {"refused"}
    assert "TCVN3" in printed()
