from datetime import datetime, timedelta

import pytest
from fakes.clock import VirtualClock
from fakes.station import fake_output, founded, opened

from chiminh_radio import production
from chiminh_radio.broadcast import Broadcast
from chiminh_radio.clock import ZONE
from chiminh_radio.locks import held
from chiminh_radio.model.airing import Airing, AiringState, LateMode, LatePolicy, Priority
from chiminh_radio.model.asrun import LogEvent

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=ZONE)
SECOND = timedelta(seconds=1)


@pytest.fixture
def station(tmp_path):
    clock = VirtualClock(NOON)
    house = opened(founded(tmp_path), clock, fake_output(clock))
    yield house
    house.close()


def asked(station, slot="thu", **more):
    airing = Airing(slot=slot, due=station.clock.now(), playlist="du-phong", zones=("toan-xa",), **more)
    return station.airings.add(airing)


def events(station):
    return [row.event for row in station.log.rows()]


def output(station):
    (fake,) = station.zones["toan-xa"].outputs
    return fake


def test_an_airing_sounds_whole_and_is_kept(station):
    """Aired, logged from start to finish with its digest, and kept in the archive under it."""
    ended = Broadcast(station, "test").air(asked(station).number)

    (heard,) = output(station).airings
    programme = station.items.programme(ended.programme_digest)
    assert ended.state is AiringState.AIRED
    assert timedelta(seconds=len(heard.frames) * 0.02) >= programme.duration
    assert events(station) == [LogEvent.STARTED, LogEvent.FINISHED]
    (kept,) = (station.config.audio / "archive").rglob("*.wav")
    assert programme.digest[:12] in kept.name


def test_a_master_that_sounds_like_that_of_tomorrow_airs_without_a_note(station):
    """Music alone is the same sound each day: it was made for today all the same."""
    today = asked(station)
    production.prepare(station, today)
    production.build(station, "du-phong", today.due.date() + timedelta(days=1))

    ended = Broadcast(station, "test").air(today.number)
    assert (ended.state, ended.reason) == (AiringState.AIRED, "")


def test_what_has_ended_is_not_aired_again(station):
    """The second call finds it aired and sends nothing."""
    broadcast, airing = Broadcast(station, "test"), asked(station)
    broadcast.air(airing.number)

    assert broadcast.air(airing.number).state is AiringState.AIRED
    assert len(output(station).airings) == 1


def test_a_busy_zone_is_waited_for_and_then_missed_with_the_reason(station, monkeypatch):
    """Somebody else's voice is in the zone until it is too late."""
    airing = asked(station, late=LatePolicy(mode=LateMode.SKIP))
    broadcast = Broadcast(station, "test")
    monkeypatch.setattr(broadcast, "_patience", lambda _airing: 0.0)
    with held(station.config.locks, ["zone-toan-xa"]):
        ended = broadcast.air(airing.number)

    assert ended.state is AiringState.MISSED
    assert "bận" in ended.reason
    assert events(station) == [LogEvent.MISSED]


def test_a_higher_priority_asks_the_lower_to_stop_and_says_so(station):
    """What is on air below it is asked to stop, with the reason that its end will tell."""
    low = asked(station, "thap")
    station.airings.claim(low.number, "somebody")
    high = asked(station, "cao", priority=Priority.PRIORITY)

    Broadcast(station, "test").air(high.number)

    stopped = station.airings.get(low.number)
    assert stopped.stop_requested
    assert "du-phong" in stopped.reason


def test_a_stop_is_a_cut_with_its_reason(station):
    """Stopped after two seconds: CUT, at two seconds, with the words of who asked."""
    airing = asked(station)
    fake = output(station)
    write = fake.write

    def writing(frame):
        if len(fake.airings[-1].frames) == 100:
            station.airings.request_stop(airing.number, "có khách")
        write(frame)

    fake.write = writing
    ended = Broadcast(station, "test").air(airing.number)

    assert (ended.state, ended.reason) == (AiringState.CUT, "có khách")
    assert 2 * SECOND <= ended.position < 2.5 * SECOND


def test_a_lost_loudspeaker_ends_the_airing_partly_and_is_logged(station):
    """The only output dies midway: the row says so, and how far it had come."""
    output(station).breaks_after = 100

    ended = Broadcast(station, "test").air(asked(station).number)

    assert ended.state is AiringState.PARTLY
    assert LogEvent.OUTPUT_LOST in events(station)
    assert ended.position < 2.1 * SECOND


def test_outside_the_allowed_hours_nothing_sounds_but_an_emergency(station):
    """Asked at the moment of sound; the log bears the rule's key."""
    station.clock.step(timedelta(hours=11))
    refused = Broadcast(station, "test").air(asked(station, "dem").number)
    urgent = Broadcast(station, "test").air(asked(station, "khan", priority=Priority.EMERGENCY).number)

    assert refused.state is AiringState.FAILED
    assert "[hours] allowed" in refused.reason
    assert urgent.state is AiringState.AIRED


def test_recovery_leaves_alone_what_is_still_playing(station):
    """Whoever holds the zone lives: only what nobody plays is given back."""
    airing = asked(station)
    station.airings.claim(airing.number, "somebody")
    broadcast = Broadcast(station, "test")

    with held(station.config.locks, ["zone-toan-xa"]):
        broadcast.recover()
    playing = station.airings.get(airing.number).state
    broadcast.recover()

    assert playing is AiringState.ON_AIR
    assert station.airings.get(airing.number).state is AiringState.READY
    assert events(station) == [LogEvent.INTERRUPTED]
