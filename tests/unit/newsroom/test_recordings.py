"""Recordings that come with scripts: which is whose, what is refused, and that none is lost. Real WAV and MP3."""

import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from fakes.sounds import hush, tone, write_wav

from chiminh_radio.errors import ScriptError
from chiminh_radio.model.recording import WHOLE
from chiminh_radio.model.script import InsertKind, ScriptState
from chiminh_radio.newsroom.desk import Desk
from chiminh_radio.newsroom.parser import parse
from chiminh_radio.newsroom.readers import Limits
from chiminh_radio.newsroom.recordings import Ear, brought
from chiminh_radio.store.recordings import Recordings

LATER = timedelta(seconds=10)
HEAD = ("TIÊU ĐỀ: Phỏng vấn bà Lan", "LOẠI: phỏng vấn", "GIỌNG: PV = nữ; BÀ LAN = nữ")
CALLING = (*HEAD, "", "PV: Thưa bà.", "BÀ LAN: [BĂNG: ba-lan.mp3] Tôi bảy mươi tuổi.", "PV: Cảm ơn bà.")


def written(path, paragraphs=(*HEAD, "", "PV: Thưa bà, bà khỏe không?")):
    path.parent.mkdir(exist_ok=True)
    path.write_text("\n".join(paragraphs), encoding="utf-8")
    return path


@pytest.fixture
def sound(tmp_path):
    return write_wav(tmp_path / "tieng.wav", tone(1.5))


@dataclass(frozen=True)
class Box:
    """An inbox with the desk that looks into it, and a good recording to put there."""

    desk: Desk
    folder: Path
    sound: Path
    recordings: Recordings
    start: datetime

    def look(self, seconds=0):
        """What the desk takes once all stands still, so many seconds from now."""
        at = self.start + timedelta(seconds=seconds)
        self.desk.collect(at)
        return [*self.desk.collect(at + LATER)]

    def drop(self, name="ba-lan.mp3"):
        """Put the recording there."""
        shutil.copy(self.sound, self.folder / name)

    def calling(self):
        """A script that was taken with the recording that it calls."""
        written(self.folder / "bai.txt", CALLING)
        self.drop()
        return self.look()[-1].record.script


@pytest.fixture
def box(desk, inbox, sound, recordings, morning):
    return Box(desk, inbox, sound, recordings, morning)


@pytest.mark.parametrize(
    ("cue", "name"),
    [
        ("[BĂNG: phong-van-ba-lan.mp3]", "phong-van-ba-lan.mp3"),
        ("[Băng ghi âm: bà Lan]", "bà Lan"),
        ("[PHÁT BĂNG ba-lan.WAV]", "ba-lan.WAV"),
        ("(Phát băng ghi âm: ba-lan.mp3)", "ba-lan.mp3"),
        ("[BẢN GHI: ba-lan.m4a]", "ba-lan.m4a"),
    ],
)
def test_a_cue_calls_a_recording_by_its_files_name(cue, name):
    """The cue is an insert of its own with the name, however editors put it."""
    (insert,) = parse([*HEAD, "PV: Mời nghe.", cue]).inserts

    assert (insert.kind, insert.written, insert.recording) == (InsertKind.RECORDING, cue, name)


@pytest.mark.parametrize("words", ["[BĂNG RÔN ĐỎ]", "[PHÁT BĂNG]", "[BĂNG GHI ÂM]", "(Phát băng ghi âm)"])
def test_a_bracket_without_a_name_calls_nothing(words):
    """It stays a line, which the checker does not let pass."""
    script = parse([*HEAD, "PV: Mời nghe.", words])

    assert not script.inserts
    assert script.lines[-1].text == words


def test_a_recording_stands_in_place_of_a_speakers_voice():
    """What stands after it in the turn is what is said in it, and no voice reads that."""
    script = parse(CALLING)

    assert [line.text for line in script.lines] == ["Thưa bà.", "Cảm ơn bà."]
    assert [(each.recording, each.written) for each in script.inserts] == [("ba-lan.mp3", CALLING[5])]


def test_a_sentence_that_announces_a_recording_is_read():
    """Only a speaker's name gives its voice away; an announcement is words."""
    script = parse([*HEAD, "PV: Mời bà con nghe: [BĂNG: ba-lan.mp3]"])

    assert [line.text for line in script.lines] == ["Mời bà con nghe:"]
    assert script.calls == {"ba-lan.mp3": "ba-lan.mp3"}


def test_a_script_may_be_nothing_but_a_recording():
    """A cue alone is something to hear."""
    assert parse([*HEAD, "[BĂNG: ba-lan.mp3]"]).lines == ()


@pytest.mark.parametrize(
    ("called", "there", "meant"),
    [
        ("ba-lan.mp3", "BA-LAN.MP3", True),
        ("Bà Lan.mp3", "Ba\u0300 Lan.mp3", True),
        ("ba-lan", "ba-lan.m4a", True),
        ("../ba-lan.mp3", "ba-lan.mp3", False),
        ("/etc/ba-lan.mp3", "ba-lan.mp3", False),
        ("ba-lan.mp3", "ba-lan.wav", False),
    ],
)
def test_names_are_compared_as_editors_do(tmp_path, called, there, meant):
    """Case and the way of marks do not matter; a folder in a name fetches nothing."""
    script = parse([*HEAD, "PV: Mời nghe.", f"[BĂNG: {called}]"])

    assert bool(brought(script, tmp_path / "bai.docx", [tmp_path / there])) is meant


