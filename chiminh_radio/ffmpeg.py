"""Finds ffmpeg and runs it: decode any recording to the station's PCM, and measure its loudness.

The one place that knows ffmpeg's command line. A path is never read as an option, an address or a list of other
files: it is given as `file:` plus an absolute path, only local files may be opened, and only as sound formats.
"""

import math
import re
import struct
import subprocess
import threading
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, ClassVar, cast

from chiminh_radio.errors import AudioError
from chiminh_radio.i18n import _
from chiminh_radio.model.sound import RATE_HZ, SAMPLE_BYTES, span
from chiminh_radio.watch import Watch

if TYPE_CHECKING:
    import io

Blocks = Generator[bytes, None, None]
"""Sound as it comes; close it to stop ffmpeg before the end."""
BLOCK_BYTES = RATE_HZ * SAMPLE_BYTES
"""One second of sound at a time."""
FORMATS = "aac,ac3,aiff,amr,asf,avi,caf,flac,matroska,mov,mp3,ogg,w64,wav"
_METERS = (
    # An offset far below what is heard: in digital silence the filter's echoes would get so small that they are slow
    # to reckon with. Verbose keeps it quiet on its way in every version; the summary is all that is wanted.
    ("dcshift=0.0000001", "ebur128=framelog=verbose"),
    # True peaks stand between the samples: at four times the rate they are seen (BS.1770; its own filter has 12 taps).
    (f"aresample={4 * RATE_HZ}:osf=fltp:filter_size=16", "astats=measure_perchannel=none:measure_overall=Peak_level"),
)
"""Side by side, each on a core of its own: ebur128's own peak meter takes longer than both."""
_WAV_PACKET_BYTES = "65536"
"""At a time; by itself ffmpeg takes 4 kB, and is busier with packets than with sound."""
_ENDLESS = 0xFFFFFFFF
_WAV_HEAD = struct.pack(
    "<4sI4s4sIHHIIHH4sI",
    *(b"RIFF", _ENDLESS, b"WAVE"),
    *(b"fmt ", 16, 1, 1, RATE_HZ, RATE_HZ * SAMPLE_BYTES, SAMPLE_BYTES, 8 * SAMPLE_BYTES),
    *(b"data", _ENDLESS),
)
"""Of a sound that is still being made. Without a head ffmpeg would take small packets again."""
_SILENT_LUFS = -70.0
"""What the meter shows where there was nothing to measure."""
_PEAK_MARGIN_DB = 0.1
_UNKNOWN_LENGTH = 0x7FFFFFFF
"""From here on a WAV's head says only that its writer could not go back to it."""
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""Windows only: no black window for each piece of sound."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loudness:
    """How loud a recording is as the station airs it: mono, 48 kHz."""

    integrated_lufs: float | None
    """ITU-R BS.1770; None where it is too short (under 0.4 s) or too quiet to measure."""
    true_peak_dbtp: float | None
    """None for digital silence."""
    duration: timedelta


