"""A wait that could be without an end."""

import threading
import time
from datetime import timedelta

from chiminh_radio.watch import Watch


def test_a_wait_that_lasts_too_long_is_given_up():
    """Whoever waits is set free, and it can be told afterwards."""
    free = threading.Event()
    with Watch(timedelta(milliseconds=20), free.set) as watch:
        assert watch.wait(lambda: free.wait(30))

    assert watch.gave_up


def test_only_waiting_counts():
    """What happens between two waits may last as long as it wants."""
    with Watch(timedelta(milliseconds=20), lambda: None) as watch:
        watch.wait(lambda: None)
        time.sleep(0.06)
        watch.wait(lambda: None)

    assert not watch.gave_up
