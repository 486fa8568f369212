from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from chiminh_radio.model.item import Cue, Item, ItemKind
from chiminh_radio.model.programme import Programme
from chiminh_radio.store.items import Items

NEWS = Item(
    kind=ItemKind.NEWS,
    title="Thời sự tuần 48",
    audio=Path("audio/items/a.wav"),
    digest="a" * 64,
    duration=timedelta(minutes=4, microseconds=20_833),
    loudness_lufs=-16.02,
    theme="1.5d",
    script_digest="5" * 64,
    cues=(Cue(at=timedelta(), duration=timedelta(seconds=3), title="Mở đầu", text="Kính chào bà con"),),
    expires_on=date(2026, 12, 31),
)
JINGLE = Item(
    kind=ItemKind.JINGLE,
    title="Nhạc hiệu",
    audio=Path("audio/library/nhac-hieu.wav"),
    digest="b" * 64,
    duration=timedelta(seconds=9),
)


@pytest.fixture
def items(database):
    return Items(database)


@pytest.fixture
def programme(morning):
    return Programme(
        playlist="thoi-su",
        title="Thời sự",
        day=date(2026, 11, 30),
        audio=Path("audio/programmes/thoi-su.wav"),
        digest="c" * 64,
        duration=timedelta(minutes=5),
        items=(),
        cues=NEWS.cues,
        built_at=morning,
    )


def test_an_item_is_found_by_its_sound_and_by_its_script(items):
    """What was put on the shelf comes back whole, and only for what it is."""
    items.add(NEWS)
    assert items.get(NEWS.digest) == NEWS
    assert items.of_script(NEWS.script_digest) == NEWS
    assert items.get("0" * 64) is None
    assert items.of_script("0" * 64) is None


def test_the_newest_item_of_a_script_is_given(items):
    """A script voiced again is spoken by the new item, and by the first once that is made again."""
    again = replace(NEWS, digest="d" * 64)
    items.add(NEWS)
    items.add(again)
    assert items.of_script(NEWS.script_digest) == again
    items.add(NEWS)
    assert items.of_script(NEWS.script_digest) == NEWS


def test_equal_sound_may_speak_for_two_scripts(items):
    """A revision that reads the same leaves the first script its item; the list has the sound once."""
    revision = replace(NEWS, script_digest="6" * 64)
    items.add(NEWS)
    items.add(revision)
    assert items.of_script(NEWS.script_digest) == NEWS
    assert items.of_script(revision.script_digest) == revision
    assert items.all() == (revision,)


def test_items_are_listed_by_kind_and_theme(items):
    """The newest comes first, and only those of the kind and the themes asked for."""
    items.add(NEWS)
    items.add(JINGLE)
    assert items.all() == (JINGLE, NEWS)
    assert items.all(ItemKind.JINGLE) == (JINGLE,)
    assert items.all(themes={"1.5d", "1.1a"}) == (NEWS,)
    assert items.all(ItemKind.JINGLE, themes={"1.5d"}) == ()


def test_the_last_time_on_air_is_remembered(items, morning):
    """An earlier time noted later, or the item made again, does not take it back."""
    items.add(NEWS)
    assert items.last_aired(NEWS.digest) is None
    assert items.script_last_aired(NEWS.script_digest) is None
    items.note_aired([NEWS.digest, JINGLE.digest], morning)
    items.note_aired([NEWS.digest], morning - timedelta(days=1))
    items.add(NEWS)
    assert items.last_aired(NEWS.digest) == morning
    assert items.last_aired(JINGLE.digest) == morning


def test_a_script_that_is_voiced_anew_was_aired_all_the_same(items, morning):
    """Another reading has another digest; the listener heard the same."""
    items.add(NEWS)
    items.note_aired([NEWS.digest], morning)
    items.add(replace(NEWS, digest="c" * 64))
    assert items.script_last_aired(NEWS.script_digest) == morning
    assert items.script_last_aired("0" * 64) is None


def test_a_programme_is_found_by_its_sound_and_by_its_day(items, programme):
    """A master comes back whole, and only for its own playlist and day."""
    items.add_programme(programme)
    assert items.programme(programme.digest) == programme
    assert items.programme_of("thoi-su", programme.day) == programme
    assert items.programme_of("thoi-su", date(2026, 12, 1)) is None
    assert items.programme_of("nhac", programme.day) is None
    assert items.programme("0" * 64) is None


def test_the_newest_programme_of_a_day_is_given(items, programme):
    """A master built again takes the place of the first, whose digest is still known."""
    again = replace(programme, digest="d" * 64)
    items.add_programme(programme)
    items.add_programme(again)
    assert items.programme_of("thoi-su", programme.day) == again
    assert items.programme(programme.digest) == programme


def test_equal_sound_may_fill_two_days(items, programme):
    """A programme of music alone is the same sound on Monday and on Tuesday: both days have it."""
    tuesday = replace(programme, day=date(2026, 12, 1))
    items.add_programme(programme)
    items.add_programme(tuesday)
    assert items.programme_of("thoi-su", programme.day) == programme
    assert items.programme_of("thoi-su", tuesday.day) == tuesday
    assert items.programme(programme.digest, programme.day) == programme
    assert items.programme(programme.digest, tuesday.day) == items.programme(programme.digest) == tuesday


def test_equal_sound_of_one_day_is_told_apart_by_its_playlist(items, programme):
    """Two playlists of the same jingle alone: each airing has its own."""
    items.add_programme(programme)
    items.add_programme(replace(programme, playlist="nhac"))
    assert items.programme(programme.digest, programme.day, ("thoi-su", "du-phong")) == programme


def test_a_time_on_air_that_somebody_changed_is_none(items, database, morning):
    """What is chosen by how long ago it aired is chosen as if it never had."""
    items.note_aired([NEWS.digest], morning)
    with database.transaction() as connection:
        connection.execute("UPDATE last_aired SET at = x'00'")
    assert items.last_aired(NEWS.digest) is None
