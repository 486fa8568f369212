"""Looking ahead: what the coming airings would lack, by the choosing that will build them."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from fakes.clock import VirtualClock
from fakes.station import MORNING, approve, bulletin, fake_output, founded, opened, slot

from chiminh_radio import production, timetable
from chiminh_radio.files import write_text
from chiminh_radio.forecast import look_ahead
from chiminh_radio.forecast.later import LaterShelf
from chiminh_radio.model.airing import AiringState
from chiminh_radio.model.script import ScriptKind
from chiminh_radio.studio.choosing import choose

DAY = timedelta(days=1)
NEWS = replace(bulletin(MORNING, "Tin"), air_on=None)
COLUMN = replace(bulletin(MORNING, "Bài"), air_on=None, kind=ScriptKind.COLUMN, themes=("1.5a",))
TURNS = 'title = "Chuyên mục"\n[[parts]]\nitems = ["1.5"]\nnot_within_hours = 36\n'


@pytest.fixture
def station(tmp_path):
    """A station with one slot a day, half an hour before it on a Monday."""
    clock = VirtualClock(MORNING)
    house = opened(founded(tmp_path, slot("sang", "05:30")), clock, fake_output(clock))
    yield house
    house.close()


def voiced(station, *scripts):
    for script in scripts:
        production.voice(station, approve(station, script))


def days(gap):
    """The days of November or December 2026 on which something is missing."""
    return [f"{due:%d/%m %H:%M}" for due in gap.dues]


def recipe(station, text, name="ban-tin-sang"):
    write_text(station.config.playlists / f"{name}.toml", text)


def test_what_grows_old_is_missed_from_that_day_on(station):
    """A bulletin without a date is news for a week; what lacks is told once, with what would sound in its place."""
    voiced(station, NEWS)
    forecast = look_ahead(station, 9)

    assert (forecast.last, forecast.airings, forecast.off_length) == (date(2026, 12, 1), 9, ())
    [gap] = forecast.missing
    assert (gap.playlist, gap.part, gap.instead) == ("ban-tin-sang", 2, ("du-phong",))
    assert days(gap) == ["30/11 05:30", "01/12 05:30"]
    assert gap.reason in str(production.rundown(station, "ban-tin-sang", gap.dues[0].date()).faults)


def test_what_an_airing_takes_has_aired_for_the_next(station):
    """A piece that must rest a day and a half is there every second day."""
    recipe(station, TURNS)
    voiced(station, COLUMN)
    [gap] = look_ahead(station, 5).missing

    assert days(gap) == ["24/11 05:30", "26/11 05:30"]


def test_the_next_airing_has_what_will_be_built(station):
    """The same choosing on the same shelf: the first that is looked at is what `playlist show` tells."""
    recipe(station, TURNS)
    voiced(station, COLUMN, NEWS)
    [airing] = timetable.agenda(station, MORNING.date(), DAY)
    later = LaterShelf(production.shelf(station), MORNING)
    later.turn_to(airing)

    foreseen = choose(station.playlist("ban-tin-sang"), airing.due, later, station.config.session_limit)
    assert foreseen == production.rundown(station, "ban-tin-sang", MORNING.date())


def test_a_script_meant_for_a_day_that_nobody_takes_is_told(station):
    """A notice is read again three days and one before its event and on it: by whom, if no recipe has notices?"""
    event = replace(NEWS, title="Họp dân", kind=ScriptKind.NOTICE, event_on=date(2026, 11, 30))
    voiced(station, event)
    unheard = look_ahead(station, 14).unheard

    assert [(each.title, each.day.day) for each in unheard] == [("Họp dân", 27), ("Họp dân", 29), ("Họp dân", 30)]
    recipe(station, 'title = "T"\n[[parts]]\nscript = "notice"\noptional = true\n[[parts]]\njingle = "nhac-ket"\n')
    assert look_ahead(station, 14).unheard == ()


def test_where_nothing_can_sound_it_is_said(station):
    """Not even the fallback can be made: there is nothing in its place."""
    (station.config.playlists / "du-phong.toml").unlink()

    assert [gap.instead for gap in look_ahead(station, 1).missing] == [("",)]


def test_only_what_is_still_to_air_is_looked_at(station):
    """What has ended, or was called off, needs nothing; neither does what was due before now."""
    [first, *_rest] = timetable.agenda(station, MORNING.date(), 2 * DAY)
    station.airings.finish(station.airings.add(first).number, AiringState.CANCELLED, "hoãn")
    assert look_ahead(station, 2).airings == 1

    station.clock.step(DAY + timedelta(hours=1))
    assert look_ahead(station, 1).airings == 0


def test_themes_catch_up_within_a_month_and_begin_anew(station):
    """What would be aired brings a theme forward, until the next period; sections count for their own themes."""
    voiced(station, COLUMN)
    [airing] = timetable.agenda(station, MORNING.date(), DAY)
    later = LaterShelf(production.shelf(station), MORNING)
    later.turn_to(airing)
    [bare] = [each for each in later.candidates(MORNING.date()) if not each.barred]
    recipe(station, TURNS)
    later.note_aired(airing, choose(station.playlist("ban-tin-sang"), airing.due, later).elements)

    assert set(later.behind(MORNING + DAY)) == {"1.5a"}
    assert -bare.item.duration / timedelta(minutes=1) <= later.behind(MORNING + DAY)["1.5a"] < 0
    assert later.behind(MORNING + 10 * DAY) == {}
