"""What proves the reading, for the tests (a little of it), `make prove-reading` (all) and `make bench-reading`."""
