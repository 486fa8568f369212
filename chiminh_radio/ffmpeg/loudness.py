"""How loud a sound is: a recording, or one that is still being made."""

import math
import subprocess
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, cast

from chiminh_radio.errors import AudioError
from chiminh_radio.ffmpeg import wav
from chiminh_radio.ffmpeg.binary import Binary
from chiminh_radio.ffmpeg.decoding import decode, drain
from chiminh_radio.ffmpeg.filters import metered, meters
from chiminh_radio.ffmpeg.said import Said
from chiminh_radio.i18n import _
from chiminh_radio.model.sound import SAMPLE_BYTES, span
from chiminh_radio.watch import Watch

if TYPE_CHECKING:
    import io

Measured = Generator[bytes, None, "Loudness"]
"""Sound as it comes; at its end it tells how loud it was."""
SILENT_LUFS = -70.0
"""What the meter shows where there was nothing to measure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loudness:
    """How loud a recording is as the station airs it: mono, 48 kHz."""

    integrated_lufs: float | None
    """ITU-R BS.1770; None where it is too short (under 0.4 s) or too quiet to measure."""
    true_peak_dbtp: float | None
    """None for digital silence."""
    duration: timedelta


class Meter:
    """A sound that is being measured."""

    loudness: Loudness
    """What was measured; not there before all was given."""

    def __init__(self, process: subprocess.Popen[bytes], watch: Watch) -> None:
        self.length = 0
        """Bytes given so far."""
        self._watch = watch
        # Ours alone: what ffmpeg did not take any more must not be offered to it again when the process is put away.
        self._pipe = cast("io.BufferedWriter", process.stdin).detach()
        process.stdin = None

    def begin(self) -> None:
        """Tell it what is to come."""
        self._give(wav.ENDLESS_HEAD)

    def write(self, pcm: bytes) -> None:
        """Give it the next stretch: 48 kHz mono s16. Where ffmpeg has ended, that is told in the end."""
        self.length += len(pcm)
        self._give(pcm)

    def close(self) -> None:
        """Tell it that this was all."""
        self._pipe.close()

    def _give(self, data: bytes) -> None:
        self._watch.wait(lambda: self._put(memoryview(data)))

    def _put(self, data: memoryview) -> None:
        with suppress(OSError):
            while data:
                data = data[self._pipe.write(data) :]


def measure(binary: Binary, path: Path, filters: Sequence[str]) -> Loudness:
    """Measure a recording as it is behind `filters`. Raises AudioError as decoding it would."""
    return drain(measured(binary, path, filters), lambda _block: None)


def measured(binary: Binary, path: Path, filters: Sequence[str]) -> Measured:
    """The sound behind `filters`, measured on its way. Raises AudioError as `decode` does."""
    said = Said()
    length = 0
    with closing(decode(binary, path, metered(filters), said)) as blocks:
        for block in blocks:
            length += len(block)
            yield block
    return loudness_of(said, length)


@contextmanager
def metering(binary: Binary) -> Iterator[Meter]:
    """Measure what is given to the meter in the block; the meter knows after it. Raises AudioError."""
    said = Said()
    arguments = ["-f", "wav", *wav.PACKETS, "-i", "pipe:0", *meters()]
    with binary.running("pipe:0", arguments, said, stdin=subprocess.PIPE) as (process, watch):
        with closing(Meter(process, watch)) as meter:
            meter.begin()
            yield meter
        status = watch.wait(process.wait)
    if status != 0:
        raise AudioError(_("ffmpeg bỏ dở việc đo âm thanh: {reason}").format(reason=said.fault or status))
    meter.loudness = loudness_of(said, meter.length)


def loudness_of(said: Said, length: int) -> Loudness:
    """What the meters told of a sound of so many bytes."""
    return Loudness(
        integrated_lufs=_measured(said.integrated_lufs, above=SILENT_LUFS),
        true_peak_dbtp=_measured(said.true_peak_dbtp, above=-math.inf),
        duration=span(length // SAMPLE_BYTES),
    )


def _measured(text: str, *, above: float) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if above < value < math.inf else None
