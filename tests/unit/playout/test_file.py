import subprocess
import sys
import wave
from datetime import datetime, timedelta

import pytest
from fakes.clock import VirtualClock

from chiminh_radio.clock import ZONE
from chiminh_radio.errors import OutputError
from chiminh_radio.model.output import OutputSettings
from chiminh_radio.model.sound import FRAME_BYTES
from chiminh_radio.playout.outputs.file import FileOutput

DUE = datetime(2026, 11, 23, 5, 30, 0, 12_000, tzinfo=ZONE)
FRAME = b"\1\2" * (FRAME_BYTES // 2)
TITLE = "Bản tin đầu tuần: “số 48”"


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "ghi-am"


@pytest.fixture
def output(folder):
    made = FileOutput(OutputSettings(name="tep", kind="file", target=str(folder)))
    yield made
    made.close()


@pytest.fixture
def clock():
    with VirtualClock(DUE - timedelta(milliseconds=100)) as made:
        yield made


def sound_of(path):
    with wave.open(str(path)) as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 48_000)
        return file.readframes(file.getnframes())


@pytest.mark.usefixtures("clock")
def test_names_a_file_by_when_its_first_frame_sounds(output, folder):
    """The name is the due moment to the millisecond and the title in letters that every file system takes."""
    output.open()

    output.begin(TITLE, DUE)
    output.write(FRAME)
    output.end()

    assert [path.name for path in folder.iterdir()] == ["20261123T053000.012-ban-tin-dau-tuan-so-48.wav"]


def test_names_a_late_file_by_when_it_really_began(output, folder, clock):
    """A first frame that comes after the due moment is not given the due moment's name."""
    output.open()
    output.begin(TITLE, DUE)

    clock.sleep(2.1)
    output.write(FRAME)

    assert [path.name[:19] for path in folder.iterdir()] == ["20261123T053002.012"]


@pytest.mark.usefixtures("clock")
def test_keeps_both_of_two_airings_at_one_moment(output, folder):
    """A clock that was set back does not write over what was recorded."""
    output.open()

    for sound in (FRAME, FRAME * 2):
        output.begin(TITLE, DUE)
        output.write(sound)
        output.end()

    assert [sound_of(path) for path in sorted(folder.iterdir())] == [FRAME, FRAME * 2]


@pytest.mark.usefixtures("clock")
def test_leaves_no_file_of_an_airing_without_sound(output, folder):
    """What was stopped before its first frame leaves nothing to listen to."""
    output.open()

    output.begin(TITLE, DUE)
    output.end()

    assert list(folder.iterdir()) == []


def test_leaves_a_whole_file_when_its_writer_is_killed(folder):
    """Any reader finds every frame that was written, though nobody ended the airing."""
    program = f"""
import os
from chiminh_radio import clock
from chiminh_radio.model.output import OutputSettings
from chiminh_radio.playout.outputs.file import FileOutput
output = FileOutput(OutputSettings(name="tep", kind="file", target={str(folder)!r}))
output.open()
output.begin("Bản tin", clock.now())
for _ in range(7):
    output.write({FRAME!r})
os._exit(9)
"""

    subprocess.run([sys.executable, "-c", program], check=False, timeout=30)

    assert [sound_of(path) for path in folder.iterdir()] == [FRAME * 7]


def test_refuses_a_folder_that_cannot_be_made(tmp_path):
    """A target that runs through a file is refused when it is opened, with the reason and the key."""
    (tmp_path / "tep").write_text("", encoding="utf-8")
    output = FileOutput(OutputSettings(name="tep", kind="file", target=str(tmp_path / "tep" / "ghi-am")))

    with pytest.raises(OutputError, match=r"không ghi được âm thanh vào .*\[\[outputs\]\] target"):
        output.open()


def test_refuses_an_empty_target():
    """Without a folder nothing is written to wherever the program happens to run."""
    with pytest.raises(OutputError, match=r"chưa chỉ thư mục.*\[\[outputs\]\] target"):
        FileOutput(OutputSettings(name="tep", kind="file")).open()


@pytest.mark.skipif(sys.platform == "win32", reason="the limit is POSIX's")
@pytest.mark.usefixtures("clock")
def test_says_when_the_disk_takes_no_more_and_keeps_what_it_took(output, folder):
    """A disk that is full is an OutputError with a sentence; the frames before it stay readable."""
    import resource  # noqa: PLC0415 - Windows has none

    output.open()
    output.begin(TITLE, DUE)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (FRAME_BYTES * 3, before[1]))
    try:
        output.write(FRAME)
        output.write(FRAME)
        with pytest.raises(OutputError, match=r"tệp lớn quá mức.*\[\[outputs\]\] target"):
            output.write(FRAME)
        output.end()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)

    assert [sound_of(path) for path in folder.iterdir()] == [FRAME * 2]
