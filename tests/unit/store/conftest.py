from datetime import datetime
from pathlib import Path

import pytest

from chiminh_radio.clock import ZONE
from chiminh_radio.model.airing import Airing
from chiminh_radio.store.database import Database


@pytest.fixture
def path(tmp_path):
    return tmp_path / "radio.db"


@pytest.fixture
def database(path: Path):
    database = Database(path)
    yield database
    database.close()


@pytest.fixture
def morning():
    return datetime(2026, 11, 30, 5, 30, tzinfo=ZONE)


@pytest.fixture
def airing(morning):
    return Airing(slot="sang", due=morning, playlist="thoi-su", zones=("thon-1", "thon-2"))
