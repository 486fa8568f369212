import json
import wave

import pytest
from fakes.sounds import encoded, hush, melody, write_wav

from chiminh_radio.cli import console
from chiminh_radio.files import digest_of

LEADER = "Lãnh Đạo"


@pytest.fixture(scope="module")
def usb(tmp_path_factory):
    """A folder that somebody brings: two sounds, one of them twice, and what is no sound."""
    folder = tmp_path_factory.mktemp("usb")
    first = write_wav(folder / "ba-lan.wav", hush(1.5) + melody(5.0, seed=1, rate_hz=48_000))
    (folder / "cũ").mkdir()
    encoded(first, folder / "cũ" / "ba-lan.mp3", "-b:a", "64k")
    write_wav(folder / "im.wav", hush(2.0))
    (folder / "ghi-chu.txt").write_text("xin chào", encoding="utf-8")
    return folder


def test_a_whole_folder_is_added_and_each_file_s_fate_told(radio, usb):
    """What is good is taken, though another is refused; what sounds alike is noted."""
    code, said, complaint = radio("item", "add", usb, "--kind", "interview", "--by", "Trần Văn Khải")

    assert code == 1
    assert "im.wav: không nghe thấy gì" in complaint
    assert "Đã thêm số 1: ba-lan" in said
    assert "lặng ở đầu 1.1 giây" in said
    assert "với số 1 “ba-lan”" in said
    assert "Bỏ qua 1 tệp" in said
    assert "Đã có từ trước, số 1: ba-lan" in radio("item", "add", usb / "ba-lan.wav", "--kind", "interview")[1]


def test_the_list_says_what_may_air_and_what_has_no_source(radio, usb):
    """Files that lie in the library by hand are told apart, until their source is."""
    radio("item", "add", usb / "ba-lan.wav", "--kind", "interview", "--theme", "1.5d")
    _code, said, _complaint = radio("item", "list")

    assert "chưa được duyệt" in said
    assert "chưa ghi nguồn: chuong, nhac-cat, nhac-hieu, nhac-ket" in " ".join(said.split())
    assert "ba-lan" not in radio("item", "list", "--kind", "music")[1]
    assert "ba-lan" in radio("item", "list", "--theme", "1.5")[1]
    assert "ba-lan" not in radio("item", "list", "--expired")[1]


def test_an_item_is_heard_approved_and_shown(radio, usb, tmp_path):
    """As it is in a programme: a WAV, without the silence before it; then who decided, when."""
    radio("item", "add", usb / "ba-lan.wav", "--kind", "interview", "--source", "xã đoàn", "--by", "Trần Văn Khải")

    assert radio("item", "listen", 1, "-o", tmp_path / "nghe.wav")[0] == 0
    with wave.open(str(tmp_path / "nghe.wav")) as heard:
        assert 5.0 <= heard.getnframes() / heard.getframerate() <= 5.5

    assert "Đã duyệt tư liệu số 1 “ba-lan”" in radio("item", "approve", 1, "--by", LEADER, "--yes")[1]
    said = radio("item", "show", 1)[1]

    for words in ("Nguồn: xã đoàn", "Người thêm: Trần Văn Khải", f"Người duyệt: {LEADER}, ", "Phát: được"):
        assert words in said
    code, _said, complaint = radio("item", "approve", 1, "--by", LEADER, "--yes")
    assert (code, "đã được Lãnh Đạo duyệt" in complaint) == (1, True)


def test_a_leader_s_no_is_no_decision(radio, usb, monkeypatch):
    """Each is shown and asked for by itself."""
    radio("item", "add", usb / "ba-lan.wav", usb / "cũ" / "ba-lan.mp3", "--kind", "lesson")
    monkeypatch.setattr(console, "require_somebody", lambda _otherwise: None)
    answers = iter(["không", "có"])
    monkeypatch.setattr("builtins.input", lambda _question: next(answers))
    said = radio("item", "approve", 1, 2, "--by", LEADER)[1]

    assert "Chưa duyệt số 1." in said
    assert "Đã duyệt tư liệu số 2" in said
    assert "Loại: bài học" in said


def test_nobody_approves_without_being_asked(radio, usb):
    """From a script, only with --yes."""
    radio("item", "add", usb / "ba-lan.wav", "--kind", "lesson")

    assert "--yes" in radio("item", "approve", 1, "--by", LEADER)[2]


def test_status_tells_of_a_recording_that_waits_for_a_decision(radio, usb):
    """Until it is approved, or over; music waits for none."""
    radio("item", "add", usb / "ba-lan.wav", "--kind", "interview")
    radio("item", "add", usb / "cũ" / "ba-lan.mp3", "--kind", "music", "--source", "Đội văn nghệ")
    waiting = "tư liệu số 1 “ba-lan” chưa phát được: chưa được duyệt"

    told = " ".join(radio("status")[1].split())
    assert waiting in told
    assert "tư liệu số 2" not in radio("status")[1]

    radio("item", "approve", 1, "--by", LEADER, "--yes")

    assert "tư liệu số" not in radio("status")[1]


def test_an_item_expires(radio, usb):
    """From now on, or after a day."""
    radio("item", "add", usb / "ba-lan.wav", "--kind", "music", "--source", "Đội văn nghệ")

    assert "phát đến hết ngày 31/12/2099" in radio("item", "expire", 1, "--on", "31/12/2099")[1]
    assert radio("item", "list", "--expired")[1] == "Tư liệu: –\n"

    radio("item", "expire", 1)

    assert "hết hạn phát" in radio("item", "list", "--expired")[1]


def test_everything_is_json_too(radio, usb):
    """Numbers, digests, measures; and no other word on the page."""
    added = json.loads(radio("--json", "item", "add", usb / "ba-lan.wav", "--kind", "lesson")[1])
    shown = json.loads(radio("--json", "item", "show", 1)[1])
    listed = json.loads(radio("--json", "item", "list")[1])

    assert added["added"][0]["record"]["item"]["digest"] == digest_of(usb / "ba-lan.wav") == shown["item"]["digest"]
    assert listed["without_source"] == ["chuong", "nhac-cat", "nhac-hieu", "nhac-ket"]
    assert json.loads(radio("--json", "item", "approve", 1, "--by", LEADER, "--yes")[1])["approval"]["by"] == LEADER


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--kind", "musik"), "có phải ý là “music”"),
        (("--kind", "music"), "--source"),
        (("--kind", "lesson", "--theme", "9.9"), "không có chủ đề “9.9”"),
    ],
)
def test_wrong_words_are_told_with_what_to_type(radio, book, usb, words, why):
    """Before anything is taken in."""
    book.write_text(book.read_text(encoding="utf-8") + '\n[themes]\n"1.5d" = "người dân"\n', encoding="utf-8")
    code, _said, complaint = radio("item", "add", usb / "ba-lan.wav", *words)

    assert (code, why in complaint) == (1, True)
    assert "ba-lan" not in radio("item", "list")[1]


def test_a_title_is_for_one_file(radio, usb, tmp_path):
    """And a folder without sound is told."""
    assert "--title" in radio("item", "add", usb, "--kind", "lesson", "--title", "Bài 1")[2]
    (tmp_path / "trong").mkdir()
    assert "không có tệp âm thanh nào" in radio("item", "add", tmp_path / "trong", "--kind", "lesson")[2]
