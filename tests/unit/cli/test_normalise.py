import io
import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chiminh_radio.cli.main import run
from chiminh_radio.voice.normalise import Normaliser


@pytest.fixture
def through(monkeypatch, capsys, tmp_path):
    """Run bytes through the filter, in a folder without a station."""
    monkeypatch.chdir(tmp_path)

    def call(content, *words):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        code = run(["voice", "normalise", *words])
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def test_one_line_in_one_line_out(through):
    """Empty lines, lines of control characters, the mark of an editor, and a last line without an end."""
    code, out, err = through("\ufeffUBND\r\n\n\x01\x02\n \t \na\u2028b\x85c\x0cd\n7h30".encode())

    assert (code, err) == (0, "")
    assert out.split("\n") == ["ủy ban nhân dân", "", "\x01\x02", "", "a bê xê dê", "bảy giờ ba mươi phút", ""]


def test_a_very_long_line_is_one_line(through):
    """However long, it comes out whole and as one."""
    _code, out, _err = through(b"xin ch\xc3\xa0o " * 20_000 + b"\n")

    assert out == ("xin chào " * 20_000).strip() + "\n"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\n"), max_size=30))
def test_whatever_a_line_holds_one_line_comes_out(text):
    """No sign within a line parts it."""
    assert len(Normaliser().line(text).text.splitlines()) <= 1


def test_what_is_no_utf8_is_refused_with_its_line(through):
    """What stood before it has been said."""
    code, out, err = through(b"UBND\nx\xe3\n7h30\n")

    assert (code, out) == (1, "ủy ban nhân dân\n")
    assert ":2: chữ ở đây không theo mã UTF-8" in err


def test_each_change_is_explained(through):
    """Span, written → spoken, rule; and what nobody could read is marked."""
    _code, out, _err = through("Tại UBND, XYZK ★\n".encode(), "--explain")

    assert [" ".join(line.split()) for line in out.splitlines()] == [
        "Tại ủy ban nhân dân, ích i dét ca ★",
        "4–8 UBND → ủy ban nhân dân [phrase]",
        "! 10–14 XYZK → ích i dét ca [spelling] (chưa biết cách đọc)",
        "! 15–16 ★ (chưa biết cách đọc)",
    ]


def test_machines_get_a_value_a_line(through):
    """--json gives each line's spans, also without --explain."""
    _code, out, _err = through(b"UBND\n\nXYZK\n", "--json")
    first, empty, last = map(json.loads, out.splitlines())

    change = {"start": 0, "end": 4, "written": "UBND", "spoken": "ủy ban nhân dân", "rule": "phrase"}
    assert first == {"line": 1, "written": "UBND", "spoken": "ủy ban nhân dân", "changes": [change], "residue": []}
    assert (empty["line"], empty["written"], empty["spoken"]) == (2, "", "")
    assert last["residue"] == [{"start": 0, "end": 4, "written": "XYZK"}]


def test_an_answer_comes_before_the_next_line_is_asked(tmp_path):
    """Whoever pipes a growing file sees each line at once."""
    command = [sys.executable, "-m", "chiminh_radio", "voice", "normalise"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=tmp_path) as filtering:
        for written, spoken in [("UBND", "ủy ban nhân dân"), ("7h30", "bảy giờ ba mươi phút")]:
            filtering.stdin.write(f"{written}\n".encode())
            filtering.stdin.flush()
            assert filtering.stdout.readline().decode().strip() == spoken
        filtering.stdin.close()


def test_a_station_that_was_named_must_be_there(through):
    """Without --config any folder will do; with it the operator means that station."""
    code, _out, err = through(b"UBND\n", "-c", "khong-co.toml")

    assert (code, "khong-co.toml" in err) == (1, True)


def test_lines_are_texts_of_their_own_unless_they_are_one_text(through):
    """With --text an acronym that one line explains is read so in those after it."""
    text = "tổ dân vận khéo (TDVK)\nTDVK\n".encode()

    assert through(text)[1].splitlines()[1] == "tê dê vê ca"
    assert through(text, "--text")[1].splitlines()[1] == "tổ dân vận khéo"
    assert "[learnt-acronym]" in through(text, "--text", "--explain")[1]
