"""An older radio.db in the place of the newer one: nothing that it still approves airs before it is approved anew."""

import shutil
from datetime import timedelta

import pytest
from fakes.clock import VirtualClock
from fakes.station import MORNING, approve, bulletin, fake_output, founded, opened, withdraw

from chiminh_radio import production
from chiminh_radio.backup import backup, restore
from chiminh_radio.broadcast import Broadcast
from chiminh_radio.cli.overview import look
from chiminh_radio.cli.report import proof_of
from chiminh_radio.errors import ApprovalError
from chiminh_radio.model.airing import Airing, AiringState
from chiminh_radio.model.decision import Approval
from chiminh_radio.model.record import RecordEvent


class House:
    """A station that is opened again and again, each time an hour later."""

    def __init__(self, folder):
        self.folder = folder
        self._book = founded(folder / "dai")
        self._copy = folder / "hom-qua.db"
        self._at = MORNING
        self.open()
        self.record = approve(self.station, bulletin(MORNING.date()))
        production.voice(self.station, self.record)
        assert self.airs() == "ban-tin-sang"

    def open(self):
        self._at += timedelta(hours=1)
        clock = VirtualClock(self._at)
        self.station = opened(self._book, clock, fake_output(clock))

    def note_copy(self):
        self.station.database.backup(self._copy)

    def put_back(self):
        self.station.close()
        book = self.station.config.database
        for path in book.parent.glob(f"{book.name}*"):
            path.unlink()
        shutil.copyfile(self._copy, book)
        self.open()

    def airs(self):
        """The playlist that sounds now."""
        due = self.station.clock.now() + timedelta(minutes=1)
        airing = self.station.airings.add(
            Airing(slot="thu", due=due, playlist="ban-tin-sang", zones=("toan-xa",), fallbacks=("du-phong",))
        )
        ended = Broadcast(self.station, "test").air(airing.number)
        assert ended.state is AiringState.AIRED, ended.reason
        return self.station.items.programme(ended.programme_digest).playlist

    def approve(self):
        record = self.station.decisions.approve(self.record.number, by="Lãnh Đạo", at=self.station.clock.now())
        production.voice(self.station, record)

    def put_backs(self):
        return [row.event for row in self.station.record.rows()].count(RecordEvent.PUT_BACK)


@pytest.fixture
def house(tmp_path):
    house = House(tmp_path)
    yield house
    house.station.close()


@pytest.fixture
def put_back(house):
    """A script was withdrawn, and the radio.db of before put back."""
    house.note_copy()
    withdraw(house.station, house.record)
    assert house.airs() == "du-phong"
    house.put_back()
    return house


def test_what_an_older_book_approves_does_not_air_until_it_is_approved_again(put_back):
    """The fallback does; status and the proof say why; once approved again it airs, and is not asked for twice."""
    assert any("radio.db là bản cũ" in each for each in look(put_back.station).concerns)
    assert any("radio.db là bản cũ" in each for each in proof_of(put_back.station).faults)
    assert put_back.airs() == "du-phong"
    assert any("không phát được: radio.db đã bị thay bằng bản cũ" in each for each in look(put_back.station).concerns)
    assert any("radio.db đã bị thay" in each for each in proof_of(put_back.station).faults)

    put_back.approve()
    assert put_back.airs() == "ban-tin-sang"
    assert proof_of(put_back.station).faults == ()
    assert len(proof_of(put_back.station).put_back) == put_back.put_backs() == 1


def test_an_approval_of_before_is_not_taken_again(put_back):
    """Else who keeps a bundle could bring a withdrawn script back."""
    old = put_back.record.approval
    put_back.airs()
    again = Approval(
        script_digest=old.script_digest,
        decision=old.decision,
        by=old.by,
        at=old.at + timedelta(seconds=1),
        heard_digest=old.heard_digest,
    )
    with pytest.raises(ApprovalError, match=r"trước lúc radio\.db bị thay"):
        put_back.station.decisions.take(again, at=put_back.station.clock.now())


@pytest.mark.parametrize("spoil", [lambda path: path.unlink(), lambda path: path.write_bytes(b"")])
def test_to_take_the_notes_away_as_well_does_not_help(house, spoil):
    """A book whose notes are gone is believed no more than an older one."""
    house.note_copy()
    withdraw(house.station, house.record)
    spoil(house.station.config.seals)
    house.put_back()
    assert any("radio.seals không còn" in each for each in look(house.station).concerns)
    assert house.airs() == "du-phong"
    house.approve()
    assert house.airs() == "ban-tin-sang"
    assert house.put_backs() == 1


def test_a_radio_db_that_is_gone_is_told(house):
    """A new one in its place lacks all that was noted."""
    house.station.close()
    for path in house.station.config.database.parent.glob("radio.db*"):
        path.unlink()
    house.open()
    assert any("radio.db là bản cũ" in each for each in look(house.station).concerns)


def test_notes_that_lag_or_are_torn_are_no_fault(house):
    """The power may go between a row and its note, or within the note."""
    withdraw(house.station, house.record)
    house.approve()
    with house.station.config.seals.open("ab") as file:
        file.write(b"2026-11-23T00:00:00.000000+00:00 record 99 abc")
    assert house.station.seals.lacking() == ""
    assert house.airs() == "ban-tin-sang"
    assert house.station.seals.lacking() == ""
    assert house.put_backs() == 0


def test_the_notes_go_with_a_backup(house):
    """What is restored holds the approvals of its moment, although they were noted further elsewhere."""
    backup(house.station, house.folder / "a.tar")
    house.airs()
    restore(house.folder / "a.tar", house.folder / "moi")
    clock = VirtualClock(MORNING)
    other = opened(house.folder / "moi/config.toml", clock, fake_output(clock))
    assert other.config.seals.is_file()
    assert other.seals.keep(MORNING) == ""
    assert proof_of(other).faults == ()
    other.close()


def test_a_station_in_which_nothing_happened_has_no_notes(tmp_path):
    """And from its first row on it has, which the record says once."""
    station = opened(founded(tmp_path), VirtualClock(MORNING))
    station.seals.keep(MORNING)
    assert not station.config.seals.exists()
    record = approve(station, bulletin(MORNING.date()))
    for _time in range(2):
        station.seals.keep(MORNING)
    assert [row.event for row in station.record.rows()].count(RecordEvent.SEALED) == 1
    assert len(station.config.seals.read_text(encoding="ascii").splitlines()) == 1
    assert station.decisions.why_not(record.script.digest) == ""
    station.close()
