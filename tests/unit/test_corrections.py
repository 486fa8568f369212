from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fakes.station import DUE, MORNING, bulletin, planned, withdraw

from chiminh_radio import clearance, production
from chiminh_radio.broadcast import Broadcast
from chiminh_radio.errors import ApprovalError
from chiminh_radio.files import write_text
from chiminh_radio.model.airing import Airing, AiringState
from chiminh_radio.model.record import RecordEvent
from chiminh_radio.model.script import ScriptKind, ScriptState
from chiminh_radio.reports.corrections import pairings
from chiminh_radio.reports.log import lines
from chiminh_radio.store.audit import faults

TODAY = MORNING.date()
DAY = timedelta(days=1)


def hand_in(station, script):
    """A script comes in by the desk's door, and is approved and voiced as a leader does."""
    origin = f"{script.digest[:12]}.txt"
    station.scripts.add(script, origin=origin, original=Path(origin), original_digest="", at=station.clock.now())
    number = station.scripts.known(script.digest).number
    record = station.decisions.approve(number, by="Lãnh Đạo", at=station.clock.now())
    production.voice(station, record)
    return station.scripts.get(number)


def correction(of, title="Đính chính lịch tiêm"):
    script = bulletin(TODAY, title, lines=1)
    return replace(script, kind=ScriptKind.CORRECTION, corrects=of, air_on=None)


def airing(station, slot="sang", days=0, zones=("toan-xa",)):
    due = DUE + days * DAY
    return station.airings.add(
        Airing(slot=slot, due=due, playlist="ban-tin-sang", zones=zones, fallbacks=("du-phong",))
    )


def air(station, number):
    """An airing from the last look at it to the end."""
    station.clock.sleep((station.airings.get(number).due - station.clock.now()).total_seconds())
    return Broadcast(station, "test").air(number)


def titles(station, airing):
    chosen = production.choose(station, airing.playlist, airing.due.date(), airing)
    return [element.item.title for element in chosen.elements]


@pytest.fixture
def wrong(station):
    """A bulletin that was heard this morning, and is found to be wrong."""
    record = hand_in(station, bulletin(TODAY))
    assert air(station, planned(station).number).state is AiringState.AIRED
    return record


def test_what_is_corrected_is_aired_no_more(station):
    """From the approval of its correction on a script is in no programme, and the master that has it does not air."""
    record = hand_in(station, bulletin(TODAY))
    master = production.prepare(station, planned(station))

    right = hand_in(station, correction(f"số {record.number}"))

    assert station.scripts.get(record.number).state is ScriptState.CORRECTED
    assert "đã được đính chính" in clearance.refusal(station, master)
    aired = air(station, 1)
    cues = station.items.programme(aired.programme_digest).cues
    assert {cue.script_digest for cue in cues} - {""} == {right.script.digest}


def test_the_record_tells_the_pair(station, wrong):
    """The row on the corrected script names its correction, and the books are whole."""
    right = hand_in(station, correction("1"))

    row = list(station.record.rows(wrong.script.digest))[-1]
    assert (row.event, row.by) == (RecordEvent.CORRECTED, "Lãnh Đạo")
    assert row.detail == {"corrected_by": right.script.digest}
    assert station.corrections.corrected(right.script).number == wrong.number
    assert station.corrections.correction(wrong.script.digest).number == right.number


@pytest.mark.usefixtures("wrong")
def test_a_correction_comes_first_where_the_wrong_was_heard(station):
    """The next bulletin of that slot begins with it, without the recipe asking for it; once it was heard, no more."""
    right = hand_in(station, correction("1"))
    for days in (1, 2):
        hand_in(station, bulletin(TODAY + days * DAY))
    tomorrow = airing(station, days=1)

    assert titles(station, tomorrow)[1:] == [right.script.title, bulletin(TODAY + DAY).title]
    air(station, tomorrow.number)
    assert right.script.title not in titles(station, airing(station, days=2))


