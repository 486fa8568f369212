"""What proves the clock: no minute without an explanation. A little for the tests, all for `make prove-clock`."""
