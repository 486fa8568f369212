import time
from pathlib import Path

import pytest

from chiminh_radio.config import load
from chiminh_radio.config.sample import sample
from chiminh_radio.errors import ConfigError, StationError

LEAST = """\
[[people]]
name = "Người duyệt"
roles = ["approver"]
"""


def findings(folder: Path, text: str | bytes) -> list[str]:
    path = folder / "config.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    with pytest.raises(ConfigError) as caught:
        load(path)
    return list(caught.value.findings)


def test_an_approver_is_all_a_station_needs(tmp_path):
    """Everything else has a default."""
    (tmp_path / "config.toml").write_text(LEAST, encoding="utf-8")

    assert load(tmp_path / "config.toml").station.commune == "xã Chí Minh"


def test_all_faults_come_at_once_in_the_order_of_the_file(tmp_path):
    """A file with many faults, of schema and between tables, is told of whole: line, key, value, rule, a hint."""
    text = """\
[hours]
allowed = ["05:00-21:00", "9h-10h"]

[[slots]]
name = "sang"
at = "22:30"
playlst = "ban-tin"
zones = ["toan-sa"]
late_minutes = "10"

[[zones]]
name = "toan-xa"
title = ""
outputs = ["loa"]
[[outputs]]
name = "loa"
kind = "soundcard"
"""

    assert findings(tmp_path, text) == [
        (
            "config.toml:1: khóa “people”: chưa ai có vai “approver” (duyệt), nên không bài nào được phát; "
            "hãy thêm người duyệt"
        ),
        (
            'config.toml:2: [hours], khóa “allowed”, giá trị thứ 2: "9h-10h" chưa đúng: '
            "khoảng giờ viết như “05:00-21:00”, muộn nhất đến 24:00"
        ),
        "config.toml:4: [[slots]] số 1, khóa “playlist”: còn thiếu, cần ghi khóa này",
        (
            "config.toml:6: [[slots]] số 1, khóa “at”: “22:30” ngoài giờ được phát (05:00-21:00); "
            "xem khóa “allowed” của bảng [hours]"
        ),
        "config.toml:7: [[slots]] số 1, khóa “playlst”: không có khóa này; có phải ý là “playlist”?",
        (
            "config.toml:8: [[slots]] số 1, khóa “zones”, giá trị thứ 1: không có [[zones]] nào tên “toan-sa”; "
            "có phải ý là “toan-xa”?"
        ),
        (
            'config.toml:9: [[slots]] số 1, khóa “late_minutes”: "10" chưa đúng: '
            "phải là số nguyên, không đặt trong ngoặc kép"
        ),
        'config.toml:13: [[zones]] số 1, khóa “title”: "" chưa đúng: không được để trống',
    ]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("[station]\nlanguage = 'fr'", '[station], khóa “language”: "fr" chưa đúng: chỉ nhận một trong: vi, en'),
        ("[station]\nname = 3", "[station], khóa “name”: 3 chưa đúng: phải là chữ, đặt trong ngoặc kép"),
        (
            "[approval]\nself_approval = 1",
            "[approval], khóa “self_approval”: 1 chưa đúng: phải là true hoặc false, không đặt trong ngoặc kép",
        ),
        ("[studio]\nloudness_lufs = 0", "[studio], khóa “loudness_lufs”: 0 chưa đúng: không được quá -8"),
        ("[studio]\nloudness_lufs = nan", "[studio], khóa “loudness_lufs”: nan chưa đúng: phải là một con số"),
        ("[hours]\nsession_limit_minutes = 0", "[hours], khóa “session_limit_minutes”: 0 chưa đúng: phải từ 1 trở lên"),
        ("[hours]\nallowed = []", "[hours], khóa “allowed”: [] chưa đúng: phải có ít nhất 1 giá trị"),
        ("[hours]\nallowed = '05:00-21:00'", "phải là danh sách trong ngoặc vuông"),
        ("[hours]\nallowed = ['21:00-05:00']", "“21:00-05:00”: giờ kết thúc phải sau giờ bắt đầu"),
        ("[inbox]\nwarn_marks = 40", "[inbox], khóa “warn_marks”: mức nhắc 40 thấp hơn mức không nhận 50"),
        ("[inbox]\nrefuse_syllables = 95", "mức nhắc 92 thấp hơn mức không nhận 95"),
        ("voice = 3", "khóa “voice”: 3 chưa đúng: phải là một bảng"),
        ("[voice]\nchain = ['espaek']", "chưa có bảng [voice.engines.espaek]; có phải ý là “espeak”?"),
        (
            "[voice]\nchain = ['a']\n[voice.engines.a]\nfemale = ['a']\nmale = ['b']\nspede = 1",
            "[voice.engines.a], khóa “spede”: không có khóa này; có phải ý là “speed”?",
        ),
        ("[voice.roles]\nPV = 'female'", "[voice.roles], khóa “PV”: “female” không phải là một giọng; viết như “nam”"),
        (
            "[checker.rules]\nlong-sentense = 'off'",
            "[checker.rules], khóa “long-sentense”: không có quy tắc “long-sentense”; có phải ý là “long-sentence”?",
        ),
        ("[checker.rules]\nlong-item = 'no'", "chỉ nhận một trong: error, warning, off"),
        ("[stasion]\nname = 'x'", "khóa “stasion”: không có khóa này; có phải ý là “station”?"),
        ("[station]\ninbox = '../khac'", "“../khac” ra ngoài thư mục của đài"),
        ("[station]\ninbox = 'a\\..\\..\\khac'", "ra ngoài thư mục của đài"),
        ("[schedule]\nfallback = '../du-phong'", "phải là tên tệp, không có thư mục"),
        ("[schedule]\nfallback = ''", "không được để trống"),
        ("[[outputs]]\nname = 'Loa To'\nkind = 'file'", "tên ngắn chỉ gồm chữ thường không dấu"),
        ("[[people]]\nname = 'Người duyệt'\nroles = ['editor']", "“Người duyệt” đã là tên của [[people]] số 1"),
        ("[[people]]\nname = 'B'\nroles = ['editor']\nkey = 'abc'", "phải là khóa công khai do “person add”"),
        ("[[people]]\nname = 'B'\nroles = ['aprover']", "chỉ nhận một trong: editor, operator, approver, emergency"),
    ],
)
def test_each_rule_says_itself(tmp_path, line, said):
    """A single fault gives a single line, which names the key, the value and the rule."""
    # The bad key comes first or last: TOML wants bare keys before tables, and repeated tables in order.
    text = LEAST + line + "\n" if line.startswith("[") else f"{line}\n{LEAST}"
    [finding] = findings(tmp_path, text)

    assert said in finding


