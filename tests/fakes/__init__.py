"""Stand-ins that obey the contracts, so that tests of the house read like use."""
