import pytest

from chiminh_radio.config import load, people_edit
from chiminh_radio.config.sample import sample
from chiminh_radio.errors import ConfigError

KEY, OTHER_KEY = "A" * 43 + "=", "B" * 43 + "="
LEADER = "Phạm Thị Lan"
BOOK = """\
# Sổ của đài
[[people]]
name = "Trần Văn Khải" # ở thôn Đông
roles = [
  "editor",
]

# Người duyệt
[[people]]
name = "Vũ Văn Máy"
roles = ["approver"]

# Loa
[[outputs]]
name = "loa"
kind = "file"
"""


@pytest.fixture
def book(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text(BOOK, encoding="utf-8")
    return path


@pytest.fixture
def locks(tmp_path):
    return tmp_path / ".locks"


def test_a_person_comes_after_the_others_and_nothing_else_moves(book, locks):
    """Comments, order and blanks stay as they were written; no key, no signing."""
    people_edit.add(book, LEADER, ["editor", "operator"], "", locks=locks)

    new = '\n[[people]]\nname = "Phạm Thị Lan"\nroles = ["editor", "operator"]\n'
    assert book.read_text(encoding="utf-8") == BOOK.replace('roles = ["approver"]\n', 'roles = ["approver"]\n' + new)
    assert not load(book).signed


def test_an_approvers_first_key_makes_the_station_ask_for_signatures(book, locks):
    """Who has a key signs from then on; the table that says so is made where there was none."""
    people_edit.add(book, LEADER, ["approver"], KEY, locks=locks)

    config = load(book)
    assert config.signed
    assert config.approvers() == {"Vũ Văn Máy": "", LEADER: KEY}


def test_a_key_is_written_where_the_person_stands(book, locks):
    """Also between others, after a list on several lines, and over an older key; a comment beside it stays."""
    people_edit.set_key(book, "Trần Văn Khải", KEY, locks=locks)
    people_edit.set_key(book, "Vũ Văn Máy", KEY, locks=locks)
    text = book.read_text(encoding="utf-8")
    assert f']\nkey = "{KEY}"\n\n# Người duyệt\n' in text
    assert f'roles = ["approver"]\nkey = "{KEY}"\n\n# Loa\n' in text
    book.write_text(text.replace(f'key = "{KEY}"', f'key = "{KEY}"  # USB xanh'), encoding="utf-8")

    people_edit.set_key(book, "Vũ Văn Máy", OTHER_KEY, locks=locks)

    assert f'key = "{OTHER_KEY}"  # USB xanh\n' in book.read_text(encoding="utf-8")
    assert load(book).approvers() == {"Vũ Văn Máy": OTHER_KEY}


def test_the_sample_takes_people_and_keys(tmp_path, locks):
    """The book that `init` writes, with a comment above each key, is edited in its own lines."""
    book = tmp_path / "config.toml"
    book.write_text(sample(), encoding="utf-8", newline="\r\n")
    leader = "Người Duyệt (thay tên)"
    people_edit.set_key(book, leader, KEY, locks=locks)
    people_edit.add(book, LEADER, ["approver"], OTHER_KEY, locks=locks)
    people_edit.remove(book, leader, locks=locks)

    assert (load(book).signed, load(book).approvers()) == (True, {LEADER: OTHER_KEY})
    before, after = sample().splitlines(), book.read_bytes().decode("utf-8").split("\r\n")
    new = {"signed = true", f'name = "{LEADER}"', 'roles = ["approver"]', f'key = "{OTHER_KEY}"'}
    assert set(after) - set(before) == new
    assert set(before) - set(after) == {"signed = false", f'name = "{leader}"', 'roles = ["approver", "emergency"]'}


def test_a_removed_person_is_gone_with_the_table(book, locks):
    """The others and their comments stay."""
    people_edit.remove(book, "Trần Văn Khải", locks=locks)

    assert book.read_text(encoding="utf-8") == BOOK.replace(
        '[[people]]\nname = "Trần Văn Khải" # ở thôn Đông\nroles = [\n  "editor",\n]\n\n', ""
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda book, locks: people_edit.add(book, "Vũ Văn Máy", ["editor"], "", locks=locks),
        lambda book, locks: people_edit.remove(book, LEADER, locks=locks),
        lambda book, locks: people_edit.set_key(book, LEADER, KEY, locks=locks),
        lambda book, locks: people_edit.remove(book, "Vũ Văn Máy", locks=locks),
    ],
    ids=["twice", "unknown", "key of nobody", "last approver"],
)
def test_what_would_spoil_the_book_is_refused_and_nothing_is_written(book, locks, change):
    """A double name, a stranger, and a station where nobody could approve any more."""
    with pytest.raises(ConfigError):
        change(book, locks)

    assert book.read_text(encoding="utf-8") == BOOK


def test_the_last_who_can_sign_is_not_removed(book, locks):
    """A station that asks for signatures would be silenced by it."""
    people_edit.set_key(book, "Vũ Văn Máy", KEY, locks=locks)
    people_edit.add(book, LEADER, ["approver"], "", locks=locks)

    with pytest.raises(ConfigError, match="person key"):
        people_edit.remove(book, "Vũ Văn Máy", locks=locks)


def test_a_book_in_another_style_is_left_to_its_writer(book, locks):
    """What cannot be edited line by line is not spoilt: the sentence says to edit it by hand."""
    text = 'people = [{name = "Vũ Văn Máy", roles = ["approver"]}]\n'
    book.write_text(text, encoding="utf-8")

    with pytest.raises(ConfigError, match="sửa tay"):
        people_edit.add(book, LEADER, ["approver"], KEY, locks=locks)
    assert book.read_text(encoding="utf-8") == text
