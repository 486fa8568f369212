"""What every voice engine keeps, whoever wrote it: those registered as plug-ins, and the tests' own.

gtts and edge ask local servers here, and piper has a child that only beeps: nothing leaves the machine, nothing heavy
is loaded. `make test-full` has piper speak with a real voice.
"""

import socket
import wave
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from fakes.edge_server import edge_server
from fakes.engine import BeepEngine
from fakes.gtts_server import gtts_server
from fakes.piper_voice import fake_voices, real_voice

from chiminh_radio import plugins
from chiminh_radio.errors import VoiceError
from chiminh_radio.model.delivery import Delivery, EngineSettings
from chiminh_radio.model.script import Gender
from chiminh_radio.voice import wav
from chiminh_radio.voice.engine import Utterance

SHORT = "Kính thưa toàn thể bà con!"
LONG = "Bản tin thời sự tuần bốn mươi tám đến đây là hết, cảm ơn bà con đã lắng nghe, xin kính chào và hẹn gặp lại."
WOMAN, MAN = Delivery(), Delivery(gender=Gender.MALE)
ENGINES = {name: plugin.load() for name, plugin in plugins.find(plugins.ENGINES).items()} | {"beep": BeepEngine}
LIMIT = timedelta(seconds=20)


@pytest.fixture(params=[*ENGINES, pytest.param("piper, really", marks=pytest.mark.full)])
def engine(request, monkeypatch, tmp_path_factory):
    with _staged(request.param, monkeypatch, tmp_path_factory.mktemp("station")) as settings:
        yield ENGINES[request.param.partition(",")[0]](replace(settings, timeout=LIMIT))


@contextmanager
def _staged(name, monkeypatch, folder):
    """What an engine needs to speak here, and its settings."""
    match name:
        case "espeak":
            yield EngineSettings(female=("vi+f3",), male=("vi",))
        case "gtts":
            with gtts_server(monkeypatch):
                yield EngineSettings(female=("vi",), male=("vi",))
        case "edge":
            with edge_server(monkeypatch):
                yield EngineSettings(female=("vi-VN-HoaiMyNeural",), male=("vi-VN-NamMinhNeural",))
        case "piper":
            yield fake_voices(folder, monkeypatch)
        case "piper, really":
            yield real_voice(folder)
        case "beep":
            yield EngineSettings(female=("cao",), male=("thấp",))


def test_is_registered_under_its_own_name(engine):
    """An engine's name is the one it is registered and configured by."""
    assert type(engine) is ENGINES[engine.name]


def test_says_in_a_string_whether_it_is_usable(engine):
    """An engine that can speak here says so with an empty sentence."""
    assert engine.unusable() == ""


def test_asks_no_network_of_which_it_does_not_tell(engine, monkeypatch, tmp_path):
    """To look at itself an engine opens no connection; to speak, only one that says that it needs the network."""

    def refuse(*_arguments):
        raise AssertionError

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)

    assert engine.unusable() == ""
    if not engine.needs_network:
        engine.speak(SHORT, WOMAN, tmp_path / "a.wav")


def test_speaks_a_whole_mono_16_bit_wav(engine, tmp_path):
    """What an engine leaves is a whole WAV, mono, 16 bits, with sound in it, and nothing beside it."""
    into = tmp_path / "a" / "câu chào.wav"

    engine.speak(SHORT, WOMAN, into)

    with wave.open(str(into), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth()) == (1, 2)
        assert any(file.readframes(file.getnframes()))
    assert [into] == list(into.parent.iterdir())


def test_speaks_longer_for_a_longer_text(engine, tmp_path):
    """More words sound longer: nothing is cut away."""
    short, long = tmp_path / "short.wav", tmp_path / "long.wav"

    engine.speak(SHORT, WOMAN, short)
    engine.speak(LONG, WOMAN, long)

    assert wav.duration(long) > 2 * wav.duration(short)


@pytest.mark.parametrize("text", ["", " ", "…", "- ! -"])
def test_has_nothing_to_say_without_words(engine, tmp_path, text):
    """A text without a word is a VoiceError, and leaves no file."""
    with pytest.raises(VoiceError):
        engine.speak(text, WOMAN, tmp_path / "a.wav")

    assert list(tmp_path.iterdir()) == []


def test_keeps_the_old_sound_when_it_fails(engine, tmp_path):
    """A failure leaves what stood at the place before."""
    into = tmp_path / "a.wav"
    into.write_bytes(b"old")

    with pytest.raises(VoiceError):
        engine.speak("…", WOMAN, into)

    assert into.read_bytes() == b"old"
    assert [into] == list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "other",
    [
        MAN,
        Delivery(speaker=1),
        Delivery(speed=0.6),
        Delivery(speed=1.004),
        Delivery(speed=1.5),
        Delivery(pitch=0.8),
        Delivery(pitch=1.25),
    ],
    ids=["man", "second", "slow", "hardly faster", "fast", "low", "high"],
)
def test_keys_differ_exactly_where_the_sound_does(engine, tmp_path, other):
    """Two deliveries share a cache key if and only if they sound the same."""
    engine.speak(SHORT, WOMAN, tmp_path / "woman.wav")
    engine.speak(SHORT, other, tmp_path / "other.wav")

    same_sound = (tmp_path / "woman.wav").read_bytes() == (tmp_path / "other.wav").read_bytes()
    assert same_sound == (engine.voice(WOMAN) == engine.voice(other))


@pytest.mark.parametrize(("slower", "faster"), [(0.6, 1.0), (1.0, 1.5)])
def test_faster_is_shorter(engine, tmp_path, slower, faster):
    """Of two paces that its keys tell apart, the faster one is done sooner."""
    slow, fast = Delivery(speed=slower), Delivery(speed=faster)
    engine.speak(LONG, slow, tmp_path / "slow.wav")
    engine.speak(LONG, fast, tmp_path / "fast.wav")

    if engine.voice(slow) != engine.voice(fast):
        assert wav.duration(tmp_path / "fast.wav") < 0.9 * wav.duration(tmp_path / "slow.wav")


def test_speaks_to_two_callers_at_once(engine, tmp_path):
    """Two threads that speak at the same time get what each would get alone."""
    alone, first, second = (tmp_path / name for name in ("alone.wav", "first.wav", "second.wav"))
    engine.speak(SHORT, WOMAN, alone)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda into: engine.speak(SHORT, WOMAN, into), (first, second)))

    assert first.read_bytes() == alone.read_bytes()
    assert second.read_bytes() == alone.read_bytes()


def test_speaks_many_as_it_speaks_one(engine, tmp_path):
    """Many texts at once give, in order, the same sounds as one by one."""
    texts = [SHORT, LONG, SHORT]
    many = [Utterance(text=text, delivery=MAN, into=tmp_path / f"{number}.wav") for number, text in enumerate(texts)]

    assert many == list(engine.speak_all(many))
    for utterance in many:
        engine.speak(utterance.text, utterance.delivery, tmp_path / "alone.wav")
        assert utterance.into.read_bytes() == (tmp_path / "alone.wav").read_bytes()


def test_stops_at_a_text_it_cannot_say(engine, tmp_path):
    """One text without words among many is a VoiceError, and has no file."""
    many = [Utterance(text=text, delivery=MAN, into=tmp_path / f"{text}.wav") for text in ("một", "…")]

    with pytest.raises(VoiceError):
        list(engine.speak_all(many))

    assert not (tmp_path / "….wav").exists()
