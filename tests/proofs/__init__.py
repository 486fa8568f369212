"""What proves our claims: `make prove-reading`, `prove-newsroom`, `prove-clock`; the tests take a little of each."""
