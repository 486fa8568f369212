"""The repository's own top level is a station: a stranger who clones it can run the commands where they stand."""

from pathlib import Path

from chiminh_radio.studio.library import shipped

LIBRARY = Path(__file__).parents[2] / "audio" / "library"


def test_its_library_holds_the_shipped_jingles():
    """The jingles at the top are those that come with the program, byte for byte."""
    assert {path.name: path.read_bytes() for path in LIBRARY.glob("*.wav")} == {
        path.name: path.read_bytes() for path in shipped().values()
    }
