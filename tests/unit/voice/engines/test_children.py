"""A child that may hang, fall or lie: what engines that speak in child processes make of it."""

from datetime import timedelta

import pytest

from chiminh_radio.errors import VoiceError
from chiminh_radio.model.delivery import Delivery, EngineSettings
from chiminh_radio.voice.engine import Utterance
from chiminh_radio.voice.engines.children import Child, ChildEngine

SPEAKS = """
import json, sys, wave
for order in json.load(sys.stdin.buffer):
    with wave.open(order["into"], "wb") as file:
        file.setparams((1, 2, 8000, 0, "NONE", ""))
        file.writeframes(order["text"].encode() * 100)
"""


class Rehearsal(ChildEngine):
    """Speaks with a script of the test's own."""

    name = "thu"
    batch = 2
    children = 2

    def __init__(self, script, *, timeout_s=20.0):
        super().__init__(EngineSettings(female=("a",), male=("b",), timeout=timedelta(seconds=timeout_s)))
        self.script = script

    def unusable(self):
        return ""

    def child(self):
        return Child(self.script)

    def order(self, text, _delivery):
        return {"text": text}

    def why(self, code):
        return "không có giọng ấy" if code == 7 else ""


@pytest.fixture
def engine(tmp_path):
    """Makes an engine of the source of its child."""

    def make(source, **more):
        script = tmp_path / "child.py"
        script.write_text(source, encoding="utf-8")
        return Rehearsal(script, **more)

    return make


def test_gives_back_every_utterance_in_order(engine, tmp_path):
    """Batches that do not fill up are spoken too, and nothing changes places."""
    many = [Utterance(text=f"{number} !", delivery=Delivery(), into=tmp_path / f"{number}.wav") for number in range(5)]

    assert list(engine(SPEAKS).speak_all(many)) == many
    assert all(f"{number} !".encode() * 100 in many[number].into.read_bytes() for number in range(5))


def test_gives_up_on_a_child_that_hangs(engine, tmp_path):
    """A child that does not end is ended, with a sentence naming the limit's key; nothing is left behind."""
    with pytest.raises(VoiceError, match=r"\[voice.engines.thu\] timeout_seconds"):
        engine("import time\ntime.sleep(60)\n", timeout_s=0.1).speak("một", Delivery(), tmp_path / "out" / "a.wav")

    assert list((tmp_path / "out").iterdir()) == []


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("import os\nos.abort()\n", "dừng giữa chừng"),
        ("raise OSError('hết chỗ')\n", "hết chỗ"),
        ("raise SystemExit(7)", "không có giọng ấy"),
        ("", "không đọc được âm thanh"),
    ],
    ids=["crashes", "raises", "has a number of its own", "writes nothing"],
)
def test_tells_of_a_child_that_fails(engine, tmp_path, source, said):
    """A child that crashes, raises, or ends well without a sound is a VoiceError with its reason, and no file."""
    with pytest.raises(VoiceError, match=said):
        engine(source).speak("một", Delivery(), tmp_path / "out" / "a.wav")

    assert list((tmp_path / "out").iterdir()) == []
