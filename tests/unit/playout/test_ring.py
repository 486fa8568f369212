import threading
from datetime import datetime

import pytest
from fakes.clock import VirtualClock
from hypothesis import given
from hypothesis import strategies as st

from chiminh_radio.clock import ZONE
from chiminh_radio.model.sound import FRAME_BYTES, FRAME_SAMPLES
from chiminh_radio.playout import ring as room
from chiminh_radio.playout.ring import CAPACITY_BYTES, Ring

FRAME = b"\1\2" * FRAME_SAMPLES
SILENCE = bytes(FRAME_BYTES)


@pytest.fixture
def clock(monkeypatch):
    made = VirtualClock(datetime(2026, 11, 23, 5, 30, tzinfo=ZONE))
    monkeypatch.setattr(room.time, "monotonic", made.monotonic)
    return made


def test_is_silent_between_airings():
    """A device that pulls while nothing is on air gets silence."""
    assert Ring().pull(FRAME_SAMPLES) == SILENCE


def test_holds_the_sound_back_until_its_moment_to_the_sample(clock):
    """The first sample comes as many samples into a pull as the moment lies after it."""
    ring = Ring()
    ring.begin(clock.monotonic() + 0.03)
    ring.put(FRAME)

    assert ring.pull(FRAME_SAMPLES) == SILENCE
    clock.sleep(0.02)
    assert ring.pull(FRAME_SAMPLES) == bytes(FRAME_BYTES // 2) + FRAME[: FRAME_BYTES // 2]


@given(st.lists(st.integers(1, 3 * FRAME_SAMPLES), min_size=1, max_size=30))
def test_gives_each_sample_once_and_in_order(pulls):
    """However a device cuts its pulls, what comes out is what was put in, then silence."""
    sound = b"".join(number.to_bytes(2, "little") for number in range(1, 10 * FRAME_SAMPLES))
    ring = Ring()
    ring.begin(0.0)
    for start in range(0, len(sound), FRAME_BYTES):
        ring.put(sound[start : start + FRAME_BYTES])

    given_out = b"".join(ring.pull(samples) for samples in pulls)

    assert given_out == sound[: len(given_out)].ljust(len(given_out), b"\0")


def test_gathers_sound_again_after_it_ran_dry(clock):
    """Running dry costs one pause of 0.1 s, not a crackle at each pull that follows."""
    ring = Ring()
    ring.begin(clock.monotonic())
    assert ring.pull(FRAME_SAMPLES) == SILENCE

    heard = []
    for _ in range(6):
        clock.sleep(0.02)
        ring.put(FRAME)
        heard.append(ring.pull(FRAME_SAMPLES))

    assert heard == [SILENCE] * 5 + [FRAME]


def test_has_room_for_two_seconds():
    """What does not fit is not taken, and what was taken is not harmed."""
    ring = Ring()
    ring.begin(0.0)
    taken = 0
    while ring.put(FRAME):
        taken += 1

    assert taken == CAPACITY_BYTES // FRAME_BYTES == 100


def test_forgets_the_last_airing_when_the_next_begins():
    """What a stopped airing left behind is not heard in the next."""
    ring = Ring()
    ring.begin(0.0)
    ring.put(FRAME)

    ring.begin(0.0)

    assert ring.pull(FRAME_SAMPLES) == SILENCE


def test_drains_when_the_last_sample_is_pulled():
    """The wait ends well as soon as the device has everything."""
    ring = Ring()
    ring.begin(0.0)
    ring.put(FRAME)
    device = threading.Timer(0.02, ring.pull, [FRAME_SAMPLES])
    device.start()

    assert ring.drain(patience=5)
    device.join()


def test_gives_up_on_a_device_that_does_not_pull():
    """The wait is bounded, and says that sound was left."""
    ring = Ring()
    ring.begin(0.0)
    ring.put(FRAME)

    assert not ring.drain(patience=0.01)


def test_tells_how_long_nobody_has_pulled(clock):
    """That is how a frozen device is found between airings."""
    ring = Ring()
    clock.sleep(3)
    assert ring.idle_seconds == pytest.approx(3)

    ring.pull(FRAME_SAMPLES)

    assert ring.idle_seconds == 0
