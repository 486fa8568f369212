"""audio/archive/: what was aired, kept as it was aired."""

import shutil
from contextlib import suppress
from pathlib import Path

from chiminh_radio.errors import StationError
from chiminh_radio.files import replacing
from chiminh_radio.i18n import _
from chiminh_radio.model.airing import Airing
from chiminh_radio.model.programme import Programme
from chiminh_radio.station import Station


def keep(station: Station, airing: Airing, programme: Programme) -> Path:
    """Keep an aired master under its moment and digest, as a second name of the same file where the disk allows it.

    Raises StationError when it cannot be kept.
    """
    folder = station.config.audio / "archive" / f"{airing.due:%Y}" / f"{airing.due:%m}"
    path = folder / f"{airing.due:%Y%m%dT%H%M%S}-{airing.playlist}-{programme.digest[:12]}.wav"
    try:
        if not path.exists():
            _give_second_name(station.config.root / programme.audio, path)
    except OSError as error:
        raise StationError(
            _("không lưu được băng đã phát vào {folder}: {why}").format(folder=folder, why=error.strerror)
        ) from error
    return path


def _give_second_name(master: Path, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with suppress(OSError):  # another disk, or a file system without second names
        path.hardlink_to(master)
        return
    with replacing(path) as temporary:
        shutil.copyfile(master, temporary)
