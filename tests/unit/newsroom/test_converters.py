"""Old formats, with programs of the tests' own in the place of LibreOffice and pdftotext."""

import os
import stat
import sys
import textwrap
import time
from datetime import date, timedelta
from pathlib import Path

import pytest

from chiminh_radio.errors import ScriptError
from chiminh_radio.newsroom.intake import Intake
from chiminh_radio.newsroom.readers import Limits, converters
from chiminh_radio.sample import write_bulletin

OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "WordDocument".encode("utf-16-le")
PDF = b"%PDF-1.7 ... %%EOF"
NOTICE = "THÔNG BÁO HỌP DÂN\\nMời bà con đến họp.\\n"
pytestmark = pytest.mark.skipif(os.name != "posix", reason="the programs here are scripts with a #! line")


@pytest.fixture
def program(tmp_path, monkeypatch):
    """Puts a Python program in the place of every other one; its arguments are in `words`."""

    def write(body):
        path = tmp_path / "bin" / "program"
        path.parent.mkdir(exist_ok=True)
        code = f"#!{sys.executable}\nimport os, pathlib, shutil, sys, time\nwords = sys.argv[1:]\n"
        path.write_text(code + textwrap.dedent(body), encoding="utf-8")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setattr(
            converters.shutil, "which", lambda name: str(path) if name in {"soffice", "pdftotext"} else None
        )

    return write


@pytest.fixture
def draft_of(tmp_path):
    """Reads a file of these bytes as the station would."""

    def read(name, content, **limits):
        path = tmp_path / name
        path.write_bytes(content)
        return Intake(limits=Limits(**limits)).draft(path)

    return read


def test_an_old_word_file_is_converted_and_the_leader_is_told(program, draft_of, tmp_path):
    """What LibreOffice makes is read like any .docx, from a copy with a name of ours, and a note says so."""
    write_bulletin(tmp_path / "made.docx", date(2026, 11, 30))
    program(f"""
        assert words[-1].endswith("bai.doc") and "--headless" in words
        profile = next(word for word in words if word.startswith("-env:UserInstallation=file://"))
        settings = pathlib.Path(profile.partition("file://")[2]) / "user" / "registrymodifications.xcu"
        assert "DisableMacrosExecution" in settings.read_text()
        shutil.copy({str(tmp_path / "made.docx")!r}, pathlib.Path(words[words.index("--outdir") + 1]) / "bai.docx")
    """)
    draft = draft_of("--bản tin.doc", OLD_WORD)

    assert draft.script.sections
    assert [(note.rule, "Word đời cũ" in note.reason) for note in draft.notes] == [("converted", True)]


def test_the_text_of_a_pdf_is_read(program, draft_of):
    """Pages are put behind each other; a note says what it was."""
    program(f"""
        assert words[-2].endswith("bai.pdf")
        pathlib.Path(words[-1]).write_text("{NOTICE}\\fHết.\\n\\f", encoding="utf-8")
    """)
    draft = draft_of("a.pdf", PDF)

    assert [line.text for line in draft.script.lines] == ["Mời bà con đến họp.", "Hết."]
    assert [note.rule for note in draft.notes] == ["converted"]


@pytest.mark.parametrize(
    ("file", "body", "reason"),
    [
        (("a.pdf", PDF), 'pathlib.Path(words[-1]).write_text("\\f\\f")', "chỉ có hình chụp"),
        (("a.pdf", PDF), 'pathlib.Path(words[-1]).write_text("a\\f" * 4)', r"3 trang \(\[inbox\] max_pages\)"),
        (("a.pdf", PDF), "sys.exit(1)", "có mật khẩu, hoặc không đổi được"),
        (("a.doc", OLD_WORD), "sys.exit(1)", "có mật khẩu, hoặc không đổi được"),
        (("a.doc", OLD_WORD), "time.sleep(60)", r"chưa xong nên thôi \(\[inbox\] convert_seconds\)"),
    ],
)
def test_what_cannot_be_converted_is_refused_with_what_to_do(program, draft_of, file, body, reason):
    """A picture of a page, too many pages, a password, a program that hangs: each has its sentence."""
    program(body)

    with pytest.raises(ScriptError, match=reason):
        draft_of(*file, pages=3, convert_time=timedelta(seconds=1))


def test_what_a_program_leaves_running_is_ended(program, draft_of, tmp_path):
    """A child that outlives its parent does not outlive the conversion."""
    program(f"""
        child = os.fork()
        if child:
            pathlib.Path({str(tmp_path / "child")!r}).write_text(str(child))
        else:
            time.sleep(60)
    """)
    with pytest.raises(ScriptError):
        draft_of("a.doc", OLD_WORD)

    child = int((tmp_path / "child").read_text(encoding="utf-8"))
    assert not lives(child)


def lives(process):
    """Whether it still does after a moment for whoever inherits it to bury it."""
    for _look in range(200):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        time.sleep(0.01)
    return "Z" not in Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2]


@pytest.mark.parametrize(
    ("file", "advice"), [(("a.doc", OLD_WORD), "lưu thành .docx"), (("a.pdf", PDF), "gửi bản .docx")]
)
def test_without_a_program_or_where_the_station_forbids_it_is_refused(program, draft_of, monkeypatch, file, advice):
    """The editor is told what to send, the operator what to install."""
    program("sys.exit(9)")
    with pytest.raises(ScriptError, match=advice):
        draft_of(*file, convert=False)
    monkeypatch.setattr(converters.shutil, "which", lambda _name: None)
    with pytest.raises(ScriptError, match=advice):
        draft_of(*file)
