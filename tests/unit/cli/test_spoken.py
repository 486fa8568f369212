import json

import pytest

SCRIPT = """\
TIÊU ĐỀ: Bản tin
LOẠI: bản tin
CHỦ ĐỀ: khac
BIÊN TẬP: Trần Văn Khải
GIỌNG: NAM = nam; NỮ = nữ

== MỘT ==
NAM: UBND xã họp lúc 7h30 về tổ dân vận khéo (TDVK).
[NHẠC CẮT]
NỮ: Mời UBND và UBND.
== HAI ==
NAM: TDVK gặp XYZK ★.
"""


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "bai.txt"
    path.write_text(SCRIPT, encoding="utf-8")
    return path


def test_whoever_approves_sees_what_will_be_said_and_what_was_changed(radio, file):
    """Each role's words, under them written → spoken, each once; the explained acronym, and what nobody could read."""
    radio("script", "add", file)
    _code, out, _err = radio("script", "show", "1", "--spoken")
    lines = [" ".join(line.split()) for line in out.split("\n\n", 1)[1].splitlines()]

    assert lines[: lines.index("2. NỮ: Mời ủy ban nhân dân và ủy ban nhân dân.") + 3] == [
        "== MỘT ==",
        "1. NAM: ủy ban nhân dân xã họp lúc bảy giờ ba mươi phút về tổ dân vận khéo.",
        "UBND → ủy ban nhân dân",
        "7h30 → bảy giờ ba mươi phút",
        "(TDVK) → (không đọc)",
        "[NHẠC CẮT]",
        "2. NỮ: Mời ủy ban nhân dân và ủy ban nhân dân.",
        "UBND → ủy ban nhân dân",
        "",
    ]
    assert "TDVK → tổ dân vận khéo (bài tự giải thích: mục “MỘT”, đoạn 1)" in lines
    assert "! XYZK → ích i dét ca (chưa biết cách đọc)" in lines
    assert "! ★ (chưa biết cách đọc)" in lines


def test_what_is_written_down_of_a_recording_is_told_to_be_just_that(radio, file):
    """The words after the cue are no words of the voice's: neither read nor checked, and the leader is told so."""
    cue = "[BĂNG: ong-hung.mp3]"
    file.write_text(f"{SCRIPT}\nNAM: {cue} Tôi thấy tốt.\n\n{cue}.\n", encoding="utf-8")
    radio("script", "add", file)
    lines = radio("script", "show", "1", "--spoken")[1].splitlines()
    turn = lines.index(f"NAM: {cue}")

    assert lines[turn + 1] == "    lời ghi lại của bản ghi, máy không đọc và không soát: “Tôi thấy tốt.”"
    assert lines[turn + 2 : turn + 4] == [cue, ""]


def test_no_line_is_wider_than_the_terminal(radio, file, monkeypatch):
    """Eighty columns are enough."""
    monkeypatch.setenv("COLUMNS", "80")
    radio("script", "add", file)

    for words in (["script", "show", "1", "--spoken"], ["script", "check", file]):
        assert max(map(len, radio(*words)[1].splitlines())) <= 80


def test_check_tells_the_place_the_mending_and_what_the_script_explains(radio, file):
    """The unknown acronym with its neighbours and the exact command; the known one with where it is explained."""
    code, out, _err = radio("script", "check", file)
    words = " ".join(out.split())

    assert code == 0
    assert "“XYZK” chưa được giải thích, loa sẽ đánh vần: TDVK gặp XYZK ★." in words
    assert 'chiminh-radio voice lexicon add XYZK "cách đọc"' in words
    assert "Bài tự giải thích TDVK: tổ dân vận khéo (mục “MỘT”, đoạn 1)" in words
    assert json.loads(radio("script", "check", file, "--json")[1])[0]["learnt"] == {
        "TDVK": {"spoken": "tổ dân vận khéo", "place": "mục “MỘT”, đoạn 1"}
    }


def test_the_command_that_check_names_mends_it(radio, file):
    """After it the note is gone."""
    assert "lexicon add XYZK" in radio("script", "check", file)[1]
    assert radio("voice", "lexicon", "add", "XYZK", "ích i dét ca")[0] == 0
    assert radio("voice", "lexicon", "add", "★", "ngôi sao")[0] == 0
    assert "lexicon add" not in radio("script", "check", file)[1]


def test_a_role_heard_in_recordings_alone_has_no_machine_s_voice(radio, file):
    """The others keep theirs."""
    text = SCRIPT.replace("NỮ = nữ", "NỮ = nữ; ÔNG HÙNG = nam")
    file.write_text(f"{text}\nÔNG HÙNG: [BĂNG: ong-hung.mp3]\n", encoding="utf-8")
    radio("script", "add", file)
    voices = json.loads(radio("script", "show", "1", "--json")[1])["voices"]

    assert [name for name, voice in voices.items() if voice == "bản ghi"] == ["ÔNG HÙNG"]
