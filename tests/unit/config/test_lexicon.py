from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chiminh_radio.config import load
from chiminh_radio.config.lexicon import normal, read_sheet
from chiminh_radio.config.lexicon_edit import add, remove
from chiminh_radio.errors import ConfigError, LexiconError
from chiminh_radio.model.speech import LexiconEntry

BOOK = """\
[[people]]
name = "Người duyệt"
roles = ["approver"]
[voice.lexicon]
KCN = "khu công nghiệp"
"""


@pytest.fixture
def path(tmp_path):
    return tmp_path / "lexicon.csv"


@pytest.fixture
def locks(tmp_path):
    return tmp_path / ".locks"


def entry(written, spoken, note=""):
    return LexiconEntry(written=written, spoken=spoken, note=note, origin="lexicon.csv")


def findings(path, content):
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(ConfigError) as caught:
        read_sheet(path)
    return list(caught.value.findings)


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_what_a_spreadsheet_program_saves_is_read(path, mark, end, separator):
    """Any usual separator, line end and mark; quoted cells, empty lines and columns in another order."""
    rows = [["Note", "spoken", "Written"], ["", "khu dân cư", "KDC"], ["", "", ""], ['"a, b; c"', "tổ một", "T1"]]
    path.write_bytes((mark + end.join(separator.join(row) for row in rows) + end).encode())

    assert list(read_sheet(path).entries.values()) == [entry("KDC", "khu dân cư"), entry("T1", "tổ một", "a, b; c")]


def test_a_lexicon_need_not_be_there(path):
    """No file and an empty one are a lexicon without words."""
    assert read_sheet(path).entries == {}
    path.write_text("", encoding="utf-8")
    assert read_sheet(path).entries == {}


def test_every_broken_line_is_told_with_its_number(path):
    """Of a file with many faults all are told at once."""
    text = """\
written,spoken,note
KDC,khu dân cư
,khu phố
TDP,
KDC,khu dân cư mới
A,"hai
B,"ba, bốn",,năm
C,?y ban
D\u200b,đê
"""
    assert findings(path, text) == [
        "lexicon.csv:3: cột written còn trống",
        "lexicon.csv:4: cột spoken còn trống",
        "lexicon.csv:5: “KDC” đã có ở dòng 2",
        "lexicon.csv:6: thiếu dấu ngoặc kép, hoặc có ô xuống dòng; mỗi từ một dòng",
        "lexicon.csv:7: thừa ô “năm”; chữ có dấu ngăn cột ở trong thì đặt trong ngoặc kép",
        "lexicon.csv:8: “?y ban” đã mất dấu; trong Excel hãy lưu bằng “CSV UTF-8”",
        "lexicon.csv:9: cột written có ký tự không nhìn thấy (U+200B); hãy gõ lại",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("KDC,khu dân cư\n", "lexicon.csv:1: dòng đầu phải là tên các cột: written,spoken,note"),
        ("written,spoken\nĐ,đê\n".encode("utf-16"), "lexicon.csv:1: chữ ở đây không theo mã UTF-8"),
        ("written,spoken\nA,\xe0\n".encode("latin-1"), "lexicon.csv:2: chữ ở đây không theo mã UTF-8"),
        (b"written,spoken\n" + b"A,a\n" * 300_000, "lexicon.csv: tệp lớn quá 1 MB"),
        ("written,spoken\n" + f"{'A' * 201},a\n", "lexicon.csv:2: cột written dài 201 ký tự, quá 200"),
    ],
)
def test_what_is_no_lexicon_is_refused(path, content, said):
    """A file without our columns, in another encoding, or without an end is told, not guessed at."""
    [finding] = findings(path, content)

    assert said in finding


def test_a_file_of_faults_is_told_in_bounds(path):
    """Fifty findings and how many more there are."""
    assert len(findings(path, "written,spoken\n" + ",a\n" * 5_000)) == 51


