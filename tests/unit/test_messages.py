"""The tool that keeps the message catalogues, and the catalogues as the program reads them."""

import ast
import gettext
import importlib.util
import os
import sys
from pathlib import Path

import pytest
from babel.messages import Catalog

from chiminh_radio import i18n

_TOOL = Path(__file__).parents[2] / "tools" / "messages.py"
_spec = importlib.util.spec_from_file_location("messages_tool", _TOOL)
messages = importlib.util.module_from_spec(_spec)
sys.modules[_spec.name] = messages
_spec.loader.exec_module(messages)


def catalogue(**translations: str) -> Catalog:
    made = Catalog(locale="en")
    for word, translation in translations.items():
        made.add(word.replace("_", " "), translation, flags=["fuzzy"] if translation.startswith("?") else [])
    return made


@pytest.fixture
def _language(monkeypatch):
    monkeypatch.setenv("LANGUAGE", os.environ.get("LANGUAGE", ""))
    yield
    i18n.use("vi")


@pytest.mark.parametrize(
    ("translations", "said"),
    [
        ({}, "not in the catalogue"),
        ({"xin_chào": ""}, "not translated"),
        ({"xin_chào": "?hello"}, "marked as fuzzy"),
        ({"xin_chào": "hello {name}"}, "other placeholders in 'hello {name}'"),
        ({"xin_chào": "hello", "tạm_biệt": "bye"}, "nothing says this any more"),
    ],
)
def test_a_stale_catalogue_is_told_of(translations, said):
    """Missing, empty, fuzzy, wrongly filled and left-over messages are found, each with its text."""
    [fault] = messages.faults("en", catalogue(xin_chào=""), catalogue(**translations))

    assert said in fault


def test_a_fresh_catalogue_has_no_faults():
    """A translation with the same placeholders, in whatever order, is all that is wanted."""
    words = Catalog()
    words.add("{a} và {b:g}: %s")
    fresh = Catalog()
    fresh.add("{a} và {b:g}: %s", "{b:g} and {a}: %s")

    assert list(messages.faults("en", words, fresh)) == []


def test_placeholders_are_names_formats_and_order():
    """Formats count, but for dates, which each language writes its own way; logging's %s are counted too."""
    assert messages.placeholders("{day:%d/%m} {x:.1f} {{y}} %s") == [("day", "%"), ("x", ".1f"), ("%", "%s")]
    assert messages.placeholders("{x}") != messages.placeholders("{x:g}")


def test_no_message_hides_in_an_f_string():
    """What collects the messages does not look there, so such a one would never be translated."""
    hidden = [
        f"{path.name}:{text.lineno}"
        for path in messages.PACKAGE.rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "_"
    ]

    assert hidden == []


@pytest.mark.usefixtures("_language")
def test_the_program_speaks_english_when_asked():
    """With `en` chosen, a message of ours comes out of the compiled catalogue."""
    i18n.use("en")

    assert i18n._("không có khóa này") == "there is no such key"


@pytest.mark.usefixtures("_language")
@pytest.mark.parametrize(("language", "word"), [("vi", "Tuỳ chọn"), ("en", "Options")])
def test_the_command_line_library_follows(language, word, monkeypatch):
    """The library's own words are in the language chosen, whatever the machine's LANG says."""
    monkeypatch.setenv("LANG", "de_DE.UTF-8")
    i18n.use(language)

    assert gettext.gettext("Options") == word
