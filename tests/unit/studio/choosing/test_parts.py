"""What each part of a recipe takes, in which order it sounds, and what is said where nothing can be had."""

from dataclasses import replace

import pytest
from fakes.shelf import AT, BULLETIN, CLOSING, OPENING, FakeShelf, recipe, recording, script, sound

from chiminh_radio.model.airing import Priority
from chiminh_radio.model.item import Cue, ItemKind
from chiminh_radio.model.programme import Part, PartKind, Pick
from chiminh_radio.model.script import ScriptKind
from chiminh_radio.studio.choosing import choose

CUT = Part(kind=PartKind.JINGLE, name="nhac-cat")
LOST = Part(kind=PartKind.JINGLE, name="mat")
PIECES = Part(kind=PartKind.ITEMS, themes=("1.5",), count=2)
NOTICES = Part(kind=PartKind.SCRIPT, script_kind=ScriptKind.NOTICE, pick=Pick.NEWEST, count=3, optional=True)
NEWS = script("tin", ScriptKind.BULLETIN)


def chosen(playlist, *candidates):
    return choose(playlist, AT, FakeShelf(*candidates))


def titles(rundown):
    return [element.item.title for element in rundown.elements]


def passed(rundown, part=1):
    return {left.title: left.why for left in rundown.choices[part - 1].passed_over}


def test_a_programme_has_the_items_of_its_recipe_in_its_order():
    """Each part gives its items in turn; a jingle may come again."""
    rundown = chosen(recipe(OPENING, CUT, BULLETIN, CUT, CLOSING), NEWS)

    assert titles(rundown) == ["nhac-hieu", "nhac-cat", "tin", "nhac-cat", "nhac-ket"]
    assert [element.part for element in rundown.elements] == [1, 2, 3, 4, 5]
    assert not rundown.faults


def test_nothing_but_jingles_comes_twice():
    """A piece that one part took is told as used to the next, with the part's number."""
    pieces = [script(f"bài {n}", themes=("1.5d",)) for n in (1, 2, 3)]
    rundown = chosen(recipe(PIECES, PIECES), *pieces)

    assert titles(rundown) == ["bài 1", "bài 2", "bài 3"]
    assert passed(rundown, 2) == {"bài 1": "đã dùng ở phần 1", "bài 2": "đã dùng ở phần 1"}


def test_what_sounds_the_same_comes_once():
    """Two scripts that sound alike to the byte are one to the listener."""
    twins = [script("bài 1", themes=("1.5",)), script("bài 2", themes=("1.5",), item=sound("bài 1"))]
    rundown = chosen(recipe(PIECES), *twins)

    assert titles(rundown) == ["bài 1"]
    assert list(passed(rundown).values()) == ["nghe y như “bài 1”"]


def test_what_was_not_needed_is_told_with_its_place():
    """Candidates beyond `count` are told, each with what put it behind."""
    rundown = chosen(recipe(replace(PIECES, count=1)), *(script(f"bài {n}", themes=("1.5",)) for n in (1, 2)))

    assert [element.why for element in rundown.elements] == ["lâu chưa phát nhất: chưa phát lần nào"]
    assert passed(rundown) == {
        "bài 2": "phần này chỉ lấy 1 bài, bài này xếp sau (lâu chưa phát nhất: chưa phát lần nào)"
    }


def test_items_are_asked_for_by_kind_whatever_their_origin():
    """An interview of the library and one that was voiced are both interviews."""
    interviews = Part(kind=PartKind.ITEMS, item_kind=ItemKind.INTERVIEW, count=9)
    voiced = script("thoại", ScriptKind.DIALOGUE, item=sound("thoại", ItemKind.INTERVIEW))
    rundown = chosen(recipe(interviews), voiced, recording("ghi", ItemKind.INTERVIEW), recording("nhạc"))

    assert sorted(titles(rundown)) == ["ghi", "thoại"]


def test_bulletins_and_corrections_are_taken_only_by_parts_that_ask_for_them():
    """A theme does not make yesterday's bulletin a piece to be repeated."""
    both = [script("tin", ScriptKind.BULLETIN, themes=("1.5",)), script("sửa", ScriptKind.CORRECTION, themes=("1.5",))]

    assert chosen(recipe(PIECES), *both).faults


# ── Alternatives, optional parts, nothing ────────────────────────────────────────────────────────────────────────
def test_the_first_alternative_that_can_be_had_is_taken():
    """Each is tried in order; which it was, and why not those before, stays told."""
    part = replace(BULLETIN, alternatives=(LOST, PIECES, CUT))
    late = replace(NEWS, barred="chưa duyệt")
    rundown = chosen(recipe(part), late, script("bài", themes=("1.5",)))

    assert titles(rundown) == ["bài"]
    assert rundown.choices[0].option == 2
    assert passed(rundown) == {"tin": "chưa duyệt"}