def test_it_comes_where_a_part_asks_for_the_kind_of_the_wrong(station):
    """A part for interviews takes the correction of an interview, though a correction is none."""
    recipe = 'title = "Gặp gỡ"\n[[parts]]\nitems = "interview"\n'
    write_text(station.config.root / "playlists/gap-go.toml", recipe)
    wrong = hand_in(station, replace(bulletin(TODAY), kind=ScriptKind.INTERVIEW))
    right = hand_in(station, correction(f"số {wrong.number}"))

    chosen = production.choose(station, "gap-go", TODAY)
    assert [element.item.title for element in chosen.elements] == [right.script.title]


@pytest.mark.usefixtures("wrong")
def test_it_is_owed_in_each_slot_in_which_the_wrong_was_heard(station):
    """Aired in another slot first, it still comes in the slot where the wrong was heard, and nowhere else again."""
    right = hand_in(station, correction("1"))
    for days in (1, 2):
        hand_in(station, bulletin(TODAY + days * DAY))
    noon, morning = airing(station, "trua", days=1), airing(station, days=2)

    assert right.script.title in titles(station, noon)
    air(station, noon.number)
    assert right.script.title not in titles(station, airing(station, "trua", days=2))
    assert right.script.title in titles(station, morning)


@pytest.mark.usefixtures("wrong")
def test_zones_that_never_heard_the_wrong_hear_no_correction(station):
    """It would only tell them what was wrong."""
    hand_in(station, correction("1"))
    hand_in(station, bulletin(TODAY + DAY))

    assert len(titles(station, airing(station, days=1, zones=("thon-2",)))) == len(["jingle", "bulletin"])


def test_what_nobody_heard_is_corrected_once(station):
    """A correction of a script that never aired is aired in the first programme that would have carried it."""
    record = hand_in(station, bulletin(TODAY))
    right = hand_in(station, correction(record.script.title))
    first = planned(station)

    assert right.script.title in titles(station, first)
    air(station, first.number)
    hand_in(station, bulletin(TODAY + DAY))
    assert right.script.title not in titles(station, airing(station, days=1))


@pytest.mark.usefixtures("wrong")
def test_after_a_week_it_is_owed_no_more(station):
    """What could not be aired in seven days is no news."""
    right = hand_in(station, correction("1"))
    for days in (6, 7):
        hand_in(station, bulletin(TODAY + days * DAY))

    assert right.script.title in titles(station, airing(station, days=6))
    assert right.script.title not in titles(station, airing(station, days=7))


@pytest.mark.usefixtures("wrong")
def test_a_recipe_that_would_not_have_carried_the_wrong_does_not_carry_its_correction(station):
    """The correction of a bulletin is no part of a programme of other kinds."""
    hand_in(station, correction("1"))

    chosen = production.choose(station, "du-phong", TODAY + DAY)
    assert [element.item.title for element in chosen.elements] == ["nhac-ket"]


def test_what_is_corrected_is_not_approved_again_while_its_correction_holds(station, wrong):
    """The correction must be withdrawn first; then the leader may think again."""
    right = hand_in(station, correction("1"))

    with pytest.raises(ApprovalError, match=f"đã được đính chính ở kịch bản số {right.number}"):
        station.decisions.approve(wrong.number, by="Lãnh Đạo", at=station.clock.now())
    withdraw(station, right)
    again = station.decisions.approve(wrong.number, by="Lãnh Đạo", at=station.clock.now())
    assert again.state is ScriptState.APPROVED


def test_a_corrected_script_that_still_sounds_can_be_withdrawn(station, wrong):
    """What is on air when its correction is approved finishes; who wants it cut withdraws it."""
    hand_in(station, correction("1"))

    record = station.decisions.withdraw(wrong.number, by="Lãnh Đạo", at=station.clock.now(), why="sai")
    assert record.state is ScriptState.WITHDRAWN


def test_a_revision_airs_in_place_of_what_was_corrected(station):
    """Only the wrong text is barred: a revision of it is approved and chosen as ever."""
    record = hand_in(station, bulletin(TODAY))
    hand_in(station, correction("1"))
    revision = replace(record.script, sections=bulletin(TODAY, lines=2).sections)
    hand_in(station, revision)

    assert titles(station, planned(station))[2:] == [revision.title]


@pytest.mark.parametrize(
    "named", ["1", "số 1", "kịch bản số 1", "#1", "“BẢN  TIN thời sự 23/11”", "Bản tin tuần số 34"]
)
def test_the_ways_to_name_what_is_corrected(station, named):
    """By number, by title up to case and spaces, by series and issue."""
    first = hand_in(station, replace(bulletin(TODAY), series="ban-tin-tuan", issue=34))
    hand_in(station, bulletin(TODAY + DAY))

    assert station.corrections.corrected(correction(named)).number == first.number


