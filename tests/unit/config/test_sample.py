import re
import tomllib
from pathlib import Path

import pytest

from chiminh_radio.config import load
from chiminh_radio.config.keys import keys_of
from chiminh_radio.config.sample import sample
from chiminh_radio.config.tables import Book

ROOT = Path(__file__).parents[3]


def tables(table: type = Book) -> list[type]:
    """Every table of the schema."""
    inner = [found for key in keys_of(table) if (found := key.rule.table)]
    return [table, *(deeper for found in inner for deeper in tables(found))]


def test_the_sample_is_a_station(tmp_path):
    """What `init` writes loads without a fault, and airs morning and evening."""
    path = tmp_path / "config.toml"
    path.write_text(sample(), encoding="utf-8")
    config = load(path)

    assert [f"{slot.at:%H:%M}" for slot in config.slots()] == ["05:30", "17:00"]
    assert list({slot.fallbacks[-1] for slot in config.slots()}) == ["du-phong"]


def test_this_repository_is_such_a_station():
    """The config.toml at the top of the repository is the sample, to the letter."""
    assert sample() == (ROOT / "config.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", tables()[1:], ids=lambda table: table.__name__)
def test_every_key_stands_in_the_sample_under_its_words(table):
    """Each key of the schema is in the sample with its description above it."""
    text = re.sub(r"\n# ", " ", sample())

    for key in keys_of(table):
        if key.rule.table is None and key.rule.kind != "names":
            assert re.search(rf"[ #]{re.escape(key.description)}\n{key.name} = ", text), key.name
        else:
            assert re.search(rf"\b{key.name}\b", text), key.name


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.__name__)
def test_every_table_and_key_has_words(table):
    """Nothing in the schema is without Vietnamese words for the sample."""
    assert table.__doc__
    assert len(keys_of(table)) == len(table.__annotations__)
    assert all(key.description or key.rule.table for key in keys_of(table))


def test_defaults_stand_as_values():
    """What a key is when nobody says it is what the sample shows."""
    station = tomllib.loads(sample())["station"]

    assert {key.name: key.default for key in keys_of(Book.__annotations__["station"])} == station
