from datetime import time, timedelta
from pathlib import Path

import pytest

from chiminh_radio.config import Config, load
from chiminh_radio.model.airing import LateMode, LatePolicy, Priority
from chiminh_radio.model.decision import Severity
from chiminh_radio.model.delivery import EngineSettings
from chiminh_radio.model.output import OutputSettings, ZoneSettings
from chiminh_radio.model.script import Gender, InsertKind, Role
from chiminh_radio.model.slot import Slot
from chiminh_radio.model.speech import LexiconEntry, Wording
from chiminh_radio.severities import SEVERITIES

BOOK = """\
[station]
inbox = "nhan-bai"
audio = "/srv/am-thanh"

[hours]
allowed = ["05:00-08:30", "16:30-18:00"]

[[people]]
name = "Lê Thị Mai"
roles = ["editor", "approver"]

[inbox]
settle_seconds = 2.5
max_file_mb = 3

[voice]
chain = ["espeak"]
[voice.engines.espeak]
female = ["vi+f2", "vi+f3"]
male = ["vi+m1"]
speed = 0.9
timeout_seconds = 12
[voice.roles]
"QUANG VINH" = "nam, chậm"
[voice.reading]
zero_tens = "lẻ"
first_days = "mùng"

[voice.lexicon]
VSATTP = "vệ sinh an toàn thực phẩm"

[[outputs]]
name = "loa"
kind = "soundcard"
options = { buffer = "80" }

[[zones]]
name = "dong-hai"
title = "Thôn Đông Hải"
outputs = ["loa"]

[schedule]
fallback = "nhac"

[[slots]]
name = "sang"
days = ["CN", "T2"]
at = "05:30"
playlist = "ban-tin"
zones = ["dong-hai"]
priority = "uu-tien"
late = "join"
late_minutes = 7
fallbacks = ["tin-cu"]
"""


@pytest.fixture
def config(tmp_path: Path) -> Config:
    path = tmp_path / "config.toml"
    path.write_text(BOOK, encoding="utf-8")
    return load(path)


def test_folders_are_the_station_s_own(config, tmp_path):
    """A path is taken from the folder of config.toml, unless it is written in full."""
    assert (tmp_path, tmp_path / "nhan-bai", Path("/srv/am-thanh").absolute(), tmp_path / "radio.db") == (
        config.root,
        config.inbox,
        config.audio.absolute(),
        config.database,
    )


def test_a_slot_is_the_glossary_s(config):
    """A slot's days are ISO weekdays, its limits durations, and the station's fallback stands behind its own."""
    slot = Slot(
        name="sang",
        days=(1, 7),
        at=time(5, 30),
        playlist="ban-tin",
        zones=("dong-hai",),
        priority=Priority.PRIORITY,
        late=LatePolicy(mode=LateMode.JOIN, within=timedelta(minutes=7)),
        fallbacks=("tin-cu", "nhac"),
    )

    assert (slot,) == config.slots()


def test_voices_are_the_glossary_s(config):
    """Engines, roles and words come as the voice room takes them."""
    assert config.engine_settings("espeak") == EngineSettings(
        female=("vi+f2", "vi+f3"), male=("vi+m1",), speed=0.9, timeout=timedelta(seconds=12), folder=config.root
    )
    assert config.roles() == (Role(name="QUANG VINH", gender=Gender.MALE, speed=0.85),)
    assert config.lexicon() == (
        LexiconEntry(written="VSATTP", spoken="vệ sinh an toàn thực phẩm", origin="config.toml"),
    )
    assert config.wording == Wording(thousand="nghìn", zero_tens="lẻ", first_days="mùng")
    assert config.pauses().line == timedelta(milliseconds=700)


def test_ways_out_are_the_glossary_s(config):
    """Outputs and zones come as the playout room takes them."""
    assert (OutputSettings(name="loa", kind="soundcard", options={"buffer": "80"}),) == config.outputs()
    assert (ZoneSettings(name="dong-hai", title="Thôn Đông Hải", outputs=("loa",)),) == config.zones()


def test_limits_bear_their_units(config):
    """Hours are times of day, waits are durations, sizes are bytes."""
    assert ((time(5), time(8, 30)), (time(16, 30), time(18))) == config.hours()
    assert (timedelta(seconds=2.5), timedelta(minutes=45), timedelta(minutes=30)) == (
        config.settle,
        config.session_limit,
        config.prepare,
    )
    assert (config.limits["file_bytes"], config.limits["characters"]) == (3_000_000, 200_000)
    assert config.limits["convert_time"] == timedelta(seconds=60)
    assert timedelta(milliseconds=1200) == config.pauses().section


def test_rules_weigh_what_is_said_and_else_what_they_weigh(tmp_path):
    """A rule that is off has no weight at all; one that the file does not name keeps its own."""
    path = tmp_path / "config.toml"
    rules = "[checker.rules]\nlong-item = 'off'\nno-source = 'error'\n"
    path.write_text("[[people]]\nname = 'A'\nroles = ['approver']\n" + rules, encoding="utf-8")
    severities = load(path).severities

    assert "long-item" not in severities
    assert severities["no-source"] is Severity.ERROR
    assert severities["damaged"] is SEVERITIES["damaged"]


def test_people_have_roles(config):
    """Each person comes with all that they may do."""
    assert {"Lê Thị Mai": frozenset({"editor", "approver"})} == config.people()


def test_what_is_not_said_is_the_default(config):
    """The jingles are the shipped ones, and the ffmpeg is the one that comes along."""
    assert config.jingles()[InsertKind.BREAK] == "nhac-cat"
    assert config.ffmpeg is None


def test_a_false_word_is_not_an_absent_one(tmp_path):
    """Zero, false and the empty text are kept as said, not replaced by the default."""
    path = tmp_path / "config.toml"
    path.write_text(BOOK.replace("late_minutes = 7", "late_minutes = 0") + "\n[voice.pauses]\nline_ms = 0\n", "utf-8")
    config = load(path)

    assert (timedelta(0), timedelta(0)) == (config.slots()[0].late.within, config.pauses().line)


def test_a_day_may_end_at_midnight_and_a_slot_begin_on_a_second(tmp_path):
    """24:00 is the midnight at the end of the day; a slot's time may say seconds."""
    path = tmp_path / "config.toml"
    path.write_text(BOOK.replace("16:30-18:00", "16:30-24:00").replace('"05:30"', '"05:30:15"'), encoding="utf-8")
    config = load(path)

    assert (config.hours()[1], config.slots()[0].at) == ((time(16, 30), time()), time(5, 30, 15))
