"""The engines as an operator sees them, and a voice from a memory stick to the lines of config.toml."""

import json
import tomllib

import pytest
from fakes.piper_voice import pretend_piper, write_voice
from fakes.station import founded

from chiminh_radio.cli.main import run
from chiminh_radio.config.sample import sample


@pytest.fixture
def book(tmp_path, monkeypatch):
    """A station with the sample's config.toml, on a machine that has every package."""
    pretend_piper(monkeypatch)
    monkeypatch.setenv("COLUMNS", "80")
    path = founded(tmp_path / "dai")
    path.write_text(sample(), encoding="utf-8")
    return path


@pytest.fixture
def voice(book, capsys):
    """Run a verb of `voice` and give its exit code, output and complaints."""

    def call(*words):
        code = run(["-c", str(book), "voice", *map(str, words)])
        told = capsys.readouterr()
        return code, told.out, told.err

    return call


def test_lists_every_engine_those_of_the_chain_first(voice):
    """The list has the chain in its order, then all that is registered besides."""
    _code, told, _complaint = voice("list", "--json")

    engines = json.loads(told)
    assert [(engine["name"], engine["in_chain"]) for engine in engines] == [
        ("gtts", True),
        ("espeak", True),
        ("edge", False),
        ("piper", False),
    ]
    assert [engine["name"] for engine in engines if engine["needs_network"]] == ["gtts", "edge"]


def test_the_list_fits_a_terminal_and_says_what_to_do(voice):
    """In 80 columns each engine has its voices and, where it cannot be used, what to type."""
    _code, told, _complaint = voice("list")

    assert max(map(len, told.splitlines())) <= 80
    assert "vi-VN-HoaiMyNeural" in told
    assert "chiminh-radio voice install" in " ".join(part.strip() for part in told.split())


def test_an_engine_without_a_table_is_listed(voice, book):
    """An engine that config.toml says nothing of is there, with the table that it needs."""
    text = book.read_text(encoding="utf-8")
    book.write_text(text.replace("[voice.engines.edge]", "[voice.engines.khac]"), encoding="utf-8")

    _code, told, _complaint = voice("list", "--json")

    [edge] = [engine for engine in json.loads(told) if engine["name"] == "edge"]
    assert "[voice.engines.edge]" in edge["unusable"]
    assert edge["female"] == []


def said(told):
    """The lines for config.toml, as a reader of TOML has them."""
    return tomllib.loads(told[told.index("[voice]") :])["voice"]


def test_an_installed_voice_speaks_once_its_lines_are_written(voice, book, tmp_path):
    """What `install` prints is what config.toml needs: with it piper is first in the chain, and can be used."""
    code, told, _complaint = voice("install", write_voice(tmp_path / "usb").model)

    assert code == 0
    assert said(told)["chain"] == ["piper", "gtts", "espeak"]
    text = book.read_text(encoding="utf-8").replace("audio/voices/vi_VN-vais1000-medium.onnx", "giong.onnx")
    for gender, voices in said(told)["engines"]["piper"].items():
        text = text.replace(f'{gender} = ["giong.onnx"]', f"{gender} = {json.dumps(voices)}")
    book.write_text(text.replace('chain = ["gtts", "espeak"]', 'chain = ["piper"]'), encoding="utf-8")
    [piper, *_others] = json.loads(voice("list", "--json")[1])
    assert (piper["name"], piper["in_chain"], piper["unusable"]) == ("piper", True, "")
    assert voice("say", "xin chào", "-o", tmp_path / "chao.wav")[0] == 0


def test_tells_before_it_speaks_why_an_engine_cannot(voice, tmp_path):
    """A trial reading with an engine that cannot be used says what the list says."""
    code, _told, complaint = voice("say", "xin chào", "--engine", "piper", "-o", tmp_path / "chao.wav")

    assert code == 1
    assert "piper: thiếu tệp vi_VN-vais1000-medium.onnx; cài bằng: chiminh-radio voice install" in complaint


def test_a_voice_for_one_gender_leaves_the_others(voice, book, tmp_path):
    """With --as, the other gender keeps a voice that is there, and gets the new one where it has none."""
    text = book.read_text(encoding="utf-8").replace("vi_VN-vais1000-medium", "co-truoc")
    book.write_text(text, encoding="utf-8")
    first, second = (write_voice(tmp_path / "usb", name).model for name in ("co-truoc", "moi"))

    alone = said(voice("install", second, "--as", "male")[1])["engines"]["piper"]
    voice("install", first)
    beside = said(voice("install", second, "--as", "male")[1])["engines"]["piper"]

    assert alone == {"female": ["audio/voices/moi.onnx"], "male": ["audio/voices/moi.onnx"]}
    assert beside == {"female": ["audio/voices/co-truoc.onnx"], "male": ["audio/voices/moi.onnx"]}


def test_warns_of_a_voice_that_is_not_vietnamese(voice, tmp_path):
    """A voice of another language is installed, and named as such."""
    files = write_voice(tmp_path / "usb", language={"code": "en_US"})

    assert "không phải tiếng Việt (en_US)" in voice("install", files.model)[1]
