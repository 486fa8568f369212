"""Laws for any text; `make prove-reading` tries them on many more."""

from itertools import islice
from pathlib import Path

import pytest
from fakes.broken import passages, plan
from proofs.reading.forms import FAMILIES, sample
from proofs.reading.laws import LAWS, broken, mixtures
from proofs.reading.scorer import cases

from chiminh_radio.model.speech import Change, SpokenLine

CASES = Path(__file__).parent / "cases"


def _real_texts():
    yield from (case.written for case in cases())
    yield from (*passages(), *plan().splitlines())
    for table in CASES.glob("*.tsv"):
        yield from table.read_text(encoding="utf-8").replace("\t", "\n").splitlines()


def _line(text, *changes):
    """A line with its changes, each (written, spoken, start)."""
    named = [Change(written=written, spoken=spoken, rule="rule", start=start) for written, spoken, start in changes]
    return SpokenLine(role="", text=text, changes=tuple(named))


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(_real_texts, id="a plan, passages, all cases as written and as spoken"),
        pytest.param(lambda: (form for family in FAMILIES for form, _ in sample(family)), id="forms"),
        pytest.param(lambda: islice(mixtures(1), 3_000), id="mixtures"),
    ],
)
def test_no_reading_breaks_a_law(texts):
    """Nothing is lost, nothing is left unread without a word, reading again changes nothing, NFD is read as NFC."""
    assert broken(texts()) == []


@pytest.mark.parametrize(
    ("law", "written", "line"),
    [
        ("nothing lost", "một hai", _line("một")),
        ("nothing lost", "ba TP.", _line("ba", ("TP.", "", 3))),
        ("nothing lost", "ba 5", _line("ba năm", ("5", "năm", 2))),
        ("nothing lost", "v.v.5", _line("vân vânnăm", ("v.v.", "vân vân", 0), ("5", "năm", 4))),
        ("nothing unreported", "5%", _line("năm %")),
        ("nothing unreported", "xyz ba", _line("xyz ba")),
        ("read again the same", "5", _line("5")),
        ("NFC and NFD alike", "má", _line("ma")),
    ],
)
def test_a_law_that_is_broken_is_found(law, written, line):
    """A reading that loses, hides or changes something does not pass."""
    assert LAWS[law](written, line)
