"""Which candidates may be taken, and which of them comes first."""

from dataclasses import replace
from datetime import timedelta

import pytest
from fakes.shelf import AT, BULLETIN, DAY, FakeShelf, ago, recipe, recording, script, sound

from chiminh_radio.model.airing import Priority
from chiminh_radio.model.item import ItemKind
from chiminh_radio.model.programme import Part, PartKind, Pick
from chiminh_radio.model.script import ScriptKind
from chiminh_radio.model.themes import is_under
from chiminh_radio.studio.choosing import choose
from chiminh_radio.studio.choosing.candidates import why_not

DAYS = timedelta(days=1)
PIECES = Part(kind=PartKind.ITEMS, themes=("1.5",), count=9)
FRESH = script("bài", themes=("1.5d",), series="binh-dan-hoc-vu-so", audience="Người cao tuổi, người dân")


@pytest.mark.parametrize(
    ("part", "candidate", "why"),
    [
        (PIECES, {}, ""),
        (PIECES, {"barred": "chưa duyệt"}, "chưa duyệt"),
        (PIECES, {"item": sound("bài", expires_on=DAY)}, ""),
        (PIECES, {"item": sound("bài", expires_on=DAY - DAYS)}, "hết hạn 22/11/2026"),
        (PIECES, {"since": DAY - 29 * DAYS}, ""),
        (PIECES, {"since": DAY - 30 * DAYS}, "đã quá 30 ngày, từ 24/10/2026"),
        (PIECES, {"since": DAY - 30 * DAYS, "timeless": True}, ""),
        (BULLETIN, {"since": DAY - 7 * DAYS}, "đã quá 7 ngày, từ 16/11/2026"),
        ({"series": "Bình dân học vụ số"}, {}, ""),
        ({"series": "Nhà nông số"}, {}, "thuộc chuyên mục “binh-dan-hoc-vu-so”"),
        (replace(BULLETIN, themes=("1.1",)), {}, "thuộc chủ đề 1.5d"),
        (BULLETIN, {"themes": ()}, "thuộc chủ đề –"),
        ({"audience": "NGƯỜI DÂN"}, {}, ""),
        ({"audience": "doanh nghiệp"}, {}, "dành cho Người cao tuổi, người dân"),
        ({"audience": "doanh nghiệp"}, {"audience": ""}, ""),
        ({"not_within": 24}, {"last_aired": ago(hours=3.5)}, "mới phát 3 giờ trước (not_within_hours = 24)"),
        ({"not_within": 24}, {"last_aired": ago(hours=24)}, ""),
        ({"not_within": 24}, {"last_aired": ago(hours=-1)}, ""),
    ],
)
def test_who_may_be_taken(part, candidate, why):
    """Each rule bars what it should up to its bound, and says the fact and the figure."""
    if isinstance(part, dict):
        hours = timedelta(hours=part.get("not_within", 0))
        part = replace(PIECES, **part | {"not_within": hours})

    assert why_not(part, ("1.5",), replace(FRESH, **candidate), AT) == why


@pytest.mark.parametrize(
    ("theme", "wanted", "under"),
    [("1.5d", "1.5", True), ("1.5", "1.5", True), ("1.51", "1.5", False), ("1.5", "1.5d", False), ("khac", "1", False)],
)
def test_themes_lie_under_each_other(theme, wanted, under):
    """An id takes in its leaves, not its namesakes."""
    assert is_under(theme, [wanted]) is under


# ── Who comes first ──────────────────────────────────────────────────────────────────────────────────────────────
def order(pick, *candidates, behind=None, **part):
    asking = replace(PIECES, pick=pick, **part)
    rundown = choose(recipe(asking), AT, FakeShelf(*candidates, behind=behind))
    return [element.item.title for element in rundown.elements]


def pieces(**own):
    """Pieces by number: {1: {…}} is "bài 1"."""
    return [script(f"bài {number[1:]}", **{"themes": ("1.5",)} | more) for number, more in own.items()]


def test_least_recent():
    """Never aired before long ago, long ago before lately; of those alike, what came first."""
    some = pieces(_1={"last_aired": ago(days=2)}, _2={"last_aired": ago(days=9)}, _3={}, _4={})

    assert order(Pick.LEAST_RECENT, *some) == ["bài 3", "bài 4", "bài 2", "bài 1"]


def test_newest():
    """Meant for that very day before all; then by arrival, the latest first."""
    assert order(Pick.NEWEST, *pieces(_1={}, _2={"fixed": True}, _3={})) == ["bài 2", "bài 3", "bài 1"]


def test_in_order():
    """The issue after the one aired last, round to the first again."""
    some = pieces(_1={"issue": 3}, _2={"issue": 1}, _3={"issue": 2, "last_aired": ago(days=1)}, _4={"issue": 4})

    assert order(Pick.IN_ORDER, *some) == ["bài 1", "bài 4", "bài 2", "bài 3"]
    assert order(Pick.IN_ORDER, *some, not_within=timedelta(days=7)) == ["bài 1", "bài 4", "bài 2"]


def test_what_was_aired_of_others_does_not_turn_the_ring():
    """The order goes on after the last issue of the series asked for, whatever else was aired since."""
    some = pieces(_1={"issue": 1, "series": "a", "last_aired": ago(days=3)}, _2={"issue": 2, "series": "a"})
    others = [
        script("tin 3", ScriptKind.BULLETIN, issue=9, series="z", last_aired=ago(hours=1)),
        script("khác 4", themes=("1.5",), issue=1, series="b", last_aired=ago(hours=2)),
    ]

    assert order(Pick.IN_ORDER, *some, *others, series="a") == ["bài 2", "bài 1"]


def test_urgent():
    """Corrections, the priority class, then what has the fewest days left, then the newest."""
    some = pieces(
        _1={},
        _2={"last_day": DAY + 5 * DAYS},
        _3={"last_day": DAY + DAYS},
        _4={"priority": Priority.PRIORITY},
        _5={"script_kind": ScriptKind.NOTICE},
    )

    assert order(Pick.URGENT, *some) == ["bài 4", "bài 3", "bài 2", "bài 5", "bài 1"]


def test_balanced():
    """One of each theme in turn, the theme whose last piece is longest ago first; within it the least recent."""
    some = pieces(
        _1={"themes": ("1.5a",), "last_aired": ago(days=1)},
        _2={"themes": ("1.5a",)},
        _3={"themes": ("1.5b",), "last_aired": ago(days=2)},
        _4={"themes": ("1.1", "1.5c"), "last_aired": ago(days=3)},
        _5={"themes": ("1.5c",), "last_aired": ago(days=4)},
    )

    assert order(Pick.BALANCED, *some) == ["bài 5", "bài 3", "bài 2", "bài 4", "bài 1"]


def test_balanced_by_targets():
    """The theme furthest behind its target comes first, whenever it was aired."""
    some = pieces(
        _1={"themes": ("1.5a",)},
        _2={"themes": ("1.5b",), "last_aired": ago(hours=1)},
        _3={"themes": ("1.5c",)},
    )

    assert order(Pick.BALANCED, *some, behind={"1.5b": 0.8, "1.5a": 0.1}) == ["bài 2", "bài 1", "bài 3"]


def test_music_has_no_age_and_no_theme():
    """A piece of the library is taken by its kind years after it came."""
    music = Part(kind=PartKind.ITEMS, item_kind=ItemKind.MUSIC)
    rundown = choose(recipe(music), AT, FakeShelf(recording("nhạc")))

    assert [element.why for element in rundown.elements] == ["lâu chưa phát nhất: chưa phát lần nào"]
