import subprocess
import sys
import threading
from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from chiminh_radio.clock import ZONE
from chiminh_radio.errors import ScheduleError
from chiminh_radio.model.airing import ENDED, AiringState, LateMode, LatePolicy, Priority
from chiminh_radio.store.airings import Airings

DAY = timedelta(days=1)
POSITION = timedelta(minutes=2, milliseconds=20)


@pytest.fixture
def airings(database):
    return Airings(database)


@pytest.fixture
def plan(airings, morning):
    def plan(*wanted):
        airings.plan(wanted, start=morning - DAY, end=morning + DAY)
        return airings.between(morning - DAY, morning + DAY)

    return plan


def test_a_planned_airing_comes_back_whole(plan, airing, airings, morning):
    """Everything the grid says of an airing is kept; the due instant is told in the station's zone."""
    wanted = replace(
        airing,
        due=morning.astimezone(UTC),
        priority=Priority.PRIORITY,
        late=LatePolicy(mode=LateMode.JOIN, within=timedelta(minutes=3)),
        fallbacks=("nhac",),
    )
    (kept,) = plan(wanted)
    assert kept == replace(wanted, number=1)
    assert kept.due.tzinfo is ZONE
    assert airings.get(1) == airings.at("sang", morning) == kept


def test_planning_again_changes_nothing(plan, airing, airings):
    """The same plan laid twice leaves one row, and what was made ready stays ready."""
    plan(airing)
    airings.ready(1, "d")
    (kept,) = plan(airing)
    assert (kept.number, kept.state, kept.programme_digest) == (1, AiringState.READY, "d")


