import unicodedata

import pytest
from fakes.broken import WAYS, in_table, is_recovered, mangled, passages, plan
from hypothesis import given
from hypothesis import strategies as st

from chiminh_radio.newsroom.encodings import Mender
from chiminh_radio.newsroom.encodings.tables import from_cp1258, table, tables

SMALL = sorted(
    {unicodedata.normalize("NFC", base + tone) for base in "aăâeêioôơuưy" for tone in "\u0300\u0301\u0303\u0309\u0323"}
    | set("ăâêôơưđ")
)
LETTERS = SMALL + [letter.upper() for letter in SMALL]
BROKEN = [pytest.param(way, id=name) for name, way in WAYS.items()]


def mended(*lines):
    return Mender().mended(lines)


# ── The tables ───────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize("each", tables(), ids=lambda each: each.name)
def test_a_table_is_total_and_one_to_one(each):
    """Every Vietnamese letter has bytes of its own; TCVN3 has no capitals with tones."""
    wanted = set(LETTERS) if each.name != "tcvn3" else {*SMALL, *"ĂÂÊÔƠƯĐ"}

    assert len(LETTERS) == 134
    assert set(each.letters) == wanted
    assert len(set(each.letters.values())) == len(wanted)


@pytest.mark.parametrize("each", tables(), ids=lambda each: each.name)
@given(st.lists(st.sampled_from([*SMALL, "a", "h", "n", "t", " ", "1"])).map("".join))
def test_what_a_table_writes_it_reads(each, text):
    """Encoding and decoding is the identity on Vietnamese letters in any order."""
    assert each.decode(in_table(each.name)(text)) == text


@pytest.mark.parametrize("each", tables(), ids=lambda each: each.name)
def test_the_plan_comes_back_whole(each):
    """A real document, written and read by a table, is what it was."""
    assert is_recovered(each.decode(in_table(each.name)(plan())), plan())


