"""Some of the tamperings of `make prove-newsroom`."""

import pytest
from proofs.newsroom.tampered import bench
from proofs.newsroom.tampering import KINDS, tamper


@pytest.fixture(scope="module")
def untouched():
    with bench() as station:
        answers = []
        for wholly in (False, True):
            with station.forged("nothing"):
                pass
            answers.append(station.ask(wholly=wholly))
        return answers


def test_what_nobody_tampered_with_airs_and_no_fault_is_found(untouched):
    """The station that is tampered with airs what was approved, asked or aired wholly, and its books are whole."""
    assert [answer.sounds for answer in untouched] == ["approved", "approved"]
    assert not any("".join(answer.told) for answer in untouched)


def test_nothing_that_was_tampered_with_airs_and_each_is_named():
    """Of every kind one is aired from its row to the log, and one is asked about before the first sample."""
    found = tamper(0, 2 * len(KINDS), every=2)

    assert found.faults == []
    assert found.named == found.tried
