import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
FRAGMENT = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*\.(moi|doi|sua|bo|bao-mat)\.md")


def test_every_fragment_is_of_a_known_kind_and_says_something():
    """What lies in changelog.d/ is named as its README says, so that none is lost when a version is made."""
    fragments = [path for path in (ROOT / "changelog.d").iterdir() if path.name != "README.md"]

    assert [path.name for path in fragments if not FRAGMENT.fullmatch(path.name)] == []
    assert [path.name for path in fragments if not path.read_text(encoding="utf-8").strip()] == []
