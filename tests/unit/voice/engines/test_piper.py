"""What piper asks of its files before it speaks; what every engine keeps is in tests/contract."""

import json

import pytest
from fakes.piper_voice import DESCRIPTION, pretend_piper, seal, write_voice

from chiminh_radio.errors import VoiceError
from chiminh_radio.model.delivery import Delivery, EngineSettings
from chiminh_radio.model.script import Gender
from chiminh_radio.voice.engines.piper import PiperEngine

VOICE = "audio/voices/giong-thu.onnx"


@pytest.fixture
def files(tmp_path, monkeypatch):
    """A voice as it was installed."""
    pretend_piper(monkeypatch)
    return seal(write_voice(tmp_path / "audio" / "voices"))


def engine(folder, *, female=VOICE, male=VOICE, speed=1.0):
    return PiperEngine(EngineSettings(female=(female,), male=(male,), speed=speed, folder=folder))


def test_says_how_to_get_the_package(tmp_path, monkeypatch):
    """Without the optional package, the sentence tells what to type."""
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)

    assert engine(tmp_path).unusable() == "thiếu gói piper-tts (cài bằng: pip install 'chiminh-radio[piper]')"


@pytest.mark.parametrize("missing", ["model", "description", "sums"])
def test_names_the_file_that_is_missing(files, tmp_path, missing):
    """Each file that is not there is named, with the command that brings it."""
    file = getattr(files, missing)
    file.unlink()

    reason = engine(tmp_path).unusable()

    assert file.name in reason
    assert "chiminh-radio voice install" in reason


@pytest.mark.parametrize("changed", ["model", "description"])
def test_does_not_speak_with_a_file_that_changed(files, tmp_path, changed):
    """One byte more, and the engine says so; who asks it to speak all the same is refused by the child."""
    file = getattr(files, changed)
    with file.open("ab") as end:
        end.write(b" ")

    assert f"{file.name} không còn như lúc cài" in engine(tmp_path).unusable()
    with pytest.raises(VoiceError, match="SHA-256"):
        engine(tmp_path).speak("xin chào", Delivery(), tmp_path / "out" / "a.wav")
    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "[" * 100_000,
        json.dumps(DESCRIPTION | {"num_speakers": "một"}),
        json.dumps(DESCRIPTION | {"num_speakers": 0}),
        json.dumps(DESCRIPTION | {"audio": {"sample_rate": 1_000_000}}),
        json.dumps({name: value for name, value in DESCRIPTION.items() if name != "espeak"}),
        json.dumps(DESCRIPTION | {"phoneme_type": "pinyin"}),
    ],
    ids=["empty", "cut", "list", "null", "deep", "words", "nobody", "rate", "no voice", "fetches"],
)
def test_does_not_speak_by_a_broken_description(files, tmp_path, text):
    """A description by which piper could not speak is named, sealed or not."""
    files.description.write_text(text, encoding="utf-8")
    seal(files)

    assert files.description.name in engine(tmp_path).unusable()


@pytest.mark.parametrize(("speaker", "there"), [("0", True), ("1", True), ("2", False), ("hai", False), ("-1", False)])
@pytest.mark.usefixtures("files")
def test_knows_the_speakers_of_a_model(tmp_path, speaker, there):
    """A speaker is chosen by number after a `#`; one that the model does not have is named."""
    reason = engine(tmp_path, male=f"{VOICE}#{speaker}").unusable()

    assert (reason == "") is there
    assert there or f"số {speaker}" in reason


def test_another_model_of_the_same_name_is_another_key(files, tmp_path):
    """What the cache holds of a model is not taken for what another one says."""
    before = engine(tmp_path).voice(Delivery())
    files.model.write_bytes(b"\x08another model")
    seal(files)

    assert engine(tmp_path).voice(Delivery()) != before


@pytest.mark.usefixtures("files")
def test_a_man_with_the_womans_voice_is_lower(tmp_path):
    """With one voice in both places, a man and a woman can be told apart."""
    woman, man = (engine(tmp_path).order("chào", Delivery(gender=gender)) for gender in Gender)
    own = engine(tmp_path, male=f"{VOICE}#1").order("chào", Delivery(gender=Gender.MALE))

    assert woman["model"] == man["model"]
    assert man["pitch"] < woman["pitch"] == own["pitch"] == 1.0


@pytest.mark.usefixtures("files")
def test_takes_no_text_for_sounds(tmp_path):
    """Piper speaks what stands in double brackets as raw sounds: a script cannot reach that."""
    assert "[[" not in str(engine(tmp_path).order("[[[a]]] và [[b]]", Delivery())["text"])
