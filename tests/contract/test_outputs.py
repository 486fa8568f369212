"""What every output keeps, whoever wrote it: those registered as plug-ins, and the tests' own."""

import time
import wave
from datetime import timedelta
from pathlib import Path

import pytest
from fakes.output import FakeOutput

from chiminh_radio import clock, plugins
from chiminh_radio.errors import OutputError
from chiminh_radio.model.output import OutputSettings
from chiminh_radio.model.sound import FRAME_BYTES

CLASSES = {name: plugin.load() for name, plugin in plugins.find(plugins.OUTPUTS).items()} | {"fake": FakeOutput}
FRAMES = [bytes([number, 1]) * (FRAME_BYTES // 2) for number in range(1, 11)]
AT_ONCE_SECONDS = 0.02
"""A frame's own length: an output that needs longer holds up the others."""


@pytest.fixture(params=CLASSES)
def output(request, tmp_path):
    settings = {
        "file": OutputSettings(name="tep", kind="file", target=str(tmp_path / "ghi-am")),
        "soundcard": OutputSettings(name="loa", kind="soundcard", options={"backend": "null"}),
        "fake": OutputSettings(name="gia", kind="fake"),
    }
    made = CLASSES[request.param](settings[request.param])
    yield made
    made.close()


def air(output, frames=FRAMES):
    output.begin("Bản tin", clock.now() + timedelta(milliseconds=20))
    for frame in frames:
        output.write(frame)
    output.end()


def heard(output):
    """The sound of each airing, where an output keeps it."""
    if isinstance(output, FakeOutput):
        return [airing.sound for airing in output.airings]
    sounds = []
    for path in sorted(Path(output.settings.target).iterdir()):
        with wave.open(str(path)) as file:
            sounds.append(file.readframes(file.getnframes()))
    return sounds


def test_airs_one_airing_after_another(output):
    """After `end`, the next airing may begin on the same open output."""
    output.open()

    air(output)
    air(output)


@pytest.mark.parametrize("output", ["file", "fake"], indirect=True)
def test_sounds_every_frame_whole_and_in_order(output):
    """What comes out is what was written, frame by frame, each airing by itself."""
    output.open()

    air(output)
    air(output, FRAMES[:3])

    assert heard(output) == [b"".join(FRAMES), b"".join(FRAMES[:3])]


def test_takes_a_frame_at_once(output):
    """A write returns within a frame's length: the others of the zone are waiting."""
    output.open()
    output.begin("Bản tin", clock.now() + timedelta(milliseconds=20))

    took = []
    for frame in FRAMES:
        before = time.perf_counter()
        output.write(frame)
        took.append(time.perf_counter() - before)
    output.end()

    assert sorted(took)[len(took) // 2] < AT_ONCE_SECONDS


def test_ends_an_airing_that_was_stopped_before_its_first_frame(output):
    """An airing without a frame ends like any other."""
    output.open()

    air(output, [])
    air(output)


def test_closes_twice(output):
    """Closing what is closed does nothing."""
    output.open()
    output.close()

    output.close()


def test_closes_without_having_been_opened(output):
    """Closing what was never opened does nothing."""
    output.close()


def test_closes_in_the_middle_of_an_airing(output):
    """A station that stops lets go of everything, also while it sounds, and may open it again."""
    output.open()
    output.begin("Bản tin", clock.now())
    output.write(FRAMES[0])

    output.close()

    output.open()
    air(output)


def test_refuses_an_airing_before_it_is_open(output):
    """Sound that would go nowhere is refused with a sentence, when the airing begins."""
    with pytest.raises(OutputError, match=output.settings.name):
        output.begin("Bản tin", clock.now())


def test_refuses_frames_after_it_was_closed(output):
    """A frame written to a closed output is refused with a sentence, not dropped."""
    output.open()
    output.begin("Bản tin", clock.now())
    output.close()

    with pytest.raises(OutputError, match=output.settings.name):
        output.write(FRAMES[0])


def test_says_where_its_sound_goes(output):
    """An output names its place, for the log and for people."""
    assert output.where
