"""The sound card output against a real PulseAudio: what a loudspeaker would get is recorded and measured."""

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from array import array
from contextlib import contextmanager
from datetime import timedelta
from itertools import pairwise

import pytest
from fakes.sounds import peak, tone, write_wav

from chiminh_radio import clock
from chiminh_radio.model.output import OutputSettings, ZoneSettings
from chiminh_radio.model.sound import RATE_HZ, SAMPLE_BYTES
from chiminh_radio.playout.outputs.soundcard import SoundcardOutput
from chiminh_radio.playout.player import Ended, Player
from chiminh_radio.playout.zone import Zone

SERVER, RECORDER = shutil.which("pulseaudio"), shutil.which("parec")
pytestmark = [
    pytest.mark.full,
    pytest.mark.skipif(not (SERVER and RECORDER), reason="no PulseAudio: apt-get install pulseaudio pulseaudio-utils"),
]

LEVEL = 0.3
AUDIBLE = round(0.01 * 32767)
DEADLINE_SECONDS = 10.0


class SoundServer:
    """PulseAudio with one sink that leads nowhere, and a private folder for everything it writes."""

    def __init__(self, folder):
        folder.chmod(0o700)
        self.socket = folder / "native"
        self.environment = {
            "XDG_RUNTIME_DIR": str(folder),
            "HOME": str(folder),
            "PULSE_SERVER": f"unix:{self.socket}",
        }
        self._script = folder / "loa.pa"
        self._script.write_text(
            "load-module module-null-sink sink_name=loa rate=48000 channels=2\n"
            f"load-module module-native-protocol-unix socket={self.socket} auth-anonymous=1\n"
            "set-default-sink loa\n",
            encoding="utf-8",
        )
        self._log = folder / "pulseaudio.log"
        self._process = None

    def start(self):
        with self._log.open("ab") as log:
            self._process = subprocess.Popen(
                [
                    SERVER,
                    "-n",
                    "-F",
                    self._script,
                    "--exit-idle-time=-1",
                    "--disallow-exit",
                    "--use-pid-file=no",
                    "--daemonize=no",
                ],
                env=os.environ | self.environment,
                stdout=log,
                stderr=log,
            )
        wait_until(self.socket.exists, lambda: self._log.read_text(encoding="utf-8"))

    def freeze(self):
        self._process.send_signal(signal.SIGSTOP)

    def kill(self):
        self._process.kill()
        self._process.wait(DEADLINE_SECONDS)
        self.socket.unlink(missing_ok=True)


@pytest.fixture
def server(tmp_path_factory, monkeypatch):
    running = SoundServer(tmp_path_factory.mktemp("pulse"))  # tmp_path is too long for the name of a socket
    for name, value in running.environment.items():
        monkeypatch.setenv(name, value)
    running.start()
    yield running
    running.kill()


@pytest.fixture
def zone():
    card = SoundcardOutput(OutputSettings(name="loa", kind="soundcard", options={"backend": "pulseaudio"}))
    made = Zone(ZoneSettings(name="thon", title="Thôn Đông Hải", outputs=("loa",)), [card])
    yield made
    made.close()


class Recording:
    """What the sink was given, and when each piece of it came."""

    def __init__(self):
        self.pieces = []

    @property
    def samples(self):
        return array("h", b"".join(sound for _, sound in self.pieces))

    def came_at(self, sample):
        """The wall clock when that sample had come, to 5 ms."""
        for at, sound in self.pieces:
            sample -= len(sound) // SAMPLE_BYTES
            if sample < 0:
                return at
        raise IndexError(sample)


@contextmanager
def recording():
    """Record the sink's monitor, from when it flows: a null sink that was idle first gives two seconds of nothing."""
    made = Recording()
    process = subprocess.Popen(
        [
            RECORDER,
            "-d",
            "loa.monitor",
            "--format=s16le",
            f"--rate={RATE_HZ}",
            "--channels=1",
            "--latency-msec=5",
            "--raw",
        ],
        stdout=subprocess.PIPE,
        bufsize=0,
    )

    def listen():
        while sound := process.stdout.read(1 << 12):
            made.pieces.append((clock.now(), sound))

    listener = threading.Thread(target=listen)
    listener.start()
    try:
        wait_until(lambda: made.pieces)
        yield made
        time.sleep(0.3)  # what is still under way
    finally:
        process.terminate()
        process.wait(DEADLINE_SECONDS)
        listener.join(DEADLINE_SECONDS)
        process.stdout.close()


