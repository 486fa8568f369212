from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from chiminh_radio.clock import ZONE
from chiminh_radio.model.airing import Airing
from chiminh_radio.model.asrun import LogEvent
from chiminh_radio.reports.log import lines
from chiminh_radio.store.database import Database
from chiminh_radio.store.log import AsRunLog

DAY = timedelta(days=1)
DUE = datetime(2026, 11, 30, 5, 30, tzinfo=ZONE)
AIRING = Airing(slot="sang", due=DUE, playlist="thoi-su", zones=("thon-1",), number=1)


@pytest.fixture
def database(tmp_path):
    database = Database(tmp_path / "radio.db")
    yield database
    database.close()


@pytest.fixture
def log(database):
    return AsRunLog(database)


@pytest.fixture
def happen(log):
    """Write a row: what happened `after` seconds, with `position` seconds of the programme sent."""

    def happen(event, after=0, position=0, *, zone="thon-1", output="loa", airing=AIRING, digest="c" * 64, detail=""):
        log.append(
            at=airing.due + timedelta(seconds=after),
            airing=airing,
            zone=zone,
            output=output,
            event=event,
            position=timedelta(seconds=position),
            digest=digest,
            title="Thời sự tuần 48",
            detail=detail,
        )

    return happen


@pytest.fixture
def told(log):
    return lambda: lines(log, DUE.replace(hour=0, minute=0), DUE.replace(hour=0, minute=0) + DAY)


def test_an_airing_is_one_line(happen, told):
    """Start and finish become one line with when, what, where, how it went and how much was sent."""
    happen(LogEvent.STARTED, 1)
    happen(LogEvent.FINISHED, 301, 300)
    (line,) = told()
    assert (line.at, line.due, line.slot, line.airing) == (DUE + timedelta(seconds=1), DUE, "sang", 1)
    assert (line.title, line.zone, line.outputs, line.digest) == ("Thời sự tuần 48", "thon-1", "loa", "c" * 64)
    assert (line.event, line.outcome, line.reason) == (LogEvent.FINISHED, "đã phát", "")
    assert line.heard == timedelta(seconds=300)


def test_each_zone_has_its_line(happen, told):
    """Zones are told apart; the outputs of a zone stand in its line."""
    for zone, output in (("thon-2", "icecast"), ("thon-1", "loa, tep")):
        happen(LogEvent.STARTED, zone=zone, output=output)
    assert [(line.zone, line.outputs, line.outcome) for line in told()] == [
        ("thon-1", "loa, tep", "đang phát"),
        ("thon-2", "icecast", "đang phát"),
    ]


@pytest.mark.parametrize(
    ("event", "outcome"),
    [
        (LogEvent.CUT, "bị ngắt"),
        (LogEvent.FAILED, "phát hỏng"),
        (LogEvent.INTERRUPTED, "bị gián đoạn"),
        (LogEvent.MISSED, "lỡ giờ, không phát"),
        (LogEvent.OUTPUT_LOST, "mất đường ra"),
    ],
)
def test_how_it_ended_is_said_with_its_reason(happen, told, event, outcome):
    """An airing that did not go well says so in words, with the reason that was logged."""
    happen(event, 60, 60, detail="mất điện")
    (line,) = told()
    assert (line.event, line.outcome, line.reason, line.heard) == (event, outcome, "mất điện", timedelta())


def test_stretches_are_added_up(happen, told):
    """What was sent before and after an interruption counts; what was skipped between does not."""
    happen(LogEvent.STARTED)
    happen(LogEvent.INTERRUPTED, 100, 60, detail="máy tắt")
    happen(LogEvent.RESUMED, 130, 130)
    happen(LogEvent.FINISHED, 300, 300)
    (line,) = told()
    assert (line.outcome, line.reason, line.heard) == ("đã phát", "máy tắt", timedelta(seconds=60 + 170))


def test_a_lost_output_does_not_hide_the_others(happen, told):
    """When one of two outputs dies the zone was heard by the other, and the line says both."""
    both = "loa, icecast"
    happen(LogEvent.STARTED, output=both)
    happen(LogEvent.OUTPUT_LOST, 20, 20, output="icecast", detail="mạng rớt")
    happen(LogEvent.FINISHED, 300, 300, output=both)
    (line,) = told()
    assert (line.event, line.outcome) == (LogEvent.FINISHED, "đã phát, có đường ra bị mất")
    assert (line.outputs, line.reason, line.heard) == (both, "mạng rớt", timedelta(seconds=300))


def test_an_airing_over_midnight_is_told_whole_and_once(happen, log):
    """It belongs to the day it began, with all of its sound, and not to the next day."""
    late = replace(AIRING, due=DUE.replace(hour=23, minute=59))
    happen(LogEvent.STARTED, airing=late)
    happen(LogEvent.FINISHED, 300, 300, airing=late)
    midnight = DUE.replace(hour=0, minute=0) + DAY
    assert [line.heard for line in lines(log, midnight - DAY, midnight)] == [timedelta(seconds=300)]
    assert lines(log, midnight, midnight + DAY) == ()
