import json
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chiminh_radio.clock import ZONE
from chiminh_radio.files import digest_text
from chiminh_radio.model.item import Cue, Item
from chiminh_radio.model.programme import Programme
from chiminh_radio.model.script import Insert, Line, Role, Script, Section
from chiminh_radio.store.codec import decode, encode, moment, stamp

texts = st.text(max_size=20)
durations = st.timedeltas(min_value=timedelta(), max_value=timedelta(days=30))
instants = st.datetimes(
    min_value=datetime(1990, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    timezones=st.sampled_from([UTC, ZONE, timezone(-timedelta(hours=9, minutes=30))]),
)
paths = st.builds(Path, texts.filter(lambda text: "\\" not in text and ":" not in text))


def tuples(values):
    return st.lists(values, max_size=3).map(tuple)


cues = st.builds(Cue, at=durations, duration=durations, title=texts, item_digest=texts, text=texts)
sections = st.builds(
    Section,
    heading=texts,
    theme=texts,
    body=tuples(st.builds(Line, text=texts, role=texts) | st.builds(Insert, kind=..., written=texts)),
)
scripts = st.builds(
    Script,
    title=texts,
    kind=...,
    series=texts,
    issue=...,
    themes=tuples(texts),
    roles=tuples(st.builds(Role, name=texts, gender=...)),
    air_on=...,
    air_times=tuples(st.times()),
    sections=tuples(sections),
)
decibels = st.none() | st.floats(-90, 20)
items = st.builds(
    Item,
    kind=...,
    title=texts,
    audio=paths,
    digest=texts,
    duration=durations,
    loudness_lufs=decibels,
    true_peak_dbtp=decibels,
    cues=tuples(cues),
    expires_on=...,
)
programmes = st.builds(Programme, audio=paths, duration=durations, cues=tuples(cues), built_at=instants)


@given(scripts)
def test_scripts_round_trip(script):
    """A script comes back equal, and what is kept is exactly what its digest is taken over."""
    text = encode(script)
    assert decode(Script, text) == script
    assert digest_text(text) == script.digest


@given(items)
def test_items_round_trip(item):
    """An item comes back equal, to the microsecond and the last bit of its loudness."""
    assert decode(Item, encode(item)) == item


@given(programmes)
def test_programmes_round_trip(programme):
    """A programme comes back equal, the instant of its building included."""
    assert decode(Programme, encode(programme)) == programme


@given(tuples(cues))
def test_tuples_round_trip(value):
    """A tuple of model values is kept as one."""
    assert decode(tuple[Cue, ...], encode(value)) == value


def test_a_field_that_came_later_takes_its_default():
    """A row written before a field existed is still read."""
    old = json.loads(encode(Line(text="Kính chào bà con", role="MC")))
    del old["role"]
    section = {"heading": "", "body": [old]}
    assert decode(Section, json.dumps(section)) == Section(body=(Line(text="Kính chào bà con"),))


def test_what_no_version_wrote_is_refused():
    """A field that the type does not have is an error, not lost in silence."""
    with pytest.raises(KeyError, match="mood"):
        decode(Role, '{"name": "MC", "mood": "glad"}')


@given(instants, instants)
def test_stamps_sort_as_instants(one, other):
    """Whatever zone two instants are told in, their stamps are in the order of the instants."""
    assert (stamp(one) < stamp(other)) == (one < other)
    assert moment(stamp(one)) == one
    assert moment(stamp(one)).tzinfo is ZONE


def test_a_naive_time_has_no_stamp():
    """A time without a zone is refused rather than taken for the machine's."""
    with pytest.raises(ValueError, match="2026"):
        stamp(datetime(2026, 11, 30, 5, 30))  # noqa: DTZ001 - what is tested
