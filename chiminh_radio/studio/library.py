"""The station's own sounds, audio/library/NAME.*: jingles and music that playlists and scripts call by name."""

import difflib
import unicodedata
from collections.abc import Callable, Mapping
from pathlib import Path

from chiminh_radio.errors import PlaylistError
from chiminh_radio.ffmpeg import Ffmpeg
from chiminh_radio.files import SOUNDS, digest_of
from chiminh_radio.i18n import _
from chiminh_radio.model.item import Item, ItemKind


def shipped() -> Mapping[str, Path]:
    """The jingles that come with the program, by name; `init` copies them into a new station's library."""
    return {path.stem: path for path in sorted((Path(__file__).parent / "jingles").glob("*.wav"))}


class Library:
    """The sounds in one folder. `station` is the station's own, from which an item's path is told."""

    def __init__(self, folder: Path, *, station: Path) -> None:
        self._folder = folder
        self._station = station

    def names(self) -> tuple[str, ...]:
        """Every name there is, in order."""
        return tuple(sorted({_name(path) for path in self._files()}))

    def path(self, name: str) -> Path:
        """The file called `name`, whatever its format. Raises PlaylistError that tells what there is instead."""
        found = [path for path in self._files() if _name(path) == unicodedata.normalize("NFC", name)]
        if len(found) > 1:
            files = ", ".join(path.name for path in found)
            raise PlaylistError(
                _("thư viện {folder} có nhiều tệp cùng tên «{name}»: {files}; hãy giữ lại một tệp").format(
                    folder=self._folder, name=name, files=files
                )
            )
        if not found:
            raise PlaylistError(self._why_not(name))
        return found[0]

    def item(self, name: str, ffmpeg: Ffmpeg, known: Callable[[str], Item | None] = lambda _digest: None) -> Item:
        """The file called `name` as an item; measured, unless `known` has one with the same digest.

        Raises PlaylistError when it is not there, AudioError when it is no sound.
        """
        path = self.path(name)
        digest = digest_of(path)
        audio = path.relative_to(self._station) if path.is_relative_to(self._station) else path
        item = known(digest)
        if item is not None and item.audio == audio:
            return item
        heard = ffmpeg.measure(path)
        return Item(
            kind=ItemKind.JINGLE,
            title=_name(path),
            audio=audio,
            digest=digest,
            duration=heard.duration,
            loudness_lufs=heard.integrated_lufs,
            true_peak_dbtp=heard.true_peak_dbtp,
        )

    def _files(self) -> list[Path]:
        if not self._folder.is_dir():
            return []
        return sorted(path for path in self._folder.iterdir() if path.suffix.lower() in SOUNDS and path.is_file())

    def _why_not(self, name: str) -> str:
        if name != Path(name).name or set(name) & set("/\\:"):
            return _("«{name}» không phải tên trong thư viện: hãy ghi tên tệp không đuôi, không kèm thư mục").format(
                name=name
            )
        names = self.names()
        there = _("có: {names}").format(names=", ".join(names)) if names else _("thư mục đang trống")
        near = difflib.get_close_matches(name, names, n=1)
        hint = _("; ý bạn là «{name}»?").format(name=near[0]) if near else ""
        return _("thư viện {folder} không có «{name}» ({there}){hint}").format(
            folder=self._folder, name=name, there=there, hint=hint
        )


def _name(path: Path) -> str:
    return unicodedata.normalize("NFC", path.stem)
