"""How far each theme is behind its target."""

from datetime import datetime, timedelta

import pytest

from chiminh_radio.clock import ZONE
from chiminh_radio.model.targets import Period, Share, Targets, Unit
from chiminh_radio.model.themes import leaves

NOON = datetime(2026, 11, 25, 12, 30, tzinfo=ZONE)


def share(minutes, items=1):
    return Share(heard=timedelta(minutes=minutes), items=items)


@pytest.mark.parametrize(("per", "first"), [(Period.WEEK, 23), (Period.MONTH, 1)])
def test_a_period_begins_at_midnight(per, first):
    """A week on its Monday, a month on its first day; that instant is in it already."""
    begin = datetime(2026, 11, first, tzinfo=ZONE)

    assert per.start(NOON) == begin
    assert per.start(begin) == begin


def test_who_is_behind_is_reckoned_against_the_own_target():
    """What lacks is a part of the target: a small one counts as much as a great one; past it is below nought."""
    targets = Targets(of={"1.1a": 10, "1.5d": 40, "1.2": 4, "khac": 0})

    assert targets.behind({"1.1a": share(5), "1.5d": share(10), "1.2": share(6)}) == {
        "1.1a": 0.5,
        "1.5d": 0.75,
        "1.2": -0.5,
    }


def test_items_count_only_whole():
    """A target of items does not look at minutes."""
    assert Targets(unit=Unit.ITEMS, of={"1.1a": 4}).behind({"1.1a": share(90, items=1)}) == {"1.1a": 0.75}


def test_without_targets_the_least_aired_is_behind():
    """Equal shares: each minute more puts a theme further back."""
    assert Targets().behind({"1.1a": share(5), "1.5d": share(10)}) == {"1.1a": -5, "1.5d": -10}


def test_leaves_have_nothing_under_them():
    """1.1 is a group, 1.10 none of its leaves."""
    assert leaves(("1.1", "1.1a", "1.10", "khac")) == ("1.1a", "1.10", "khac")
