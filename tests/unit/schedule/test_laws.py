from hypothesis import given, settings
from hypothesis import strategies as st
from proofs.clock import grids


@settings(max_examples=60, deadline=None)
@given(grids.worlds(), st.integers(0, 7 * 24), st.integers(0, 7 * 24 * 60))
def test_every_grid_keeps_the_laws(world, hour, minute):
    """Repeatable, adding up, as slots say, a reason for each exception, no overlap unseen, each minute explained."""
    grids.hold(world, hour, minute)