def wait_until(holds, why=lambda: ""):
    deadline = time.monotonic() + DEADLINE_SECONDS
    while not holds():
        assert time.monotonic() < deadline, why()
        time.sleep(0.01)


def play(zone, master, due, on_position=lambda _: None):
    return Player(clock.SystemClock()).play(
        master,
        hashlib.sha256(master.read_bytes()).hexdigest(),
        [zone],
        title="Bản tin",
        due=due,
        on_position=on_position,
        refusal=lambda: "",
        should_stop=lambda _position: False,
    )


def assert_sounded_whole(recorded, seconds, due):
    """The tone came once, on time, without a hole, as long and as loud as it was written."""
    samples = recorded.samples
    loud = [index for index, sample in enumerate(samples) if abs(sample) > AUDIBLE]
    began = recorded.came_at(loud[0]) - due

    assert abs(clock.seconds(began)) < 0.5
    assert (loud[-1] - loud[0]) / RATE_HZ == pytest.approx(seconds, abs=0.06)
    assert max(after - before for before, after in pairwise(loud)) / RATE_HZ <= 0.02
    assert peak(samples) / 32767 == pytest.approx(LEVEL, rel=0.1)


@pytest.mark.usefixtures("server")
def test_a_master_sounds_whole_and_on_time(zone, tmp_path):
    """What leaves the machine is the master: from the due moment, to its last sample, with no hole in it."""
    master = write_wav(tmp_path / "master.wav", tone(3.0, level=LEVEL))
    zone.open()

    with recording() as recorded:
        due = clock.now() + timedelta(seconds=0.5)
        played = play(zone, master, due)
        zone.close()  # at once: had `end` returned too soon, the last words would be lost here

    assert (played.ended, played.position, played.detail) == (Ended.FINISHED, timedelta(seconds=3), "")
    assert_sounded_whole(recorded, 3.0, due)


def test_a_sound_server_that_dies_is_noticed_and_used_again_when_it_is_back(server, zone, tmp_path):
    """Killed midway, the zone is lost within three seconds, with a sentence; the next airing sounds whole again."""
    long = write_wav(tmp_path / "long.wav", tone(8.0, level=LEVEL))
    short = write_wav(tmp_path / "short.wav", tone(1.0, level=LEVEL))
    killed = []

    def kill_midway(position):
        if not killed and position >= timedelta(seconds=1):
            killed.append(time.monotonic())
            server.kill()

    zone.open()
    played = play(zone, long, clock.now(), kill_midway)
    noticed_after = time.monotonic() - killed[0]

    assert played.ended is Ended.LOST
    assert noticed_after < 3
    assert "“loa”" in played.detail
    assert [lost.output for lost in zone.lost] == ["loa"]

    server.start()
    with recording() as recorded:
        due = clock.now() + timedelta(seconds=0.5)
        again = play(zone, short, due)

    assert (again.ended, zone.lost) == (Ended.FINISHED, ())
    assert_sounded_whole(recorded, 1.0, due)


@pytest.mark.parametrize("fault", ["kill", "freeze"])
def test_a_program_ends_although_its_sound_server_is_dead_or_hung(server, fault):
    """A station that stops closes its outputs and is gone within seconds, whatever became of the sound server."""
    program = """
from chiminh_radio.model.output import OutputSettings
from chiminh_radio.playout.outputs.soundcard import SoundcardOutput
output = SoundcardOutput(OutputSettings(name="loa", kind="soundcard", options={"backend": "pulseaudio"}))
output.open()
print("open", flush=True)
input()
output.close()
raise SystemExit(3)
"""
    with subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as station:
        try:
            assert station.stdout.readline() == "open\n"
            getattr(server, fault)()
            station.communicate("\n", timeout=DEADLINE_SECONDS)
        finally:
            station.kill()

    assert station.returncode == 3
