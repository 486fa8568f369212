from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from chiminh_radio.errors import PlaylistError
from chiminh_radio.model.item import Cue, Item, ItemKind
from chiminh_radio.model.programme import Part, PartKind, Playlist
from chiminh_radio.model.script import ScriptKind
from chiminh_radio.studio.choosing import choose

DAY = date(2026, 11, 23)
OPENING = Part(kind=PartKind.JINGLE, name="nhac-hieu")
CLOSING = Part(kind=PartKind.JINGLE, name="nhac-ket")
BULLETIN = Part(kind=PartKind.SCRIPT, script_kind=ScriptKind.BULLETIN)


def item(name, kind=ItemKind.NEWS, **more):
    return Item(kind=kind, title=name, audio=Path(f"{name}.wav"), digest=name, duration=timedelta(seconds=1), **more)


class Shelf:
    """Obeys the studio's `Shelf`."""

    def __init__(self, script=None, pieces=(), corrections=()):
        self.owed = corrections
        self.latest = script
        self.pieces = pieces
        self.asked = []

    def jingle(self, name):
        if name == "mat":
            raise PlaylistError("thư viện không có «mat»")
        return item(name, ItemKind.JINGLE)

    def corrections(self, _part, _themes, _day):
        return self.owed

    def scripts_for(self, kind, series, themes, day):
        self.asked.append((kind, series, themes, day))
        return [self.latest] if self.latest else []

    def programmes(self, themes, day):
        self.asked.append((themes, day))
        return [piece for piece in self.pieces if piece.theme in themes]


def recipe(*parts, themes=()):
    return Playlist(name="ban-tin-sang", title="Bản tin sáng", themes=themes, parts=parts)


def titles(items):
    return [each.title for each in items]


def test_choose_in_order():
    """A programme has the items of its recipe, in the recipe's order; a jingle may come again."""
    shelf = Shelf(item("tin"))
    cut = Part(kind=PartKind.JINGLE, name="nhac-cat")

    assert titles(choose(recipe(OPENING, cut, BULLETIN, cut, CLOSING), DAY, shelf)) == [
        "nhac-hieu",
        "nhac-cat",
        "tin",
        "nhac-cat",
        "nhac-ket",
    ]


def test_choose_asks_for_themes():
    """A recipe's themes say which scripts it takes; a part's themes say which pieces."""
    shelf = Shelf(item("tin"), [item("bài", theme="1.5")])
    pieces = Part(kind=PartKind.ITEMS, themes=("1.5",))
    choose(recipe(BULLETIN, pieces, themes=("1.1",)), DAY, shelf)

    assert shelf.asked == [(ScriptKind.BULLETIN, "", ("1.1",), DAY), (("1.5",), DAY)]


def test_choose_never_twice():
    """No script and no piece comes twice in a programme, however often the recipe could have it."""
    pieces = [item("a", theme="1.5"), item("b", theme="1.5"), item("c", theme="1.5")]
    two = Part(kind=PartKind.ITEMS, themes=("1.5",), count=2)

    assert titles(choose(recipe(two, two), DAY, Shelf(pieces=pieces))) == ["a", "b", "c"]


def test_choose_all_missing_at_once():
    """Every part that cannot be had is told, with its number, what was wanted and what to do."""
    pieces = Part(kind=PartKind.ITEMS, themes=("1.3", "1.5"))
    jingle = Part(kind=PartKind.JINGLE, name="mat")
    column = replace(BULLETIN, script_kind=ScriptKind.COLUMN, series="Bình dân học vụ số")
    with pytest.raises(PlaylistError) as caught:
        choose(recipe(jingle, column, OPENING, pieces, themes=("1.1",)), DAY, Shelf())
    lines = str(caught.value).splitlines()

    assert lines[0] == "chương trình «ban-tin-sang», phần 1: thư viện không có «mat»"
    assert "phần 2: chưa có kịch bản loại «column» của chuyên mục «Bình dân học vụ số» thuộc chủ đề 1.1" in lines[1]
    assert "ngày 23/11/2026" in lines[1]
    assert "phần 4: chưa có bài thuộc chủ đề 1.3, 1.5" in lines[2]
    assert len(lines) == 3


def test_choose_optional():
    """An optional part that cannot be had is left out, but a programme of nothing is refused."""
    optional = replace(BULLETIN, optional=True)

    assert titles(choose(recipe(OPENING, optional), DAY, Shelf())) == ["nhac-hieu"]
    with pytest.raises(PlaylistError, match="không có gì để phát"):
        choose(recipe(optional), DAY, Shelf())


def test_choose_not_expired():
    """An item is aired on its last day and not after it."""
    shelf = Shelf(item("tin", expires_on=DAY))

    assert titles(choose(recipe(BULLETIN), DAY, shelf)) == ["tin"]
    with pytest.raises(PlaylistError):
        choose(recipe(BULLETIN), DAY + timedelta(days=1), shelf)


def test_choose_no_echo():
    """A bulletin that brings the recipe's own opening or closing does not make it sound twice."""

    def cue(digest):
        return Cue(at=timedelta(), duration=timedelta(), title="", item_digest=digest)

    both = item("tin", cues=(cue("nhac-hieu"), cue(""), cue("nhac-ket")))
    none = item("tin", cues=(cue(""), cue("nhac-hieu"), cue("")))

    assert titles(choose(recipe(OPENING, BULLETIN, CLOSING), DAY, Shelf(both))) == ["tin"]
    assert titles(choose(recipe(OPENING, BULLETIN, CLOSING), DAY, Shelf(none))) == ["nhac-hieu", "tin", "nhac-ket"]


def test_choose_corrections_first():
    """What is owed comes before what a part takes, beyond its count, and once in a programme."""
    shelf = Shelf(item("tin"), pieces=[item("bài", theme="1.5")], corrections=[item("đính chính")])
    pieces = Part(kind=PartKind.ITEMS, themes=("1.5",))

    assert titles(choose(recipe(OPENING, BULLETIN, pieces), DAY, shelf)) == ["nhac-hieu", "đính chính", "tin", "bài"]


def test_choose_a_correction_in_place_of_nothing():
    """A part whose only script was found to be wrong is not missing: its correction is there."""
    assert titles(choose(recipe(BULLETIN), DAY, Shelf(corrections=[item("đính chính")]))) == ["đính chính"]
