import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from chiminh_radio.model.script import Line
from chiminh_radio.model.speech import Residue
from chiminh_radio.voice.normalise import Normaliser

_PLAIN = [
    "bà",
    "con",
    "trong",
    "xã",
    "nhớ",
    "đến",
    "nhà",
    "văn",
    "hóa",
    "họp",
    "thôn",
    "đúng",
    "giờ",
    "và",
    "mang",
    "theo",
    "giấy",
    "mời",
    "nhé",
]


def _texts(lines):
    return [line.text for line in Normaliser().lines([Line(text=text) for text in lines])]


def test_an_acronym_that_the_text_defines_is_read_so_from_there_on():
    """The bracket is not read, for its words have just been said; later lines say them again."""
    assert _texts(["phát triển khoa học, công nghệ (KHCN) và tổ dân vận (TDV) xã", "KHCN, TDV"]) == [
        "phát triển khoa học, công nghệ và tổ dân vận xã",
        "khoa học, công nghệ, tổ dân vận",
    ]


def test_what_one_script_defines_another_does_not_know():
    """An acronym learnt in one reading is gone in the next."""
    normaliser = Normaliser()
    normaliser.lines([Line(text="tổ dân vận (TDV)")])
    assert normaliser.line("TDV").residue == (Residue(written="TDV", start=0),)


def test_the_operators_lexicon_wins():
    """What the operator says of a form goes before every rule and table, also before what a text defines."""
    normaliser = Normaliser({"UBND": "ủy ban", "24/7": "cả ngày lẫn đêm", "zalo": "gia lô"})
    assert normaliser.line("UBND xã trực 24/7 trên Zalo").text == "ủy ban xã trực cả ngày lẫn đêm trên gia lô"


def test_an_unknown_acronym_is_spelt_and_reported():
    """The editor hears of every guess."""
    line = Normaliser().line("theo XYZK")
    assert (line.text, line.residue) == ("theo ích i dét ca", (Residue(written="XYZK", start=5),))


def test_a_sign_nobody_knows_is_kept_and_reported():
    """Nothing is dropped silently."""
    line = Normaliser().line("chú ý ★")
    assert (line.text, line.residue) == ("chú ý ★", (Residue(written="★", start=6),))


def test_changes_stand_where_they_were_written():
    """Each change's offset and written form are those of the text, in NFC, also when it was typed decomposed."""
    written = "Tại UBND xã, 7h30 ngày 23/11/2026, 2,5 ha"
    line = Normaliser().line(unicodedata.normalize("NFD", written))
    assert [written[c.start : c.start + len(c.written)] for c in line.changes] == [c.written for c in line.changes]
    assert [c.rule for c in line.changes] == ["phrase", "clock", "date", "quantity"]


def test_the_role_stays():
    """A line keeps its speaker."""
    assert Normaliser().line("xin chào", "PV").role == "PV"


@given(st.lists(st.sampled_from(_PLAIN), min_size=1, max_size=20))
def test_plain_words_are_left_alone(words):
    """A text of words is its own reading."""
    line = Normaliser().line(" ".join(words))
    assert (line.text, line.changes, line.residue) == (" ".join(words), (), ())


@given(st.text(max_size=60) | st.text("0123456789٣５߇,.:/-–%()' hđmAXITNQ\u0301²", max_size=30))
def test_nothing_that_can_be_typed_stops_the_reading(text):
    """Whatever the characters: a line comes out, and no digit of any script is left in it."""
    assert not re.search(r"\d", Normaliser().line(text).text)
