import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from fakes.sounds import hush, peak, read_wav, tone, write_wav

from chiminh_radio.errors import AudioError
from chiminh_radio.files import digest_of
from chiminh_radio.model.item import ItemKind
from chiminh_radio.model.script import Insert, InsertKind, Line, Script, ScriptKind, Section
from chiminh_radio.model.sound import RATE_HZ, samples_in
from chiminh_radio.model.speech import Reading, Take
from chiminh_radio.studio.audio import is_made_of, make_item
from chiminh_radio.studio.library import shipped

LINE, SECTION, INSERT = (timedelta(milliseconds=length) for length in (400, 900, 300))
BREAK = Insert(kind=InsertKind.BREAK, written="[NHẠC CẮT]")
SCRIPT = Script(
    title="Bản tin",
    kind=ScriptKind.BULLETIN,
    themes=("1.1", "1.2"),
    sections=(
        Section(body=(Line(text="Một."), Line(text="Hai."))),
        Section(heading="TIN 1", body=(Line(text="Ba."), BREAK, Line(text="Bốn."))),
    ),
)
TONE_S, BEFORE_S, AFTER_S = 1.2, 0.2, 0.3
KEPT = timedelta(seconds=1.2 + 0.02 + 0.06)
"""A take's tone with the breath that is left around it."""


def silence_around(sound, place):
    """How long nothing is heard around this sample."""
    first, last = place, place
    while abs(sound[first - 1]) < 100:
        first -= 1
    while abs(sound[last]) < 100:
        last += 1
    return timedelta(seconds=(last - first) / RATE_HZ)


@pytest.fixture
def reading(tmp_path):
    """Four takes at an engine's own rate, each a tone with silence before and after."""
    rate_hz = 22_050
    takes = []
    for number, line in enumerate(SCRIPT.lines):
        sound = (
            hush(BEFORE_S, rate_hz=rate_hz)
            + tone(TONE_S, hz=300, level=0.25, rate_hz=rate_hz)
            + hush(AFTER_S, rate_hz=rate_hz)
        )
        path = write_wav(tmp_path / f"take-{number}.wav", sound, rate_hz=rate_hz)
        pause = SECTION if number == 1 else LINE
        takes.append(
            Take(line=number, text=line.text.lower(), audio=path, duration=timedelta(seconds=1.7), pause=pause)
        )
    return Reading(engine="beep", takes=tuple(takes), digest="r" * 64)


@pytest.fixture
def make(station, ffmpeg, reading):
    def make(script=SCRIPT, reading=reading, **how):
        settings = {"inserts": {InsertKind.BREAK: shipped()["nhac-cat"]}, "insert_pause": INSERT} | how
        return make_item(
            script, reading, folder=station, into=station / "audio" / "cache" / "items", ffmpeg=ffmpeg, **settings
        )

    return make


def test_item(make, station):
    """An item is named by its digest, seen from the station, and as long as its file to the sample."""
    item = make()
    path = station / item.audio

    assert item.audio == Path("audio/cache/items") / f"{item.digest[:16]}.wav"
    assert item.digest == digest_of(path)
    assert samples_in(item.duration) == len(read_wav(path))
    assert (item.kind, item.title, item.theme) == (ItemKind.NEWS, "Bản tin", "1.1")
    assert (item.script_digest, item.reading_digest) == (SCRIPT.digest, "r" * 64)
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_cues(make):
    """Each line and each insert has its cue, with what is said or played, and where it came from."""
    cues = make().cues
    digest = digest_of(shipped()["nhac-cat"])

    assert [(cue.title, cue.text) for cue in cues] == [
        ("Bản tin", "một."),
        ("Bản tin", "hai."),
        ("TIN 1", "ba."),
        ("[NHẠC CẮT]", ""),
        ("TIN 1", "bốn."),
    ]
    assert [cue.item_digest for cue in cues] == ["", "", "", digest, ""]
    assert {cue.script_digest for cue in cues if cue.text} == {SCRIPT.digest}


def test_pauses(make):
    """Between lines, sections and around an insert it is quiet for as long as the station wants."""
    cues = make().cues
    gaps = [after.at - (before.at + before.duration) for before, after in pairwise(cues)]

    assert cues[0].at == timedelta()
    assert gaps == [
        pytest.approx(pause - timedelta(milliseconds=quiet), abs=timedelta(milliseconds=7))
        for pause, quiet in ((LINE, 80), (SECTION, 80), (INSERT, 60), (INSERT, 20))
    ]


def test_what_is_heard_is_the_pause(make, station):
    """The quiet that is left around speech counts: what the station wants is heard to within two milliseconds."""
    item = make()
    sound = read_wav(station / item.audio)
    heard = [silence_around(sound, samples_in(cue.at + cue.duration)) for cue in item.cues[:2]]

    assert heard == [pytest.approx(pause, abs=timedelta(milliseconds=2)) for pause in (LINE, SECTION)]


