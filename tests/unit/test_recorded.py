"""A script with recordings, from the file to the last sample: levelled, in its place, nothing else than approved."""

from datetime import timedelta

import pytest
from fakes.mp3 import mp3_of
from fakes.sounds import peak, read_wav
from fakes.station import planned, withdraw

from chiminh_radio import clearance, production, withdrawal
from chiminh_radio.errors import ApprovalError, AudioError
from chiminh_radio.model.decision import Severity
from chiminh_radio.model.recording import WHOLE

HEAD = ("TIÊU ĐỀ: Bản tin thời sự", "LOẠI: bản tin", "CHỦ ĐỀ: 1.1a", "NGUỒN: UBND xã", "BIÊN TẬP: Trần Văn Khải")
CALLING = (*HEAD, "PHÁT THANH VIÊN: PV (nữ)", "", "PV: Mời nghe.", "[BĂNG: ba-lan.mp3]", "PV: Cảm ơn bà.")


@pytest.fixture
def handed(station, tmp_path):
    """Hands in a script with the recordings beside it, and gives its record."""

    def handed(paragraphs=CALLING, **recordings):
        file = tmp_path / "usb" / "bai.txt"
        file.parent.mkdir(exist_ok=True)
        file.write_text("\n".join(paragraphs), encoding="utf-8")
        for stem, seconds in recordings.items():
            file.with_name(f"{stem.replace('_', '-')}.mp3").write_bytes(mp3_of(seconds))
        receipt, *_sounds = station.desk.take(file, at=station.clock.now())
        return receipt.record

    return handed


@pytest.fixture
def voiced(station, handed):
    """The same, approved and voiced."""

    def voiced(paragraphs=CALLING, **recordings):
        record = handed(paragraphs, **recordings)
        record = station.decisions.approve(record.number, by="Lãnh Đạo", at=station.clock.now())
        return record, production.voice(station, record)[0]

    return voiced


def kept(station, record, call="ba-lan.mp3"):
    return station.config.root / station.recordings.of(record.script.digest)[call].audio


def test_a_recording_sounds_in_its_place_as_loud_as_the_voice(station, voiced):
    """It stands between the words, with the pauses of an insert, raised to them and not clipped."""
    _record, item = voiced(ba_lan=2)
    before, recorded, after = item.cues
    sound = read_wav(station.config.root / item.audio)

    assert recorded.recording_digest
    assert recorded.duration == pytest.approx(timedelta(seconds=2), abs=timedelta(milliseconds=100))
    assert recorded.at - (before.at + before.duration) <= station.config.pauses().insert <= after.at - recorded.at
    assert 1.1 * 32767 / 8 < peak(sound, recorded.at, recorded.duration) < 32767


def test_a_recording_of_the_whole_is_all_that_is_heard(station, voiced):
    """No voice reads the words; the text is there to be read by the leader."""
    record, item = voiced((*HEAD, "", "Chữ này không ai đọc."), bai=2)
    (cue,) = item.cues

    assert cue.recording_digest == station.recordings.of(record.script.digest)[WHOLE].digest
    assert item.duration == pytest.approx(timedelta(seconds=2), abs=timedelta(milliseconds=100))
    assert not station.booth.cache.folder.exists()


def test_the_approval_names_the_recording(station, handed):
    """Another recording, another approval: what would be heard is another thing."""
    first = station.heard(handed(ba_lan=2).script)
    second = station.heard(handed(ba_lan=3).script)

    assert first.inserts.keys() == second.inserts.keys() == {"[BĂNG: ba-lan.mp3]"}
    assert first.digest != second.digest


def test_nothing_is_approved_without_its_recording(station, handed):
    """The checker's error stops the leader until the file comes, and the sound cannot be made."""
    record = handed()
    (error,) = [note for note in record.notes if note.severity is Severity.ERROR]

    assert (error.rule, "ba-lan.mp3" in error.reason) == ("no-recording", True)
    with pytest.raises(ApprovalError, match=r"chưa có bản ghi"):
        station.decisions.approve(record.number, by="Lãnh Đạo", at=station.clock.now())
    with pytest.raises(AudioError, match=r"chưa có bản ghi"):
        production.preview(station, record.script, station.config.audio)
    assert not [note for note in handed(ba_lan=2).notes if note.severity is Severity.ERROR]


def test_a_long_recording_is_a_long_item(handed):
    """Its measured length counts, not the words."""
    record = handed(ba_lan=200)

    assert [note.rule for note in record.notes] == ["long-item"]


def harm_byte(path):
    content = bytearray(path.read_bytes())
    content[-5] ^= 1
    path.write_bytes(content)


HARMS = {
    "removed": lambda path: path.unlink(),
    "truncated": lambda path: path.write_bytes(path.read_bytes()[:-100]),
    "swapped": lambda path: path.write_bytes(mp3_of(2, hz=400)),
    "one bit": harm_byte,
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_what_was_done_to_a_recording_keeps_its_script_off_the_air(station, voiced, harm):
    """Its master does not air, the fallback does, and the reason names the file."""
    record, _item = voiced(ba_lan=2)
    ready = production.prepare(station, planned(station))
    harm(kept(station, record))

    assert "bản ghi “ba-lan.mp3” không còn" in clearance.refusal(station, ready)
    assert production.prepare(station, planned(station)).playlist == "du-phong"


def test_a_recording_that_is_gone_is_told_before_it_is_due(station, voiced):
    """`status` asks for its size, which is quick."""
    record, _item = voiced(ba_lan=2)
    kept(station, record).unlink()

    ((doubted, why),) = station.decisions.in_doubt()

    assert doubted.number == record.number
    assert "ba-lan.mp3" in why


def test_a_withdrawal_leaves_a_recording_at_once(station, voiced):
    """It may go on for minutes: it is not waited for as the end of a phrase is."""
    record, _item = voiced(ba_lan=5)
    programme = production.prepare(station, planned(station))
    recorded = next(cue for cue in programme.cues if cue.recording_digest)
    middle = recorded.at + timedelta(seconds=2)
    withdraw(station, record)

    leave = withdrawal.way_out(programme, middle, {record.script.digest})

    assert leave.at == middle
    assert leave.resume >= recorded.at + recorded.duration
