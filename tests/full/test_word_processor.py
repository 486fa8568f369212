"""Files that a real word processor saved are read as the editor meant them."""

import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from fakes.clock import VirtualClock
from fakes.station import MORNING, founded, opened

import chiminh_radio.sample
from chiminh_radio.errors import ScriptError
from chiminh_radio.files import digest_of
from chiminh_radio.model.script import Insert
from chiminh_radio.newsroom.parser import parse
from chiminh_radio.newsroom.readers import Limits, read_manuscript

OFFICE = shutil.which("soffice")
needs_poppler = pytest.mark.skipif(
    shutil.which("pdftotext") is None, reason="no pdftotext: apt-get install poppler-utils"
)
pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(OFFICE is None, reason="no LibreOffice: apt-get install libreoffice-writer-nogui"),
]

WORD = Path(chiminh_radio.sample.__file__).with_name("ban-tin-48.docx")
SCRIPTS = Path(__file__).parents[1] / "fixtures" / "scripts"
OPEN_DOCUMENT = SCRIPTS / "ban-tin-tuan-48.odt"
UTF_8 = "Text (encoded):UTF8"


@pytest.fixture(scope="module")
def save_as(tmp_path_factory):
    """Opens a file in LibreOffice, with a profile of the tests' own, and saves it in another format."""
    home = tmp_path_factory.mktemp("office")

    def save_as(source, suffix, *, save_filter="", open_filter=""):
        folder = tmp_path_factory.mktemp("saved")
        opened = [f"--infilter={open_filter}"] if open_filter else []
        target = f"{suffix}:{save_filter}" if save_filter else suffix
        saved = subprocess.run(
            [
                OFFICE,
                f"-env:UserInstallation={home.as_uri()}",
                "--headless",
                *opened,
                "--convert-to",
                target,
                "--outdir",
                folder,
                source,
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
        path = folder / f"{source.stem}.{suffix}"
        assert path.is_file(), saved.stderr
        return path

    return save_as


def script_of(path):
    return parse(read_manuscript(path).paragraphs)


def words_of(script):
    """All that stands in the body in order, headings included, whatever section it is in."""
    words = []
    for section in script.sections:
        words += [section.heading] if section.heading else []
        words += [part.written if isinstance(part, Insert) else part.text for part in section.body]
    return words


@pytest.mark.parametrize("source", [WORD, OPEN_DOCUMENT], ids=lambda path: path.suffix)
@pytest.mark.parametrize("suffix", ["docx", "odt"])
def test_a_document_saved_anew_is_the_same_script(save_as, source, suffix):
    """An editor who opens the sample and saves it, in the same format or the other, loses nothing of it."""
    assert script_of(save_as(source, suffix)) == script_of(source)


def test_a_document_saved_as_text_loses_only_what_a_style_alone_told(save_as):
    """Plain text has no styles: `LỜI CHÀO` becomes a line, `TIN 1: …` stays a heading; every word and cue is there."""
    document = script_of(WORD)

    text = script_of(save_as(WORD, "txt", save_filter=UTF_8))

    assert replace(text, sections=()) == replace(document, sections=())
    assert words_of(text) == words_of(document)
    assert [section.heading for section in text.sections] == [""] + [
        section.heading for section in document.sections if section.heading.startswith("TIN ")
    ]


@pytest.mark.parametrize("source", sorted(SCRIPTS.glob("*.txt")), ids=lambda path: path.stem)
def test_text_opened_and_saved_as_word_is_the_same_script(save_as, source):
    """Whichever shape an editor types in, it is read from a .docx as it is from text."""
    assert script_of(save_as(source, "docx", open_filter=UTF_8)) == script_of(source)


def test_the_sample_document_can_be_printed(save_as):
    """LibreOffice lays the sample out on paper, two pages of it at most."""
    printed = save_as(WORD, "pdf").read_bytes()

    assert printed.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) in {1, 2}


def test_an_old_word_file_is_the_same_script(save_as):
    """A .doc is converted by the program that is there, in a profile of its own, and read as it was meant."""
    manuscript = read_manuscript(save_as(WORD, "doc"))

    assert parse(manuscript.paragraphs) == script_of(WORD)
    assert manuscript.was


def test_an_old_word_file_is_refused_where_the_station_forbids_it(save_as):
    """A .doc is known by its content, and the editor is told how to save it."""
    with pytest.raises(ScriptError, match=r"\.doc\); hãy mở bằng Word và lưu thành \.docx"):
        read_manuscript(save_as(WORD, "doc"), Limits(convert=False))


@needs_poppler
def test_a_printed_document_is_received_with_its_vietnamese_whole(save_as, tmp_path):
    """A PDF of the sample is taken through the real pdftotext: head and every word as typed, the file kept as it is."""
    printed = save_as(WORD, "pdf")
    station = opened(founded(tmp_path), VirtualClock(MORNING))

    record = station.desk.receive(printed, at=MORNING)
    kept = station.config.root / record.original
    station.close()

    typed = script_of(WORD)
    assert (record.script.title, record.script.air_on, record.script.themes, record.script.editor) == (
        typed.title,
        typed.air_on,
        typed.themes,
        typed.editor,
    )
    assert " ".join(words_of(record.script)).replace("\uf0b7 ", "") == " ".join(words_of(typed))
    assert any("PDF" in note.reason for note in record.notes)
    assert digest_of(kept) == digest_of(printed)