def test_of_namesakes_the_one_that_was_heard_is_corrected(station, wrong):
    """A title may have come again; who corrects, corrects what listeners heard."""
    later = replace(wrong.script, air_on=TODAY + DAY)
    hand_in(station, later)

    assert station.corrections.corrected(correction(wrong.script.title)).number == wrong.number


@pytest.mark.usefixtures("wrong")
@pytest.mark.parametrize("named", ["99", "Không có bài này", "Bản tin tuần số 99"])
def test_what_is_not_there_is_not_corrected(station, named):
    """A slip of the pen bars nothing."""
    assert station.corrections.corrected(correction(named)) is None


def test_the_log_pairs_what_was_wrong_with_its_correction(station, wrong):
    """The airing of the wrong script tells when it was corrected; that of the correction, what it corrects."""

    def told():
        found = lines(station.log, MORNING, MORNING + 2 * DAY, pairings(station.database))
        return [[str(each) for each in line.pairings] for line in found]

    assert told() == [[]]
    right = hand_in(station, correction("1"))
    assert told() == [[f"có đính chính chưa phát (kịch bản số {right.number})"]]
    air(station, airing(station, days=1).number)
    assert told() == [
        [f"đã đính chính lúc 05:30 24/11 (kịch bản số {right.number})"],
        [f"đính chính cho kịch bản số {wrong.number}"],
    ]


def sounding(station, monkeypatch, script, then):
    """Do something in the middle of what a script sounds like, in the airing of tomorrow; then air it."""
    tomorrow = airing(station, days=1)
    programme = production.prepare(station, tomorrow)
    spoken = [cue for cue in programme.cues if cue.script_digest == script.digest]
    middle = spoken[0].at + (spoken[-1].at + spoken[-1].duration - spoken[0].at) / 2
    (output,) = station.zones["toan-xa"].outputs
    write, passed = output.write, []

    def writing(frame):
        passed.append(frame)
        if len(passed) == middle // timedelta(milliseconds=20):
            then(tomorrow)
        write(frame)

    monkeypatch.setattr(output, "write", writing)
    air(station, tomorrow.number)


def test_a_correction_withdrawn_while_it_sounded_put_nothing_right(station, wrong, monkeypatch):
    """Who heard half of it was not corrected: neither airing is told to be, though that one goes on after it."""
    right = hand_in(station, replace(correction("1"), sections=bulletin(TODAY, lines=6).sections))
    hand_in(station, bulletin(TODAY + DAY))
    sounding(station, monkeypatch, right.script, lambda _airing: withdraw(station, right))

    found = lines(station.log, MORNING, MORNING + 2 * DAY, pairings(station.database))
    assert [[str(each) for each in line.pairings] for line in found] == [
        [f"đính chính không còn hiệu lực, chưa phát trọn (kịch bản số {right.number})"],
        [f"đính chính cho kịch bản số {wrong.number}, chưa phát trọn"],
    ]


@pytest.mark.usefixtures("wrong")
def test_a_correction_that_was_broken_off_is_still_owed(station, monkeypatch):
    """Its listeners hear it whole the next time."""
    right = hand_in(station, replace(correction("1"), sections=bulletin(TODAY, lines=6).sections))
    for days in (1, 2):
        hand_in(station, bulletin(TODAY + days * DAY))
    stop = station.airings.request_stop
    sounding(station, monkeypatch, right.script, lambda airing: stop(airing.number, "dừng"))

    assert right.script.title in titles(station, airing(station, days=2))


def test_a_pair_that_no_approval_made_is_found(station, wrong):
    """A row that calls a script corrected, by a correction that was never approved, is told by `report verify`."""
    assert list(faults(station.database)) == []
    detail = {"corrected_by": "f" * 64}

    station.scripts.set_state(wrong.script.digest, ScriptState.CORRECTED, at=station.clock.now(), detail=detail)

    [fault] = faults(station.database)
    assert "bài đính chính, mà không có lời duyệt bài ấy" in fault
