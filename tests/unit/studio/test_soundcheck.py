from array import array
from dataclasses import replace
from datetime import timedelta

import pytest
from fakes.sounds import encoded, hush, melody, tone, write_wav

from chiminh_radio.errors import AudioError, ItemError
from chiminh_radio.studio.soundcheck import Limits, sound_check

LIMITS = Limits(longest=timedelta(minutes=10), largest_bytes=10**8, most_clipped=0.05, music_source=True)


@pytest.fixture
def check(ffmpeg):
    return lambda path, limits=LIMITS: sound_check(path, ffmpeg, limits, lambda _heard, _all: None)


def clipped(samples, gain):
    """As a recorder that was set too high leaves them."""
    return array("h", (max(-32768, min(32767, round(gain * sample))) for sample in samples))


def test_what_is_measured(check, tmp_path):
    """Loudness and true peak as the meters have them, noise in the pauses, and no clipping where there is none."""
    loud, soft = tone(1.0, level=0.5), tone(1.0, level=0.005)
    found = check(write_wav(tmp_path / "a.wav", (loud + soft) * 4))

    assert found.duration == timedelta(seconds=8)
    assert found.true_peak_dbtp == pytest.approx(-6.0, abs=0.2)
    assert found.noise_lufs - found.loudness_lufs == pytest.approx(-40, abs=2)
    assert found.clipped == 0


@pytest.mark.parametrize("gain", [1.0, 0.01], ids=["loud", "soft"])
def test_silence_at_the_ends_is_found_however_loud_the_recording(check, tmp_path, gain):
    """What is kept holds all of the sound, and at most half a second of silence at each end."""
    samples = hush(2.3) + tone(3.0, level=0.8 * gain) + hush(4.0)
    found = check(write_wav(tmp_path / "a.wav", samples))

    assert 1.8 <= found.sound_from.total_seconds() <= 2.3
    assert 5.3 <= found.sound_until.total_seconds() <= 5.8


def test_a_breath_at_the_ends_is_left(check, tmp_path):
    """Less than half a second of silence is no silence to cut."""
    found = check(write_wav(tmp_path / "a.wav", hush(0.3) + tone(2.0) + hush(0.4)))

    assert (found.sound_from, found.sound_until) == (timedelta(), None)


@pytest.mark.parametrize("rate", ["8000", "44100"])
def test_clipping_is_a_share_of_the_samples_also_of_one_channel_alone(check, tmp_path, rate):
    """Mixing both channels would hide it: each is looked at by itself, at its own rate."""
    source = write_wav(tmp_path / "a.wav", tone(2.0, hz=300, level=0.3))
    right_only = ("-af", f"aresample={rate},volume=6,aformat=sample_fmts=s16,pan=stereo|c1=c0")
    found = check(encoded(source, tmp_path / "b.wav", *right_only), replace(LIMITS, most_clipped=1.0))

    assert 0.3 < found.clipped < 0.8


def test_what_is_clipped_beyond_repair_is_refused_with_the_figure(check, tmp_path):
    """The share, the limit, and the key that sets it."""
    path = write_wav(tmp_path / "vo.wav", clipped(melody(3.0, seed=1), 8.0), rate_hz=16_000)

    with pytest.raises(ItemError, match=r"vo\.wav: vỡ tiếng .* \d+\.\d%.*5\.0%.*max_clipped_percent"):
        check(path)


@pytest.mark.parametrize(
    ("samples", "why"), [(hush(3.0), "không nghe thấy gì: cả 3 giây"), (tone(0.3), r"chỉ dài 0\.30 giây")]
)
def test_silence_and_a_click_are_refused(check, tmp_path, samples, why):
    """Nothing to hear, or too little to measure."""
    with pytest.raises(ItemError, match=why):
        check(write_wav(tmp_path / "a.wav", samples))


@pytest.mark.parametrize("name", ["a.wav", "a.mp3", "a.flac"])
def test_what_is_too_long_is_refused_without_hearing_it_to_its_end(check, tmp_path, name):
    """By what the file says, or by what came."""
    path = encoded(write_wav(tmp_path / "long.wav", tone(8.0)), tmp_path / name)

    with pytest.raises(ItemError, match="max_minutes"):
        check(path, replace(LIMITS, longest=timedelta(seconds=3)))


def test_what_is_no_sound_is_refused(check, tmp_path):
    """A file that only has the name of one."""
    (tmp_path / "a.mp3").write_text("xin chào " * 100, encoding="utf-8")

    with pytest.raises(AudioError, match=r"a\.mp3"):
        check(tmp_path / "a.mp3")


@pytest.mark.parametrize(
    ("suffix", "options"),
    [
        ("mp3", ()),
        ("ogg", ("-c:a", "libvorbis")),
        ("opus", ()),
        ("flac", ()),
        ("m4a", ()),
        ("aiff", ()),
        ("wma", ()),
        ("amr", ("-ar", "8000", "-ac", "1")),
        ("wav", ("-c:a", "pcm_f32le", "-ar", "96000")),
        ("wav", ("-c:a", "pcm_u8", "-ar", "11025")),
        ("3gp", ("-c:a", "aac")),
    ],
)
def test_any_format_is_heard_the_same(check, tmp_path, suffix, options):
    """Loudness within a decibel, length within a tenth of a second, and the tags that a format can hold."""
    source = write_wav(tmp_path / "source.wav", melody(4.0, seed=3), rate_hz=16_000)
    whole = check(source)
    found = check(encoded(source, tmp_path / f"a.{suffix}", "-metadata", "title=Lúa; mùa = 1", *options))

    assert found.loudness_lufs == pytest.approx(whole.loudness_lufs, abs=1.0)
    assert abs(found.duration - whole.duration) < timedelta(seconds=0.15)
    assert suffix in ("aiff", "amr", "3gp") or found.tags["title"] == "Lúa; mùa = 1"
