import pytest
from fakes.clock import VirtualClock
from fakes.station import MORNING, fake_output, founded, opened, slot


@pytest.fixture
def station(tmp_path):
    """A station half an hour before its morning slot."""
    clock = VirtualClock(MORNING)
    house = opened(founded(tmp_path, slot("sang", "05:30")), clock, fake_output(clock))
    yield house
    house.close()