def test_a_value_is_shown_short(tmp_path):
    """A long value does not flood the terminal."""
    [finding] = findings(tmp_path, LEAST + f"[station]\nname = '{'ê' * 5000}'\n")

    assert len(finding) < 200


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('[station]\nname = "x"\nname = "y"\n', "config.toml:3: cột 11: khóa này đã ghi ở trên rồi"),
        ("[station]\n[station]\n", "config.toml:2: cột 9: bảng này đã mở ở trên rồi"),
        ("[station\n", "config.toml:1: cột 9: tên bảng phải nằm gọn trong ngoặc vuông"),
        ("name x\n", "config.toml:1: cột 6: sau tên khóa phải có dấu bằng"),
        ("a = 1 b = 2\n", "config.toml:1: cột 7: sau giá trị phải xuống dòng"),
        ('at = "05:30\n', "config.toml:1: cột 12: thiếu dấu ngoặc kép đóng ở cuối dòng"),
        ("at = 05:30\n", "config.toml:1: cột 7: sau giá trị phải xuống dòng; chữ và giờ phải đặt trong ngoặc kép"),
        ("at = sáng\n", "giá trị không đúng cách; chữ và giờ phải đặt trong ngoặc kép"),
        ("a = [1,\n2\n", "config.toml:3: cột 1: thiếu ngoặc đóng"),
        ('ffmpeg = "C:\\loa"\n', "dấu “\\” phải viết hai lần"),
        ("tên = 1\n", "config.toml:1: cột 2: sau tên khóa phải có dấu bằng; tên có dấu tiếng Việt"),
    ],
)
def test_a_fault_of_writing_has_line_and_column(tmp_path, text, said):
    """What is no TOML is told of with its place, in Vietnamese."""
    [finding] = findings(tmp_path, text)

    assert said in finding


