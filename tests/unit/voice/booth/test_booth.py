from dataclasses import replace
from datetime import timedelta

import pytest
from fakes.engine import PAUSES, BeepEngine

from chiminh_radio.errors import StationError, VoiceError
from chiminh_radio.model.delivery import EngineSettings
from chiminh_radio.model.script import Gender, Line, Role, Script, ScriptKind, Section
from chiminh_radio.model.speech import SpokenLine
from chiminh_radio.voice.booth import Booth


def engine(**more):
    return BeepEngine(EngineSettings(female=("cao",), male=("thap",)), **more)


def script(*lines, roles=()):
    body = tuple(Line(role=role, text=text) for role, text in lines)
    return Script(title="Thử", kind=ScriptKind.DIALOGUE, roles=roles, sections=(Section(body=body),))


def spoken(of):
    return [SpokenLine(role=line.role, text=line.text) for line in of.lines]


def test_every_line_has_its_take_in_order(cache):
    """One take for each line, in the script's order, repeated lines included."""
    said = script(("", "xin chào"), ("", "tin một"), ("", "xin chào"))

    reading = Booth([engine()], cache, (), PAUSES).read(said, spoken(said))

    assert [take.text for take in reading.takes] == ["xin chào", "tin một", "xin chào"]
    assert reading.takes[0].audio == reading.takes[2].audio


def test_what_is_in_the_cache_is_not_rendered_again(cache):
    """A second reading asks the engine for nothing and tells the same digest."""
    said = script(("", "xin chào"), ("", "tin một"))
    first = Booth([engine()], cache, (), PAUSES).read(said, spoken(said))
    again = engine()

    second = Booth([again], cache, (), PAUSES).read(said, spoken(said))

    assert again.spoken == []
    assert second == first


def test_a_line_cut_short_in_the_cache_is_rendered_anew(cache):
    """A damaged file counts as none."""
    said = script(("", "xin chào"))
    take = Booth([engine()], cache, (), PAUSES).read(said, spoken(said)).takes[0]
    whole = take.audio.read_bytes()
    take.audio.write_bytes(whole[:100])

    Booth([engine()], cache, (), PAUSES).read(said, spoken(said))

    assert take.audio.read_bytes() == whole


def test_the_next_engine_reads_from_the_start_and_the_reason_is_told(cache):
    """One engine for the whole script: after a failure midway nothing of the first engine is left in the reading."""
    said = script(("", "xin chào"), ("", "khó đọc"))
    second = engine()
    second.name = "thu-hai"

    reading = Booth([engine(refuses="khó"), second], cache, (), PAUSES).read(said, spoken(said))

    assert reading.engine == "thu-hai"
    assert [text for text, _delivery in second.spoken] == ["xin chào", "khó đọc"]
    assert "khó đọc" in reading.fell_back[0]


def test_when_no_engine_reads_each_reason_is_told(cache):
    """The operator sees why every engine of the chain failed."""
    said = script(("", "xin chào"))

    with pytest.raises(VoiceError, match=r"mất mạng\n.*chưa cài"):
        Booth([engine(unusable="mất mạng"), engine(unusable="chưa cài")], cache, (), PAUSES).read(said, spoken(said))


@pytest.mark.parametrize(
    ("roles", "station", "genders"),
    [
        ((), [], [Gender.FEMALE]),
        ((Role(name="A"), Role(name="B")), [], [Gender.FEMALE, Gender.MALE]),
        ((Role(name="A", gender=Gender.MALE), Role(name="B")), [], [Gender.MALE, Gender.FEMALE]),
        ((Role(name="A"), Role(name="B")), [Role(name="a", gender=Gender.MALE)], [Gender.MALE, Gender.FEMALE]),
        ((Role(name="A", gender=Gender.FEMALE),), [Role(name="A", gender=Gender.MALE)], [Gender.MALE]),
    ],
)
def test_speakers_differ_and_the_station_has_the_last_word(cache, roles, station, genders):
    """Two speakers without a word on their voices take turns; the script's wish counts, the station's counts more."""
    said = script(*((role.name, f"lời của {role.name}") for role in roles or (Role(name=""),)), roles=roles)
    voice = engine()

    Booth([voice], cache, station, PAUSES).read(said, spoken(said))

    assert [delivery.gender for _text, delivery in voice.spoken] == genders