@pytest.mark.parametrize(
    "change",
    [
        {"playlist": "nhac"},
        {"zones": ("thon-1",)},
        {"priority": Priority.FILLER},
        {"late": LatePolicy(mode=LateMode.SKIP)},
        {"fallbacks": ("nhac",)},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_changed_slot_is_planned_anew(plan, airing, airings, change):
    """An edit of the slot reaches an airing that was already ready, and its programme no longer counts."""
    plan(airing)
    airings.ready(1, "d", "phát băng dự phòng")
    assert plan(replace(airing, **change)) == (replace(airing, number=1, **change),)


def test_a_slot_taken_out_is_cancelled_and_comes_back(plan, airing, airings):
    """What the grid no longer says is cancelled with a reason; put back, it is planned again."""
    plan(airing)
    airings.ready(1, "d")
    (dropped,) = plan()
    assert (dropped.state, dropped.reason) == (AiringState.CANCELLED, "khung giờ này không còn trong lịch")
    assert plan(airing) == (replace(airing, number=1),)


def test_a_plan_rules_only_its_own_time(plan, airing, airings, morning):
    """Airings outside [start, end) are left as they are: the end is the first instant outside."""
    plan(airing)
    airings.plan([], start=morning + timedelta(seconds=1), end=morning + DAY)
    airings.plan([], start=morning - DAY, end=morning)
    assert airings.get(1).state is AiringState.PLANNED
    airings.plan([], start=morning, end=morning + DAY)
    assert airings.get(1).state is AiringState.CANCELLED


@pytest.mark.parametrize("state", sorted(ENDED))
def test_what_has_ended_is_left_alone(plan, airing, airings, state):
    """Neither a changed nor an emptied grid touches an airing that has ended; a person's cancelling stays."""
    plan(airing)
    airings.finish(1, state, "vì sao")
    before = airings.get(1)
    assert plan(replace(airing, playlist="nhac")) == plan() == plan(airing) == (before,)


def test_what_is_on_air_is_left_alone(plan, airing, airings):
    """A slot taken out while it sounds goes on, and so does one that was given back after its player died."""
    plan(airing)
    airings.claim(1, "daemon")
    assert plan()[0].state is AiringState.ON_AIR
    airings.release(1, "daemon")
    assert plan()[0].state is AiringState.READY


def test_what_was_asked_for_is_not_the_grids(plan, airing, airings):
    """An airing that somebody added is not in the grid, and is not cancelled for that."""
    asked = airings.add(replace(airing, slot="air-now"))
    assert plan() == (asked,)


def test_asking_twice_is_the_same_airing(airings, airing):
    """The second `add` for a slot and an instant is told of the first, whatever it wanted itself."""
    first = airings.add(airing)
    airings.claim(first.number, "cron")
    assert airings.add(replace(airing, playlist="nhac")) == airings.get(first.number)


def test_an_unknown_airing_is_said(airings, morning):
    """A number that was never given is refused with a sentence; asking by slot and due is no error."""
    with pytest.raises(ScheduleError, match="không có lượt phát số 9"):
        airings.get(9)
    assert airings.at("sang", morning) is None


def test_airings_come_in_the_order_of_air(airings, airing, morning):
    """By due instant, and of those due together the highest priority first."""
    late = airings.add(replace(airing, slot="muon", due=morning + timedelta(minutes=1)))
    low = airings.add(replace(airing, slot="thap", priority=Priority.FILLER))
    high = airings.add(replace(airing, slot="cao", priority=Priority.EMERGENCY))
    assert airings.between(morning, morning + DAY) == (high, low, late)
    assert airings.between(morning, late.due) == (high, low)


def test_the_life_of_an_airing(airings, airing):
    """Ready, on air, journalled, finished: each step is kept."""
    number = airings.add(airing).number
    airings.ready(number, "d")
    assert airings.claim(number, "daemon 12")
    airings.journal(number, POSITION)
    assert airings.on_air() == (
        replace(
            airing,
            number=number,
            state=AiringState.ON_AIR,
            programme_digest="d",
            position=POSITION,
            claimed_by="daemon 12",
        ),
    )
    airings.finish(number, AiringState.PARTLY, "mất loa thôn 2", POSITION * 2)
    done = airings.get(number)
    assert (done.state, done.reason, done.position) == (AiringState.PARTLY, "mất loa thôn 2", POSITION * 2)
    assert airings.on_air() == ()


def test_an_end_is_final(airings, airing):
    """Nothing that comes late changes an airing that has ended."""
    number = airings.add(airing).number
    airings.finish(number, AiringState.CANCELLED, "mất điện")
    before = airings.get(number)
    airings.ready(number, "d")
    airings.journal(number, POSITION)
    airings.request_stop(number)
    airings.finish(number, AiringState.AIRED, "", POSITION)
    assert not airings.claim(number, "daemon")
    assert airings.get(number) == before


def test_only_an_end_ends(airings, airing):
    """`finish` takes no state that is not an end."""
    number = airings.add(airing).number
    with pytest.raises(ValueError, match="ready"):
        airings.finish(number, AiringState.READY, "")


def test_a_stop_is_seen_by_the_player(airings, airing):
    """Whoever plays can read that somebody asked to stop, and why."""
    number = airings.add(airing).number
    airings.claim(number, "daemon")
    airings.request_stop(number, "nhường tin khẩn cấp")
    assert airings.get(number).stop_requested
    assert airings.get(number).reason == "nhường tin khẩn cấp"


def test_a_reason_stays_until_there_is_another(airings, airing):
    """What was already said of an airing is not lost when it ends with nothing to add."""
    number = airings.add(airing).number
    airings.ready(number, "d", "phát băng dự phòng")
    airings.claim(number, "daemon")
    airings.request_stop(number)
    airings.finish(number, AiringState.CUT, "")
    assert airings.get(number).reason == "phát băng dự phòng"


def test_an_airing_whose_player_died_goes_on_where_it_was(airings, airing):
    """It is given back once, by who names the dead player, and then claimed like any other."""
    number = airings.add(airing).number
    airings.ready(number, "d")
    airings.claim(number, "dead")
    airings.journal(number, POSITION)
    assert not airings.release(number, "somebody else")
    assert airings.release(number, "dead")
    assert not airings.release(number, "dead")
    waiting = airings.get(number)
    assert (waiting.state, waiting.position, waiting.programme_digest) == (AiringState.READY, POSITION, "d")
    assert airings.claim(number, "daemon")


def test_of_many_threads_one_has_the_air(airings, airing):
    """Eight threads that claim an airing at the same moment have one winner."""
    number = airings.add(airing).number
    together, winners = threading.Barrier(8), []

    def claim(name):
        together.wait()
        if airings.claim(number, name):
            winners.append(name)

    threads = [threading.Thread(target=claim, args=(f"thread {each}",)) for each in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert winners == [airings.get(number).claimed_by]


CLAIM_ALL = """
import sys
from pathlib import Path
from chiminh_radio.store.airings import Airings
from chiminh_radio.store.database import Database
airings = Airings(Database(Path(sys.argv[1])))
print("ready", flush=True)
sys.stdin.readline()
print(*[number for number in range(1, 41) if airings.claim(number, sys.argv[2])])
"""


def test_of_two_programs_one_has_the_air(airings, airing, path):
    """Two programs that claim the same forty airings win each of them once between them."""
    for minute in range(40):
        airings.add(replace(airing, due=airing.due + timedelta(minutes=minute)))
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", CLAIM_ALL, str(path), name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )
        for name in ("cron", "daemon")
    ]
    for program in programs:
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        program.stdin.write("\n")
        program.stdin.flush()
    won = {}
    for program, name in zip(programs, ("cron", "daemon"), strict=True):
        answer, _nothing = program.communicate(timeout=20)
        won |= {int(number): name for number in answer.split()}
        assert program.returncode == 0
    assert won == {each.number: each.claimed_by for each in airings.on_air()}
    assert len(won) == 40


UNREADABLE = [
    "state = 'bogus'",
    "state = NULL",
    "priority = 11",
    "priority = x'0a'",
    "zones = 'toan-xa'",
    "zones = NULL",
    'late = \'{"mode":"never"}\'',
    "fallbacks = 7",
    "due = 'x' || due",
    "due = CAST(due AS BLOB)",
    "slot = x'00ff'",
    "playlist = NULL",
    "reason = x'ff'",
    "programme_digest = NULL",
    "position_us = 'far'",
    "claimed_by = NULL",
    "late = CAST(x'ff' AS TEXT)",
]


@pytest.fixture
def forge(database):
    """Change the rows of a slot as somebody with a SQLite tool could, who also drops what the columns forbid."""

    def forge(change, slot="sang"):
        with database.transaction() as connection:
            connection.execute("CREATE TABLE IF NOT EXISTS lax AS SELECT * FROM airings")
            connection.execute("DROP TABLE airings")
            connection.execute(
                """CREATE TABLE airings (number INTEGER PRIMARY KEY, slot, due, playlist, zones, priority, late,
                fallbacks, state, reason, programme_digest, position_us, claimed_by, stop_requested, from_grid,
                limit_us, makes_good)"""
            )
            connection.execute("INSERT INTO airings SELECT * FROM lax")
            connection.execute(f"UPDATE airings SET {change} WHERE slot = ?", (slot,))  # noqa: S608

    return forge


@pytest.mark.parametrize("change", UNREADABLE)
def test_an_unreadable_row_is_passed_over_and_named(airings, airing, plan, forge, change):
    """Whatever a row was made to hold: the other airings are told as before, and its number is said."""
    plan(airing, replace(airing, slot="chieu"))
    airings.claim(1, "ai")
    forge(change)
    assert [each.slot for each in airings.between(airing.due - DAY, airing.due + DAY)] == ["chieu"]
    assert [each.slot for each in airings.waiting(airing.due + DAY)] == ["chieu"]
    assert airings.on_air() == ()
    assert airings.at("sang", airing.due) is None
    assert airings.unreadable() == airings.unreadable(airing.due - DAY, airing.due + DAY) == (1,)
    with pytest.raises(ScheduleError, match="số 1 đã bị sửa"):
        airings.get(1)


@pytest.mark.parametrize("change", ["state = 'bogus'", "position_us = 'far'", "zones = 'x'", "late = NULL"])
def test_what_the_grid_still_rules_is_laid_anew(airings, airing, plan, forge, change):
    """A row that was not claimed yet becomes what the grid says it is."""
    plan(airing)
    forge(change)
    (kept,) = plan(airing)
    assert kept == replace(airing, number=1)
    assert airings.unreadable() == ()
