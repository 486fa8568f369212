import json
import re

import pytest
from fakes.broken import scanned_plan

from chiminh_radio.cli.main import run

SCRIPT = """\
TIÊU ĐỀ: Thông báo tiêm phòng
LOẠI: thông báo
CHỦ ĐỀ: khac
BIÊN TẬP: Trần Văn Khải

Trạm y tế xã mời bà con đưa trẻ đến tiêm phòng vào sáng thứ Bảy.
"""


@pytest.fixture
def script(tmp_path):
    path = tmp_path / "thong-bao.txt"
    path.write_text(SCRIPT, encoding="utf-8")
    return path


def test_init_makes_a_station_that_holds_together(tmp_path, capsys):
    """A founded station lacks nothing but its first bulletin, and founding it again changes nothing."""
    book = tmp_path / "dai" / "config.toml"

    assert run(["init", str(tmp_path / "dai")]) == 0
    assert run(["-c", str(book), "schedule", "check"]) == 0
    assert run(["-c", str(book), "playlist", "check"]) == 1
    assert [line for line in capsys.readouterr().out.splitlines() if "  - " in line and "(bản tin)" not in line] == []
    before = {path: path.read_bytes() for path in (tmp_path / "dai").rglob("*.*") if path.is_file()}
    assert run(["init", str(tmp_path / "dai")]) == 0
    assert all(path.read_bytes() == content for path, content in before.items() if path.suffix in {".toml", ".wav"})
    assert "đã là một đài" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["scrip"], 2, "có phải ý là “script”?"),
        (["script", "aprove"], 2, "có phải ý là “approve”?"),
        (["script", "show"], 2, "thiếu SỐ"),
        (["script", "show", "mot"], 2, "SỐ"),
        (["script", "show", "99"], 1, "99"),
        (["script", "approve", "1"], 2, "--by"),
        (["status", "--foo"], 2, "--foo"),
        (["--lang", "fr", "status"], 2, "vi hoặc en"),
        (["playlist", "build", "khong-co"], 1, "khong-co"),
        (["air", "slot", "trua"], 1, "sang"),
        (["air", "now", "du-phong", "--zone", "thon-x"], 1, "toan-xa"),
        (["script", "check", "khong-co.docx"], 1, "khong-co.docx"),
    ],
)
def test_what_cannot_be_done_gets_a_sentence_and_its_code(radio, words, code, said):
    """1 for a refusal, 2 for wrong usage; the sentence names the value, and no traceback is shown."""
    got, _out, err = radio(*words)

    assert got == code
    assert said in err
    assert "Traceback" not in err


def test_a_folder_without_a_station_says_what_to_run(tmp_path, capsys):
    """The operator learns of `init`."""
    assert run(["-c", str(tmp_path / "config.toml"), "status"]) == 1
    assert "chiminh-radio init" in capsys.readouterr().err


def test_a_broken_config_tells_every_fault_with_its_line(radio, book):
    """A misspelt key and a wrong value are told together."""
    text = book.read_text(encoding="utf-8").replace("settle_seconds", "setle_seconds")
    book.write_text(text.replace('playlist = "du-phong"', "playlist = 7"), encoding="utf-8")

    code, _out, err = radio("status")

    assert code == 1
    assert "config.toml:2" in err
    assert "settle_seconds" in err
    assert "playlist" in err


def test_the_priority_class_is_shown_to_who_approves(radio, script):
    """What goes first in a programme says so in the head that a leader reads; what does not, does not."""
    radio("script", "add", script)
    script.write_text(SCRIPT.replace("CHỦ ĐỀ", "MỨC ĐỘ: ưu tiên\nCHỦ ĐỀ"), encoding="utf-8")
    radio("script", "add", script)
    plain, urgent = (radio("script", "show", number)[1] for number in (1, 2))

    assert re.search(r"Mức độ +ưu tiên", urgent)
    assert "Mức độ" not in plain


def test_a_recipe_longer_than_a_session_may_be_is_a_fault_of_the_grid(radio, tmp_path):
    """`schedule check` holds a recipe's own length against [hours] session_limit_minutes."""
    recipe = tmp_path / "playlists" / "du-phong.toml"
    recipe.write_text(f"length_minutes = 50\n{recipe.read_text(encoding='utf-8')}", encoding="utf-8")
    code, _out, err = radio("schedule", "check")

    assert code == 1
    assert "session_limit_minutes" in err


