from datetime import date, timedelta

import pytest

from chiminh_radio.errors import ScheduleError
from chiminh_radio.model.slot import Override, OverrideKind
from chiminh_radio.store.overrides import Overrides


@pytest.fixture
def overrides(database):
    return Overrides(database)


@pytest.fixture
def cancel(morning):
    return Override(kind=OverrideKind.CANCEL, by="Khải", why="mất điện", at=morning, slot="sang", day=date(2026, 12, 1))


def test_what_was_said_comes_back_whole(overrides, cancel, morning):
    """Each kind keeps all that it says, with a number of its own, in the order of saying."""
    add = Override(
        kind=OverrideKind.ADD, by="Lan", why="họp", at=morning, playlist="hop", due=morning, zones=("toan-xa", "thon-1")
    )
    declare = Override(
        kind=OverrideKind.DECLARE, by="Lan", why="bão", at=morning, special="bao", since=morning, until=morning
    )
    said = [overrides.add(each) for each in (cancel, add, declare)]

    assert list(overrides.all()) == said
    assert [each.number for each in said] == sorted({each.number for each in said})
    assert [(each.day, each.due, each.zones, each.until) for each in said] == [
        (each.day, each.due, each.zones, each.until) for each in (cancel, add, declare)
    ]


def test_what_is_taken_back_holds_no_more_and_stays_written(overrides, cancel, morning, database):
    """Undone it is gone from what holds, once; the record keeps both rows."""
    said = overrides.add(cancel)
    assert overrides.undo(said.number, by="Lan", why="có điện", at=morning + timedelta(hours=1)) == said

    assert overrides.all() == ()
    assert database.one("SELECT count(*) AS n FROM record")["n"] == 2
    with pytest.raises(ScheduleError, match=f"số {said.number}"):
        overrides.undo(said.number, by="Lan", why="", at=morning)
