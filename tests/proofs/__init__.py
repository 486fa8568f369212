"""What proves our claims: `make prove-reading`, `make prove-newsroom`; the tests take a little of each."""
