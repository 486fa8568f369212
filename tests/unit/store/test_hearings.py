"""Where a script was heard, by the log and the cue lists."""

from datetime import timedelta
from pathlib import Path

import pytest

from chiminh_radio.model.asrun import LogEvent
from chiminh_radio.model.item import Cue
from chiminh_radio.model.programme import Programme
from chiminh_radio.store.hearings import Hearings
from chiminh_radio.store.items import Items
from chiminh_radio.store.log import AsRunLog

MINUTE = timedelta(minutes=1)


@pytest.fixture
def hearings(database, airing, morning):
    """The script "bai" was heard whole, in one zone."""
    cue = Cue(at=timedelta(), duration=MINUTE, title="bài", script_digest="bai")
    programme = Programme(
        playlist="thoi-su",
        title="Thời sự",
        day=morning.date(),
        audio=Path("a.wav"),
        digest="bang",
        duration=MINUTE,
        items=("tin",),
        cues=(cue,),
        built_at=morning,
    )
    Items(database).add_programme(programme)
    for event, position in ((LogEvent.STARTED, timedelta()), (LogEvent.FINISHED, MINUTE)):
        AsRunLog(database).append(
            at=morning + position,
            airing=airing,
            zone="thon-1",
            output="loa",
            event=event,
            position=position,
            digest="bang",
            title="Thời sự",
        )
    return Hearings(database)


def test_a_script_was_heard_where_its_words_sounded(hearings, morning):
    """A hearing tells when, in which slot and zone, and whether all of it was heard."""
    (heard,) = hearings.of("bai")

    assert (heard.at, heard.slot, heard.zone, heard.whole) == (morning, "sang", "thon-1", True)
    assert hearings.of("bai-khac") == ()


def test_a_row_made_unreadable_is_passed_over(hearings, database):
    """Somebody who writes nonsense for a time does not keep every other programme from being made."""
    with database.transaction() as connection:
        connection.execute("DROP TRIGGER as_run_no_update")
        connection.execute("UPDATE as_run SET at = '2026-11-25T02:00:20.0000Z0+00:00'")

    assert hearings.of("bai") == ()
