import sys
from datetime import timedelta

import pytest
from fakes.sounds import read_wav, tone

from chiminh_radio.errors import AudioError, StationError
from chiminh_radio.files import digest_of
from chiminh_radio.studio.wav import record


def test_record(tmp_path):
    """A recording is named by the digest of its bytes, and is as long as it says."""
    sound = tone(0.25)

    def play(tape):
        tape.write(sound.tobytes())
        tape.rest(timedelta(milliseconds=250))

    recorded = record(tmp_path / "new", lambda digest: f"x-{digest[:12]}.wav", play)

    assert recorded.digest == digest_of(recorded.path)
    assert recorded.path.name == f"x-{recorded.digest[:12]}.wav"
    assert recorded.duration == timedelta(milliseconds=500)
    assert read_wav(recorded.path)[: len(sound)] == sound
    assert len(read_wav(recorded.path)) == 24_000


def test_fault_midway(tmp_path):
    """A fault midway leaves nothing in the folder, and goes on to the caller."""

    def play(tape):
        tape.write(bytes(100_000))
        raise AudioError("hỏng")

    with pytest.raises(AudioError, match="hỏng"):
        record(tmp_path, lambda digest: digest, play)

    assert list(tmp_path.iterdir()) == []


def test_endless(tmp_path, monkeypatch):
    """A tape longer than a WAV can count is refused, not written with a wrong head."""
    monkeypatch.setattr("chiminh_radio.studio.wav.LONGEST", timedelta(seconds=2))
    with pytest.raises(AudioError, match="quá"):
        record(tmp_path, lambda digest: digest, lambda tape: [tape.rest(timedelta(seconds=1)) for _ in range(5)])

    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="limits the size of files as POSIX systems do")
def test_full_disk(tmp_path):
    """A disk that takes no more leaves nothing in the folder, and a sentence."""
    import resource  # noqa: PLC0415 - POSIX only

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, hard))
    try:
        with pytest.raises(StationError, match="không ghi được âm thanh"):
            record(tmp_path, lambda digest: digest, lambda tape: tape.write(bytes(100_000)))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))

    assert list(tmp_path.iterdir()) == []


def test_no_folder(tmp_path):
    """A folder that cannot be made is told as a sentence."""
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StationError, match="không ghi được âm thanh"):
        record(tmp_path / "file" / "sub", lambda digest: digest, lambda _tape: None)
