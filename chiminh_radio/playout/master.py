"""A built master as the player takes it: checked and played through one handle, so nobody can swap it in between."""

import hashlib
import wave
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from io import BufferedReader
from pathlib import Path

from chiminh_radio.errors import AirError, AudioError
from chiminh_radio.i18n import _
from chiminh_radio.model import FRAME_BYTES, FRAME_SAMPLES, RATE_HZ, SAMPLE_BYTES

_MICROSECONDS = 1_000_000
_SHORT = 12


class Master:
    """An opened master; `frames` gives it 20 ms at a time."""

    def __init__(self, audio: Path, sound: wave.Wave_read) -> None:
        self._audio = audio
        self._sound = sound

    @property
    def duration(self) -> timedelta:
        """How long the whole of it is."""
        return timedelta(microseconds=round(self._sound.getnframes() * _MICROSECONDS / RATE_HZ))

    def frames(self, start: timedelta) -> Iterator[bytes]:
        """Whole frames from `start`, to the sample, to the end; the last is filled up with silence."""
        sample = round(start / timedelta(microseconds=1) * RATE_HZ / _MICROSECONDS)
        self._sound.setpos(min(sample, self._sound.getnframes()))
        while frame := self._read():
            yield frame.ljust(FRAME_BYTES, b"\0")

    def _read(self) -> bytes:
        try:
            return self._sound.readframes(FRAME_SAMPLES)
        except OSError as error:
            raise _unreadable(self._audio, error) from error


@contextmanager
def opened(audio: Path, digest: str) -> Iterator[Master]:
    """Open the master at `audio`; AirError when its content is not `digest`, AudioError when it cannot be read."""
    with ExitStack() as stack:
        try:
            file = stack.enter_context(audio.open("rb"))
            _must_be(digest, file, audio)
            sound = stack.enter_context(wave.open(file))
        except (OSError, EOFError, wave.Error) as error:
            raise _unreadable(audio, error) from error
        if (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) != (1, SAMPLE_BYTES, RATE_HZ):
            raise AudioError(_("{file}: không phải WAV một kênh, 16 bit, 48 kHz.").format(file=audio))
        yield Master(audio, sound)


def _must_be(digest: str, file: BufferedReader, audio: Path) -> None:
    found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != digest:
        raise AirError(
            _(
                "Không phát {file}: nội dung tệp không phải bản đã duyệt (bản duyệt {approved}…, tệp này {found}…). "
                "Dựng lại chương trình, hoặc duyệt lại kịch bản."
            ).format(file=audio.name, approved=digest[:_SHORT], found=found[:_SHORT])
        )
    file.seek(0)


def _unreadable(audio: Path, error: Exception) -> AudioError:
    return AudioError(_("Không đọc được tệp chương trình {file}: {why}.").format(file=audio, why=error))
