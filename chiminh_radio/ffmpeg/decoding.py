"""Any recording to the station's PCM.

A path is never read as an option, an address or a list of other files: it is given as `file:` plus an absolute path,
only local files may be opened, and only as sound formats.
"""

from collections.abc import Callable, Generator, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import IO, TypeVar, cast

from chiminh_radio.errors import AudioError
from chiminh_radio.ffmpeg import wav
from chiminh_radio.ffmpeg.binary import Binary
from chiminh_radio.ffmpeg.said import Said
from chiminh_radio.i18n import _
from chiminh_radio.model.sound import LONGEST, RATE_HZ, SAMPLE_BYTES, span

T = TypeVar("T")
Blocks = Generator[bytes, None, None]
"""Sound as it comes; close it to stop ffmpeg before the end."""
BLOCK_BYTES = RATE_HZ * SAMPLE_BYTES
"""One second of sound at a time."""
FORMATS = "aac,ac3,aiff,amr,asf,avi,caf,flac,matroska,mov,mp3,ogg,w64,wav"


def decode(binary: Binary, path: Path, way: Sequence[str], said: Said) -> Blocks:
    """The sound on its `way` (filters.through or filters.metered).

    Raises AudioError with the reason: missing, not sound, cut short, stalled, longer than a WAV can be.
    """
    length = 0
    with closing(stream(binary, path, [*way, "-f", "s16le"], said)) as blocks:
        for block in blocks:
            length += len(block)
            if span(length // SAMPLE_BYTES) > LONGEST:
                raise AudioError(
                    _("{file}: dài quá {hours} giờ, hãy cắt ngắn").format(
                        file=path.name, hours=LONGEST // timedelta(hours=1)
                    )
                )
            yield block
    said.judge(path, said.status, span(length // SAMPLE_BYTES))


def stream(binary: Binary, path: Path, way: Sequence[str], said: Said) -> Blocks:
    """What comes at the end of a `way` that tells its form too; `said` knows how it ended.

    Raises AudioError for what cannot be sound, and where ffmpeg stalled.
    """
    packets = wav.PACKETS if _is_wav(path) else ()
    arguments = ["-nostdin", "-protocol_whitelist", "file,pipe", "-format_whitelist", FORMATS, *packets]
    arguments += ["-threads", "1", "-i", f"file:{path.absolute()}", *way, "pipe:1"]
    with binary.running(path.name, arguments, said) as (process, watch):
        while block := watch.wait(lambda: _read(process.stdout)):
            yield block
        said.status = watch.wait(process.wait)


def drain(sound: Generator[bytes, None, T], into: Callable[[bytes], object]) -> T:
    """Give all of a sound to `into`, block by block; what the generator gives back at its end."""
    with closing(sound):
        while True:
            try:
                block = next(sound)
            except StopIteration as end:
                return cast("T", end.value)
            into(block)


def _read(stream: IO[bytes] | None) -> bytes:
    return stream.read(BLOCK_BYTES) if stream else b""


def _is_wav(path: Path) -> bool:
    """Raise AudioError for what cannot be sound; else tell whether it is a WAV."""
    if not path.is_file():
        raise AudioError(_("không có tệp âm thanh {path}").format(path=path))
    try:
        with path.open("rb") as file:
            head = file.read(wav.TELLING_BYTES)
    except OSError as error:
        raise AudioError(_("không mở được {path}: {reason}").format(path=path, reason=error.strerror)) from error
    if not head:
        raise AudioError(_("{file}: tệp rỗng, không có âm thanh").format(file=path.name))
    if not wav.is_wav(head):
        return False
    if wav.lacks_its_end(head, path.stat().st_size):
        raise AudioError(_("{file}: tệp bị cụt, thiếu phần cuối").format(file=path.name))
    return True
