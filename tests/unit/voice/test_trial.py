import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from chiminh_radio.config.lexicon import normal
from chiminh_radio.model.speech import LexiconEntry
from chiminh_radio.voice.lexicon import in_force
from chiminh_radio.voice.normalise import Normaliser
from chiminh_radio.voice.trial import misses, speakers, unsayable


def entry(written, spoken, origin="lexicon.csv"):
    return LexiconEntry(written=written, spoken=spoken, origin=origin)


def tried(text, *entries):
    """Which entries spoke in a text, and why others did not."""
    line = Normaliser(in_force(entries)).line(text)
    missed = [(miss.entry.written, miss.start, miss.reason) for miss in misses(text, line, entries)]
    return [each.spoken for each in speakers(line, entries)], missed


@pytest.mark.parametrize("spoken", ["khu dân cư", "phây búc", "giê pê ét", "khoa học, công nghệ", "Hồ Chí Minh"])
def test_syllables_can_be_said(spoken):
    """Words, letter names and a comma between them."""
    assert unsayable(spoken) == ""


@pytest.mark.parametrize(
    ("spoken", "said"),
    [
        ("5G", "“5G” chưa phải lời đọc; hãy viết thành lời, như “năm gờ”"),
        ("khu CN", "“CN” chưa phải lời đọc"),
        ("a & b", "“&” chưa phải lời đọc"),
        ("Messi", "“Messi” không phải âm tiết tiếng Việt"),
        ("★", "“★” không phải âm tiết tiếng Việt"),
    ],
)
def test_what_is_no_syllable_cannot_be_said(spoken, said):
    """Figures, signs, acronyms and foreign words are told, with how they would be said where that is known."""
    assert said in unsayable(spoken)


@given(
    st.text(min_size=1, max_size=6) | st.text("UBĐkđ1/½²★-. &'٣", min_size=1, max_size=6),
)
def test_whatever_an_operator_enters_is_said_as_they_wish(written):
    """Any form that stands by itself is the operator's, whichever rules and tables know it."""
    written = normal(written)
    assume(written)

    [change] = Normaliser({written: "khu dân cư"}).line(written).changes

    assert (change.rule, change.written, change.spoken) == ("lexicon", written, "khu dân cư")


def test_figures_and_signs_of_an_entry_are_told():
    """The operator may say words that are no Vietnamese, but a figure or sign is told: engines read it as they like."""
    line = Normaliser({"KDC": "Facebook 5★"}).line("trên KDC")

    assert [each.written for each in line.residue] == ["5", "★"]


def test_an_entry_speaks_wherever_it_stands_by_itself():
    """A form in small letters stands for any capitals."""
    assert tried("Zalo, zalo và UBND", entry("zalo", "gia lô")) == (["gia lô"], [])


@pytest.mark.parametrize(
    ("text", "written", "start", "why"),
    [
        ("mời kdcx họp", "KDCX", 4, "câu viết “kdcx”"),
        ("mời KDCXY họp", "KDCX", 4, "nằm trong “KDCXY”"),
        ("ngày 24/7/2026", "24/7", 5, "đã đọc cùng “24/7/2026”, quy tắc date"),
    ],
)
def test_why_an_entry_did_not_speak(text, written, start, why):
    """Capitals, a longer word, another rule."""
    _used, [(missed, place, reason)] = tried(text, entry(written, "thử"))

    assert (missed, place) == (written, start)
    assert why in reason


def test_of_two_entries_the_first_speaks():
    """config.toml stands before the file, and the other is told so."""
    used, [(_written, _start, reason)] = tried("KDC", entry("KDC", "khu dân cư", "config.toml"), entry("KDC", "khu"))

    assert used == ["khu dân cư"]
    assert reason == "từ này đã ghi ở chỗ khác là “khu dân cư”"


def test_a_longer_entry_goes_before_a_shorter():
    """The shorter one is told which one spoke."""
    used, [(written, _start, reason)] = tried("xã KDC mới", entry("KDC", "khu dân cư"), entry("KDC mới", "khu mới"))

    assert (used, written) == (["khu mới"], "KDC")
    assert reason == "đã đọc cùng “KDC mới”, quy tắc lexicon"
