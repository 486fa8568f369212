import sqlite3

import pytest

from chiminh_radio.errors import StationError
from chiminh_radio.store.connection import connect
from chiminh_radio.store.database import Database
from chiminh_radio.store.migrations import STEPS, migrate


def m001_first(connection):
    connection.execute("CREATE TABLE first (x)")


def m002_broken(connection):
    connection.execute("CREATE TABLE second (x)")
    connection.execute("INSERT INTO nowhere VALUES (1)")


@pytest.fixture
def bare(path):
    connection = connect(path)
    yield connection
    connection.close()


def tables(connection):
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_each_step_runs_once(bare, path):
    """A step that was recorded is not run again: m001_first could not be."""
    migrate(bare, path, [m001_first])
    migrate(bare, path, [m001_first])
    assert tables(bare) == {"first", "migrations"}
    assert [name for (name,) in bare.execute("SELECT name FROM migrations")] == ["m001_first"]


def test_a_failed_step_leaves_the_book_as_it_was(bare, path):
    """Neither the broken step's tables nor its record remain; the steps before it do."""
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        migrate(bare, path, [m001_first, m002_broken])
    assert tables(bare) == {"first", "migrations"}
    assert [name for (name,) in bare.execute("SELECT name FROM migrations")] == ["m001_first"]


def test_steps_are_numbered_in_order():
    """The names say the order, without a gap and without a doublet."""
    assert [step.__name__[:5] for step in STEPS] == [f"m{number:03}_" for number in range(1, len(STEPS) + 1)]


def test_a_book_of_a_newer_program_is_left_alone(path):
    """A step that this program does not know means a newer one was here: say so and touch nothing."""
    database = Database(path)
    with database.transaction() as connection:
        connection.execute("INSERT INTO migrations VALUES ('m999_future', '')")
    database.close()
    with pytest.raises(StationError, match=r"bản chiminh-radio mới hơn ghi \(m999_future\)"):
        Database(path)
