import subprocess
import sys
import threading
from array import array
from datetime import timedelta
from io import BytesIO
from itertools import product
from pathlib import Path

import pytest
from fakes.sounds import hush, tone, write_wav

from chiminh_radio.errors import AudioError
from chiminh_radio.ffmpeg import Ffmpeg, drain
from chiminh_radio.ffmpeg.decoding import BLOCK_BYTES
from chiminh_radio.ffmpeg.said import Said
from chiminh_radio.model.sound import RATE_HZ, samples_in, span

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for ffmpeg is a shell script")


@pytest.fixture(scope="module")
def ffmpeg():
    return Ffmpeg()


def stand_in(path, script):
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def decoded(ffmpeg, path, **how):
    return array("h", b"".join(ffmpeg.decode(path, **how)))


def test_samples_and_spans():
    """A number of samples survives the way to a duration and back, over more than a day."""
    assert [samples_in(span(n)) for n in (0, 1, 2, 47_999, 5_000_000_003)] == [0, 1, 2, 47_999, 5_000_000_003]


def test_decode_keeps_samples(ffmpeg, tmp_path):
    """A WAV that has the station's form already comes through bit by bit, in blocks of a second."""
    sound = tone(2.5)
    blocks = list(ffmpeg.decode(write_wav(tmp_path / "a.wav", sound)))

    assert b"".join(blocks) == sound.tobytes()
    assert [len(block) for block in blocks] == [BLOCK_BYTES, BLOCK_BYTES, BLOCK_BYTES // 2]


def test_decode_converts_rate(ffmpeg, tmp_path):
    """Another sample rate comes out as 48 kHz, as long and as loud as it was."""
    path = write_wav(tmp_path / "a.wav", tone(2.0, rate_hz=22_050), rate_hz=22_050)
    sound = decoded(ffmpeg, path)

    assert len(sound) == 2 * RATE_HZ
    assert max(sound) == pytest.approx(0.3 * 32767, rel=0.02)


def test_gain(ffmpeg, tmp_path):
    """The gain is in decibels: -6.02 halves every sample."""
    sound = tone(0.5)
    halved = decoded(ffmpeg, write_wav(tmp_path / "a.wav", sound), gain_db=-6.0206)

    assert max(abs(2 * after - before) for before, after in zip(sound, halved, strict=True)) <= 2


def test_ceiling_moves_nothing(ffmpeg, tmp_path):
    """Holding the peaks neither lengthens a sound nor shifts it; its measure is told with it."""
    sound = hush(0.5) + tone(1.0, hz=997, level=0.9) + hush(0.5)
    path = write_wav(tmp_path / "a.wav", sound)
    blocks = []
    heard = drain(ffmpeg.limit(path, gain_db=6.0, ceiling_dbfs=-3.0), blocks.append)
    held = array("h", b"".join(blocks))

    assert len(held) == len(sound)
    assert abs(next(n for n, sample in enumerate(held) if abs(sample) > 500) - RATE_HZ // 2) < 20
    assert max(held) <= round(32768 * 10 ** (-3.0 / 20))
    assert -3.1 < heard.true_peak_dbtp < -2.9
    again = ffmpeg.measure(write_wav(tmp_path / "b.wav", held))
    assert heard.true_peak_dbtp == pytest.approx(again.true_peak_dbtp, abs=0.01)
    assert (heard.integrated_lufs, heard.duration) == (again.integrated_lufs, again.duration)


def test_measure(ffmpeg, tmp_path):
    """A 997 Hz sine at -20 dBFS in one channel measures -23.0 LUFS, as BS.1770 says, and peaks at -20 dBTP."""
    heard = ffmpeg.measure(write_wav(tmp_path / "a.wav", tone(3.0, hz=997, level=0.1)))

    assert heard.integrated_lufs == pytest.approx(-23.0, abs=0.15)
    assert heard.true_peak_dbtp == pytest.approx(-20.0, abs=0.15)
    assert heard.duration == timedelta(seconds=3)


def test_measure_too_short(ffmpeg, tmp_path):
    """A sound under 0.4 s has a peak but no loudness."""
    heard = ffmpeg.measure(write_wav(tmp_path / "a.wav", tone(0.2, level=0.1)))

    assert heard.integrated_lufs is None
    assert heard.true_peak_dbtp == pytest.approx(-20.0, abs=0.5)


def test_measure_silence(ffmpeg, tmp_path):
    """Digital silence has neither loudness nor peak, but it has a length."""
    heard = ffmpeg.measure(write_wav(tmp_path / "a.wav", hush(1.0)))

    assert (heard.integrated_lufs, heard.true_peak_dbtp, heard.duration) == (None, None, timedelta(seconds=1))


@pytest.mark.parametrize("name", ["-y.wav", "a;b %d 'c'.wav", "concat:x.wav", "bản tin sáng.wav"])
def test_odd_names(ffmpeg, tmp_path, monkeypatch, name):
    """A name that looks like an option, an address or a pattern is only a name."""
    if sys.platform == "win32" and ":" in name:
        pytest.skip("no such name on Windows")
    write_wav(tmp_path / name, tone(0.5))
    monkeypatch.chdir(tmp_path)

    assert len(decoded(ffmpeg, Path(name))) == RATE_HZ // 2


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "rỗng"),
        (b"Kinh thua ba con" * 500, "không phải tệp âm thanh"),
        (b"#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1/x.mp3\n", "không phải tệp âm thanh"),
        (b"ffconcat version 1.0\nfile /etc/hostname\n", "không phải tệp âm thanh"),
    ],
)
def test_not_sound(ffmpeg, tmp_path, content, reason):
    """What is no sound is refused with its name and the reason, and a list of other files is never followed."""
    path = tmp_path / "tin.mp3"
    path.write_bytes(content)
    with pytest.raises(AudioError, match=reason) as caught:
        list(ffmpeg.decode(path))

    assert "tin.mp3" in str(caught.value)


