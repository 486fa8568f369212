import runpy
from itertools import pairwise
from pathlib import Path

import pytest
from fakes.sounds import peak, read_wav

from chiminh_radio.model.sound import RATE_HZ
from chiminh_radio.studio.library import shipped

ROOT = Path(__file__).parents[3]
LENGTHS_S = {"chuong": 3.0, "nhac-cat": 2.0, "nhac-hieu": 7.5, "nhac-ket": 5.0}


def test_shipped():
    """Four jingles come with the program, small enough for a repository."""
    assert sorted(shipped()) == sorted(LENGTHS_S)
    assert sum(path.stat().st_size for path in shipped().values()) < 2_500_000


@pytest.mark.parametrize("name", LENGTHS_S)
def test_sound(name):
    """A jingle has its length, peaks at -3 dBFS, sounds at once, and neither begins nor ends with a click."""
    sound = read_wav(shipped()[name])

    assert len(sound) == LENGTHS_S[name] * RATE_HZ
    assert peak(sound) == round(32767 * 10 ** (-3 / 20))
    assert peak(sound[: RATE_HZ // 10]) > 3000
    assert peak(sound[:3]) < 200
    assert peak(sound[-50:]) < 10
    assert max(abs(after - before) for before, after in pairwise(sound)) < 6000


def test_made_by_the_tool(tmp_path):
    """The tool in the tree makes the very bytes that are shipped."""
    tool = runpy.run_path(str(ROOT / "tools" / "make_jingles.py"))
    made = tool["write"]("nhac-cat", tmp_path)

    assert made.read_bytes() == shipped()["nhac-cat"].read_bytes()
    assert set(tool["JINGLES"]) == set(LENGTHS_S)
