import pytest

from chiminh_radio import plugins
from chiminh_radio.errors import ConfigError
from chiminh_radio.voice.engines.espeak import EspeakEngine


@pytest.fixture(autouse=True)
def _stranger(tmp_path, monkeypatch):
    """A distribution of somebody else's on the path: one sound engine, four broken ones."""
    (tmp_path / "stranger.py").write_text("class Sound:\n    pass\n\nnumber = 7\n", encoding="utf-8")
    (tmp_path / "stranger_broken.py").write_text("raise ZeroDivisionError('chia cho không')\n", encoding="utf-8")
    (tmp_path / "stranger_typo.py").write_text("class Sound(:\n", encoding="utf-8")
    metadata = tmp_path / "stranger-1.0.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: stranger\nVersion: 1.0\n", encoding="utf-8")
    (metadata / "entry_points.txt").write_text(
        "[chiminh_radio.engines]\n"
        "sound = stranger:Sound\n"
        "absent = stranger_absent:Sound\n"
        "broken = stranger_broken:Sound\n"
        "typo = stranger_typo:Sound\n"
        "number = stranger:number\n",
        encoding="utf-8",
    )
    monkeypatch.syspath_prepend(tmp_path)


def test_finds_the_built_in_engines_through_the_same_door():
    """Our own engines and a stranger's stand in one list, in the order of their names."""
    ours, strangers = ["edge", "espeak", "gtts", "piper"], ["absent", "broken", "number", "sound", "typo"]
    assert list(plugins.find(plugins.ENGINES)) == sorted(ours + strangers)


def test_loads_the_class_of_a_sound_plugin():
    """A sound plug-in has no fault and gives its class."""
    sound = plugins.find(plugins.ENGINES)["sound"]

    assert sound.fault == ""
    assert sound.load().__name__ == "Sound"


@pytest.mark.parametrize(
    ("name", "why"),
    [("absent", "stranger_absent"), ("broken", "chia cho không"), ("typo", "SyntaxError"), ("number", "một lớp")],
)
def test_shows_a_broken_plugin_with_its_fault(name, why):
    """A plug-in that cannot be imported, whatever it raises, is listed and says why."""
    assert why in plugins.find(plugins.ENGINES)[name].fault


def test_imports_nothing_to_make_the_list(monkeypatch):
    """Listing plug-ins does not run their code, so a broken one costs nothing until it is asked for."""
    monkeypatch.setattr("importlib.metadata.EntryPoint.load", lambda entry: pytest.fail(entry.name))

    assert len(plugins.find(plugins.ENGINES)) == 9


def test_picks_a_plugin_by_its_name():
    """The name in config.toml gives the class registered under it."""
    assert plugins.pick(plugins.ENGINES, "espeak").load() is EspeakEngine


def test_names_the_key_and_the_choice_for_an_unknown_name():
    """An unknown name is answered with the config key that holds it and the names there are."""
    with pytest.raises(ConfigError) as refusal:
        plugins.pick(plugins.ENGINES, "espaek")

    assert str(refusal.value).startswith("[voice] chain: không có “espaek”; hiện có: absent, broken, edge, espeak")


def test_names_the_key_for_a_broken_plugin():
    """Asking for a broken plug-in is answered with the config key and its fault."""
    with pytest.raises(ConfigError, match=r"\[voice\] chain: .*chia cho không"):
        plugins.pick(plugins.ENGINES, "broken")
