"""What airs is what was approved: whatever is done to books or files, the fallback airs and the log says why."""

import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fakes.station import DUE, MORNING, approve, bulletin, planned, withdraw

from chiminh_radio import production
from chiminh_radio.broadcast import Broadcast
from chiminh_radio.cli.overview import look
from chiminh_radio.files import digest_of
from chiminh_radio.model.airing import AiringState
from chiminh_radio.model.asrun import LogEvent
from chiminh_radio.model.script import ScriptState
from chiminh_radio.store.codec import encode


@pytest.fixture
def record(station):
    """The bulletin of the day, approved and voiced."""
    record = approve(station, bulletin(MORNING.date()))
    production.voice(station, record)
    return station.scripts.get(record.number)


@pytest.fixture
def ready(station, record):
    """The bulletin's airing with its master made, and the master."""
    airing = planned(station)
    programme = production.prepare(station, airing)
    assert record.script.digest in {cue.script_digest for cue in programme.cues}
    return airing, programme


@pytest.fixture
def aired(station, ready):
    """Air it; give what sounded: the programme's name in the log's last row, and the airing as it ended."""

    def aired():
        ended = Broadcast(station, "test").air(ready[0].number)
        rows = station.log.rows()
        assert ended.state is AiringState.AIRED, ended.reason
        return station.items.programme(rows[-1].digest).playlist, " ".join(row.detail for row in rows if row.detail)

    return aired


def forge(station, *statements):
    """Change radio.db as somebody with the file in hand could."""
    with station.database.transaction() as connection:
        for table in ("record", "decisions", "as_run"):
            for action in ("update", "delete"):
                connection.execute(f"DROP TRIGGER {table}_no_{action}")
        for sql, values in statements:
            connection.execute(sql, values)


def test_what_nobody_touched_airs(station, aired):
    """The checks let pass what was approved, voiced and built here."""
    assert aired() == ("ban-tin-sang", "")
    assert station.record.chain.broken() is None


def test_what_was_withdrawn_does_not_air(station, record, aired):
    """Withdrawn after its master was made: the fallback sounds; the log and `status` name the script."""
    withdraw(station, record)
    playlist, why = aired()
    assert playlist == "du-phong"
    assert "kịch bản số 1" in why
    assert any("kịch bản số 1" in concern and "rút" in concern for concern in look(station).concerns)


def test_a_torn_book_is_a_concern(station, record):
    """`status` says that a book was changed, without being asked to verify."""
    assert not any("sổ toà soạn" in concern for concern in look(station).concerns)
    forge(station, ("UPDATE record SET who = 'x' WHERE script_digest = ?", (record.script.digest,)))
    assert any("sổ toà soạn" in concern for concern in look(station).concerns)


def undone(_record, _ready):
    """The decision is taken out and the state set back."""
    return [
        ("DELETE FROM decisions WHERE decision = 'withdrawn'", ()),
        ("UPDATE scripts SET state = 'voiced'", ()),
    ]


def undone_in_the_record_too(record, ready):
    return [*undone(record, ready), ("DELETE FROM record WHERE event = 'withdrawn'", ())]


def undone_with_the_counter(record, ready):
    return [
        *undone_in_the_record_too(record, ready),
        ("UPDATE sqlite_sequence SET seq = 99 WHERE name = 'record'", ()),
    ]


def renamed_in_the_record(record, ready):
    return [*undone(record, ready), ("UPDATE record SET state = 'voiced' WHERE event = 'withdrawn'", ())]


def moved_in_the_record(record, ready):
    return [*undone(record, ready), ("UPDATE record SET script_digest = 'x' WHERE event = 'withdrawn'", ())]


def hidden_from_the_cues(_record, ready):
    cues = tuple(replace(cue, script_digest="") for cue in ready[1].cues)
    return [
        ("UPDATE programmes SET content = ? WHERE playlist = 'ban-tin-sang'", (encode(replace(ready[1], cues=cues)),))
    ]


@pytest.mark.parametrize(
    "forgery",
    [
        undone,
        undone_in_the_record_too,
        undone_with_the_counter,
        renamed_in_the_record,
        moved_in_the_record,
        hidden_from_the_cues,
    ],
)
def test_a_withdrawal_cannot_be_undone_in_the_tables(station, record, ready, aired, forgery):
    """Whichever rows are changed or deleted, what was withdrawn does not air."""
    withdraw(station, record)
    forge(station, *forgery(record, ready))
    playlist, why = aired()
    assert playlist == "du-phong"
    assert why


