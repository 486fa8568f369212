"""A programme made to its length: what is shortened, dropped, added, and what is said when that is not enough."""

from dataclasses import replace
from datetime import timedelta

import pytest
from fakes.shelf import AT, CLOSING, OPENING, FakeShelf, recipe, recording, script

from chiminh_radio.model.airing import Priority
from chiminh_radio.model.item import ItemKind
from chiminh_radio.model.programme import Part, PartKind, Pick
from chiminh_radio.model.script import ScriptKind
from chiminh_radio.studio.breaths import BED_ALONE
from chiminh_radio.studio.choosing import choose

MUSIC = Part(kind=PartKind.ITEMS, item_kind=ItemKind.MUSIC)
FILL = Part(kind=PartKind.FILL, item_kind=ItemKind.MUSIC, count=100)
LESSONS = Part(kind=PartKind.FILL, themes=("1.5",), count=100)
NOTICES = Part(kind=PartKind.SCRIPT, script_kind=ScriptKind.NOTICE, count=9, pick=Pick.NEWEST, optional=True)
NEEDED = replace(NOTICES, optional=False)
MINUTE = timedelta(minutes=1)


def chosen(*parts, on=(), minutes=3.0, tolerance=5, **more):
    more |= {"length": minutes * MINUTE, "tolerance": timedelta(seconds=tolerance)}
    return choose(recipe(*parts, **more), AT, FakeShelf(*on))


def notice(name, seconds, **more):
    return script(name, ScriptKind.NOTICE, seconds, **more)


def told(rundown):
    return [(element.item.title, element.duration.total_seconds()) for element in rundown.elements]


def passed(rundown, part):
    return [(left.title, left.why) for left in rundown.choices[part - 1].passed_over]


def test_what_fills_is_added_while_there_is_room():
    """Whole pieces first; the last piece of music only as far as the length goes, to the sample."""
    songs = [recording(f"nhạc {n}", seconds=70, number=n) for n in (1, 2, 3)]
    rundown = chosen(OPENING, FILL, CLOSING, on=songs)

    assert rundown.duration == 3 * MINUTE
    assert told(rundown) == [("nhac-hieu", 1), ("nhạc 1", 70), ("nhạc 2", 70), ("nhạc 3", 36.8), ("nhac-ket", 1)]


def test_speech_is_never_cut_to_fill():
    """A lesson that is too long gives way to the next that is not, and both are told; what is short of is told too."""
    lessons = [script(f"bài {n}", seconds=s, themes=("1.5",)) for n, s in ((1, 100), (2, 200), (3, 60), (4, 50))]
    rundown = chosen(LESSONS, on=lessons)

    assert told(rundown) == [("bài 1", 100), ("bài 3", 60)]
    assert passed(rundown, 1) == [
        ("bài 2", "dài 3:20, chỉ còn chỗ cho 1:24"),
        ("bài 4", "dài 0:50, chỉ còn chỗ cho 0:23"),
    ]
    assert rundown.off_length.startswith("thiếu 0:19 so với 3:00 ± 0:05 (length_minutes, tolerance_seconds)")


def test_enough_is_enough():
    """Within the tolerance nothing is added."""
    rundown = chosen(MUSIC, FILL, on=[recording("nhạc 1", seconds=176), recording("nhạc 2", number=2)])

    assert told(rundown) == [("nhạc 1", 176)]
    assert passed(rundown, 2) == [("nhạc 1", "đã dùng ở phần 1"), ("nhạc 2", "đã đủ thời lượng")]
    assert not rundown.off_length


def test_what_fills_leaves_the_other_parts_their_own():
    """A part after it has the first choice, and several that fill are served in turn, each up to its count."""
    songs = [recording(f"nhạc {n}", seconds=40, number=n) for n in (1, 2, 3, 4)]
    rundown = chosen(replace(FILL, count=1), MUSIC, FILL, on=songs, minutes=2)

    assert [title for title, _length in told(rundown)] == ["nhạc 2", "nhạc 1", "nhạc 3"]
    assert passed(rundown, 1)[1:] == [("nhạc 3", "phần này chỉ lấy 1 bài"), ("nhạc 4", "phần này chỉ lấy 1 bài")]


def test_music_is_shortened_before_anything_is_dropped():
    """The optional notice stays when the music can give way; the music keeps what makes it music."""
    rundown = chosen(MUSIC, NOTICES, on=[recording("nhạc", seconds=120), notice("họp", 100)])

    assert told(rundown) == [("nhạc", 79.6), ("họp", 100)]
    assert rundown.duration == 3 * MINUTE


def test_what_is_optional_is_dropped_from_the_last():
    """As many as needed, no more; what is needed stays whole, also the music once there is room again."""
    notices = [notice(f"họp {n}", 60) for n in (1, 2, 3, 4, 5)]
    rundown = chosen(MUSIC, NOTICES, on=[recording("nhạc", seconds=50), *notices])

    assert told(rundown) == [("nhạc", 50), ("họp 5", 60), ("họp 4", 60)]
    why = "dài 1:00, bỏ cho vừa 3:00 ± 0:05 (length_minutes, tolerance_seconds)"
    assert passed(rundown, 2) == [("họp 1", why), ("họp 2", why), ("họp 3", why)]
    assert "thiếu" in rundown.off_length


