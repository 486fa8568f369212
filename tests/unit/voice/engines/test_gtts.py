"""What gtts asks, what it asks again, and when it gives up; what every engine keeps is in tests/contract."""

import time
from datetime import timedelta

import pytest
import requests
from fakes.gtts_server import WORD_S, Asked, gtts_server
from fakes.station import MORNING

from chiminh_radio.errors import VoiceError
from chiminh_radio.model.delivery import Delivery, EngineSettings
from chiminh_radio.model.script import Gender
from chiminh_radio.voice import wav
from chiminh_radio.voice.engines.gtts import GttsEngine

SHORT = "Kính thưa toàn thể bà con!"
LONG = (
    "Sáng nay, Ủy ban nhân dân xã tổ chức hội nghị triển khai nhiệm vụ phát triển kinh tế xã hội những tháng cuối năm; "
    "tham dự có các đồng chí trong Ban Thường vụ Đảng ủy, lãnh đạo các ban ngành, đoàn thể và trưởng các thôn. "
    "Kính mời bà con đón nghe."
)
WOMAN = Delivery()


@pytest.fixture
def google(monkeypatch):
    with gtts_server(monkeypatch) as server:
        yield server


def engine(clock=None, *, speed=1.0, timeout_s=30.0, voice="vi"):
    settings = EngineSettings(female=(voice,), male=(voice,), speed=speed, timeout=timedelta(seconds=timeout_s))
    return GttsEngine(settings, clock=clock)


def words(text):
    return [word for word in (part.strip(".,;!") for part in text.split()) if word]


def test_asks_clause_by_clause_for_all_of_a_long_text(google, tmp_path):
    """A long text is asked for in pieces of at most 100 characters: every word once, in order, and all heard."""
    engine().speak(LONG, WOMAN, tmp_path / "a.wav")

    assert len(google.asked) > 2
    assert max(len(asked.text) for asked in google.asked) <= 100
    assert words(LONG) == words(" ".join(asked.text for asked in google.asked))
    assert wav.duration(tmp_path / "a.wav") >= timedelta(seconds=WORD_S * len(words(LONG)))


def test_asks_in_the_voice_of_the_gender(google, tmp_path):
    """The language asked for is the configured voice of the gender."""
    two = GttsEngine(EngineSettings(female=("vi",), male=("en",)))

    two.speak(SHORT, WOMAN, tmp_path / "a.wav")
    two.speak(SHORT, Delivery(gender=Gender.MALE), tmp_path / "b.wav")

    assert [Asked(SHORT, "vi", slow=False), Asked(SHORT, "en", slow=False)] == google.asked


@pytest.mark.parametrize(("speed", "slow"), [(0.5, True), (0.79, True), (0.8, False), (1.0, False), (2.0, False)])
def test_speaks_slowly_below_four_fifths(google, tmp_path, speed, slow):
    """Google knows two paces: the slow one is for speeds below 0.8, and the cache's key tells them apart."""
    engine(speed=speed).speak(SHORT, WOMAN, tmp_path / "a.wav")

    assert [slow] == [asked.slow for asked in google.asked]
    assert slow == (engine(speed=speed).voice(WOMAN) != engine().voice(WOMAN))


@pytest.mark.parametrize("failure", [429, 500, 503, "drop", "half"])
def test_asks_again_after_a_passing_failure(google, clock, tmp_path, failure):
    """What may be over in a moment is asked again, later each time, and the sound is none the worse."""
    engine().speak(SHORT, WOMAN, tmp_path / "whole.wav")
    google.failures.extend([failure, failure])

    engine(clock).speak(SHORT, WOMAN, tmp_path / "a.wav")

    assert len(google.asked) == 4
    assert clock.now() - MORNING == timedelta(seconds=0.5 + 1.0)
    assert (tmp_path / "a.wav").read_bytes() == (tmp_path / "whole.wav").read_bytes()


def test_waits_as_long_as_google_bids(google, clock, tmp_path):
    """A Retry-After within the timeout is kept."""
    google.failures.append(429)
    google.headers["Retry-After"] = "7"

    engine(clock).speak(SHORT, WOMAN, tmp_path / "a.wav")

    assert clock.now() - MORNING == timedelta(seconds=7)