@pytest.mark.parametrize("first", ["script", "recording"])
def test_a_recording_of_the_same_name_is_the_sound_of_the_whole(box, tmp_path, first):
    """In whichever order they come, the two find each other, and the original is kept to the byte."""
    steps = [lambda: written(box.folder / "bai.txt"), lambda: box.drop("BAI.wav")]
    if first == "recording":
        steps.reverse()
    steps[0]()
    before = box.look()
    steps[1]()
    (*_rest, receipt) = box.look(120)
    came = box.recordings.of(receipt.record.script.digest)[WHOLE]

    assert [each.record is None for each in before] == [first == "recording"]
    assert (tmp_path / came.audio).read_bytes() == box.sound.read_bytes()
    assert came.duration == timedelta(seconds=1.5)
    assert [path.name for path in box.folder.iterdir()] == ["received"]


def test_a_recording_without_a_script_stays_and_is_told_once(box):
    """It waits where it lies, however long."""
    box.drop()
    (receipt,) = box.look()

    assert "chờ kịch bản cùng tên" in str(receipt)
    assert box.look(600) == []
    assert (box.folder / "ba-lan.mp3").exists()


def test_a_script_waits_while_its_recording_is_still_copied(box):
    """Nobody can approve the voice of a script whose sound is on its way."""
    written(box.folder / "bai.txt")
    (box.folder / "bai.wav").write_bytes(box.sound.read_bytes()[:1000])
    box.desk.collect(box.start)
    box.drop("bai.wav")
    halfway = box.desk.collect(box.start + LATER)
    done = box.desk.collect(box.start + 2 * LATER)

    assert halfway == []
    assert [receipt.is_recording for receipt in done] == [False, True]


def test_a_recording_joins_only_from_the_folder_of_its_script(box):
    """One contributor does not give sound to another's words."""
    written(box.folder / "Trạm Y tế" / "bai.txt", CALLING)
    (first,) = box.look()
    box.drop()
    (elsewhere,) = box.look(60)
    box.drop("Trạm Y tế/ba-lan.mp3")
    came = [receipt for receipt in box.look(300) if receipt.record]

    assert elsewhere.record is None
    assert [receipt.record.number for receipt in came] == [first.record.number]
    assert set(box.recordings.of(first.record.script.digest)) == {"ba-lan.mp3"}


def test_what_is_approved_takes_no_other_recording(box, scripts):
    """A second file of the name waits; what was approved stays what was heard."""
    script = box.calling()
    before = box.recordings.of(script.digest)
    scripts.set_state(script.digest, ScriptState.APPROVED, at=box.start)
    write_wav(box.folder / "ba-lan.mp3", tone(3))
    (second,) = box.look(300)

    assert second.record is None
    assert box.recordings.of(script.digest) == before
    assert (box.folder / "ba-lan.mp3").exists()


def test_the_same_recording_again_is_not_doubled(box, scripts):
    """Sent again, even after the approval, it is cleared away."""
    script = box.calling()
    scripts.set_state(script.digest, ScriptState.APPROVED, at=box.start)
    box.drop()
    box.look(300)

    assert not (box.folder / "ba-lan.mp3").exists()


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (lambda path: path.write_bytes(b"no sound at all" * 100), "âm thanh"),
        (lambda path: write_wav(path, hush(2)), "không có tiếng"),
        (lambda path: write_wav(path, tone(0.3)), "chưa đến một giây"),
        (lambda path: write_wav(path, tone(5)), "dài hơn"),
        (lambda path: path.write_bytes(b""), "rỗng"),
    ],
    ids=["text", "silence", "a moment", "too long", "empty"],
)
def test_what_cannot_air_is_refused_and_kept(desk_where, box, make, why):
    """The file lies in refused/ with the reason, the script knows it, and a good one mends it."""
    desk = desk_where(ear=Ear(limits=Limits(recording=timedelta(seconds=4))))
    written(box.folder / "bai.txt", CALLING)
    make(box.folder / "ba-lan.mp3")
    desk.collect(box.start)
    script, sound = desk.collect(box.start + LATER)
    known = box.recordings.of(script.record.script.digest)["ba-lan.mp3"]
    write_wav(box.folder / "ba-lan.mp3", tone(1.5))
    desk.collect(box.start + 2 * LATER)
    desk.collect(box.start + 3 * LATER)

    assert why in sound.refusal
    assert sound.refused_to.exists()
    assert why in known.refusal
    assert box.recordings.of(script.record.script.digest)["ba-lan.mp3"].refusal == ""


def test_a_recording_that_is_too_heavy_is_refused_unheard(sound):
    """The limit of [inbox] max_recording_mb is told by its key."""
    with pytest.raises(ScriptError, match="max_recording_mb"):
        Ear(limits=Limits(recording_bytes=1000)).length(sound)


def test_what_is_handed_in_brings_the_recordings_beside_it(box, tmp_path):
    """`script add` of a script takes what it calls from its folder; that of no script is refused and stays."""
    file = written(tmp_path / "usb" / "bai.txt", CALLING)
    shutil.copy(box.sound, file.with_name("ba-lan.mp3"))
    lonely = shutil.copy(box.sound, file.with_name("khac.wav"))
    script, recording = box.desk.take(file, at=box.start)
    (refused,) = box.desk.take(lonely, at=box.start)

    assert recording.record.number == script.record.number
    assert box.recordings.of(script.record.script.digest)["ba-lan.mp3"].duration == timedelta(seconds=1.5)
    assert "chờ kịch bản" in refused.refusal
    assert lonely.exists()