def test_all_that_recipes_name_and_is_not_there_is_told_at_once(radio, book, tmp_path):
    """A sound of the library and a theme that config.toml does not have; a group of its themes is known."""
    book.write_text(book.read_text(encoding="utf-8") + '\n[themes]\n"1.5a" = "A"\n"1.5b" = "B"\n', encoding="utf-8")
    recipe = 'title = "T"\n[[parts]]\njingle = "mat"\n[[parts.or]]\nitems = ["1.5", "1.6", "1.5b"]\n'
    (tmp_path / "playlists" / "la.toml").write_text(recipe, encoding="utf-8")
    code, _out, err = radio("playlist", "check")

    assert code == 1
    assert "công thức «la»: thư viện" in err
    assert "công thức «la»: chủ đề “1.6” không có trong [themes] của config.toml; có: 1.5a, 1.5b" in err
    assert err.count("công thức «la»") == 2


def test_a_playlist_that_names_a_missing_jingle_is_refused(radio, tmp_path):
    """`playlist check` names the jingle and what there is."""
    recipe = tmp_path / "playlists" / "ban-tin-sang.toml"
    recipe.write_text(recipe.read_text(encoding="utf-8").replace("nhac-cat", "nhac-cac"), encoding="utf-8")

    code, _out, err = radio("playlist", "check")

    assert code == 1
    assert "nhac-cac" in err
    assert "nhac-cat" in err


def test_a_script_goes_from_file_to_decision(radio, script):
    """Added, shown as it will be said, refused its own editor, rejected with a reason."""
    assert radio("script", "add", script)[0] == 0
    assert "Trạm y tế xã" in radio("script", "show", "1", "--spoken")[1]
    assert radio("script", "approve", "1", "--by", "Trần Văn Khải")[0] == 1
    code, out, _err = radio("script", "reject", "1", "--by", "Lãnh Đạo", "--why", "thiếu giờ tiêm")
    assert code == 0
    assert "thiếu giờ tiêm" in out


def test_a_scan_is_neither_checked_nor_taken(radio, tmp_path):
    """On every way in it is refused with a sentence, and never becomes a script."""
    scan = tmp_path / "quet.txt"
    scan.write_text(scanned_plan(), encoding="utf-8")

    for command in ("check", "add"):
        code, _out, err = radio("script", command, scan)
        assert (code, "tệ nhất ở “" in err) == (1, True)
    assert "quet" not in radio("script", "list")[1]


def test_a_refused_file_does_not_hold_up_the_others(radio, script, tmp_path):
    """Of two files the good one is taken; the other is told, and the exit code says that not all went well."""
    empty = tmp_path / "rong.txt"
    empty.write_text("", encoding="utf-8")

    code, out, err = radio("script", "add", empty, script)

    assert code == 1
    assert "Thông báo tiêm phòng" in out
    assert "rong.txt" in err


@pytest.mark.parametrize(
    "words",
    [
        ["status"],
        ["script"],
        ["item"],
        ["playlist"],
        ["schedule", "week"],
        ["schedule", "day", "2026-11-30"],
        ["air"],
        ["zone"],
        ["voice", "list"],
        ["voice", "lexicon"],
        ["voice", "lexicon", "test", "UBND"],
        ["report", "log"],
        ["report", "verify"],
    ],
)
def test_every_list_has_a_form_for_machines(radio, words):
    """--json prints one JSON value, wherever it stands."""
    code, out, _err = radio(*words, "--json")

    assert code == 0
    json.loads(out)


def test_status_says_what_is_wanting(radio):
    """No daemon, no bulletin this week, and what comes next."""
    code, out, _err = radio("status")

    assert code == 0
    assert "KHÔNG CHẠY" in out
    assert "chưa có bản tin" in out
    assert "du-phong" in out


def test_status_is_no_wider_than_the_terminal(radio, monkeypatch):
    """What does not fit goes on under the words, not under the dash."""
    monkeypatch.setenv("COLUMNS", "40")
    said = radio("status")[1].partition("Cần để ý:\n")[2].splitlines()

    assert any(line.startswith("    ") for line in said)
    assert all(len(line) <= 40 and line.startswith(("  - ", "    ")) for line in said)


def test_english_is_spoken_when_asked_for(radio):
    """--lang en, and never the machine's own LANG."""
    _code, english, _err = radio("status", "--lang", "en")
    _code, vietnamese, _err = radio("status")

    assert "On air" in english
    assert "Đang phát" in vietnamese