def test_cues_are_where_the_sound_is(make, station):
    """Within a cue there is sound, in the pause before the next there is none: to the sample."""
    item = make()
    sound = read_wav(station / item.audio)

    for cue in item.cues:
        start, length = samples_in(cue.at), samples_in(cue.duration)

        assert peak(sound[start : start + length]) > 3000
        assert peak(sound[start + length : start + length + samples_in(INSERT) // 2]) == 0
    assert samples_in(item.cues[-1].at + item.cues[-1].duration) == len(sound)


def test_takes_are_trimmed(make):
    """The silence that an engine leaves around a line goes, but for a breath."""
    spoken = [cue.duration for cue in make().cues if cue.text]

    assert spoken == [pytest.approx(KEPT, abs=timedelta(milliseconds=12))] * 4


def test_no_clicks(make, station):
    """Speech that begins and ends abruptly is faded, so that joins cannot be heard."""
    item = make()
    sound = read_wav(station / item.audio)

    for cue in item.cues:
        start, end = samples_in(cue.at), samples_in(cue.at + cue.duration)

        assert peak(sound[start : start + 5]) < 100
        assert peak(sound[end - 5 : end]) < 100


def test_insert_as_loud_as_speech(make, station, ffmpeg):
    """A jingle does not startle: it is as loud as the speech around it."""
    item = make()
    sound = read_wav(station / item.audio)
    heard = {}
    for name, cue in {"speech": item.cues[0], "jingle": item.cues[3]}.items():
        start = samples_in(cue.at)
        path = write_wav(station / f"{name}.wav", sound[start : start + samples_in(cue.duration)])
        heard[name] = ffmpeg.measure(path).integrated_lufs

    assert heard["jingle"] == pytest.approx(heard["speech"], abs=1.0)


def test_same_again(make):
    """The same script, reading and settings make the same bytes."""
    assert make() == make()


def test_loudness_is_measured(make, station, ffmpeg):
    """An item carries its own level, for the assembler."""
    item = make()
    heard = ffmpeg.measure(station / item.audio)

    assert (item.loudness_lufs, item.true_peak_dbtp) == (heard.integrated_lufs, heard.true_peak_dbtp)


def test_missing_insert(make):
    """A cue that the station has no music for is told with the config key."""
    with pytest.raises(AudioError, match=r"\[NHẠC CẮT\].*studio\.break"):
        make(inserts={})


def test_silent_take(make, reading, station):
    """A take without any sound is told with its words, and leaves no item."""
    write_wav(reading.takes[2].audio, hush(1.0))
    with pytest.raises(AudioError, match=r"không có tiếng: «ba\.»"):
        make()

    assert list((station / "audio" / "cache" / "items").iterdir()) == []


def test_wrong_reading(make, reading):
    """A reading of another script is refused."""
    with pytest.raises(AudioError, match=r"không phải của kịch bản này \(1 lời chưa thu\)"):
        make(reading=Reading(engine="beep", takes=reading.takes[:3], digest=""))


def test_missing_take(make, reading, station):
    """A take that is gone from the cache is named."""
    reading.takes[1].audio.unlink()
    with pytest.raises(AudioError, match=r"take-1\.wav"):
        make()

    assert not list((station / "audio").rglob("*.wav"))


def test_pydub_says_nothing():
    """The search of pydub for its own ffmpeg and Python's word on audioop do not reach the operator."""
    script = (
        "import sys; from chiminh_radio.studio.audio import _edited;"
        "assert 'pydub' not in sys.modules; print(len(_edited(bytes(96000))))"
    )
    answer = subprocess.run(
        [sys.executable, "-W", "error", "-c", script], capture_output=True, check=True, text=True, env={"PATH": ""}
    )

    assert (answer.stdout.strip(), answer.stderr) == ("96000", "")


def test_an_item_is_known_again(make, station, reading):
    """An item is made anew only when its words, voices, pauses or jingles changed, or its file is not whole."""
    inserts = {InsertKind.BREAK: shipped()["nhac-cat"]}
    item = make()
    other = {InsertKind.BREAK: shipped()["nhac-ket"]}

    assert is_made_of(item, SCRIPT, reading, inserts, folder=station)
    assert not is_made_of(item, SCRIPT, replace(reading, digest="s" * 64), inserts, folder=station)
    assert not is_made_of(item, SCRIPT, reading, other, folder=station)
    (station / item.audio).write_bytes(b"no longer")
    assert not is_made_of(item, SCRIPT, reading, inserts, folder=station)


def test_takes_of_several_rates_are_joined_in_order(make, reading, station):
    """A voice with another sample rate than the first finds its place, and its length to the sample."""
    write_wav(reading.takes[1].audio, tone(TONE_S, hz=300, level=0.25, rate_hz=16_000), rate_hz=16_000)
    write_wav(reading.takes[3].audio, tone(TONE_S, hz=300, level=0.25))

    item = make()
    sound = read_wav(station / item.audio)

    for cue in item.cues:
        start, length = samples_in(cue.at), samples_in(cue.duration)
        assert peak(sound[start : start + length]) > 3000
        assert peak(sound[start + length : start + length + samples_in(INSERT) // 2]) < 3
