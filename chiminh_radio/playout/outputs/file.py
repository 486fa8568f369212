"""Into WAV files, one for each airing: the demo's loudspeaker, the archive of what was sent, the ear of the tests."""

import contextlib
import errno
import tempfile
import wave
from datetime import datetime
from itertools import count
from pathlib import Path
from typing import BinaryIO

from chiminh_radio import clock
from chiminh_radio.errors import OutputError
from chiminh_radio.i18n import _
from chiminh_radio.model.output import OutputSettings
from chiminh_radio.model.sound import RATE_HZ, SAMPLE_BYTES
from chiminh_radio.playout.output import Output
from chiminh_radio.slugs import slug

_TITLE_LETTERS = 60


class FileOutput(Output):
    """`target` is a folder, made when it is missing; on a local disk, since `write` waits for the system's cache.

    A file bears the wall time of its first frame: `20261123T053000.012-ban-tin-tuan-48.wav`. The standard library's
    `writeframes` mends the sizes in the header at each frame, so a file whose writer was killed is whole up to its last
    20 ms and needs no repair.
    """

    def __init__(self, settings: OutputSettings) -> None:
        super().__init__(settings)
        self._folder: Path | None = None
        self._airing: tuple[str, datetime] | None = None
        self._wave: wave.Wave_write | None = None
        self._opened = contextlib.ExitStack()

    def open(self) -> None:
        """Make the folder and try that a second of sound can be written there."""
        if not self.settings.target:
            raise OutputError(
                _("Đầu ra “{name}”: chưa chỉ thư mục ghi tệp WAV. Sửa ở config.toml: [[outputs]] target.").format(
                    name=self.settings.name
                )
            )
        folder = Path(self.settings.target).absolute()
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder) as probe:
                probe.write(bytes(RATE_HZ * SAMPLE_BYTES))
        except OSError as error:
            raise self._refusal(error) from error
        self._folder = folder

    def begin(self, title: str, at: datetime) -> None:
        """An airing starts; its file is made with the first frame, so that one stopped before leaves none."""
        if self._folder is None:
            raise self._unready()
        self._let_go()
        self._airing = title, at

    def write(self, frame: bytes) -> None:
        """Take one frame: it is in the system's hands, header and all, when this returns."""
        try:
            if self._wave is None:
                self._wave = self._start()
            self._wave.writeframes(frame)
        except OSError as error:
            self._let_go()
            raise self._refusal(error) from error

    def end(self) -> None:
        """The airing is over and its file whole."""
        self._airing = None
        self._let_go()

    def close(self) -> None:
        """Let go of the file, if one is open."""
        self.end()
        self._folder = None

    def _start(self) -> wave.Wave_write:
        if self._folder is None or self._airing is None:
            raise self._unready()
        title, at = self._airing
        # Frames come a little before they are due; late ones have only the time at which they came.
        name = f"{_stamp(max(at, clock.now()))}-{slug(title)[:_TITLE_LETTERS].strip('-')}"
        file = self._opened.enter_context(_new_file(self._folder, name))
        sound = self._opened.enter_context(wave.open(file, "wb"))  # noqa: SIM115 - _let_go closes both
        sound.setparams((1, SAMPLE_BYTES, RATE_HZ, 0, "NONE", "not compressed"))
        return sound

    def _let_go(self) -> None:
        """Close the file. Every frame was flushed as it came: an error now can take nothing away."""
        self._wave = None
        with contextlib.suppress(OSError):
            self._opened.close()

    def _unready(self) -> OutputError:
        return OutputError(_("Đầu ra “{name}”: chưa mở để phát.").format(name=self.settings.name))

    def _refusal(self, error: OSError) -> OutputError:
        why = {
            errno.ENOSPC: _("ổ đĩa đã đầy"),
            errno.EFBIG: _("tệp lớn quá mức máy cho phép"),
            errno.EROFS: _("ổ đĩa chỉ cho đọc"),
            errno.EACCES: _("không có quyền ghi"),
            errno.EPERM: _("không có quyền ghi"),
            errno.EEXIST: _("tên này là một tệp, không phải thư mục"),
            errno.ENOTDIR: _("đường dẫn đi qua một tệp, không phải thư mục"),
        }.get(error.errno or 0, error.strerror or str(error))
        return OutputError(
            _(
                "Đầu ra “{name}”: không ghi được âm thanh vào {folder}: {why}. Xem config.toml: [[outputs]] target."
            ).format(name=self.settings.name, folder=self.settings.target, why=why)
        )


def _new_file(folder: Path, name: str) -> BinaryIO:
    """Create a WAV that was not there before: what was recorded is never written over."""
    for attempt in count(1):
        suffix = "" if attempt == 1 else f"_{attempt}"  # sorts after ".wav"
        with contextlib.suppress(FileExistsError):
            return (folder / f"{name}{suffix}.wav").open("xb")
    raise AssertionError


def _stamp(at: datetime) -> str:
    """A wall time to the millisecond, in an order that sorts and letters that every file system takes."""
    return f"{at.astimezone(clock.ZONE):%Y%m%dT%H%M%S}.{at.microsecond // 1000:03d}"