def test_the_station_has_both_lexicons_and_config_goes_first(tmp_path, path):
    """An entry keeps where it came from; a fault of the file leaves the rest of the station as it is."""
    book = tmp_path / "config.toml"
    book.write_text(BOOK, encoding="utf-8")
    path.write_text("written,spoken\nKCN,khu chế xuất\n", encoding="utf-8")

    assert [(word.spoken, word.origin) for word in load(book).lexicon()] == [
        ("khu công nghiệp", "config.toml"),
        ("khu chế xuất", "lexicon.csv"),
    ]
    path.write_text("written,spoken\nKCN,\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"lexicon.csv:2"):
        load(book).lexicon()


def test_a_new_file_opens_in_a_spreadsheet_program(path, locks):
    """It has the mark by which Excel knows UTF-8, and the columns' names."""
    add(path, entry("KDC", "khu dân cư"), locks=locks)

    assert path.read_bytes().decode() == "\ufeffwritten,spoken,note\r\nKDC,khu dân cư,\r\n"


def test_what_is_there_stays_as_it_was_written(path, locks):
    """Adding, replacing and removing change one line, in the file's own columns, separator and line ends."""
    before = 'spoken;người thêm;written;note\nkhu phố ; Hà;"KP";"a; b"\n;;;\n'
    path.write_text(before, encoding="utf-8", newline="")

    add(path, entry("KDC", "khu dân cư", "mới"), locks=locks)
    assert path.read_bytes().decode() == before + "khu dân cư;;KDC;mới\n"

    add(path, entry("KP", "khu phố mới"), locks=locks, instead=True)
    changed = before.replace('khu phố ; Hà;"KP"', "khu phố mới;Hà;KP")
    assert path.read_bytes().decode() == changed + "khu dân cư;;KDC;mới\n"

    assert remove(path, "KDC", locks=locks) == entry("KDC", "khu dân cư", "mới")
    assert path.read_bytes().decode() == changed


def test_an_entry_is_not_written_over_by_chance(path, locks):
    """The refusal tells what is there and how to replace it, and the file is as it was."""
    add(path, entry("KDC", "khu dân cư"), locks=locks)
    before = path.read_bytes()

    with pytest.raises(LexiconError, match=r"đọc là “khu dân cư”.*--replace"):
        add(path, entry("KDC", "khu phố"), locks=locks)
    with pytest.raises(LexiconError, match="không có “KP”"):
        remove(path, "KP", locks=locks)
    assert path.read_bytes() == before


def test_a_broken_file_is_not_written_to(path, locks):
    """Its faults are told first: nobody knows what else stands in it."""
    path.write_text("written,spoken\nKP,\n", encoding="utf-8")

    with pytest.raises(ConfigError, match=r"lexicon.csv:2"):
        add(path, entry("KDC", "khu dân cư"), locks=locks)
    assert path.read_text(encoding="utf-8") == "written,spoken\nKP,\n"


def test_words_that_several_add_at_once_are_all_kept(path, locks):
    """Each waits for the other's writing."""
    words = [entry(f"KDC{number}", "khu dân cư") for number in range(8)]
    with ThreadPoolExecutor() as pool:
        list(pool.map(lambda word: add(path, word, locks=locks), words))

    assert {word.written for word in read_sheet(path).entries.values()} == {word.written for word in words}


CELL = st.text("aĂ ,;\"'=-", min_size=1, max_size=8).map(normal).filter(bool)


@given(st.dictionaries(CELL, CELL, max_size=4))
def test_whatever_is_added_is_read_again(tmp_path_factory, words):
    """Signs that part or quote cells do not break an entry."""
    folder = tmp_path_factory.mktemp("lexicon")
    for written, spoken in words.items():
        add(folder / "lexicon.csv", entry(written, spoken), locks=folder)

    assert {word.written: word.spoken for word in read_sheet(folder / "lexicon.csv").entries.values()} == words