@pytest.mark.parametrize("after", ["31", "86400"])
def test_does_not_wait_beyond_its_timeout(google, clock, tmp_path, after):
    """Where Google bids to wait longer than the timeout, the next engine may as well speak now."""
    google.failures.append(503)
    google.headers["Retry-After"] = after

    with pytest.raises(VoiceError, match="mã 503"):
        engine(clock).speak(SHORT, WOMAN, tmp_path / "a.wav")

    assert clock.now() == MORNING
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("failure", [429, 503, "drop", "half"])
def test_gives_up_in_the_end(google, clock, tmp_path, failure):
    """A failure that lasts is asked about four times, then told; no file is left."""
    google.failures.extend([failure] * 9)

    with pytest.raises(VoiceError):
        engine(clock).speak(SHORT, WOMAN, tmp_path / "a.wav")

    assert len(google.asked) == 4
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (403, "mã 403"),
        (302, "mã 302"),
        ("silent", "không có âm thanh"),
        ("short", "đọc thiếu"),
        ("noise", "âm thanh hỏng"),
    ],
)
def test_does_not_ask_again_where_that_cannot_help(google, clock, tmp_path, failure, sentence):
    """A refusal, an answer without sound, too little sound, or none that can be decoded: told at once, no file."""
    google.failures.append(failure)

    with pytest.raises(VoiceError, match=sentence):
        engine(clock).speak(SHORT, WOMAN, tmp_path / "a.wav")

    assert len(google.asked) == 1
    assert list(tmp_path.iterdir()) == []


def test_leaves_nothing_of_a_text_that_fails_midway(google, clock, tmp_path):
    """When a later clause fails, the earlier ones are no file, and an old file stays as it was."""
    into = tmp_path / "a.wav"
    into.write_bytes(b"old")
    google.failures.extend(["", "", 403])

    with pytest.raises(VoiceError):
        engine(clock).speak(LONG, WOMAN, into)

    assert len(google.asked) == 3
    assert into.read_bytes() == b"old"
    assert [into] == list(tmp_path.iterdir())


@pytest.mark.parametrize("failure", ["hang", "drip"])
def test_is_not_held_by_a_server_that_does_not_finish(google, tmp_path, failure):
    """Silence, or a byte now and then, ends with the engine's timeout."""
    google.failures.extend([failure] * 9)
    begun = time.monotonic()

    with pytest.raises(VoiceError):
        engine(timeout_s=0.2).speak(SHORT, WOMAN, tmp_path / "a.wav")

    assert 0.2 <= time.monotonic() - begun < 2.0
    assert list(tmp_path.iterdir()) == []


def test_says_so_without_a_network(monkeypatch, clock, tmp_path):
    """Where nobody answers, the sentence says that the network is away."""
    with gtts_server(monkeypatch):
        pass

    with pytest.raises(VoiceError, match="mạng Internet"):
        engine(clock).speak(SHORT, WOMAN, tmp_path / "a.wav")


@pytest.mark.parametrize(
    "answer", [b"<html>", b'["jQ1olc",null]', b'["jQ1olc",[1]]', b'["jQ1olc","[]"]', b'["jQ1olc","[null]"]', b"\xff"]
)
def test_takes_nothing_else_for_sound(google, clock, tmp_path, answer):
    """An answer of another shape is an answer without sound."""
    google.failures.append(answer)

    with pytest.raises(VoiceError, match="không có âm thanh"):
        engine(clock).speak(SHORT, WOMAN, tmp_path / "a.wav")

    assert len(google.asked) == 1


def test_refuses_one_who_cannot_prove_to_be_google(google, clock, monkeypatch, tmp_path):
    """Where TLS fails nothing is asked, and the sentence names what is usually wrong."""
    secure = google.url.replace("http:", "https:")
    monkeypatch.setattr("gtts.tts._translate_url", lambda tld="com", path="": f"{secure}/{tld}/{path}")

    with pytest.raises(VoiceError, match="ngày giờ của máy"):
        engine(clock).speak(SHORT, WOMAN, tmp_path / "a.wav")

    assert google.asked == []
    assert clock.now() == MORNING


@pytest.mark.usefixtures("google")
def test_checks_who_answers(monkeypatch, tmp_path):
    """Each question goes out with its certificate check on and a time limit."""
    monkeypatch.delenv("REQUESTS_CA_BUNDLE", raising=False)
    monkeypatch.delenv("CURL_CA_BUNDLE", raising=False)
    sent = []
    send = requests.Session.send
    monkeypatch.setattr(
        requests.Session, "send", lambda session, request, **how: sent.append(how) or send(session, request, **how)
    )

    engine(timeout_s=5).speak(SHORT, WOMAN, tmp_path / "a.wav")

    assert [how["verify"] for how in sent] == [True]
    assert all(0 < how["timeout"] <= 5 for how in sent)


def test_names_a_voice_that_google_does_not_have():
    """A voice taken over from another engine's settings is named, with the key and the right one."""
    assert engine(voice="vi+f3").unusable() == (
        "gtts không có giọng “vi+f3” ([voice.engines.gtts] female, male); tiếng Việt là “vi”"
    )
