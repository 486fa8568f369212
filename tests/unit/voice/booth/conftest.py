from pathlib import Path

import pytest

from chiminh_radio.store.database import Database
from chiminh_radio.store.phrases import Phrases
from chiminh_radio.voice.cache import Cache


@pytest.fixture
def cache(tmp_path):
    """A cache of its own, in a folder that may be made to fail."""
    database = Database(Path(":memory:"))
    yield Cache(tmp_path / "lines", Phrases(database))
    database.close()