def test_what_is_urgent_is_not_dropped():
    """An optional part does not make a storm warning optional."""
    rundown = chosen(NOTICES, on=[notice("bão 1", 100, priority=Priority.PRIORITY), notice("họp 2", 100)])

    assert told(rundown) == [("bão 1", 100)]


def test_what_is_optional_gives_way_to_the_limit_of_a_session():
    """A recipe without a length of its own keeps what an airing may last, rather than not be aired at all."""
    shelf = FakeShelf(notice("họp 1", 100), notice("họp 2", 100))
    rundown = choose(recipe(OPENING, NOTICES), AT, shelf, 2 * MINUTE)

    assert told(rundown) == [("nhac-hieu", 1), ("họp 2", 100)]
    assert passed(rundown, 2) == [("họp 1", "dài 1:40, bỏ cho vừa 2:00 ([hours] session_limit_minutes)")]
    assert not rundown.off_length
    assert choose(recipe(NEEDED), AT, shelf, 2 * MINUTE).off_length.startswith("thừa 1:21 so với 2:00 ([hours]")


def test_what_is_needed_is_not_cut():
    """A programme too long stays so, and says so."""
    rundown = chosen(NEEDED, on=[notice("họp 1", 200), notice("họp 2", 100)])

    assert rundown.duration == timedelta(seconds=300.9)
    assert rundown.off_length.startswith("thừa 2:01 so với 3:00 ± 0:05 (length_minutes, tolerance_seconds)")
    assert not rundown.faults


# ── Bed and chime ────────────────────────────────────────────────────────────────────────────────────────────────
def test_a_chime_rings_once_before_what_a_part_took():
    """Before the first of several notices, not before each; where the part takes nothing, nothing rings."""
    ringing = replace(NOTICES, chime="chuong")
    rundown = chosen(OPENING, ringing, on=[notice("họp 1", 20), notice("họp 2", 20)])

    assert [title for title, _length in told(rundown)] == ["nhac-hieu", "chuong", "họp 2", "họp 1"]
    assert rundown.elements[1].why == "chuông của phần 2"
    assert [title for title, _length in told(chosen(OPENING, ringing, on=[]))] == ["nhac-hieu"]


def test_a_bed_is_under_all_that_its_part_took_and_nothing_else():
    """The music is told with each item that it is under, and counts for the length where it is heard alone."""
    notices = [notice("họp 1", 20), notice("họp 2", 20)]
    rundown = chosen(OPENING, replace(NOTICES, bed="nhac-nen"), on=notices)
    without = chosen(OPENING, NOTICES, on=notices)

    assert [each.bed.title if each.bed else "" for each in rundown.elements] == ["", "nhac-nen", "nhac-nen"]
    assert rundown.elements[1].why.endswith("; trên nền «nhac-nen»")
    assert rundown.duration == without.duration + 2 * BED_ALONE


def test_a_bed_that_may_not_air_is_left_out():
    """On a day of mourning, or after a withdrawal, the words air without the music: they are not held back with it."""
    music = recording("nhac-nen", barred="ngày tang")
    rundown = chosen(replace(NOTICES, bed="nhac-nen"), on=[notice("họp", 20), music])

    assert [(each.item.title, each.bed) for each in rundown.elements] == [("họp", None)]
    assert not rundown.faults


@pytest.mark.parametrize("key", ["bed", "chime"])
def test_a_bed_or_chime_that_is_gone_is_a_fault(key):
    """A recipe that calls for a sound which is not there is not built without it unnoticed."""
    rundown = chosen(replace(NOTICES, **{key: "mat"}), on=[notice("họp", 20)])

    assert rundown.faults == (f"chương trình «ban-tin-sang», {key}: thư viện không có «mat»",)


# ── The ident ────────────────────────────────────────────────────────────────────────────────────────────────────
def test_the_ident_sounds_between_items():
    """After each stretch of its minutes at the next seam; not before the closing, not twice together."""
    notices = [notice(f"họp {n}", 50) for n in (1, 2, 3, 4, 5)]
    rundown = choose(
        recipe(OPENING, NEEDED, CLOSING, ident="xung-danh", ident_every=1.5 * MINUTE), AT, FakeShelf(*notices)
    )

    assert [element.item.title for element in rundown.elements] == [
        *("nhac-hieu", "họp 5", "họp 4", "xung-danh", "họp 3", "họp 2", "xung-danh", "họp 1", "nhac-ket"),
    ]
    assert {element.part for element in rundown.elements if element.item.title == "xung-danh"} == {0}


def test_an_ident_that_is_gone_is_a_fault():
    """The station does not leave its own name out without saying so."""
    rundown = choose(recipe(OPENING, ident="mat", ident_every=MINUTE), AT, FakeShelf())

    assert rundown.faults == ("chương trình «ban-tin-sang», ident: thư viện không có «mat»",)
