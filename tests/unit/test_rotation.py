"""Rotation in a whole station: who is behind is told by the log."""

from dataclasses import replace
from datetime import timedelta

import pytest
from fakes.clock import VirtualClock
from fakes.station import MORNING, approve, bulletin, fake_output, founded, opened, slot

from chiminh_radio import production
from chiminh_radio.broadcast import Broadcast
from chiminh_radio.files import write_text
from chiminh_radio.model.airing import Airing
from chiminh_radio.model.script import ScriptKind

DAY = timedelta(days=1)
THEMES = """
[themes]
"1.5a" = "Công chức"
"1.5d" = "Người dân"
"""
TARGETS = """
[targets.themes]
"1.5a" = 1
"1.5d" = 100
"""
RECIPE = """\
title = "Chuyên mục"
[[parts]]
items = ["1.5"]
pick = "balanced"
"""


@pytest.mark.parametrize(("targets", "order"), [("", "ada"), (TARGETS, "add")], ids=["none", "targets"])
def test_what_is_furthest_behind_is_next(tmp_path, targets, order):
    """By what sounded: without targets themes take turns; with them, the one that lacks most until it lacks less."""
    book = founded(tmp_path, slot("sang", "05:30", "chuyen-muc"), THEMES, targets)
    write_text(tmp_path / "playlists" / "chuyen-muc.toml", RECIPE)
    clock = VirtualClock(MORNING)
    station = opened(book, clock, fake_output(clock))
    for theme, lines in (("1.5a", 2), ("1.5d", 3)):
        column = replace(bulletin(MORNING, theme, lines), air_on=None, kind=ScriptKind.COLUMN, themes=(theme,))
        production.voice(station, approve(station, column))
    for number in range(3):
        airing = Airing(slot=f"luot-{number}", due=clock.now(), playlist="chuyen-muc", zones=("toan-xa",))
        Broadcast(station, "test").air(station.airings.add(airing).number)
        clock.step(DAY)
    spots = station.aired.spots(MORNING, clock.now())
    station.close()

    assert [(spot.themes, spot.kind, spot.whole) for spot in spots] == [
        ((f"1.5{leaf}",), ScriptKind.COLUMN, True) for leaf in order
    ]