def test_a_line_without_a_word_has_no_take(cache):
    """A row of asterisks is no reason to fail the script: nothing is said for it."""
    said = script(("", "* * *"), ("", "xin chào"))

    reading = Booth([engine()], cache, (), PAUSES).read(said, spoken(said))

    assert [(take.line, take.text) for take in reading.takes] == [(1, "xin chào")]


def test_a_script_without_a_word_is_refused(cache):
    """Nothing but marks is told as such, whatever the engines."""
    said = script(("", "…"))

    with pytest.raises(VoiceError, match="không có chữ nào để đọc"):
        Booth([], cache, (), PAUSES).read(said, spoken(said))


def test_a_take_is_a_phrase_with_its_pause(cache):
    """Each phrase of each line is a take, followed by the pause of its mark, of its line or of its section."""
    said = script(("", "Ông A – chủ tịch xã: “Mời nghe!” Tin một; tin hai. Hết."), ("", "Có gì mới?"))
    voice = engine()

    reading = Booth([voice], cache, (), PAUSES).read(said, spoken(said))

    assert [(take.line, take.text, take.pause) for take in reading.takes] == [
        (0, "Ông A,", PAUSES.dash),
        (0, "chủ tịch xã:", PAUSES.clause),
        (0, "“Mời nghe!”", PAUSES.question),
        (0, "Tin một;", PAUSES.clause),
        (0, "tin hai.", PAUSES.sentence),
        (0, "Hết.", PAUSES.line),
        (1, "Có gì mới?", PAUSES.section),
    ]
    assert [text for text, _delivery in voice.spoken] == [take.text for take in reading.takes]


def test_a_changed_sentence_is_all_that_is_rendered_anew(cache):
    """Of a long paragraph only the sentence with another word is asked for again."""
    before = script(("", "Tin một đây. Tin hai đây. Tin ba đây."))
    after = script(("", "Tin một đây. Tin hai kia. Tin ba đây."))
    Booth([engine()], cache, (), PAUSES).read(before, spoken(before))
    again = engine()

    Booth([again], cache, (), PAUSES).read(after, spoken(after))

    assert [text for text, _delivery in again.spoken] == ["Tin hai kia."]


def test_another_pause_is_another_digest(cache):
    """The digest covers how long it is quiet: an item with other pauses is another item."""
    said = script(("", "một. hai."))
    slower = replace(PAUSES, sentence=timedelta(seconds=1))
    digests = {Booth([engine()], cache, (), pauses).read(said, spoken(said)).digest for pauses in (PAUSES, slower)}

    assert len(digests) == 2


def test_progress_counts_up_to_the_whole(cache):
    """The last thing told is that all is done."""
    said = script(("", "một"), ("", "hai"))
    told = []

    Booth([engine()], cache, (), PAUSES).read(said, spoken(said), lambda done, total: told.append((done, total)))

    assert told == [(0, 2), (1, 2), (2, 2)]


def test_another_voice_or_text_is_another_digest(cache):
    """The digest says what was said and by whom."""
    role = (Role(name="A"),)
    one, other = script(("A", "một"), roles=role), script(("A", "hai"), roles=role)
    booth = Booth([engine()], cache, (), PAUSES)
    male = Booth([engine()], cache, [Role(name="A", gender=Gender.MALE)], PAUSES)

    digests = {booth.read(one, spoken(one)).digest, booth.read(other, spoken(other)).digest}
    digests.add(male.read(one, spoken(one)).digest)

    assert len(digests) == 3


def test_a_disk_that_takes_no_speech_is_told_as_such(cache):
    """When the cache cannot be written no other engine is tried: it would find the same disk."""
    said = script(("", "một"))
    cache.folder.write_text("a file where the folder should be", encoding="utf-8")
    second = engine()

    with pytest.raises(StationError, match="lines"):
        Booth([engine(), second], cache, (), PAUSES).read(said, spoken(said))

    assert second.spoken == []


def test_one_engine_reads_what_the_cache_kept_while_it_cannot_speak(cache):
    """With every line in the cache, an engine that lost its network still reads the script."""
    said = script(("", "xin chào"), ("", "tin một"))
    before = Booth([engine()], cache, (), PAUSES).read(said, spoken(said))

    assert Booth([engine(refuses="")], cache, (), PAUSES).read(said, spoken(said)) == before
