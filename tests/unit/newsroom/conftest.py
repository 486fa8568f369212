import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from chiminh_radio.clock import ZONE
from chiminh_radio.newsroom.approvers import Approvers
from chiminh_radio.newsroom.corrections import Corrections
from chiminh_radio.newsroom.decisions import Decisions
from chiminh_radio.newsroom.desk import Desk
from chiminh_radio.newsroom.parser import parse
from chiminh_radio.newsroom.readers import read_manuscript
from chiminh_radio.store.database import Database
from chiminh_radio.store.hearings import Hearings
from chiminh_radio.store.record import Record
from chiminh_radio.store.recordings import Recordings
from chiminh_radio.store.scripts import Scripts

ROOT = Path(__file__).parents[3]
SETTLE = timedelta(seconds=2)


@pytest.fixture
def samples():
    """The folder of sample scripts."""
    return ROOT / "tests" / "fixtures" / "scripts"


@pytest.fixture
def script_of(samples):
    """Reads a sample by its file's name."""
    return lambda name: parse(read_manuscript(samples / name).paragraphs)


@pytest.fixture
def morning():
    return datetime(2026, 11, 23, 8, tzinfo=ZONE)


@pytest.fixture
def database(tmp_path):
    database = Database(tmp_path / "radio.db")
    yield database
    database.close()


@pytest.fixture
def scripts(database):
    return Scripts(database)


@pytest.fixture
def recordings(database):
    return Recordings(database)


@pytest.fixture
def inbox(tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


@pytest.fixture
def notes():
    """What the checker will say of every script; a test fills it."""
    return []


@pytest.fixture
def desk_where(tmp_path, scripts, recordings, inbox, notes):
    """Makes a desk; keywords change the station's rules."""

    def make(**changes):
        rules = {"examine": lambda _: tuple(notes), "settle": SETTLE}
        return Desk(scripts, folder=tmp_path, inbox=inbox, recordings=recordings, **(rules | changes))

    return make


@pytest.fixture
def desk(desk_where):
    return desk_where()


@pytest.fixture
def file(samples, tmp_path):
    path = tmp_path / "ban-tin.txt"
    shutil.copyfile(samples / "ban-tin-tuan-48.txt", path)
    return path


@pytest.fixture
def received(desk, file, morning):
    return desk.receive(file, at=morning)


@pytest.fixture
def heard_now():
    """The digest of what any script would sound like; a test changes the one that is in it."""
    return ["h" * 64]


def unharmed(_script, *, to_the_byte):  # noqa: ARG001 - as `Harm` has it
    """No recording, no harm."""
    return ""


@pytest.fixture
def corrections(scripts, database):
    return Corrections(scripts, Record(database), Hearings(database))


@pytest.fixture
def decisions_where(scripts, notes, heard_now, corrections):
    """Makes the place of deciding; keywords change the station's rules."""

    def make(examine=lambda _: tuple(notes), heard=lambda _: heard_now[0], **changes):
        rules = {"keys": {"Trần Văn Khải": "", "Phạm Thị Lan": ""}, "signed": False, "self_approval": False}
        return Decisions(
            scripts,
            approvers=Approvers(**(rules | changes)),
            examine=examine,
            heard=heard,
            corrections=lambda: corrections,
            harm=unharmed,
        )

    return make


@pytest.fixture
def decisions(decisions_where):
    return decisions_where()
