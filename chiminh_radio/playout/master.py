"""A built master as the player takes it: checked as a whole before, and again block by block as it is played.

One handle, so nobody can swap the file; and who writes into it while it plays is found out before the block sounds.
"""

import hashlib
import io
import wave
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from chiminh_radio.errors import AirError, AudioError
from chiminh_radio.i18n import _
from chiminh_radio.model.sound import FRAME_BYTES, FRAME_SAMPLES, RATE_HZ, SAMPLE_BYTES

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_MICROSECONDS = 1_000_000
_SHORT = 12
_BLOCK = 1 << 16
"""Bytes: two thirds of a second."""


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
            checked = io.BufferedReader(_Checked(file, audio, _marks(digest, file, audio)), _BLOCK)
            sound = stack.enter_context(wave.open(checked))
        except (OSError, EOFError, wave.Error) as error:
            raise _unreadable(audio, error) from error
        if (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) != (1, SAMPLE_BYTES, RATE_HZ):
            raise AudioError(_("{file}: không phải WAV một kênh, 16 bit, 48 kHz.").format(file=audio))
        yield Master(audio, sound)


class _Checked(io.RawIOBase):
    """The file, block by block, each held to what it was when the whole was checked."""

    def __init__(self, file: io.BufferedReader, audio: Path, marks: Sequence[bytes]) -> None:
        self._file = file
        self._audio = audio
        self._marks = marks
        self._at = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        if whence != io.SEEK_SET:
            offset += self._at if whence == io.SEEK_CUR else self._file.seek(0, io.SEEK_END)
        self._at = offset
        return offset

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: "WriteableBuffer") -> int:
        number, start = divmod(self._at, _BLOCK)
        if number >= len(self._marks):
            return 0
        self._file.seek(number * _BLOCK)
        block = self._file.read(_BLOCK)
        if _mark(block) != self._marks[number]:
            raise AirError(_("Ngừng phát {file}: nội dung tệp bị đổi trong lúc phát.").format(file=self._audio.name))
        view = memoryview(buffer).cast("B")
        taken = block[start : start + len(view)]
        view[: len(taken)] = taken
        self._at += len(taken)
        return len(taken)


def _marks(digest: str, file: io.BufferedReader, audio: Path) -> list[bytes]:
    """A mark for each block of a file whose whole content must be `digest`."""
    whole, marks = hashlib.sha256(), []
    while block := file.read(_BLOCK):
        whole.update(block)
        marks.append(_mark(block))
    found = whole.hexdigest()
    if found != digest:
        raise AirError(
            _(
                "Không phát {file}: nội dung tệp không phải bản đã duyệt (bản duyệt {approved}…, tệp này {found}…). "
                "Dựng lại chương trình, hoặc duyệt lại kịch bản."
            ).format(file=audio.name, approved=digest[:_SHORT], found=found[:_SHORT])
        )
    return marks


def _mark(block: bytes) -> bytes:
    return hashlib.blake2b(block, digest_size=16).digest()


def _unreadable(audio: Path, error: Exception) -> AudioError:
    return AudioError(_("Không đọc được tệp chương trình {file}: {why}.").format(file=audio, why=error))
