from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from fakes.sounds import hush, tone, write_wav

from chiminh_radio.clock import ZONE
from chiminh_radio.errors import AudioError
from chiminh_radio.ffmpeg import Ffmpeg
from chiminh_radio.model.item import Cue
from chiminh_radio.model.programme import Programme
from chiminh_radio.studio.picture import COLUMNS, Course, draw, follow
from chiminh_radio.studio.picture.layout import LEFT, PAPER, RULE
from chiminh_radio.studio.picture.loudness import LOUD
from chiminh_radio.studio.picture.waveform import WAVES

LENGTH = timedelta(seconds=8)
HALVES = (timedelta(), LENGTH / 2)


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    """Of four seconds at -20 dBFS, and four of silence."""
    path = write_wav(tmp_path_factory.mktemp("master") / "a.wav", tone(4.0, hz=997, level=0.1) + hush(4.0))
    steps = []
    found = follow(Ffmpeg(), path, LENGTH, 80, lambda done, total: steps.append((done, total)))
    assert steps == [(done, 160) for done in range(1, 161)]
    return found


def programme(*starts, audio=Path("a.wav")):
    ends = [*starts[1:], LENGTH]
    cues = tuple(
        Cue(at=start, duration=end - start, title="Tin", item_digest=f"{number}")
        for number, (start, end) in enumerate(zip(starts, ends, strict=True))
    )
    return Programme(
        playlist="ban-tin",
        title="Bản tin",
        day=date(2026, 11, 23),
        audio=audio,
        digest="",
        duration=LENGTH,
        items=tuple(cue.item_digest for cue in cues),
        cues=cues,
        built_at=datetime(2026, 11, 23, tzinfo=ZONE),
    )


def test_the_waveform_is_followed_to_the_column(course):
    """Each column has the lowest and the highest sample of its stretch; silence has none."""
    assert len(course.swings) == 80
    assert course.swings[39] == (pytest.approx(-0.1, abs=1e-3), pytest.approx(0.1, abs=1e-3))
    assert course.swings[41] == (0, 0)


def test_the_loudness_is_followed_by_the_meter(course):
    """A 997 Hz sine at -20 dBFS is -23 LUFS, from the moment on when three seconds of it were heard; then it falls."""
    values = course.short_term_lufs

    assert [value for value in values[:28] if value is not None] == []
    assert values[35] == pytest.approx(-23.0, abs=0.2)
    assert values[60] < -25
    assert values[79] is None
    assert course.integrated_lufs == pytest.approx(-23.0, abs=0.2)


def test_a_sound_that_cannot_be_read_is_refused(tmp_path):
    """No picture is made of what ffmpeg does not take for sound."""
    (tmp_path / "a.wav").write_bytes(b"RIFF" + b"\1" * 60)

    with pytest.raises(AudioError, match=r"a\.wav"):
        follow(Ffmpeg(), tmp_path / "a.wav", LENGTH, 80, lambda _done, _total: None)


def colours(canvas, left=0, right=None):
    rows = [canvas.row(y)[left * 3 : (right or canvas.width) * 3] for y in range(canvas.height)]
    return {row[at : at + 3] for row in rows for at in range(0, len(row), 3)}


def test_pieces_are_told_apart_by_their_colour():
    """The first half is drawn in one colour, the second in the other, and the loudness over both."""
    loud = Course(swings=((-0.5, 0.5),) * COLUMNS, short_term_lufs=(-16.0,) * COLUMNS, integrated_lufs=-16.0)
    canvas = draw(programme(*HALVES), "Bản tin", loud, -16.0)
    middle = canvas.width // 2

    assert {bytes(WAVES[0]), bytes(LOUD)} <= colours(canvas, right=middle)
    assert {bytes(WAVES[1]), bytes(LOUD)} <= colours(canvas, left=middle + 60)
    assert bytes(WAVES[1]) not in colours(canvas, right=middle - 60)


def test_many_pieces_make_the_list_longer():
    """However many there are, each has its line; and silence is drawn too."""
    silent = Course(swings=((0.0, 0.0),) * 9, short_term_lufs=(None,) * 9, integrated_lufs=None)
    many = draw(programme(*(LENGTH * part / 50 for part in range(50))), "Bản tin", silent, -16.0)
    few = draw(programme(timedelta()), "Bản tin", silent, -16.0)

    assert many.height > few.height + 20 * 20
    assert few.at(0, 0) == PAPER


def test_headings_stand_below_their_piece():
    """A bulletin that is one piece is parted by its headings, each with a line of the list."""
    silent = Course(swings=((0.0, 0.0),) * 9, short_term_lufs=(None,) * 9, integrated_lufs=None)
    whole = programme(timedelta())
    (piece,) = whole.cues
    spoken = replace(piece, script_digest="s", duration=LENGTH / 4)
    headings = (replace(spoken, at=LENGTH / 4, title="TIN 1"), replace(spoken, at=LENGTH / 2, title="TIN 2"))
    parted = draw(replace(whole, cues=(piece, *headings)), "Bản tin", silent, -16.0)

    assert parted.height > draw(whole, "Bản tin", silent, -16.0).height
    assert parted.at(LEFT + COLUMNS // 4, 100) == RULE
    assert parted.at(LEFT + COLUMNS // 4 + 1, 100) != RULE
