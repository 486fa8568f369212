import pytest

from chiminh_radio import config
from chiminh_radio.newsroom import keyfile

NAME = "Phạm Thị Lan"
WORDS = "hoa gạo tháng ba"


@pytest.fixture
def usb(tmp_path_factory):
    return tmp_path_factory.mktemp("usb") / "lan.pem"


@pytest.fixture
def words(tmp_path_factory):
    path = tmp_path_factory.mktemp("giay") / "mat-khau.txt"
    path.write_text(WORDS + "\n", encoding="utf-8")
    return path


def test_an_approver_gets_a_key_and_the_station_signs(radio, book, usb, words):
    """The public half stands in config.toml, the private one opens with the passphrase, neither is printed."""
    code, told, error = radio("person", "add", NAME, "--role", "approver", "--key", usb, "--passphrase-file", words)

    assert (code, error) == (0, "")
    assert keyfile.load(usb, WORDS).public == config.load(book).approvers()[NAME]
    assert config.load(book).signed
    assert WORDS not in told


def test_an_editor_needs_no_key(radio, book):
    """Nobody is asked for a passphrase."""
    assert radio("person", "add", NAME, "--role", "editor", "--role", "operator")[0] == 0
    assert config.load(book).people()[NAME] == {"editor", "operator"}
    assert not config.load(book).signed


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["add", NAME, "--role", "approver"], "CHIMINH_PASSPHRASE"),
        (["add", NAME, "--role", "chu-tich"], "roles"),
        (["add", "Lãnh Đạo", "--role", "approver"], "person key"),
        (["key", "Trần Văn Khải"], "approver"),
        (["remove", NAME], NAME),
        (["remove", "Lãnh Đạo"], "approver"),
    ],
    ids=["nobody to ask", "no such role", "there already", "no approver", "stranger", "last approver"],
)
@pytest.mark.usefixtures("_home")
def test_what_cannot_be_done_is_told_and_leaves_the_book(radio, book, arguments, reason):
    """A sentence, exit code 1, and config.toml as it was."""
    text = book.read_bytes()
    code, _told, error = radio("person", *arguments)

    assert (code, reason in error) == (1, True)
    assert book.read_bytes() == text


def test_a_private_key_is_not_left_in_the_station(radio, book, words):
    """Its folder is copied about, backed up, and read by the whole office."""
    stick = book.parent / "lan.pem"
    code, _told, error = radio("person", "add", NAME, "--role", "approver", "--key", stick, "--passphrase-file", words)

    assert (code, "--key" in error, stick.exists()) == (1, True, False)


def test_the_list_shows_who_may_do_what_and_who_has_a_key(radio, usb, words):
    """Machines get the whole public key."""
    radio("person", "add", NAME, "--role", "approver", "--key", usb, "--passphrase-file", words)
    public = keyfile.load(usb, WORDS).public

    assert public[:12] in radio("person")[1]
    assert f'"key": "{public}"' in radio("person", "list", "--json")[1]
