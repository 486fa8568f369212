"""What edge asks, what it asks again, and when it gives up; what every engine keeps is in tests/contract."""

import time
from datetime import timedelta

import pytest
from fakes.edge_server import WORD_S, edge_server
from fakes.station import MORNING

from chiminh_radio.errors import VoiceError
from chiminh_radio.model.delivery import Delivery, EngineSettings
from chiminh_radio.model.script import Gender
from chiminh_radio.voice import wav
from chiminh_radio.voice.engines.edge import LONGEST, EdgeEngine

SHORT = "Kính thưa toàn thể bà con!"
LONG = "Sáng nay, Ủy ban nhân dân xã tổ chức hội nghị, kính mời bà con đón nghe. " * 30
WOMAN = Delivery()


@pytest.fixture
def microsoft(monkeypatch):
    with edge_server(monkeypatch) as server:
        yield server


def engine(clock=None, *, speed=1.0, timeout_s=30.0, female="vi-VN-HoaiMyNeural"):
    settings = EngineSettings(
        female=(female,), male=("vi-VN-NamMinhNeural",), speed=speed, timeout=timedelta(seconds=timeout_s)
    )
    return EdgeEngine(settings, clock=clock)


def test_asks_for_a_long_text_in_paragraphs(microsoft, tmp_path):
    """A long text is asked for in pieces that end where a sentence does: all of it, once, in order."""
    engine().speak(LONG, WOMAN, tmp_path / "a.wav")

    texts = [asked.text for asked in microsoft.asked]
    assert len(texts) > 1
    assert max(map(len, texts)) <= LONGEST
    assert " ".join(texts) == LONG.strip()
    assert all(text.endswith(".") for text in texts)
    assert wav.duration(tmp_path / "a.wav") >= timedelta(seconds=WORD_S * len(LONG.split()))


@pytest.mark.parametrize(
    ("delivery", "taken"),
    [
        (Delivery(), ("(vi-VN, HoaiMyNeural)", "+0%", "+0Hz")),
        (Delivery(gender=Gender.MALE, speed=1.1), ("(vi-VN, NamMinhNeural)", "+10%", "+0Hz")),
        (Delivery(speed=0.5, pitch=1.1), ("(vi-VN, HoaiMyNeural)", "-50%", "+21Hz")),
        (Delivery(gender=Gender.MALE, pitch=0.9), ("(vi-VN, NamMinhNeural)", "+0%", "-12Hz")),
    ],
)
def test_asks_for_voice_pace_and_pitch_as_microsoft_takes_them(microsoft, tmp_path, delivery, taken):
    """A pace is a difference in percent, a pitch one in hertz."""
    engine().speak(SHORT, delivery, tmp_path / "a.wav")

    [asked] = microsoft.asked
    assert (asked.voice.removeprefix("Microsoft Server Speech Text to Speech Voice "), asked.rate, asked.pitch) == taken


def test_says_what_markup_would_be_taken_for(microsoft, tmp_path):
    """Signs that XML keeps for itself reach Microsoft as signs."""
    engine().speak("Hỏi & đáp: a < b", WOMAN, tmp_path / "a.wav")

    assert microsoft.asked[0].text == "Hỏi & đáp: a < b"


@pytest.mark.parametrize("failure", [429, 503, "drop", "half", "silent"])
def test_asks_again_after_a_passing_failure(microsoft, clock, tmp_path, failure):
    """What may be over in a moment is asked again, later each time, and the sound is none the worse."""
    engine().speak(SHORT, WOMAN, tmp_path / "whole.wav")
    microsoft.failures.extend([failure, failure])

    engine(clock).speak(SHORT, WOMAN, tmp_path / "a.wav")

    assert microsoft.connections == 4
    assert clock.now() - MORNING == timedelta(seconds=0.5 + 1.0)
    assert (tmp_path / "a.wav").read_bytes() == (tmp_path / "whole.wav").read_bytes()


def test_waits_as_long_as_microsoft_bids(microsoft, clock, tmp_path):
    """A Retry-After within the timeout is kept."""
    microsoft.failures.append(429)
    microsoft.headers["Retry-After"] = "7"

    engine(clock).speak(SHORT, WOMAN, tmp_path / "a.wav")

    assert clock.now() - MORNING == timedelta(seconds=7)


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [(403, "đồng hồ máy sai"), (429, "mã 429"), ("drop", "không có âm thanh"), ("half", "ngắt giữa chừng")],
)
def test_gives_up_in_the_end(microsoft, clock, tmp_path, failure, sentence):
    """A failure that lasts is asked about four times, then told; no file is left."""
    microsoft.failures.extend([failure] * 9)

    with pytest.raises(VoiceError, match=sentence):
        engine(clock).speak(SHORT, WOMAN, tmp_path / "a.wav")

    assert clock.now() - MORNING == timedelta(seconds=0.5 + 1.0 + 2.0)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ahead_s", [-7200, 7200])
