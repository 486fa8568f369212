import sys

import pytest

from chiminh_radio.errors import ApprovalError
from chiminh_radio.newsroom import keyfile
from chiminh_radio.newsroom.signing import new_signer

SIGNER = new_signer()
WORDS = "hoa gạo tháng ba"


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    path = tmp_path_factory.mktemp("usb") / "khoa" / "lan.pem"
    keyfile.save(SIGNER, path, WORDS)
    return path


def test_a_key_comes_back_with_its_passphrase_in_any_composition(file):
    """A Mac writes ạ as two signs; it is the same passphrase."""
    assert keyfile.load(file, WORDS).public == SIGNER.public
    assert keyfile.load(file, "hoa gạo tháng ba".replace("ạ", "a\u0323")).public == SIGNER.public


@pytest.mark.parametrize("words", ["hoa gao thang ba", "", WORDS + " "])
def test_another_passphrase_opens_nothing(file, words):
    """The sentence names the file."""
    with pytest.raises(ApprovalError, match=r"sai mật khẩu.*lan\.pem"):
        keyfile.load(file, words)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_the_owner_reads_the_file(file):
    """Mode 600, whatever the umask."""
    assert file.stat().st_mode & 0o777 == 0o600


def test_the_passphrase_and_the_key_do_not_stand_in_the_file(file):
    """What a thief of the stick reads is salt and cipher."""
    content = file.read_bytes()

    assert WORDS.encode() not in content
    assert SIGNER.key.private_bytes_raw() not in content
    assert b"ENCRYPTED PRIVATE KEY" in content


def test_a_key_is_never_written_over(file):
    """Whoever has approved with it would lose all of that."""
    before = file.read_bytes()
    with pytest.raises(ApprovalError, match="ghi đè"):
        keyfile.save(new_signer(), file, WORDS)
    assert file.read_bytes() == before


def test_a_short_passphrase_is_refused(tmp_path):
    """And no file is made."""
    with pytest.raises(ApprovalError, match="8 ký tự"):
        keyfile.save(SIGNER, tmp_path / "a.pem", "1234567")
    assert not (tmp_path / "a.pem").exists()


@pytest.mark.parametrize(
    "content",
    [b"", b"r\xe1c" * 40, b"-----BEGIN ENCRYPTED PRIVATE KEY-----\n", b"scrypt-salt: " + b"0" * 32 + b"\nr\xe1c", None],
    ids=["empty", "rubbish", "cut", "salt only", "missing"],
)
def test_what_is_no_key_is_told(tmp_path, content):
    """A wrong file on the stick is a sentence with its name."""
    path = tmp_path / "khac.pem"
    if content is not None:
        path.write_bytes(content)

    with pytest.raises(ApprovalError, match=r"khac\.pem"):
        keyfile.load(path, WORDS)


def test_a_key_lies_in_the_home_folder_under_the_owners_name(monkeypatch, tmp_path):
    """Outside of the station, whose folder is copied about."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("USERPROFILE", str(tmp_path))

    assert keyfile.usual("Phạm Thị Đào (Chủ tịch)") == tmp_path / ".chiminh-radio" / "pham-thi-dao-chu-tich.pem"
    assert keyfile.usual("…").name == "khoa.pem"
