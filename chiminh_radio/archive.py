"""audio/archive/: what was aired, kept as it was aired."""

import shutil
from contextlib import suppress
from pathlib import Path

from chiminh_radio.files import replacing
from chiminh_radio.model import Airing, Programme
from chiminh_radio.station import Station


def keep(station: Station, airing: Airing, programme: Programme) -> Path:
    """Keep an aired master under its moment and digest, as a second name of the same file where the disk allows it."""
    folder = station.config.audio / "archive" / f"{airing.due:%Y}" / f"{airing.due:%m}"
    path = folder / f"{airing.due:%Y%m%dT%H%M%S}-{airing.playlist}-{programme.digest[:12]}.wav"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        with suppress(OSError):  # another disk, or a file system without second names
            path.hardlink_to(station.config.root / programme.audio)
            return path
        with replacing(path) as temporary:
            shutil.copyfile(station.config.root / programme.audio, temporary)
    return path
