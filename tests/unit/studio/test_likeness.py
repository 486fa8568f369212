import pytest
from fakes.sounds import encoded, melody, write_wav

from chiminh_radio.studio.likeness import ALIKE, fingerprint, likeness


@pytest.fixture(scope="module")
def source(tmp_path_factory):
    return write_wav(tmp_path_factory.mktemp("tieng") / "a.wav", melody(12.0, seed=1), rate_hz=16_000)


@pytest.fixture(scope="module")
def bits(source, ffmpeg):
    return fingerprint(source, ffmpeg)


@pytest.fixture
def also(source, ffmpeg, tmp_path):
    """The fingerprint of the source in another format."""
    return lambda name, *options: fingerprint(encoded(source, tmp_path / name, *options), ffmpeg)


@pytest.mark.parametrize(
    ("suffix", "options"),
    [
        ("mp3", ("-b:a", "32k")),
        ("mp3", ("-b:a", "128k", "-ac", "2")),
        ("opus", ("-b:a", "24k")),
        ("wav", ("-ar", "8000")),
        ("wav", ("-af", "volume=-20dB")),
        ("wav", ("-af", "volume=6dB")),
        ("wav", ("-af", "atrim=start=1.03:end=11.1")),
        ("wav", ("-af", "adelay=2500")),
        ("mp3", ("-ar", "8000", "-b:a", "16k", "-af", "atrim=start=1.07,volume=-6dB")),
    ],
)
def test_the_same_recording_is_known_again(bits, also, suffix, options):
    """Re-encoded, at another rate or level, cut at its ends or begun later."""
    assert likeness(bits, also(f"b.{suffix}", *options)) > ALIKE + 0.05


def test_another_recording_is_not_taken_for_it(ffmpeg, bits, tmp_path):
    """The same instrument plays other notes: hardly more equal bits than by chance."""
    others = [write_wav(tmp_path / f"{seed}.wav", melody(12.0, seed=seed), rate_hz=16_000) for seed in (2, 3)]

    assert max(likeness(bits, fingerprint(other, ffmpeg)) for other in others) < ALIKE - 0.1


def test_what_is_too_short_is_like_nothing(bits):
    """With two seconds in common, chance would have its say."""
    assert likeness(bits, bits[:80]) == 0
    assert likeness(b"", b"") == 0
