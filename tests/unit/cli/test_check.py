import json

import pytest

from chiminh_radio.cli.main import run

GOOD = """\
TIÊU ĐỀ: Thông báo họp thôn
LOẠI: thông báo
CHỦ ĐỀ: khac
NGUỒN: UBND xã
BIÊN TẬP: Trần Văn Khải

Mời bà con ra nhà văn hóa họp thôn.
"""


@pytest.fixture
def check(monkeypatch, capsys, tmp_path):
    """Check files by their text, in a folder without a station; the folder's names come last."""
    monkeypatch.chdir(tmp_path)

    def call(*texts, flags=()):
        names = [f"bai-{number}.txt" for number in range(len(texts))]
        for name, text in zip(names, texts, strict=True):
            (tmp_path / name).write_text(text, encoding="utf-8")
        code = run(["script", "check", *names, *flags])
        told = capsys.readouterr()
        return code, told.out, told.err, sorted(path.name for path in tmp_path.iterdir())

    return call


def test_a_script_is_checked_without_a_station_and_nothing_is_left_behind(check):
    """Whoever writes at home checks with the defaults; no book and no folder comes to be."""
    assert check(GOOD) == (0, "“Thông báo họp thôn”: 1 lời đọc\n  không có chỗ nào phải sửa\n", "", ["bai-0.txt"])


def test_of_several_files_each_is_told_and_one_error_is_enough(check):
    """All are checked, also after one that is no script; the exit code is 1."""
    code, out, err, _left = check(GOOD + "Hạn nộp là ngày 31/11.\n", "", GOOD)

    assert code == 1
    assert out.count("“Thông báo họp thôn”") == 2
    assert "[phải sửa] Phần không đề mục, đoạn 2: “ngày 31/11”: lịch không có ngày này" in out
    assert "bai-1.txt" in err
    assert check(GOOD, GOOD)[0] == 0


def test_for_machines_there_is_one_list(check):
    """Each file with its notes, or with why it was refused."""
    code, out, _err, _left = check(GOOD + "Hạn nộp là ngày 31/11.\n", "", flags=("--json",))
    found = json.loads(out)

    assert code == 1
    assert [each["what"] for each in found] == ["bai-0.txt", "bai-1.txt"]
    assert [(note["rule"], note["severity"]) for note in found[0]["notes"]] == [("impossible-date", "error")]
    assert "bai-1.txt" in found[1]["refused"]


def test_a_station_s_severities_hold(radio, book, tmp_path):
    """What the station turned off is not told; what it made an error refuses."""
    file = tmp_path / "bai.txt"
    file.write_text(GOOD.replace("NGUỒN: UBND xã\n", "") + "Hạn nộp là ngày 31/11.\n", encoding="utf-8")
    rules = "\n[checker.rules]\nimpossible-date = 'off'\nno-source = 'error'\n"
    book.write_text(book.read_text(encoding="utf-8") + rules, encoding="utf-8")

    code, out, _err = radio("script", "check", file)

    assert code == 1
    assert "chưa ghi nguồn" in out
    assert "31/11" not in out
