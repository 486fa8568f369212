"""The open set is read as official texts are read aloud, by the scorer of the proofs."""

import pytest
from proofs.reading.scorer import cases

from chiminh_radio.voice.normalise import Normaliser


@pytest.mark.parametrize("case", cases(), ids=lambda case: f"{case.category}: {case.written}")
def test_the_reading_is_an_accepted_one(case):
    """Every form of the open set is read in one of the ways that are right."""
    assert case.accepts(spoken := Normaliser().line(case.written).text), spoken
