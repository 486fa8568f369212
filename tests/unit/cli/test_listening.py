from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from fakes.station import MORNING

from chiminh_radio.cli import listening
from chiminh_radio.cli.listening import Prompter, place_of
from chiminh_radio.errors import PlaylistError
from chiminh_radio.model.item import Cue
from chiminh_radio.model.programme import Programme


def seconds(number):
    return timedelta(seconds=number)


def cue(at, length, title, digest, text=""):
    return Cue(at=seconds(at), duration=seconds(length), title=title, item_digest=digest, text=text)


PROGRAMME = Programme(
    playlist="ban-tin-sang",
    title="Bản tin buổi sáng",
    day=MORNING.date(),
    audio=Path("audio/programmes/a.wav"),
    digest="f" * 64,
    duration=seconds(100),
    items=("nhac", "tin", "nhac"),
    durations=(seconds(10), seconds(70), seconds(10)),
    cues=(
        cue(0, 10, "nhac-hieu", "nhac"),
        cue(15, 70, "Tin tuần 48", "tin"),
        cue(15, 5, "nhac-cat", "cat"),
        cue(20, 30, "Tin tuần 48", "tin", "Kính chào bà con."),
        cue(50, 35, "TIN 2", "tin", "Lịch tiêm chủng tháng này."),
        cue(90, 10, "nhac-hieu", "nhac"),
    ),
    built_at=MORNING,
)


def test_the_pieces_of_a_programme_are_its_items():
    """What lies within an item is none, though it bears the item's digest."""
    assert [(each.title, each.at) for each in PROGRAMME.pieces] == [
        ("nhac-hieu", seconds(0)),
        ("Tin tuần 48", seconds(15)),
        ("nhac-hieu", seconds(90)),
    ]


def test_a_piece_with_headings_has_a_chapter_for_each():
    """What sounds before the first bears the piece's title; one heading alone parts nothing."""
    spoken = replace(PROGRAMME.cues[3], script_digest="kich-ban")
    first, second, again = (
        replace(spoken, at=seconds(at), title=title) for at, title in ((20, "TIN 1"), (30, "TIN 1"), (50, "TIN 2"))
    )
    parted = replace(PROGRAMME, cues=(*PROGRAMME.cues[:2], first, second, again, PROGRAMME.cues[-1]))
    one = replace(PROGRAMME, cues=(*PROGRAMME.cues[:2], first, second, PROGRAMME.cues[-1]))

    assert [(each.title, each.at, each.duration) for each in parted.chapters] == [
        ("nhac-hieu", seconds(0), seconds(10)),
        ("Tin tuần 48", seconds(15), seconds(5)),
        ("TIN 1", seconds(20), seconds(30)),
        ("TIN 2", seconds(50), seconds(35)),
        ("nhac-hieu", seconds(90), seconds(10)),
    ]
    assert one.chapters == one.pieces


@pytest.mark.parametrize(
    ("said", "place"),
    [("", 0), ("2", 15), ("3", 90), ("0:40", 40), ("1:05", 65), ("0:01:05", 65), ("TIÊM CHỦNG", 50), ("nhac-cat", 15)],
)
def test_a_place_is_a_number_a_time_or_some_words(said, place):
    """The operator names any piece as the order numbers it, any moment of the tape, or any sentence."""
    assert place_of(PROGRAMME, said) == seconds(place)


@pytest.mark.parametrize(("said", "why"), [("4", "có 3 bài"), ("0", "có 3 bài"), ("1:40", "1:40"), ("xổ số", "xổ số")])
def test_what_is_not_on_the_tape_is_refused(said, why):
    """A number too high, a time behind the end, words that nobody says: the sentence tells what there is."""
    with pytest.raises(PlaylistError, match=why):
        place_of(PROGRAMME, said)


def test_each_cue_is_shown_when_it_begins(capsys):
    """From the middle on: first what sounds there already, then one after the other, none twice."""
    prompter = Prompter(PROGRAMME, seconds(30))
    shown = []
    for position in (30, 45, 51, 89, 91):
        prompter(seconds(position))
        shown.append([line.split(maxsplit=1)[1] for line in capsys.readouterr().out.splitlines()])

    assert shown == [
        ["── Tin tuần 48 ──", "Kính chào bà con."],
        [],
        ["· TIN 2", "Lịch tiêm chủng tháng này."],
        [],
        ["── nhac-hieu ──"],
    ]


def test_a_programme_is_built_and_played_from_the_place(radio, monkeypatch):
    """`playlist listen` plays the whole master, of which the second piece begins where it is told to."""
    played = []
    monkeypatch.setattr(listening, "play_here", lambda *what, **how: played.append((what, how)))
    code, told, _error = radio("playlist", "listen", "du-phong", "--from", "1")
    ((_station, audio, digest), how) = played[0]

    assert code == 0
    assert "“Chương trình dự phòng” từ 0:00" in told
    assert digest[:12] in audio.name
    assert how["start"] == timedelta()
    assert radio("playlist", "listen", "du-phong", "--from", "2")[0] == 1
