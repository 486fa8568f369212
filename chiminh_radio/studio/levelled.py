"""Items at their level, kept as WAVs: a master is these, one after another, and only what changed is levelled anew.

A file is named by what it was made of, and believed by its digest. The programmes that were built of it keep that, and
the record vouches for them: who swaps a file here, or a row of radio.db, puts nothing on the air.
"""

import time
import wave
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from chiminh_radio.errors import AudioError
from chiminh_radio.files import digest_of
from chiminh_radio.i18n import _
from chiminh_radio.model.canonical import digest_of_value
from chiminh_radio.model.item import Item
from chiminh_radio.model.sound import RATE_HZ
from chiminh_radio.studio.levelling import Leveller
from chiminh_radio.studio.wav import record

KEPT_FOR = timedelta(days=7)
"""What no programme was built of for so long goes; it can be made again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Levelled:
    """One item at its level; `key` tells of what and how it was made, `digest` is that of its file."""

    key: str
    path: Path
    digest: str

    def blocks(self) -> Iterator[bytes]:
        """Its PCM, a second at a time."""
        with wave.open(str(self.path), "rb") as file:
            while block := file.readframes(RATE_HZ):
                yield block


class LevelledItems:
    """The folder of them. Several threads may ask, each for another item."""

    def __init__(self, folder: Path, leveller: Leveller, *, station: Path) -> None:
        """Take their folder, and the station's own, from which an item's path is told."""
        self._folder = folder
        self._leveller = leveller
        self._station = station

    def key(self, item: Item, *, headroom_db: float = 0.0) -> str:
        """Of what and how the item at its level would be made."""
        return digest_of_value([item.digest, *self._leveller.level(item.kind, headroom_db).marks])

    def get(self, item: Item, known: Mapping[str, str], *, headroom_db: float = 0.0) -> Levelled:
        """The item at its level: the file that is there when its digest is `known` by its key, else made anew.

        `headroom_db` of its peaks is left free for what is laid under it.
        Raises AudioError when the item's own file is gone, unreadable, not what it was, or no sound; StationError when
        the disk does not take it. Nothing half done is left behind.
        """
        level = self._leveller.level(item.kind, headroom_db)
        key = self.key(item, headroom_db=headroom_db)
        path = self._folder / f"{key[:16]}.wav"
        if key not in known or _digest(path) != known[key]:
            source = self._whole(item)
            made = record(
                self._folder,
                lambda _digest: path.name,
                lambda tape: self._leveller.play(source, level, tape, self._folder),
                lasting=False,
            )
            return Levelled(key=key, path=path, digest=made.digest)
        path.touch()
        return Levelled(key=key, path=path, digest=known[key])

    def tidy(self) -> None:
        """Remove what was not asked for in a long time."""
        before = time.time() - KEPT_FOR.total_seconds()
        for path in self._folder.glob("*.wav"):
            with suppress(OSError):  # another process was faster, or it is not ours to remove
                if path.stat().st_mtime < before:
                    path.unlink()

    def _whole(self, item: Item) -> Path:
        path = self._station / item.audio
        if not path.is_file():
            raise AudioError(_("không có tệp {path} của «{title}»").format(path=path, title=item.title))
        try:
            digest = digest_of(path)
        except OSError as error:
            raise AudioError(
                _("không đọc được tệp {path} của «{title}»: {reason}").format(
                    path=path, title=item.title, reason=error.strerror or error
                )
            ) from error
        if digest != item.digest:
            raise AudioError(
                _("tệp {path} của «{title}» đã bị thay đổi từ khi được ghi nhận, không dùng được nữa").format(
                    path=path, title=item.title
                )
            )
        return path


def _digest(path: Path) -> str:
    """Of a file that can be made again; "" where it cannot be read."""
    try:
        return digest_of(path)
    except OSError:
        return ""