def test_a_script_that_was_never_approved_is_not_let_in_by_a_row(station):
    """An approval that only the tables know is none."""
    other = bulletin(MORNING.date(), title="Bản giả")
    station.scripts.add(other, origin="x", original=Path("x"), original_digest="0", at=MORNING)
    forge(
        station,
        (
            "INSERT INTO decisions (script_digest, decision, decided_by, at, why) VALUES (?, 'approved', 'x', '', '')",
            (other.digest,),
        ),
        ("UPDATE scripts SET state = 'voiced' WHERE digest = ?", (other.digest,)),
    )
    assert "sổ toà soạn" in station.warrant.script(other.digest)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE scripts SET content = replace(content, 'Tin', 'Tín')",
        "UPDATE scripts SET content = 'x'",
        "UPDATE scripts SET state = 'x'",
        "UPDATE scripts SET notes = ''",
        "UPDATE decisions SET at = 'x'",
        "DELETE FROM decisions",
        "DELETE FROM record",
    ],
)
def test_a_script_that_is_not_as_it_was_approved_does_not_air(station, aired, sql):
    """Changed or made unreadable, it does not stop the station: the fallback airs."""
    forge(station, (sql, ()))
    assert aired()[0] == "du-phong"


def test_a_master_that_was_not_built_here_does_not_air(station, ready, aired):
    """A file brought from elsewhere, entered in the tables under its own right digest, gives way to the true one."""
    airing, programme = ready
    false = station.config.root / "audio/programmes/gia.wav"
    shutil.copyfile(station.config.root / programme.audio, false)
    data = bytearray(false.read_bytes())
    data[5000:5100] = bytes(100)
    false.write_bytes(data)
    told = replace(programme, audio=Path("audio/programmes/gia.wav"), digest=digest_of(false))
    forge(
        station,
        (
            "INSERT INTO programmes (digest, playlist, day, content) VALUES (?, ?, ?, ?)",
            (told.digest, told.playlist, told.day.isoformat(), encode(told)),
        ),
        ("UPDATE airings SET programme_digest = ? WHERE number = ?", (told.digest, airing.number)),
    )
    playlist, why = aired()
    assert (playlist, station.log.rows()[-1].digest) == ("ban-tin-sang", programme.digest)
    assert told.digest[:12] in why


def test_a_recording_that_was_not_voiced_here_does_not_air(station, record, ready, aired):
    """Sound entered for an approved script is on the shelf by the tables, but not by the record."""
    item = station.items.of_script(record.script.digest)
    false = station.config.root / "audio/cache/items/gia.wav"
    data = bytearray((station.config.root / item.audio).read_bytes())
    data[5000:5100] = bytes(100)
    false.write_bytes(data)
    station.items.add(replace(item, audio=Path("audio/cache/items/gia.wav"), digest=digest_of(false)))
    production.prepare(station, station.airings.get(ready[0].number))
    playlist, why = aired()
    assert playlist == "du-phong"
    assert "tư liệu" in why


def test_another_day_s_master_does_not_air(station, ready, aired):
    """A master is for its playlist and its day: yesterday's, approved and whole, is not put in today's place."""
    airing, programme = ready
    yesterday = production.build(station, "du-phong", (DUE - timedelta(days=1)).date())
    station.airings.ready(airing.number, yesterday.digest)
    playlist, why = aired()
    assert (playlist, station.log.rows()[-1].digest) == ("ban-tin-sang", programme.digest)
    assert "không phải dựng cho lượt phát này" in why


@pytest.fixture
def at_the_last_moment(station, monkeypatch):
    """Do something when the outputs have begun and not one sample has sounded."""

    def arrange(deed):
        (output,) = station.zones["toan-xa"].outputs
        begin = output.begin
        deeds = [deed]

        def beginning(*args):
            begin(*args)
            if deeds:
                deeds.pop()()

        monkeypatch.setattr(output, "begin", beginning)
        return output

    return arrange


def test_what_is_withdrawn_at_the_last_moment_does_not_air(station, record, aired, at_the_last_moment):
    """Between the look at the master and the first sample: not one frame of it, then the fallback."""
    output = at_the_last_moment(lambda: withdraw(station, record))
    playlist, why = aired()
    assert playlist == "du-phong"
    assert "kịch bản số 1" in why
    assert [row.event for row in station.log.rows()] == [LogEvent.REFUSED, LogEvent.STARTED, LogEvent.FINISHED]
    assert output.airings[0].frames == []


def test_what_is_written_into_a_master_while_it_plays_does_not_sound(station, ready, aired, at_the_last_moment):
    """The block that was changed is found out before it sounds; what is whole sounds in its place."""
    path = station.config.root / ready[1].audio

    def spoil():
        with path.open("r+b") as file:
            file.seek(200_000)
            file.write(b"\x11" * 2000)

    output = at_the_last_moment(spoil)
    _playlist, why = aired()
    assert "bị đổi trong lúc phát" in why
    assert not any(b"\x11" * 100 in bytes(frame) for airing in output.airings for frame in airing.frames)
    assert station.scripts.get(1).state is ScriptState.VOICED
