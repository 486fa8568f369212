import os
from datetime import timedelta

import pytest
from fakes.station import MORNING

from chiminh_radio.files import sweep

_HEX = "0123456789ab"


@pytest.fixture
def lie(tmp_path):
    """Put a file there that was last written an hour before noon, or as long before as is said."""

    def lie(name, before=timedelta(hours=1)):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
        at = (MORNING - before).timestamp()
        for each in (path, path.parent):
            os.utime(each, (at, at))
        return path

    return lie


@pytest.mark.parametrize(
    "name",
    [
        f"audio/cache/lines/ab/.abc.{_HEX}.part.wav",
        f".radio.{_HEX}.part",
        f"audio/archive/2026/.x.{_HEX}.part.wav",
        "inbox/received/.dang-ghi-x1y2/thông báo.docx",
        "audio/programmes/.dang-ghi-abc_/a.wav",
    ],
)
def test_what_a_killed_program_left_goes_once_it_is_old(lie, tmp_path, name):
    """Not before: another process may be writing it."""
    path = lie(name)
    assert sweep(tmp_path, MORNING - timedelta(hours=2)) == 0
    assert path.exists()
    assert sweep(tmp_path, MORNING) == 1
    assert not path.exists()


@pytest.mark.parametrize("name", [".gitkeep", ".locks/daemon.lock", "inbox/.ẩn.docx", "inbox/bai.part.docx", "a.wav"])
def test_nothing_else_is_swept(lie, tmp_path, name):
    """However old and hidden it is."""
    path = lie(name)
    assert sweep(tmp_path, MORNING) == 0
    assert path.exists()