class Ffmpeg:
    """The config's own ffmpeg, or the one that came with the program; looked for when first used."""

    def __init__(self, binary: Path | None = None, *, patience: timedelta = timedelta(seconds=30)) -> None:
        self._configured = binary
        self._patience = patience

    def decode(self, path: Path, *, gain_db: float = 0.0, ceiling_dbtp: float | None = None) -> Blocks:
        """Yield the sound as 48 kHz mono s16 blocks, each of one second but the last.

        `gain_db` changes its level; `ceiling_dbtp` holds its true peaks below that level, where they would pass it.
        Nothing runs before the first block is asked for; closing the iterator stops ffmpeg.
        Raises AudioError with the reason: missing, not sound, cut short, stalled. What came before it was good.
        """
        return self._stream(path, _levelling(gain_db, ceiling_dbtp), _Said())

    def measure(self, path: Path, *, gain_db: float = 0.0, ceiling_dbtp: float | None = None) -> Loudness:
        """Measure what `decode` would give with the same arguments. Raises AudioError like it."""
        said = _Said()
        # The sound itself is only counted: what levels it does not change its length.
        blocks = self._stream(path, [], said, beside=_meters(_levelling(gain_db, ceiling_dbtp)))
        length = sum(map(len, blocks))
        return said.loudness(length)

    @contextmanager
    def meter(self) -> Iterator["Meter"]:
        """Measure a sound while it is made: give it to the meter in the block, and ask the meter after the block.

        Raises AudioError when ffmpeg cannot be run, fails or stalls.
        """
        said = _Said()
        arguments = ["-hide_banner", "-nostats", "-loglevel", "level+info"]
        arguments += ["-f", "wav", "-max_size", _WAV_PACKET_BYTES, "-i", "pipe:0", *_meters([])]
        with self._running("pipe:0", arguments, said, stdin=subprocess.PIPE) as (process, watch):
            with closing(Meter(process, watch)) as meter:
                meter.begin()
                yield meter
            status = watch.wait(process.wait)
        if status != 0:
            raise AudioError(_("ffmpeg bỏ dở việc đo âm thanh: {reason}").format(reason=said.fault or status))
        meter.loudness = said.loudness(meter.length)

    def version(self) -> str:
        """The version as ffmpeg names it. Raises AudioError if it cannot be run."""
        try:
            answer = subprocess.run(  # noqa: S603 - the station's own binary with fixed arguments
                [self._binary, "-version"],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=True,
                timeout=self._patience.total_seconds(),
                creationflags=_NO_WINDOW,
            )
        except (OSError, subprocess.SubprocessError) as error:
            raise self._cannot_run(error) from error
        words = answer.stdout.decode("utf-8", "replace").split()
        if words[:2] != ["ffmpeg", "version"]:
            raise self._cannot_run(_("nó không xưng là ffmpeg"))
        return words[2]

    @cached_property
    def _binary(self) -> str:
        if self._configured is not None:
            return str(self._configured)
        import imageio_ffmpeg  # noqa: PLC0415 - most commands never need it

        try:
            return str(imageio_ffmpeg.get_ffmpeg_exe())
        except RuntimeError as error:
            raise AudioError(_("không tìm thấy ffmpeg đi kèm chương trình; hãy cài lại gói imageio-ffmpeg")) from error

    def _stream(self, path: Path, filters: Sequence[str], said: "_Said", beside: Sequence[str] = ()) -> Blocks:
        """The sound through `filters`; `beside` are other outputs, of which ffmpeg only speaks."""
        is_wav = _refuse_unfit(path)
        arguments = ["-hide_banner", "-nostdin", "-nostats", "-loglevel", "level+info"]
        arguments += ["-protocol_whitelist", "file,pipe", "-format_whitelist", FORMATS]
        arguments += ["-max_size", _WAV_PACKET_BYTES] if is_wav else []
        arguments += ["-i", f"file:{path.absolute()}", *_through(filters), "-f", "s16le", "pipe:1", *beside]
        length = 0
        with self._running(path.name, arguments, said) as (process, watch):
            while block := watch.wait(lambda: _read(process.stdout)):
                length += len(block)
                yield block
            status = watch.wait(process.wait)
        said.judge(path, status, span(length // SAMPLE_BYTES))

    @contextmanager
    def _running(
        self, name: str, arguments: Sequence[str], said: "_Said", *, stdin: int = subprocess.DEVNULL
    ) -> Iterator[tuple[subprocess.Popen[bytes], Watch]]:
        """Give ffmpeg at work, and a watch for whoever waits for it. Raises AudioError where a wait was given up."""
        try:
            process = subprocess.Popen(  # noqa: S603 - the station's own binary; a path cannot become an option
                [self._binary, *arguments],
                stdin=stdin,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                creationflags=_NO_WINDOW,
            )
        except OSError as error:
            raise self._cannot_run(error) from error
        with process:
            listener = threading.Thread(target=said.listen, args=(process.stderr,), daemon=True)
            listener.start()
            try:
                with Watch(self._patience, process.kill) as watch:
                    yield process, watch
            finally:
                process.kill()  # nothing to one that has ended; one that was left early must not go on
                listener.join()
        if watch.gave_up:
            raise AudioError(
                _("{file}: ffmpeg im lặng quá {seconds:g} giây khi đọc tệp này, đã dừng nó").format(
                    file=name, seconds=self._patience.total_seconds()
                )
            )

    def _cannot_run(self, reason: object) -> AudioError:
        hint = _("; xem khóa studio.ffmpeg trong config.toml") if self._configured else ""
        return AudioError(
            _("không chạy được ffmpeg ({binary}): {reason}{hint}").format(binary=self._binary, reason=reason, hint=hint)
        )


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
        self._give(_WAV_HEAD)

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


class _Said:
    """What ffmpeg said on its way, of which only the telling parts are kept."""

    _LINE_BYTES = 4096
    _TELLING: ClassVar = {
        "integrated_lufs": re.compile(r"\bI:\s+(\S+) LUFS"),
        "true_peak_dbtp": re.compile(r"\bPeak level dB:\s+(\S+)"),
        "declared": re.compile(r"\bDuration: (\d+:\d+:\d+\.\d+)"),
    }

    def __init__(self) -> None:
        self.integrated_lufs = ""
        self.true_peak_dbtp = ""
        self.declared = ""
        self.guessed = False
        self.fault = ""
        """The first one: those after it only follow from it."""

    def listen(self, stream: IO[bytes]) -> None:
        """Read to the end, so that ffmpeg never waits for us."""
        while line := stream.readline(self._LINE_BYTES).decode("utf-8", "replace"):
            for name, pattern in self._TELLING.items():
                if found := pattern.search(line):
                    setattr(self, name, found[1])
            self.guessed |= "Estimating duration" in line
            if not self.fault and ("[error]" in line or "[fatal]" in line):
                self.fault = re.sub(r"\[.*?\] ", "", line).strip()

    def loudness(self, length: int) -> Loudness:
        """What its meters told of a sound of so many bytes."""
        return Loudness(
            integrated_lufs=_measured(self.integrated_lufs, above=_SILENT_LUFS),
            true_peak_dbtp=_measured(self.true_peak_dbtp, above=-math.inf),
            duration=span(length // SAMPLE_BYTES),
        )

    def judge(self, path: Path, status: int, decoded: timedelta) -> None:
        """Raise AudioError unless ffmpeg ended well and gave all the sound that the file promises."""
        reason = self.fault or _("không có mẫu âm thanh nào")
        if not decoded:
            raise AudioError(
                _("{file}: không phải tệp âm thanh đọc được (ffmpeg: {reason})").format(file=path.name, reason=reason)
            )
        if status != 0:
            raise AudioError(
                _("{file}: hỏng sau {seconds:.1f} giây (ffmpeg: {reason})").format(
                    file=path.name, seconds=decoded.total_seconds(), reason=reason
                )
            )
        promised = self._promised()
        # Encoders pad and round: half a second and one in a hundred are no loss.
        if promised is not None and decoded < promised * 0.99 - timedelta(seconds=0.5):
            raise AudioError(
                _("{file}: tệp bị cụt, đáng lẽ dài {promised:.1f} giây mà chỉ còn {decoded:.1f} giây").format(
                    file=path.name, promised=promised.total_seconds(), decoded=decoded.total_seconds()
                )
            )

    def _promised(self) -> timedelta | None:
        """The length that the file's head tells; None where ffmpeg could only guess it."""
        if self.guessed or not self.declared:
            return None
        hours, minutes, seconds = self.declared.split(":")
        return timedelta(hours=int(hours), minutes=int(minutes), seconds=float(seconds))


def _read(stream: IO[bytes] | None) -> bytes:
    return stream.read(BLOCK_BYTES) if stream else b""


def _through(filters: Sequence[str]) -> list[str]:
    """Mono and 48 kHz come first, so that what is measured is what is aired."""
    chain = ",".join([f"aresample={RATE_HZ}", "aformat=channel_layouts=mono", *filters])
    return ["-map", "0:a:0", "-af", chain]


def _meters(levelling: Sequence[str]) -> list[str]:
    """An output for each meter, into which nothing comes."""
    outputs = ([*_through([*levelling, *meter, "aselect=0"]), "-f", "null", "-"] for meter in _METERS)
    return [argument for output in outputs for argument in output]


def _levelling(gain_db: float, ceiling_dbtp: float | None) -> list[str]:
    filters = [f"volume={gain_db:.6f}dB:precision=double"] if gain_db else []
    if ceiling_dbtp is not None:
        # True peaks stand between the samples, so they are held at four times the rate; going back adds a little.
        limit = 10 ** ((ceiling_dbtp - _PEAK_MARGIN_DB) / 20)
        filters.append(f"aresample={4 * RATE_HZ}")
        filters.append(f"alimiter=limit={limit:.6f}:attack=2:release=20:level=disabled:latency=enabled")
        filters.append(f"aresample={RATE_HZ}")
    return filters


def _measured(text: str, *, above: float) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if above < value < math.inf else None


def _refuse_unfit(path: Path) -> bool:
    """Raise AudioError for what cannot be sound; else tell whether it is a WAV."""
    if not path.is_file():
        raise AudioError(_("không có tệp âm thanh {path}").format(path=path))
    try:
        with path.open("rb") as file:
            head = file.read(12)
    except OSError as error:
        raise AudioError(_("không mở được {path}: {reason}").format(path=path, reason=error.strerror)) from error
    if not head:
        raise AudioError(_("{file}: tệp rỗng, không có âm thanh").format(file=path.name))
    is_wav = head.startswith(b"RIFF") and head.endswith(b"WAVE")
    # ffmpeg takes a WAV for as long as the file is, whatever its head says.
    if is_wav:
        (length,) = struct.unpack_from("<I", head, 4)
        if path.stat().st_size < length < _UNKNOWN_LENGTH:
            raise AudioError(_("{file}: tệp bị cụt, thiếu phần cuối").format(file=path.name))
    return is_wav
