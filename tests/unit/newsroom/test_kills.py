"""Some of the deaths of `make prove-newsroom`."""

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

import pytest
from proofs.newsroom import deeds
from proofs.newsroom.kills import kill

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the process that dies is a fork")


def test_killed_at_any_step_the_station_is_whole_and_goes_on():
    """In each phase a few deaths: nothing is lost or half approved, and the next run ends as an undisturbed one."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:  # this one has threads, which no fork survives
        deaths = process.submit(kill, 20, 45).result()

    assert deaths.faults == []
    assert set(deaths.killed) == {"receive", "approve", "voice"}
    assert deaths.killed.total() > 3


def test_a_command_that_is_killed_was_done_wholly_or_not_at_all():
    """Taking recordings in, importing, withdrawing, adding a person, saving, restoring: a death in each at least."""
    with ProcessPoolExecutor(1, get_context("spawn")) as process:
        deaths = process.submit(deeds.kill, 10, 40).result()

    assert deaths.faults == []
    assert set(deaths.killed) == set(deeds.DEEDS)
