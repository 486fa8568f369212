"""What ffmpeg said on its way, and whether it can be believed."""

import re
from datetime import timedelta
from pathlib import Path
from typing import IO, ClassVar

from chiminh_radio.errors import AudioError
from chiminh_radio.i18n import _


class Said:
    """What ffmpeg said on its way, of which only the telling parts are kept."""

    _LINE_BYTES = 4096
    _TELLING: ClassVar = {
        # No boundary before them: two threads of ffmpeg may share a line.
        "integrated_lufs": re.compile(r"I:\s+(\S+) LUFS"),
        "true_peak_dbtp": re.compile(r"Peak level dB:\s+(\S+)"),
        "declared": re.compile(r"\bDuration: (\d+:\d+:\d+\.\d+)"),
    }

    def __init__(self) -> None:
        self.integrated_lufs = ""
        self.true_peak_dbtp = ""
        self.declared = ""
        self.guessed = False
        self.status = -1
        """How ffmpeg ended; 0 is well."""
        self.fault = ""
        """The first one: those after it only follow from it."""

    def listen(self, stream: IO[bytes]) -> None:
        """Read to the end, so that ffmpeg never waits for us."""
        while line := stream.readline(self._LINE_BYTES).decode("utf-8", "replace"):
            self.hear(line)

    def hear(self, line: str) -> None:
        """Keep what a line tells."""
        for name, pattern in self._TELLING.items():
            if found := pattern.search(line):
                setattr(self, name, found[1])
        self.guessed |= "Estimating duration" in line
        if not self.fault and ("[error]" in line or "[fatal]" in line):
            self.fault = re.sub(r"\[.*?\] ", "", line).strip()

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
        promised = self.promised
        # Encoders pad and round: half a second and one in a hundred are no loss.
        if promised is not None and decoded < promised * 0.99 - timedelta(seconds=0.5):
            raise AudioError(
                _("{file}: tệp bị cụt, đáng lẽ dài {promised:.1f} giây mà chỉ còn {decoded:.1f} giây").format(
                    file=path.name, promised=promised.total_seconds(), decoded=decoded.total_seconds()
                )
            )

    @property
    def promised(self) -> timedelta | None:
        """The length that the file's head tells; None where ffmpeg could only guess it."""
        if self.guessed or not self.declared:
            return None
        hours, minutes, seconds = self.declared.split(":")
        return timedelta(hours=int(hours), minutes=int(minutes), seconds=float(seconds))
