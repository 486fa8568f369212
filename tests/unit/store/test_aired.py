"""What was aired, by the log and the cue lists."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from chiminh_radio.model.asrun import LogEvent
from chiminh_radio.model.item import Cue, Item, ItemKind
from chiminh_radio.model.programme import Programme
from chiminh_radio.model.script import Line, Script, ScriptKind, Section
from chiminh_radio.store.aired import Aired
from chiminh_radio.store.items import Items
from chiminh_radio.store.log import AsRunLog
from chiminh_radio.store.scripts import Scripts

NEWS = Script(
    title="Bản tin tuần 48",
    kind=ScriptKind.BULLETIN,
    themes=("1.1a", "1.2c"),
    audience="người dân",
    sections=(
        Section(heading="TIN 1", body=(Line(text="Một."), Line(text="Hai."))),
        Section(heading="TIN 2", theme="1.5d", body=(Line(text="Ba."),)),
    ),
)


def seconds(number):
    return timedelta(seconds=number)


def sound(name, kind, length, **more):
    return Item(kind=kind, title=name, audio=Path(f"{name}.wav"), digest=name, duration=seconds(length), **more)


def cue(at, length, title, **more):
    return Cue(at=seconds(at), duration=seconds(length), title=title, **more)


ITEMS = (
    sound("nhac-hieu", ItemKind.JINGLE, 10),
    sound("tin", ItemKind.NEWS, 100, script_digest=NEWS.digest),
    sound("phong-van", ItemKind.INTERVIEW, 60, theme="1.3b"),
    sound("ly-ngua-o", ItemKind.MUSIC, 30),
)
SPOKEN = {"item_digest": "tin", "script_digest": NEWS.digest}
CUES = (
    cue(0, 10, "nhac-hieu", item_digest="nhac-hieu"),
    cue(10, 100, NEWS.title, **SPOKEN),
    cue(10, 5, "[NHẠC HIỆU]", item_digest="nhac-hieu"),
    cue(15, 20, "TIN 1", text="Một.", **SPOKEN),
    cue(36, 20, "TIN 1", text="Hai.", **SPOKEN),
    cue(60, 45, "TIN 2", text="Ba.", theme="1.5d", **SPOKEN),
    cue(105, 5, "[NHẠC KẾT]", item_digest="nhac-hieu"),
    cue(110, 60, "phong-van", item_digest="phong-van"),
    cue(170, 30, "ly-ngua-o", item_digest="ly-ngua-o"),
)


@pytest.fixture
def aired(database, morning):
    scripts, items, aired = Scripts(database), Items(database), Aired(database)
    scripts.add(NEWS, origin="test", original=Path("tin.txt"), original_digest="0", at=morning)
    for item in ITEMS:
        items.add(item)
    aired.enter(
        Programme(
            playlist="thoi-su",
            title="Thời sự",
            day=morning.date(),
            audio=Path("a.wav"),
            digest="bang",
            duration=seconds(200),
            items=tuple(item.digest for item in ITEMS),
            cues=CUES,
            built_at=morning,
        )
    )
    return aired


@pytest.fixture
def air(database, airing, morning):
    """Write rows of the log: events with their positions, in one zone."""
    log = AsRunLog(database)

    def air(*steps, number=3, zone="thon-1", after=timedelta()):
        for event, position in steps:
            log.append(
                at=morning + after + seconds(position),
                airing=replace(airing, number=number),
                zone=zone,
                output="loa",
                event=event,
                position=seconds(position),
                digest="bang",
                title="Thời sự",
            )

    return air


@pytest.fixture
def told(aired, morning):
    """What sounded in a period from that morning on: title, themes, seconds, heard to its end."""

    def told(start=timedelta(), end=timedelta(days=1)):
        spots = aired.spots(morning + start, morning + end)
        return [(spot.title, ",".join(spot.themes), spot.heard.total_seconds(), spot.whole) for spot in spots]

    return told


WHOLE = [
    ("TIN 1", "1.1a,1.2c", 41, True),
    ("TIN 2", "1.5d", 45, True),
    ("phong-van", "1.3b", 60, True),
    ("ly-ngua-o", "", 30, True),
]


def test_every_item_and_section_counts_for_its_own_themes(air, told):
    """Of a script each section, of a recording the whole, without the jingles, which are about nothing."""
    air((LogEvent.STARTED, 0), (LogEvent.FINISHED, 200))

    assert told() == WHOLE


def test_a_spot_tells_what_it_was_and_for_whom(air, aired, morning):
    """The form and the listeners are those of the script; a recording's form is its kind."""
    air((LogEvent.STARTED, 0), (LogEvent.FINISHED, 200))
    spots = aired.spots(morning, morning + seconds(1))

    assert [(spot.kind, spot.audience, spot.script_digest) for spot in spots] == [
        *[("bulletin", "người dân", NEWS.digest)] * 2,
        ("interview", "", ""),
        ("music", "", ""),
    ]
    assert {(spot.at, spot.airing, spot.zones) for spot in spots} == {(morning, 3, ("thon-1",))}


@pytest.mark.parametrize("last", [LogEvent.CUT, LogEvent.FAILED, LogEvent.INTERRUPTED, LogEvent.REFUSED])
def test_what_broke_off_counts_as_far_as_it_sounded(air, told, last):
    """Seconds count to the end of the airing; what did not come to its own end is not whole."""
    air((LogEvent.STARTED, 0), (last, 70))

    assert told() == [WHOLE[0], ("TIN 2", "1.5d", 10, False)]


def test_what_was_joined_again_counts_once(air, told):
    """A kill, and an airing that goes on a little before where it was: no second is counted twice, and all is whole."""
    air((LogEvent.STARTED, 0), (LogEvent.INTERRUPTED, 70), (LogEvent.RESUMED, 65), (LogEvent.FINISHED, 200))

    assert told() == WHOLE


def test_two_zones_hear_one_airing(air, aired, told, morning):
    """Time is counted once however many zones there are, as far as any of them heard; a lost output ends nothing."""
    air((LogEvent.STARTED, 0), (LogEvent.OUTPUT_LOST, 20), (LogEvent.FINISHED, 200))
    air((LogEvent.STARTED, 0), (LogEvent.CUT, 70), zone="thon-2")

    assert told() == WHOLE
    assert [spot.zones for spot in aired.spots(morning, morning + seconds(1))] == [
        *[("thon-1", "thon-2")] * 2,
        *[("thon-1",)] * 2,
    ]


def test_an_airing_belongs_to_the_period_of_its_beginning(air, told):
    """Also when it goes on after the period, or its last row is written later; what has no end yet does not count."""
    air((LogEvent.STARTED, 0), (LogEvent.FINISHED, 200))
    air((LogEvent.STARTED, 0), number=4, after=timedelta(hours=1))

    assert told(end=seconds(1)) == WHOLE
    assert told(start=seconds(1)) == []
    assert told(start=-timedelta(days=1), end=timedelta()) == []


def test_what_never_sounded_is_not_aired(air, told):
    """A missed airing leaves a row, and no second."""
    air((LogEvent.MISSED, 0))

    assert told() == []