@pytest.mark.parametrize(
    ("name", "written", "read"),
    [
        ("tcvn3", "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("tcvn3", "CéNG HßA X· HéI CHñ NGHÜA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA"),
        ("tcvn3", "¤ng ë “X· Hoµ” – TP. HCM", "Ông ở “Xã Hoà” – TP. HCM"),
        ("vni", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("vni", "ÑAÛNG Uûy, ÑAûNG", "ĐẢNG Ủy, ĐẢNG"),
        ("viscii", "Cµng hòa xã hµi chü nghîa Vi®t Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("vps", "C¶ng hòa xã h¶i chû nghïa ViŒt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    ],
)
def test_the_tables_are_the_ones_in_use(name, written, read):
    """What documents of that time have at their head is read as it was meant."""
    assert table(name).decode(written) == read


def test_windows_1258_has_tones_of_its_own():
    """Letters with a mark and then a tone become one letter."""
    raw = b"\xd0\xe0i truy\xea\xccn thanh x\xe3\xd2, c\xf4\xf2ng \xf0\xf4\xccng"

    assert from_cp1258(raw.decode("latin-1")) == "Đài truyền thanh xẳ, cộng đồng"


# ── Recognising ──────────────────────────────────────────────────────────────────────────────────────────────────
def test_proper_text_is_left_alone():
    """Of a hundred passages and a document not a letter is changed, one by one and together."""
    for text in (*passages(), plan()):
        mender = Mender()
        assert mender.mended([text]) == [text]
        assert mender.conversions == ()
    assert mended(*passages()) == list(passages())


def test_the_passages_are_enough():
    """The corpus is as large as is asked for."""
    assert len(passages()) >= 80


@pytest.mark.parametrize("way", BROKEN)
def test_every_passage_comes_back_by_itself(way):
    """However a passage was broken, it alone tells how."""
    assert [each for each in passages() if not is_recovered(mended(way(each))[0], each)] == []


@pytest.mark.parametrize("way", BROKEN)
def test_a_document_comes_back_line_by_line(way):
    """Short lines go with the rest: "bé" is TCVN3 for bộ there."""
    lines = plan().split("\n")
    back = mended(*map(way, lines))

    assert [pair for pair in zip(back, lines, strict=True) if not is_recovered(*pair)] == []


@pytest.mark.parametrize("way", BROKEN)
def test_broken_lines_among_sound_ones_are_mended_and_the_others_left(way):
    """A document pasted together of two is read line by line."""
    lines = list(passages())
    mixed = [way(line) if number % 3 == 0 else line for number, line in enumerate(lines)]

    assert [pair for pair in zip(mended(*mixed), lines, strict=True) if not is_recovered(*pair)] == []


def test_a_short_line_goes_with_its_neighbours():
    """A bé between lines of TCVN3 is bộ; one between lines of Unicode is bé."""
    old = WAYS["TCVN3"]
    lines = [
        old("Mời bà con đến họp."),
        "12",
        old("bộ"),
        old("Cảm ơn các bạn."),
        "Ngày mai trời mưa.",
        "bé",
        "Hết giờ.",
    ]

    assert mended(*lines) == [
        "Mời bà con đến họp.",
        "12",
        "bộ",
        "Cảm ơn các bạn.",
        "Ngày mai trời mưa.",
        "bé",
        "Hết giờ.",
    ]


def test_a_conversion_is_told_by_its_longest_line():
    """The leader sees what stood there and what it was read as."""
    mender = Mender()
    mender.mended([WAYS["TCVN3"]("Họp."), WAYS["TCVN3"]("Mời bà con đến họp.")])
    (told,) = mender.conversions

    assert (told.lines, told.after) == (2, "Mời bà con đến họp.")
    assert told.before == "Mêi bµ con ®Õn häp."
    assert "TCVN3" in told.source


def test_utf_8_read_as_vietnams_own_windows_is_mended():
    """Notepad on a Vietnamese Windows shows other leading letters than elsewhere."""
    assert mended(mangled("nhân dân là gốc").replace("Ã", "Ă")) == ["nhân dân là gốc"]


def test_foreign_words_and_capitals_with_quotes_are_no_mojibake():
    """Ã before a closing quote, French, German: nothing to mend."""
    lines = ["DÂN XÃ”", "(XÃ…)", "Liberté, égalité, fraternité", "Quán Café Müller, São Paulo", "«Nhà nông số»"]

    assert mended(*lines) == lines


# ── Letters ──────────────────────────────────────────────────────────────────────────────────────────────────────
@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("c\u043eng an, \u0410n Giang", "cong an, An Giang"),
        ("Ðảng bộ, ðại hội", "Đảng bộ, đại hội"),
        ("𝐓𝐡𝐨\u0302𝐧𝐠 𝐛𝐚\u0301𝐨", "Thông báo"),
        ("Москва và Αθήνα", "Москва và Αθήνα"),
    ],
)
def test_look_alikes_in_a_latin_word_are_mended_and_told(text, read):
    """Cyrillic, Greek, Eth and decorated letters are read as what they look like; words of other scripts stay."""
    mender = Mender()

    assert mender.mended([text]) == [read]
    assert len(mender.conversions) == (text != read)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("\uf0b7 Điểm một", "• Điểm một"),
        ("Bước một \uf0e0 bước hai", "Bước một   bước hai"),
        ("ch\uf061n", "ch\ufffdn"),
        ("ng\x9cời", "ng\ufffdời"),
        ("ng\x07ười", "ng\ufffdười"),
    ],
)
def test_bullets_of_symbol_fonts_are_bullets_and_hidden_letters_are_told(text, read):
    """What nobody can read in a word is not dropped silently: it stays, marked, for the checker."""
    assert mended(text) == [read]


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_no_text_breaks_the_mender(text):
    """Whatever is typed, there is a text, and mending it again changes nothing more that is proper."""
    (once,) = mended(text)

    assert isinstance(once, str)