def test_notepad_s_files_are_read(tmp_path):
    """A byte order mark and Windows line ends do no harm."""
    (tmp_path / "config.toml").write_bytes(b"\xef\xbb\xbf" + sample().replace("\n", "\r\n").encode())

    assert load(tmp_path / "config.toml").zones()[0].name == "toan-xa"


def test_lines_are_counted_in_notepad_s_files_too(tmp_path):
    """A fault stands on the line that Notepad shows."""
    [finding] = findings(tmp_path, b"\xef\xbb\xbf" + (LEAST + "[hours]\nallow = 1\n").replace("\n", "\r\n").encode())

    assert finding.startswith("config.toml:5: ")


@pytest.mark.parametrize("content", ["[station]\nname = 'xã'\n".encode("utf-16"), b"\n# x\xe3\n"])
def test_other_encodings_are_refused_kindly(tmp_path, content):
    """A file that is not UTF-8 says so, and how to mend it."""
    [finding] = findings(tmp_path, content)

    assert "hãy lưu lại tệp với mã UTF-8" in finding


def test_a_huge_file_is_refused(tmp_path):
    """More than a megabyte is not read."""
    [finding] = findings(tmp_path, b"#" * 1_000_001)

    assert "lớn quá 1 MB" in finding


@pytest.mark.parametrize("number", ["9" * 5000, "0x" + "F" * 5000])
def test_a_number_without_end_is_refused(tmp_path, number):
    """A whole number of thousands of digits is a fault like any other, and is not shown whole."""
    [finding] = findings(tmp_path, LEAST + f"[hours]\nsession_limit_minutes = {number}\n")

    assert "quá" in finding
    assert len(finding) < 200


def test_a_deep_file_is_refused(tmp_path):
    """Brackets within brackets without end do not bring the program down."""
    [finding] = findings(tmp_path, "a = " + "[" * 100_000)

    assert "lồng nhau quá sâu" in finding


def test_a_file_of_nonsense_is_told_of_in_reason(tmp_path):
    """Thousands of faults cost little time and are not all shown."""
    text = LEAST + "".join(
        f"[[slots]]\nname = 's{n}'\nat = '06:00'\nplaylist = 'a'\nzones = ['z{n}']\n"
        f"[[zones]]\nname = 'y{n}'\ntitle = 'a'\noutputs = ['x{n}']\nfoo{n} = 1\n"
        for n in range(2000)
    )
    begin = time.process_time()
    told = findings(tmp_path, text)

    assert (len(told), told[-1]) == (51, "… và 5950 lỗi nữa")
    assert time.process_time() - begin < 5


def test_no_file_is_told_with_the_way_out(tmp_path):
    """Where there is no station, the sentence says how to make one."""
    with pytest.raises(StationError, match="chiminh-radio init"):
        load(tmp_path / "config.toml")


def test_a_folder_is_no_file(tmp_path):
    """A path that cannot be read gives a sentence, not a traceback."""
    with pytest.raises(StationError, match="không đọc được"):
        load(tmp_path)


def test_an_output_belongs_to_one_zone(tmp_path):
    """In two zones it would sound twice when both are on air: the second zone is told of the first."""
    text = """
[[outputs]]
name = "loa"
kind = "soundcard"

[[zones]]
name = "thon-a"
title = "Thôn A"
outputs = ["loa"]

[[zones]]
name = "thon-b"
title = "Thôn B"
outputs = ["loa"]
"""

    assert any("đã thuộc [[zones]] số 1" in finding for finding in findings(tmp_path, text))
