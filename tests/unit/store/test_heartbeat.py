from datetime import timedelta

from chiminh_radio.store.heartbeat import Heartbeat


def test_a_station_that_never_ran_has_no_heartbeat(database):
    """Before the first beat there is nothing to tell."""
    assert Heartbeat(database).last() is None


def test_the_last_beat_is_kept(database, morning):
    """Only the newest beat counts, even when the clock has stepped back."""
    Heartbeat(database).beat("daemon 1", morning)
    Heartbeat(database).beat("daemon 2", morning - timedelta(hours=1))
    assert Heartbeat(database).last() == ("daemon 2", morning - timedelta(hours=1))


def test_a_beat_that_somebody_changed_is_none(database, morning):
    """A start after it goes on as the first did."""
    Heartbeat(database).beat("daemon", morning)
    with database.transaction() as connection:
        connection.execute("UPDATE heartbeat SET at = 'hôm qua'")
    assert Heartbeat(database).last() is None
    assert not Heartbeat(database).alive(morning)
