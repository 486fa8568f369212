"""What every shelf keeps that the studio chooses from: the station's, now and later, and the tests' own."""

from dataclasses import replace
from pathlib import Path

import pytest
from fakes.clock import VirtualClock
from fakes.shelf import FakeShelf, recording, script
from fakes.station import MORNING, approve, bulletin, fake_output, founded, opened

from chiminh_radio import production
from chiminh_radio.errors import PlaylistError
from chiminh_radio.forecast.later import LaterShelf
from chiminh_radio.model.item import ItemKind
from chiminh_radio.model.script import ScriptKind, ScriptState

DAY = MORNING.date()


@pytest.fixture(params=["fake", "station", "later"])
def shelf(request, tmp_path):
    """A shelf with a script that may air and one that may not, and with the jingle «nhac-ket»."""
    if request.param == "fake":
        yield FakeShelf(script("tin"), script("chưa duyệt", barred="chưa duyệt"), recording("nhạc"))
        return
    clock = VirtualClock(MORNING)
    house = opened(founded(tmp_path), clock, fake_output(clock))
    production.voice(house, approve(house, bulletin(DAY)))
    waiting = replace(bulletin(DAY, "Chưa duyệt"), kind=ScriptKind.NOTICE)
    house.scripts.add(waiting, origin="a.txt", original=Path("a.txt"), original_digest="", at=MORNING)
    house.scripts.set_state(waiting.digest, ScriptState.CHECKED, at=MORNING)
    shelf = production.shelf(house)
    yield shelf if request.param == "station" else LaterShelf(shelf, MORNING)
    house.close()


def test_a_jingle_is_there_by_its_name_or_it_is_said_that_it_is_not(shelf):
    """It comes as an item with its sound and length; PlaylistError names what is not there."""
    jingle = shelf.jingle("nhac-ket", DAY)

    assert (jingle.kind, bool(jingle.digest), bool(jingle.duration)) == (ItemKind.JINGLE, True, True)
    with pytest.raises(PlaylistError, match="«mat»"):
        shelf.jingle("mat", DAY)


def test_what_may_air_has_its_sound_and_the_rest_a_reason(shelf):
    """No candidate without either; jingles are no candidates; asked again, the answer is the same."""
    candidates = shelf.candidates(DAY)

    assert {bool(each.barred) for each in candidates} == {True, False}
    assert all(each.barred or (each.item.digest and each.item.duration) for each in candidates)
    assert ItemKind.JINGLE not in {each.item.kind for each in candidates}
    assert list(shelf.candidates(DAY)) == list(candidates)


def test_how_far_themes_are_behind_is_a_number_each(shelf):
    """Also before anything was ever aired."""
    assert all(isinstance(lacking, float) for lacking in shelf.behind(MORNING).values())
