"""How themes stand beside their targets."""

from datetime import datetime, timedelta

from chiminh_radio.clock import ZONE
from chiminh_radio.model.asrun import Spot
from chiminh_radio.model.targets import Targets, Unit
from chiminh_radio.reports.themes import standings

MONTH = datetime(2026, 11, 1, tzinfo=ZONE)
THEMES = {"1.1": "Chủ trương", "1.1a": "Chính sách", "1.1b": "Người đứng đầu", "khac": "Ngoài kế hoạch"}


def spot(*themes, days=1, minutes=3, whole=True):
    """Something that sounded so many days after the month began."""
    return Spot(
        at=MONTH + timedelta(days=days),
        airing=1,
        zones=("toan-xa",),
        item_digest="",
        script_digest="",
        title="",
        themes=themes,
        kind="column",
        audience="",
        heard=timedelta(minutes=minutes),
        whole=whole,
    )


def told(targets, *spots):
    return [(each.theme, each.target, each.reached, each.last) for each in standings(THEMES, targets, spots, MONTH)]


def test_the_furthest_behind_stands_first():
    """Every leaf has its row, with what it lacks of its own target; a group has none, an unknown theme has."""
    targets = Targets(of={"1.1a": 6, "1.1b": 60})
    heard = told(targets, spot("1.1a", "9.9"), spot("1.1b"), spot("1.1b", days=2))

    assert heard == [
        ("1.1b", 60, 6.0, MONTH + timedelta(days=2)),
        ("1.1a", 6, 3.0, MONTH + timedelta(days=1)),
        ("khac", None, 0.0, None),
        ("9.9", None, 3.0, MONTH + timedelta(days=1)),
    ]


def test_what_was_heard_before_the_period_counts_for_the_order_only():
    """All are behind alike when a month begins: who rested longest is next, and what was cut is no item."""
    targets = Targets(unit=Unit.ITEMS, of={"1.1a": 2, "1.1b": 2, "khac": 2})
    heard = told(targets, spot("1.1b", days=-9), spot("1.1a", days=-3), spot("1.1a", whole=False))

    assert [(theme, reached) for theme, _target, reached, _last in heard] == [("khac", 0), ("1.1b", 0), ("1.1a", 0)]
