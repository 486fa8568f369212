import pytest
from fakes.sounds import tone, write_wav

from chiminh_radio.ffmpeg import Ffmpeg
from chiminh_radio.files import digest_of
from chiminh_radio.model.item import Item, ItemKind


@pytest.fixture(scope="session")
def ffmpeg():
    return Ffmpeg()


@pytest.fixture
def station(tmp_path):
    (tmp_path / "audio" / "library").mkdir(parents=True)
    return tmp_path


@pytest.fixture
def make_tone(station, ffmpeg):
    """Make an item of one tone, measured as the studio does."""

    def make(name, seconds=1.0, *, hz=440.0, level=0.3, kind=ItemKind.NEWS, **more):
        path = write_wav(station / "audio" / f"{name}.wav", tone(seconds, hz=hz, level=level))
        heard = ffmpeg.measure(path)
        return Item(
            kind=kind,
            title=name,
            audio=path.relative_to(station),
            digest=digest_of(path),
            duration=heard.duration,
            loudness_lufs=heard.integrated_lufs,
            true_peak_dbtp=heard.true_peak_dbtp,
            **more,
        )

    return make
