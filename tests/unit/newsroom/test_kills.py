"""Some of the deaths of `make prove-newsroom`."""

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest
from proofs.newsroom.kills import kill


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the process that dies is a fork")
def test_killed_at_any_step_the_station_is_whole_and_goes_on():
    """In each phase a few deaths: nothing is lost or half approved, and the next run ends as an undisturbed one."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:  # this one has threads, which no fork survives
        deaths = process.submit(kill, 20, 45).result()

    assert deaths.faults == []
    assert set(deaths.killed) == {"receive", "approve", "voice"}
    assert deaths.killed.total() > 3
