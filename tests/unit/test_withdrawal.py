from datetime import date, timedelta
from pathlib import Path

import pytest
from fakes.station import DUE, MORNING, approve, bulletin, planned, withdraw

from chiminh_radio import production
from chiminh_radio.broadcast import Broadcast
from chiminh_radio.model.airing import AiringState
from chiminh_radio.model.asrun import LogEvent
from chiminh_radio.model.item import Cue
from chiminh_radio.model.programme import Programme
from chiminh_radio.withdrawal import Leave, unmake, way_out


def seconds(count):
    return timedelta(seconds=count)


def cue(at, duration, script="", text=""):
    return Cue(at=seconds(at), duration=seconds(duration), title="", script_digest=script, text=text)


PROGRAMME = Programme(
    playlist="thoi-su",
    title="Thời sự",
    day=date(2026, 11, 23),
    audio=Path("x.wav"),
    digest="d",
    duration=seconds(60),
    items=(),
    cues=(
        cue(0, 9),  # the station's jingle
        cue(10, 30, "a"),
        cue(12, 8, "a", "Câu một."),
        cue(21, 9, "a", "Câu hai."),
        cue(32, 8),  # its own closing jingle
        cue(41, 10, "b"),
        cue(52, 8),
    ),
    built_at=MORNING,
)


@pytest.mark.parametrize(
    ("position", "withdrawn", "leave"),
    [
        (5, "a", (10, 40)),
        (11, "a", (11, 30)),
        (15, "a", (20, 30)),
        (20.5, "a", (20.5, 30)),
        (25, "a", (30, 30)),
        (31, "a", None),
        (15, "b", (41, 51)),
        (45, "b", (45, 51)),
        (55, "b", None),
        (15, "c", None),
    ],
    ids=[
        "before its item",
        "before its first phrase",
        "in a phrase",
        "between two",
        "in the last",
        "after it",
        "another, later",
        "a recording",
        "over",
        "not in it",
    ],
)
def test_the_way_out(position, withdrawn, leave):
    """A phrase that has begun ends; nothing more of the script sounds; what follows its last phrase may."""
    expected = Leave(at=seconds(leave[0]), resume=seconds(leave[1])) if leave else None
    assert way_out(PROGRAMME, seconds(position), {withdrawn}) == expected


@pytest.fixture
def record(station):
    record = approve(station, bulletin(MORNING.date(), lines=6))
    production.voice(station, record)
    return station.scripts.get(record.number)


@pytest.fixture
def airing(station, record):
    assert record.script.air_on == DUE.date()
    airing = planned(station)
    production.prepare(station, airing)
    return station.airings.get(airing.number)


def test_what_is_withdrawn_while_it_sounds_goes_off_after_its_phrase(station, record, airing, monkeypatch):
    """The phrase ends, nothing more of the script sounds, the fallback follows; the log tells all."""
    programme = station.items.programme(airing.programme_digest)
    phrases = [each for each in programme.cues if each.text]
    (output,) = station.zones["toan-xa"].outputs
    write = output.write
    middle = round((phrases[1].at + phrases[1].duration / 2) / seconds(0.02))

    def writing(frame):
        if len(output.airings) == 1 and len(output.airings[0].frames) == middle:
            withdraw(station, record)
        write(frame)

    monkeypatch.setattr(output, "write", writing)
    ended = Broadcast(station, "test").air(airing.number)

    rows = station.log.rows()
    assert ended.state is AiringState.PARTLY
    assert "rút khi đang phát: 1" in ended.reason
    assert [row.event for row in rows] == [LogEvent.STARTED, LogEvent.REFUSED, LogEvent.STARTED, LogEvent.FINISHED]
    left = phrases[1].at + phrases[1].duration
    assert left - seconds(0.02) <= rows[1].position <= left + seconds(0.3)
    assert seconds(len(output.airings[0].frames) * 0.02) < left + seconds(0.3)
    assert station.items.programme(rows[2].digest).playlist == "du-phong"  # nothing follows in this programme


def test_what_follows_the_withdrawn_item_sounds(station, record, airing, monkeypatch):
    """After the item's last phrase the same master goes on."""
    recipe = station.config.playlists / "ban-tin-sang.toml"
    recipe.write_text(recipe.read_text(encoding="utf-8") + '\n[[parts]]\njingle = "nhac-cat"\n', encoding="utf-8")
    programme = production.prepare(station, airing)
    phrases = [each for each in programme.cues if each.text]
    (output,) = station.zones["toan-xa"].outputs
    write = output.write

    def writing(frame):
        if len(output.airings) == 1 and len(output.airings[0].frames) == 100:
            withdraw(station, record)
        write(frame)

    monkeypatch.setattr(output, "write", writing)
    Broadcast(station, "test").air(airing.number)

    rows = station.log.rows()
    assert [row.event for row in rows] == [LogEvent.STARTED, LogEvent.REFUSED, LogEvent.RESUMED, LogEvent.FINISHED]
    assert {row.digest for row in rows} == {programme.digest}
    assert rows[2].position == phrases[-1].at + phrases[-1].duration
    assert rows[3].position == programme.duration


def test_masters_that_speak_it_are_unmade(station, record, airing):
    """An airing that was ready with it is planned again, and says why; a second call finds nothing."""
    withdraw(station, record)
    assert [each.number for each in unmake(station)] == [airing.number]
    unmade = station.airings.get(airing.number)
    assert (unmade.state, unmade.programme_digest) == (AiringState.PLANNED, "")
    assert "rút" in unmade.reason
    assert unmake(station) == ()
