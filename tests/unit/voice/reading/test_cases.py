"""Every line of cases/*.tsv: a written form, and how a presenter says it."""

from pathlib import Path

import pytest

from chiminh_radio.voice.normalise import Normaliser


def _cases():
    for path in sorted((Path(__file__).parent / "cases").glob("*.tsv")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if not line.startswith("# "):
                written, spoken = line.split("\t")
                yield pytest.param(written, spoken, id=f"{path.stem}: {written}")


@pytest.mark.parametrize(("written", "spoken"), list(_cases()))
def test_written_form_is_said_as_a_presenter_would(written, spoken):
    """The words are those of the table, and nothing is left unread."""
    line = Normaliser().line(written)
    assert (line.text, line.residue) == (spoken, ())
