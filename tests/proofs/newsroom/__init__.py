"""What proves the newsroom: what airs is what was approved. A little for the tests, all for `make prove-newsroom`."""
