"""Some of the bundles and backups of `make prove-newsroom`."""

from proofs.newsroom.carried import CARRIED, carry


def test_nothing_is_taken_from_a_file_that_was_tampered_with_on_the_way():
    """Of every kind one: no decision that nobody signed, no other station, nothing written elsewhere, each named."""
    found = carry(0, len(CARRIED))

    assert found.faults == []
    assert found.named == found.tried
