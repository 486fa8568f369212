import pytest
from fakes.engine import BeepEngine

from chiminh_radio.files import digest_of
from chiminh_radio.model.delivery import Delivery, EngineSettings
from chiminh_radio.model.script import Gender

WOMAN = Delivery()


class OtherEngine(BeepEngine):
    name = "other"


def engine(kind=BeepEngine, *, speed=1.0):
    return kind(EngineSettings(female=("cao",), male=("thấp",), speed=speed))


@pytest.fixture
def line(cache):
    """The path of a line that is in the cache, whole."""
    path = cache.path(engine(), "xin chào", WOMAN)
    engine().speak("xin chào", WOMAN, path)
    cache.keep({path: digest_of(path)})
    return path


def test_everything_a_sound_depends_on_has_a_place_of_its_own(cache):
    """Another text, voice, pace or engine is another file; the same is the same."""
    first = cache.path(engine(), "xin chào", WOMAN)
    others = {
        cache.path(engine(), "xin chào!", WOMAN),
        cache.path(engine(), "xin chào", Delivery(gender=Gender.MALE)),
        cache.path(engine(speed=1.2), "xin chào", WOMAN),
        cache.path(engine(), "xin chào", Delivery(speed=1.3)),
        cache.path(engine(), "xin chào", Delivery(pitch=1.3)),
        cache.path(engine(OtherEngine), "xin chào", WOMAN),
    }

    assert len(others - {first}) == 6
    assert cache.path(engine(), "xin chào", WOMAN) == first


def test_a_whole_line_is_held(cache, line):
    """What an engine left whole is taken again."""
    assert cache.holds(line)


@pytest.mark.parametrize("length", [0, 10, 44, 100, -1], ids=["empty", "half a head", "head", "half", "a byte short"])
def test_a_line_cut_short_is_not_held(cache, line, length):
    """A file that is empty, or lacks even its last byte, counts as none."""
    line.write_bytes(line.read_bytes()[:length])

    assert not cache.holds(line)


def test_what_is_not_sound_is_not_held(cache, line):
    """Neither a missing file nor another kind of file counts."""
    line.write_bytes(b"not a sound" * 100)

    assert not cache.holds(line)
    assert not cache.holds(line.with_name("missing.wav"))


def test_another_sound_in_its_place_is_not_held(cache, line):
    """Nor one that was never made here: what is voiced is what an engine made of the words."""
    other = cache.path(engine(), "xin chào bà con", WOMAN)
    engine().speak("xin chào bà con", WOMAN, other)
    assert not cache.holds(other)
    line.write_bytes(other.read_bytes())
    assert not cache.holds(line)
