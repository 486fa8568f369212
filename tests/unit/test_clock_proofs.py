"""Some of `make prove-clock`."""

from proofs.clock.simulated import SLOTS, simulate


def test_every_slot_of_a_station_in_trouble_is_explained(tmp_path):
    """Three days of kills, power cuts, set clocks, full disks: each slot ends aired in time or with why, once."""
    outcome = simulate(tmp_path / "dai", seed=21, days=3)

    assert outcome.faults == []
    assert outcome.ends.total() >= SLOTS
    assert outcome.struck.total() > 2
