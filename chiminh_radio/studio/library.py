"""The station's own sounds, audio/library/NAME.*: jingles and music that playlists and scripts call by name."""

import difflib
import shutil
import unicodedata
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from chiminh_radio.errors import ItemError, PlaylistError, StationError
from chiminh_radio.ffmpeg import Ffmpeg
from chiminh_radio.files import SOUNDS, digest_of, replacing
from chiminh_radio.i18n import _
from chiminh_radio.model.item import Item, ItemKind

_ADDED = "added"
"""Within the library: what was added and is not called by a name, each file by its digest."""


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

    def bare(self, told: Collection[Path]) -> tuple[str, ...]:
        """The names of the files that are none of `told`, paths seen from the station."""
        return tuple(sorted({_name(path) for path in self._files() if self._seen(path) not in told}))

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
        audio = self._seen(path)
        item = known(digest)
        if item is not None and (item.audio == audio or item.added_at):
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

    def has(self, audio: Path) -> bool:
        """Whether an item's file is there."""
        return (self._station / audio).is_file()

    def keep(self, file: Path, digest: str, kind: ItemKind) -> Path:
        """Copy a file in, unless it is there; where it is, seen from the station. A jingle keeps its name.

        Raises ItemError for a jingle's name that is taken, and for a file that changes meanwhile; StationError when the
        disk does not take it.
        """
        if file.resolve().is_relative_to(self._folder.resolve()):
            return self._seen(self._folder / file.resolve().relative_to(self._folder.resolve()))
        path = self._folder / _ADDED / f"{digest[:16]}{file.suffix.lower()}"
        if kind is ItemKind.JINGLE:
            path = self._folder / f"{_name(file)}{file.suffix.lower()}"
            self._require_free(_name(file), digest)
        try:
            if not path.is_file() or digest_of(path) != digest:
                with replacing(path) as temporary:
                    shutil.copyfile(file, temporary)
                    if digest_of(temporary) != digest:
                        raise ItemError(_("{file}: tệp đang thay đổi, hãy đợi chép xong").format(file=file.name))
        except OSError as error:
            raise StationError(
                _("không chép được {file} vào {folder}: {reason}").format(
                    file=file.name, folder=path.parent, reason=error.strerror or error
                )
            ) from error
        return self._seen(path)

    def _seen(self, path: Path) -> Path:
        """A path as it is seen from the station."""
        return path.relative_to(self._station) if path.is_relative_to(self._station) else path

    def _require_free(self, name: str, digest: str) -> None:
        if [path for path in self._files() if _name(path) == name and digest_of(path) != digest]:
            raise ItemError(
                _(
                    "trong audio/library đã có «{name}»; nhạc hiệu được gọi bằng tên tệp, hãy đổi tên tệp rồi thêm"
                ).format(name=name)
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
