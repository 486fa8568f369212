import socket
from datetime import datetime, timedelta

import pytest
from fakes.clock import VirtualClock
from fakes.life import Life

from chiminh_radio.clock import ZONE
from chiminh_radio.service import PATIENCE, Pulse, tell

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZONE)
HALF = PATIENCE / 2


@pytest.fixture
def manager(tmp_path, monkeypatch):
    """A service manager's ear: what it was told since it last asked."""
    if not hasattr(socket, "AF_UNIX"):
        pytest.skip("no unix sockets")
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(str(tmp_path / "notify"))
        ear.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))

        def told():
            words = set()
            try:
                while True:
                    words.update(ear.recv(4096).decode().split("\n"))
            except BlockingIOError:
                return words

        yield told


def test_nobody_is_told_where_no_service_manager_asks(monkeypatch):
    """In a terminal, and when the manager has gone, nothing happens and nothing fails."""
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    tell("READY=1")
    monkeypatch.setenv("NOTIFY_SOCKET", "/nowhere/notify")
    tell("READY=1")


def test_the_manager_hears_each_word(manager):
    """Two words in one message are two."""
    tell("READY=1", "STATUS=đang chạy")
    assert manager() == {"READY=1", "STATUS=đang chạy"}


def test_one_part_that_stands_still_is_enough_to_be_unsteady():
    """Steady while both have done a round not long ago."""
    clock = VirtualClock(NOON)
    pulse = Pulse(clock, ("tick", "air"))
    clock.sleep(HALF.total_seconds())
    pulse.beat("tick")
    assert pulse.is_steady
    clock.sleep(HALF.total_seconds())
    assert not pulse.is_steady
    pulse.beat("air")
    assert pulse.is_steady


@pytest.mark.parametrize("stuck", ["tick", "answer"])
def test_the_watchdog_is_fed_by_the_work_and_not_by_being_alive(manager, tmp_path, stuck):
    """Ready and fed while the plan is looked at and the air answers; no more once either stands still."""
    house = Life(tmp_path, at=NOON)
    house.live(seconds=5)
    assert manager() >= {"READY=1", "WATCHDOG=1"}
    house.jobs.remove_job(stuck)
    house.live(seconds=(PATIENCE + timedelta(seconds=5)).total_seconds())
    manager()
    house.live(seconds=5)
    assert manager() == set()

    house.stop()
    assert manager() == {"STOPPING=1"}
    house.clock.__exit__(None, None, None)