def test_all_that_is_missing_is_told_at_once():
    """Every part that cannot be had is a line: its number, what was wanted, what to do; the rest is still chosen."""
    column = replace(BULLETIN, script_kind=ScriptKind.COLUMN, series="Bình dân học vụ số", alternatives=(LOST,))
    faults = chosen(recipe(LOST, column, OPENING, PIECES, themes=("1.1",))).faults

    assert faults[0] == "chương trình «ban-tin-sang», phần 1: thư viện không có «mat»"
    assert "phần 2: chưa có kịch bản loại «column» của chuyên mục «Bình dân học vụ số» thuộc chủ đề 1.1" in faults[1]
    assert "ngày 23/11/2026" in faults[1]
    assert faults[1].endswith("; thay vào đó: thư viện không có «mat»")
    assert "phần 4: chưa có bài thuộc chủ đề 1.5" in faults[2]
    assert len(faults) == 3


def test_an_optional_part_that_cannot_be_had_is_left_out():
    """But a programme of nothing is a fault."""
    optional = replace(BULLETIN, optional=True)

    assert titles(chosen(recipe(OPENING, optional, replace(LOST, optional=True)))) == ["nhac-hieu"]
    assert "không có gì để phát" in chosen(recipe(optional)).faults[0]


# ── The running order ────────────────────────────────────────────────────────────────────────────────────────────
def test_corrections_and_the_priority_class_go_first():
    """After the opening and before the bulletin, in the recipe's order among themselves."""
    notices = [
        script("họp 1", ScriptKind.NOTICE),
        script("bão 2", ScriptKind.NOTICE, priority=Priority.PRIORITY),
    ]
    correction = Part(kind=PartKind.SCRIPT, script_kind=ScriptKind.CORRECTION, optional=True)
    wrong = script("đính chính 3", ScriptKind.CORRECTION)
    rundown = chosen(recipe(OPENING, BULLETIN, NOTICES, correction, CLOSING), NEWS, *notices, wrong)

    assert titles(rundown) == ["nhac-hieu", "bão 2", "đính chính 3", "tin", "họp 1", "nhac-ket"]


def test_a_correction_comes_with_what_would_have_taken_the_wrong():
    """Beside what the part takes and beyond its count, before all else, once; also where there is nothing more."""
    bulletin = script("tin 1", ScriptKind.BULLETIN, barred="đã được đính chính")
    right = script("đính chính 2", ScriptKind.CORRECTION, corrects=bulletin)
    both = chosen(recipe(OPENING, PIECES, BULLETIN, BULLETIN), right, NEWS, script("bài", themes=("1.5",)))

    assert titles(both) == ["nhac-hieu", "đính chính 2", "bài", "tin"]
    assert [each.why for each in both.choices[2].taken] == ["đính chính cho “tin 1”", "mới nhất: từ 23/11/2026"]
    assert titles(chosen(recipe(BULLETIN), right, bulletin)) == ["đính chính 2"]
    assert titles(chosen(recipe(replace(BULLETIN, series="khac", optional=True), CUT), right)) == ["nhac-cat"]
    asking = replace(BULLETIN, script_kind=ScriptKind.CORRECTION)
    assert titles(chosen(recipe(BULLETIN, asking), right)) == ["đính chính 2"]


def test_a_priority_notice_is_chosen_before_a_newer_one():
    """With room for one, it is the urgent one."""
    notices = [script("bão 1", ScriptKind.NOTICE, priority=Priority.PRIORITY), script("họp 2", ScriptKind.NOTICE)]
    rundown = chosen(recipe(replace(NOTICES, count=1)), *notices)

    assert [(element.item.title, element.why) for element in rundown.elements] == [("bão 1", "mới nhất: tin ưu tiên")]


@pytest.mark.parametrize(
    ("cues", "order"),
    [
        (("nhac-hieu", "", "nhac-ket"), ["tin"]),
        (("", "nhac-hieu", ""), ["nhac-hieu", "tin", "nhac-ket"]),
    ],
)
def test_no_echo(cues, order):
    """A bulletin that brings the recipe's own opening or closing does not make it sound twice."""
    none = sound("tin").duration * 0
    own = sound("tin", cues=tuple(Cue(at=none, duration=none, title="", item_digest=digest) for digest in cues))

    assert titles(chosen(recipe(OPENING, BULLETIN, CLOSING), replace(NEWS, item=own))) == order
