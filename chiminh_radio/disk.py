"""Room on the station's disk. Taking in stops before making does, and making before the air: the books need little."""

import shutil
from dataclasses import dataclass
from pathlib import Path

from chiminh_radio.errors import StationError
from chiminh_radio.i18n import _

_MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Disk:
    """The disk that a station's folder is on, and the bytes below which something stops."""

    folder: Path
    intake: int
    make: int

    def no_intake(self) -> str:
        """Why nothing is taken in; "" while there is room."""
        return self._short(
            self.intake,
            _("đĩa chỉ còn {free} MB, dưới mức {least} MB ([disk] intake_mb): chưa nhận bài, tư liệu; xoá bớt tệp"),
        )

    def no_making(self) -> str:
        """Why nothing is made but what is due soon; "" while there is room."""
        return self._short(
            self.make,
            _("đĩa chỉ còn {free} MB, dưới mức {least} MB ([disk] make_mb): chỉ còn dựng lượt sắp phát; xoá bớt tệp"),
        )

    def require_intake(self) -> None:
        """Raise StationError when nothing is taken in. What was dropped stays where it lies."""
        if why := self.no_intake():
            raise StationError(why)

    def require_making(self) -> None:
        """Raise StationError when nothing is made but what is due soon."""
        if why := self.no_making():
            raise StationError(why)

    def _short(self, least: int, words: str) -> str:
        free = shutil.disk_usage(self.folder).free
        # Ten megabytes at a time: the same state of things is to be told in the same words.
        return words.format(free=free // _MEGABYTE // 10 * 10, least=least // _MEGABYTE) if free < least else ""