def test_missing(ffmpeg, tmp_path):
    """A file that is not there, and a folder, are refused before ffmpeg is asked."""
    for path in (tmp_path / "không có.wav", tmp_path):
        with pytest.raises(AudioError, match="không có tệp âm thanh"):
            list(ffmpeg.decode(path))


def test_truncated(ffmpeg, tmp_path):
    """A WAV whose end is missing is refused: half a notice is worse than none."""
    path = write_wav(tmp_path / "a.wav", tone(2.0))
    path.write_bytes(path.read_bytes()[:100_000])
    with pytest.raises(AudioError, match="bị cụt"):
        ffmpeg.measure(path)


def test_endless(ffmpeg, tmp_path, monkeypatch):
    """What is longer than a WAV can count is refused while it is decoded."""
    monkeypatch.setattr("chiminh_radio.ffmpeg.decoding.LONGEST", timedelta(seconds=2))
    with pytest.raises(AudioError, match=r"a\.wav.*quá"):
        list(ffmpeg.decode(write_wav(tmp_path / "a.wav", tone(3.5))))


def test_two_threads_on_a_line():
    """What the meters tell is heard even where another thread of ffmpeg was in the middle of a line."""
    said = Said()
    said.listen(BytesIO(b"[info]   encoder : Lavf63.1.102Peak level dB: -6.02\n  encoder : Lavf    I:  -12.1 LUFS\n"))

    assert (said.true_peak_dbtp, said.integrated_lufs) == ("-6.02", "-12.1")


@POSIX
def test_old_ffmpeg(tmp_path):
    """What a meter prints before it fails is not taken for a measurement."""
    binary = stand_in(tmp_path / "ffmpeg", "printf 'ab'; echo '[info]   I:   0.0 LUFS' >&2; exit 1")
    with pytest.raises(AudioError, match="hỏng sau"):
        Ffmpeg(binary).measure(write_wav(tmp_path / "a.wav", tone(0.5)))


@POSIX
def test_stalled(tmp_path):
    """An ffmpeg that goes silent is stopped, and the error says so."""
    binary = stand_in(tmp_path / "ffmpeg", "exec sleep 60")
    with pytest.raises(AudioError, match="im lặng"):
        Ffmpeg(binary, patience=timedelta(milliseconds=50)).measure(write_wav(tmp_path / "a.wav", tone(0.5)))


