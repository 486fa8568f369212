import subprocess
import sys
import threading
from datetime import timedelta

import pytest

from chiminh_radio import clock
from chiminh_radio.errors import OutputError
from chiminh_radio.model.output import OutputSettings
from chiminh_radio.model.sound import FRAME_BYTES
from chiminh_radio.playout import devices
from chiminh_radio.playout.outputs import soundcard
from chiminh_radio.playout.outputs.soundcard import SoundcardOutput

FRAME = b"\1\2" * (FRAME_BYTES // 2)
CARD = OutputSettings(name="loa", kind="soundcard", options={"backend": "null"})


class Device:
    """Stands for a miniaudio device: pulls when told to, or is stuck."""

    def __init__(self, pull):
        self.pull = pull
        self.closed = False
        self.hung = threading.Event()
        self.hung.set()

    def close(self):
        self.hung.wait(5)
        self.closed = True


@pytest.fixture
def opened(monkeypatch):
    """The devices that were opened, instead of miniaudio's."""
    made = []

    def start(_target, _backend, pull):
        made.append(Device(pull))
        return made[-1]

    monkeypatch.setattr(devices, "start", start)
    return made


@pytest.fixture
def impatient(monkeypatch):
    monkeypatch.setattr(soundcard, "_PATIENCE_SECONDS", 0.03)
    monkeypatch.setattr(soundcard, "_ANSWER_SECONDS", 0.05)


def test_names_the_devices_there_are():
    """The list for the operator comes from the sound system; the waste bin of ALSA is not on it."""
    assert devices.names("null") == ("NULL Playback Device",)
    assert not any("Discard" in name for name in devices.names())


def test_refuses_a_device_that_is_not_there_and_names_those_that_are():
    """A target that fits no device is refused with the list to choose from and the key."""
    output = SoundcardOutput(OutputSettings(name="loa", kind="soundcard", target="USB", options=CARD.options))

    with pytest.raises(OutputError, match=r"“USB”.*\[\[outputs\]\] target; máy có: NULL Playback Device"):
        output.open()


def test_finds_a_device_by_a_part_of_its_name():
    """Letter case and the rest of the name do not matter."""
    output = SoundcardOutput(OutputSettings(name="loa", kind="soundcard", target="playback", options=CARD.options))

    output.open()

    output.close()


def test_refuses_a_sound_system_it_does_not_know():
    """A misspelt backend is refused with the key and those there are."""
    output = SoundcardOutput(OutputSettings(name="loa", kind="soundcard", options={"backend": "pulse"}))

    with pytest.raises(OutputError, match=r"“pulse”.*options.backend.*pulseaudio"):
        output.open()


def test_refuses_a_machine_without_sound_rather_than_playing_into_the_void(monkeypatch):
    """Where there is no sound system miniaudio would take its null device by itself: that is not a loudspeaker."""
    monkeypatch.setattr(devices, "_devices", lambda _: {})

    with pytest.raises(OutputError, match=r"không có loa.*kind = \"file\""):
        SoundcardOutput(OutputSettings(name="loa", kind="soundcard")).open()


def test_sounds_what_was_written(opened):
    """The device pulls the frames in their order, and silence around them."""
    output = SoundcardOutput(CARD)
    output.open()
    output.begin("Bản tin", clock.now() - timedelta(seconds=1))
    for number in range(3):
        output.write(bytes([number, 1]) * (FRAME_BYTES // 2))

    pulled = opened[0].pull(4 * FRAME_BYTES // 2)

    assert pulled == b"".join(bytes([number, 1]) * (FRAME_BYTES // 2) for number in range(3)) + bytes(FRAME_BYTES)


@pytest.mark.usefixtures("opened")
def test_finds_a_device_that_froze_while_playing():
    """A device that no longer pulls, though it says that it runs, is found within two seconds of sound."""
    output = SoundcardOutput(CARD)
    output.open()
    output.begin("Bản tin", clock.now())

    for _ in range(100):
        output.write(FRAME)
    with pytest.raises(OutputError, match="không nhận âm thanh"):
        output.write(FRAME)


@pytest.mark.usefixtures("opened", "impatient")
def test_finds_a_device_that_froze_between_airings():
    """An airing is not begun on a device that has stopped pulling."""
    output = SoundcardOutput(CARD)
    output.open()
    threading.Event().wait(0.04)

    with pytest.raises(OutputError, match="không nhận âm thanh"):
        output.begin("Bản tin", clock.now())


@pytest.mark.usefixtures("opened", "impatient")
def test_finds_a_device_that_never_sounds_the_end():
    """The end of an airing is waited for, but not for ever."""
    output = SoundcardOutput(CARD)
    output.open()
    output.begin("Bản tin", clock.now())
    output.write(FRAME)

    with pytest.raises(OutputError, match="không nhận âm thanh"):
        output.end()


@pytest.mark.usefixtures("impatient")
def test_leaves_a_device_behind_that_does_not_close(opened):
    """A hung sound server does not hang the station when it lets go."""
    output = SoundcardOutput(CARD)
    output.open()
    opened[0].hung.clear()

    output.close()

    assert not opened[0].closed
    opened[0].hung.set()


@pytest.mark.usefixtures("impatient")
def test_gives_up_on_a_sound_server_that_does_not_answer(monkeypatch):
    """A hung sound server does not hang the station when it opens."""
    answer = threading.Event()
    monkeypatch.setattr(devices, "start", lambda *_: answer.wait(5))

    with pytest.raises(OutputError, match="không nhận âm thanh"):
        SoundcardOutput(CARD).open()
    answer.set()


def test_an_open_device_does_not_hold_up_the_exit_of_a_program_that_crashed():
    """A program that ends without closing its output ends all the same, with its own exit code."""
    program = """
from chiminh_radio.model.output import OutputSettings
from chiminh_radio.playout.outputs.soundcard import SoundcardOutput
output = SoundcardOutput(OutputSettings(name="loa", kind="soundcard", options={"backend": "null"}))
output.open()
raise SystemExit(3)
"""

    ended = subprocess.run([sys.executable, "-c", program], check=False, timeout=20)

    assert ended.returncode == 3
