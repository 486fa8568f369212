"""The studio's way to disk: a mono 48 kHz WAV, written as it comes; whole under its digest, or absent."""

import os
import tempfile
import wave
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from chiminh_radio.errors import AudioError, StationError
from chiminh_radio.files import SCRATCH, digest_of
from chiminh_radio.i18n import _
from chiminh_radio.model.sound import LONGEST, RATE_HZ, SAMPLE_BYTES, samples_in, span

Listener = Callable[[bytes], None]


def _nobody(_pcm: bytes) -> None:
    """For a sound that nobody measures as it is written."""


class Tape:
    """A sound being written; `samples` is how far it has come. Whoever listens hears all of it as it comes."""

    def __init__(self, file: wave.Wave_write, listener: Listener) -> None:
        self._file = file
        self._listener = listener
        self.samples = 0

    @property
    def at(self) -> timedelta:
        """How far it has come, as a duration."""
        return span(self.samples)

    def write(self, pcm: bytes) -> None:
        """Append mono 48 kHz s16. Raises AudioError when it gets longer than a WAV can be."""
        if self.at > LONGEST:
            raise AudioError(_("băng dài quá {hours} giờ").format(hours=LONGEST // timedelta(hours=1)))
        self._file.writeframesraw(pcm)
        self._listener(pcm)
        self.samples += len(pcm) // SAMPLE_BYTES

    def rest(self, duration: timedelta) -> None:
        """Append silence."""
        self.write(bytes(samples_in(duration) * SAMPLE_BYTES))


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A finished file: where, the digest of its bytes, and its length to the sample."""

    path: Path
    digest: str
    duration: timedelta


def record(
    folder: Path,
    name: Callable[[str], str],
    play: Callable[[Tape], None],
    listener: Listener = _nobody,
    *,
    lasting: bool = True,
) -> Recorded:
    """Let `play` write a sound, then put it in `folder` as `name(digest)`.

    What is `lasting` has reached the disk by then. Raises StationError if the disk is full or read-only; whatever goes
    wrong, nothing half done is left behind.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder, prefix=SCRATCH) as scratch:
            draft = Path(scratch) / "tieng.wav"
            duration = _write(draft, play, listener)
            with ThreadPoolExecutor(1) as pool:  # the disk works while the processor does
                flushed = pool.submit(_flush, draft) if lasting else None
                digest = digest_of(draft)
            if flushed:
                flushed.result()
            path = folder / name(digest)
            draft.replace(path)
    except OSError as error:
        raise StationError(
            _("không ghi được âm thanh vào {folder}: {reason}; hãy xem đĩa còn chỗ và thư mục có cho ghi không").format(
                folder=folder, reason=error.strerror or error
            )
        ) from error
    return Recorded(path=path, digest=digest, duration=duration)


def _write(draft: Path, play: Callable[[Tape], None], listener: Listener) -> timedelta:
    with draft.open("wb") as file, wave.open(file, "wb") as sound:
        sound.setparams((1, SAMPLE_BYTES, RATE_HZ, 0, "NONE", "not compressed"))
        tape = Tape(sound, listener)
        play(tape)
    return tape.at


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
