"""What holds for any recipe, any shelf and any length."""

from dataclasses import replace
from datetime import timedelta

from fakes.shelf import AT, DAY, FakeShelf, ago, recipe, recording, script, sound
from hypothesis import given
from hypothesis import strategies as st

from chiminh_radio.model.airing import Priority
from chiminh_radio.model.item import ItemKind
from chiminh_radio.model.programme import Part, PartKind, Pick
from chiminh_radio.model.script import ScriptKind
from chiminh_radio.studio.choosing import choose
from chiminh_radio.studio.choosing.candidates import why_not

KINDS = (ScriptKind.NOTICE, ScriptKind.COLUMN, ScriptKind.CORRECTION)
THEMES = ("1.1a", "1.5a", "1.5b")
hours = st.none() | st.integers(1, 400).map(lambda count: ago(hours=count))


@st.composite
def shelves(draw):
    """Up to a dozen scripts and pieces of music, some stale, some expired, some just aired."""
    found = []
    for number in range(draw(st.integers(0, 12))):
        own = {"number": number, "last_aired": draw(hours)}
        seconds = draw(st.integers(5, 300))
        expires_on = draw(st.sampled_from([None, None, DAY, DAY - timedelta(days=1)]))
        if draw(st.booleans()):
            item = sound(f"bài {number}", seconds=seconds, expires_on=expires_on)
            own |= {
                "themes": (draw(st.sampled_from(THEMES)),),
                "item": item,
                "issue": draw(st.none() | st.integers(1, 3)),
            }
            own |= {"priority": draw(st.sampled_from([Priority.REGULAR, Priority.REGULAR, Priority.PRIORITY]))}
            own |= {
                "since": DAY - timedelta(days=draw(st.integers(0, 40))),
                "barred": draw(st.sampled_from(["", "", "x"])),
            }
            found.append(script(f"bài {number}", draw(st.sampled_from(KINDS)), **own))
        else:
            found.append(recording(f"nhạc {number}", item=sound(f"nhạc {number}", ItemKind.MUSIC, seconds), **own))
    return found


asking = st.builds(
    lambda asked, **more: Part(**asked, **more),
    st.one_of(
        st.sampled_from(KINDS).map(lambda kind: {"kind": PartKind.SCRIPT, "script_kind": kind}),
        st.sampled_from(["1.5", "1.1"]).map(lambda theme: {"kind": PartKind.ITEMS, "themes": (theme,)}),
        st.just({"kind": PartKind.ITEMS, "item_kind": ItemKind.MUSIC}),
    ),
    count=st.integers(1, 4),
    pick=st.sampled_from(list(Pick)),
    not_within=st.sampled_from([timedelta(), timedelta(hours=48)]),
    optional=st.booleans(),
)
jingles = st.sampled_from(["nhac-hieu", "nhac-ket"]).map(lambda name: Part(kind=PartKind.JINGLE, name=name))
fills = st.sampled_from(
    [Part(kind=PartKind.FILL, item_kind=ItemKind.MUSIC, count=100), Part(kind=PartKind.FILL, themes=("1",), count=100)]
)
parts = st.lists(st.one_of(asking, asking, jingles, fills), min_size=1, max_size=6)
recipes = st.builds(
    lambda parts, minutes, tolerance, ident: recipe(
        *parts,
        length=timedelta(minutes=minutes),
        tolerance=timedelta(seconds=tolerance),
        ident="xung-danh" if ident else "",
        ident_every=timedelta(minutes=ident),
    ),
    parts,
    st.integers(1, 20),
    st.integers(0, 59),
    st.sampled_from([0, 2]),
)


def taken(rundown):
    """What the parts took, in the order of the recipe."""
    return [element for choice in rundown.choices for element in choice.taken]


@given(recipes, shelves())
def test_what_is_chosen_may_be_chosen_and_comes_once(playlist, shelf):
    """Nothing expired, barred, stale or just aired; nothing but jingles twice; no part above its count."""
    rundown = choose(playlist, AT, FakeShelf(*shelf))
    by_digest = {each.item.digest: each for each in shelf}
    pieces = [element for element in taken(rundown) if element.item.kind is not ItemKind.JINGLE]

    assert len({element.item.digest for element in pieces}) == len(pieces)
    assert all(not why_not(playlist.parts[e.part - 1], (), by_digest[e.item.digest], AT) for e in pieces)
    assert all(len(choice.taken) <= playlist.parts[choice.part - 1].count for choice in rundown.choices)


@given(recipes, shelves())
def test_every_candidate_is_accounted_for(playlist, shelf):
    """What a part asks for, it took, or it says why not."""
    rundown = choose(playlist, AT, FakeShelf(*shelf))

    for choice in rundown.choices:
        part = playlist.parts[choice.part - 1]
        asked = {each.title for each in shelf if part.script_kind and each.script_kind is part.script_kind}
        told = [element.item.title for element in choice.taken] + [left.title for left in choice.passed_over]
        assert asked <= set(told)
        assert len(told) == len(set(told))
        assert all(left.why for left in choice.passed_over)


@given(recipes, shelves())
def test_only_music_is_shortened_and_stays_music(playlist, shelf):
    """Speech sounds whole, whatever the length; a piece of music that is cut keeps twenty seconds."""
    cut = [element for element in choose(playlist, AT, FakeShelf(*shelf)).elements if element.shortened]

    assert all(each.item.kind is ItemKind.MUSIC and each.duration >= timedelta(seconds=20) for each in cut)


@given(recipes, shelves())
def test_the_length_is_kept_or_it_is_said_why_not(playlist, shelf):
    """Too long only with nothing optional left to drop; too short only with a word about it."""
    rundown = choose(playlist, AT, FakeShelf(*shelf))
    off = rundown.duration - playlist.length

    assert bool(rundown.off_length) == (abs(off) > playlist.tolerance)
    if off > playlist.tolerance:
        kinds = [playlist.parts[each.part - 1] for each in taken(rundown) if not each.urgent]
        assert not any(part.optional or part.kind is PartKind.FILL for part in kinds)


@given(recipes, shelves())
def test_what_is_optional_goes_from_the_last(playlist, shelf):
    """Of what the length cost, all comes after what optional parts kept."""
    free = choose(replace(playlist, length=None), AT, FakeShelf(*shelf))
    kept = {(each.part, each.item.digest) for each in taken(choose(playlist, AT, FakeShelf(*shelf)))}
    droppable = [
        (each.part, each.item.digest)
        for each in taken(free)
        if playlist.parts[each.part - 1].optional and not each.urgent
    ]
    stayed = [each in kept for each in droppable]

    assert stayed == sorted(stayed, reverse=True)


@given(recipes, shelves())
def test_the_order_is_the_recipes(playlist, shelf):
    """Elements sound in the order of their parts, but for idents and for what is urgent: that follows the opening."""
    elements = [each for each in choose(playlist, AT, FakeShelf(*shelf)).elements if each.part]
    calm = [each.part for each in elements if not each.urgent]
    first = next((n for n, each in enumerate(elements) if each.item.kind is not ItemKind.JINGLE), len(elements))
    urgent = [n for n, each in enumerate(elements) if each.urgent]

    assert calm == sorted(calm)
    assert urgent == list(range(first, first + len(urgent)))


@given(recipes, shelves(), st.randoms())
def test_the_same_shelf_gives_the_same_rundown(playlist, shelf, random):
    """Choosing is no lottery, and does not hang on the order in which the shelf tells what it has."""
    again = list(shelf)
    random.shuffle(again)
    first, second = (choose(playlist, AT, FakeShelf(*each)) for each in (shelf, again))

    assert first.elements == second.elements