def test_sets_a_clock_that_is_wrong_by_microsofts(microsoft, clock, tmp_path, ahead_s):
    """A machine whose clock is hours off speaks all the same, and needs no second try the next time."""
    microsoft.ahead_s = ahead_s

    engine(clock).speak(SHORT, WOMAN, tmp_path / "a.wav")
    engine(clock).speak(SHORT, WOMAN, tmp_path / "b.wav")

    assert microsoft.connections == 3
    assert clock.now() == MORNING


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (404, "mã 404"),
        ("short", "đọc thiếu"),
        ("noise", "âm thanh hỏng"),
        (b"", "không hiểu được"),
        (b"\xff\xff", "không hiểu được"),
        (b"\x00\x05hello", "không hiểu được"),
        (b"\x00\x0cPath:video\r\n", "không hiểu được"),
    ],
)
def test_does_not_ask_again_where_that_cannot_help(microsoft, clock, tmp_path, failure, sentence):
    """A refusal, too little sound, none that can be decoded, or another protocol: told at once, no file."""
    microsoft.failures.append(failure)

    with pytest.raises(VoiceError, match=sentence):
        engine(clock).speak(SHORT, WOMAN, tmp_path / "a.wav")

    assert microsoft.connections == 1
    assert list(tmp_path.iterdir()) == []


def test_knows_all_of_a_fast_reading_from_half_of_a_slow_one(microsoft, tmp_path):
    """At twice the pace a text may take half the time; at its own pace that would be too little."""
    engine(speed=2.0).speak(SHORT, WOMAN, tmp_path / "a.wav")

    assert len(microsoft.asked) == 1
    assert wav.duration(tmp_path / "a.wav") < timedelta(seconds=0.15 * len(SHORT.split()))


def test_leaves_nothing_of_a_text_that_fails_midway(microsoft, clock, tmp_path):
    """When a later paragraph fails, the earlier ones are no file, and an old file stays as it was."""
    into = tmp_path / "a.wav"
    into.write_bytes(b"old")
    microsoft.failures.extend(["", 404])

    with pytest.raises(VoiceError):
        engine(clock).speak(LONG, WOMAN, into)

    assert microsoft.connections == 2
    assert into.read_bytes() == b"old"
    assert [into] == list(tmp_path.iterdir())


@pytest.mark.parametrize("failure", ["hang", "deaf"])
def test_is_not_held_by_a_server_that_does_not_finish(microsoft, tmp_path, failure):
    """Silence before an answer or in its middle ends with the engine's timeout."""
    microsoft.failures.extend([failure] * 9)
    begun = time.monotonic()

    with pytest.raises(VoiceError, match="timeout_seconds"):
        engine(timeout_s=0.3).speak(SHORT, WOMAN, tmp_path / "a.wav")

    assert time.monotonic() - begun < 10.0  # the server would be silent for an hour
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("failure", ["hang", "deaf"])
def test_asks_again_one_who_fell_silent(microsoft, clock, monkeypatch, tmp_path, failure):
    """A question lost on the way leaves time for another."""
    monkeypatch.setattr("chiminh_radio.voice.engines.edge_call.SILENCE_S", 0.3)
    microsoft.failures.append(failure)

    engine(clock).speak(SHORT, WOMAN, tmp_path / "a.wav")

    assert microsoft.connections > 1


def test_says_so_without_a_network(monkeypatch, clock, tmp_path):
    """Where nobody answers, the sentence says that the network is away."""
    with edge_server(monkeypatch) as gone:
        url = gone.url
    monkeypatch.setattr("edge_tts.communicate.WSS_URL", f"{url}/edge/v1?TrustedClientToken=x")

    with pytest.raises(VoiceError, match="mạng Internet"):
        engine(clock).speak(SHORT, WOMAN, tmp_path / "a.wav")


def test_refuses_one_who_cannot_prove_to_be_microsoft(microsoft, clock, monkeypatch, tmp_path):
    """Where TLS fails nothing is asked, and the sentence names what is usually wrong."""
    secure = microsoft.url.replace("ws:", "wss:")
    monkeypatch.setattr("edge_tts.communicate.WSS_URL", f"{secure}/edge/v1?TrustedClientToken=x")

    with pytest.raises(VoiceError, match="ngày giờ của máy"):
        engine(clock).speak(SHORT, WOMAN, tmp_path / "a.wav")

    assert microsoft.connections == 0
    assert clock.now() == MORNING


def test_says_how_to_get_the_package(monkeypatch):
    """Without the optional package, the sentence tells what to type."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)

    assert engine().unusable() == "thiếu gói edge-tts (cài bằng: pip install 'chiminh-radio[edge]')"


def test_names_a_voice_that_microsoft_does_not_have():
    """A voice taken over from another engine's settings is named, with the key and the right ones."""
    assert engine(female="vi").unusable() == (
        "edge không có giọng “vi” ([voice.engines.edge] female, male); "
        "tiếng Việt là “vi-VN-HoaiMyNeural” (nữ), “vi-VN-NamMinhNeural” (nam)"
    )