@POSIX
def test_chatter_is_bounded(tmp_path):
    """An ffmpeg that complains without end is read without end, and only its first fault is kept."""
    script = "yes '[error] sai' | head -c 3000000 >&2; exit 1"
    with pytest.raises(AudioError) as caught:
        Ffmpeg(stand_in(tmp_path / "ffmpeg", script)).measure(write_wav(tmp_path / "a.wav", tone(0.5)))

    assert len(str(caught.value)) < 200


def test_closed_early(ffmpeg, tmp_path):
    """Closing the iterator stops ffmpeg and everything that listened to it."""
    before = set(threading.enumerate())
    blocks = ffmpeg.decode(write_wav(tmp_path / "a.wav", tone(5.0)))
    next(blocks)
    blocks.close()
    left = set(threading.enumerate()) - before
    for thread in left:
        thread.join(1.0)

    assert [thread for thread in left if thread.is_alive()] == []


def test_no_binary(tmp_path):
    """A wrong path in the config is named when ffmpeg is needed."""
    missing = tmp_path / "khong-co" / "ffmpeg"
    with pytest.raises(AudioError, match=r"khong-co.*studio\.ffmpeg"):
        Ffmpeg(missing).version()
    with pytest.raises(AudioError, match=r"khong-co.*studio\.ffmpeg"):
        Ffmpeg(missing).measure(write_wav(tmp_path / "a.wav", tone(0.5)))


def test_version(ffmpeg):
    """The version is what ffmpeg itself says after its name."""
    assert ffmpeg.version()[:1] in "nN0123456789"


def test_a_meter_hears_what_measure_would(ffmpeg, tmp_path):
    """A sound measured while it is made, in whatever pieces, measures as the finished file does."""
    sound = tone(0.7, level=0.2) + hush(0.5) + tone(1.0, level=0.5)
    pcm = sound.tobytes()
    with ffmpeg.meter() as meter:
        for start in range(0, len(pcm), 33_334):
            meter.write(pcm[start : start + 33_334])

    assert meter.loudness == ffmpeg.measure(write_wav(tmp_path / "a.wav", sound))


@POSIX
@pytest.mark.parametrize(("script", "said"), [("exit 1", "bỏ dở"), ("exec sleep 60", "im lặng")])
def test_a_meter_that_fails_is_told(tmp_path, script, said):
    """An ffmpeg that ends early or takes nothing more does not hold whoever makes the sound."""
    weak = Ffmpeg(stand_in(tmp_path / "ffmpeg", script), patience=timedelta(milliseconds=200))

    with pytest.raises(AudioError, match=said):
        make_sound(weak)


def make_sound(ffmpeg):
    with ffmpeg.meter() as meter:
        for _second in range(20):
            meter.write(bytes(2 * RATE_HZ))


@pytest.mark.parametrize(
    ("suffix", "channels"), [*product(("wav", "flac"), (1, 2, 6)), ("mp3", 1), ("mp3", 2)]
)  # mp3 has no more
def test_measured_as_decoded(ffmpeg, tmp_path, channels, suffix):
    """However many channels there are, what is measured is what comes out, and it does not clip."""
    path = tmp_path / f"a.{suffix}"
    source = write_wav(tmp_path / "source.wav", tone(1.0, level=0.8), channels=channels)
    subprocess.run([ffmpeg._binary._path, "-v", "error", "-i", source, path], check=True)
    blocks = []
    heard = drain(ffmpeg.limit(path, gain_db=0.0, ceiling_dbfs=0.0), blocks.append)
    plain = write_wav(tmp_path / "plain.wav", decoded(ffmpeg, path))

    assert ffmpeg.measure(plain).true_peak_dbtp == pytest.approx(ffmpeg.measure(path).true_peak_dbtp, abs=0.05)
    assert heard.true_peak_dbtp == pytest.approx(ffmpeg.measure(path).true_peak_dbtp, abs=0.05)
    assert heard.true_peak_dbtp < 0
