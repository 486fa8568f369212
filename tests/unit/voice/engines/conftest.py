import pytest
from fakes.clock import VirtualClock
from fakes.station import MORNING


@pytest.fixture
def clock():
    """For an engine's waits only: the servers have the machine's own."""
    return VirtualClock(MORNING)
