import logging
from datetime import datetime, timedelta

import pytest
from fakes.clock import VirtualClock
from fakes.scheduler import VirtualScheduler
from fakes.station import fake_output, founded, opened, slot

from chiminh_radio.clock import ZONE
from chiminh_radio.daemon import Daemon

MONDAY = datetime(2026, 11, 23, 12, 0, tzinfo=ZONE)


@pytest.fixture
def daemon(tmp_path):
    """A daemon at work, and how to let it look around a few times."""
    with VirtualClock(MONDAY) as clock:
        book = founded(tmp_path)
        station = opened(book, clock, fake_output(clock))
        jobs = VirtualScheduler(clock)
        running = Daemon(station, jobs, timedelta(seconds=2))
        running.start()

        def look(text=""):
            """Drop a script, look around until it is taken, and give what the reading could not make words of."""
            if text:
                (tmp_path / "inbox" / "bai.txt").write_text(f"Thông báo\n\n{text}\n", encoding="utf-8")
            jobs.run_until(clock.now() + timedelta(seconds=10))
            return [note.reason for note in station.scripts.all()[0].notes if note.rule == "acronym"]

        yield look
        running.close()


def test_an_edited_lexicon_is_taken_up_without_a_restart(daemon, tmp_path):
    """A word that the operator adds while the daemon runs is known to the next script; taken away, it is not."""
    assert daemon("Mời bà con KDCX họp.")
    (tmp_path / "lexicon.csv").write_text("written,spoken\nKDCX,khu dân cư xanh\n", encoding="utf-8")
    assert daemon("Mời bà con KDCX đến họp.") == []
    (tmp_path / "lexicon.csv").unlink()
    assert daemon("Mời bà con KDCX đi họp.")


def test_a_broken_lexicon_is_told_and_the_old_one_holds(daemon, tmp_path, caplog):
    """Scripts are taken as before, by the last lexicon that had no fault."""
    (tmp_path / "lexicon.csv").write_text("written,spoken\nKDCX,khu dân cư xanh\n", encoding="utf-8")
    assert daemon("Mời bà con KDCX họp.") == []
    (tmp_path / "lexicon.csv").write_text("written,spoken\nKDCX,\nABCX\n", encoding="utf-8")
    with caplog.at_level(logging.ERROR):
        assert daemon("Mời bà con KDCX đến họp.") == []
    assert "lexicon.csv:2" in caplog.text
    assert "lexicon.csv:3" in caplog.text


def test_a_station_that_starts_with_a_broken_lexicon_goes_on_air(tmp_path):
    """Slots are planned; a script waits in the inbox, and is taken once the lexicon is mended."""
    with VirtualClock(MONDAY) as clock:
        station = opened(founded(tmp_path, slot("chieu", "17:00")), clock, fake_output(clock))
        (tmp_path / "lexicon.csv").write_text("written,spoken\nKDCX,\n", encoding="utf-8")
        (tmp_path / "inbox" / "bai.txt").write_text("Thông báo\n\nMời bà con KDCX họp.\n", encoding="utf-8")
        jobs = VirtualScheduler(clock)
        running = Daemon(station, jobs, timedelta(seconds=2))
        running.start()

        jobs.run_until(clock.now() + timedelta(seconds=20))
        assert [airing.slot for airing in station.airings.waiting(MONDAY + timedelta(days=1))] == ["chieu"]
        assert station.scripts.all() == ()

        (tmp_path / "lexicon.csv").write_text("written,spoken\nKDCX,khu dân cư xanh\n", encoding="utf-8")
        jobs.run_until(clock.now() + timedelta(seconds=20))
        assert len(station.scripts.all()) == 1
        running.close()
