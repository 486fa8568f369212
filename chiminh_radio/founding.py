"""Founding a station: the files that people then make their own. Nothing that is there is ever written over."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from chiminh_radio.config.sample import sample
from chiminh_radio.errors import StationError
from chiminh_radio.files import replacing, write_text
from chiminh_radio.i18n import _
from chiminh_radio.studio.library import shipped

FOLDERS = ("inbox", "playlists", "audio/library")
_RECIPES = Path(__file__).parent / "sample" / "playlists"


def found(folder: Path) -> tuple[Path, ...]:
    """Make `folder` a station and give the files that were written. Raises StationError when it cannot be written."""
    try:
        for name in FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)
        return tuple(_written(folder))
    except OSError as error:
        raise StationError(
            _("không ghi được vào {folder}: {why}").format(folder=folder.resolve(), why=error.strerror)
        ) from error


def _written(folder: Path) -> Iterator[Path]:
    book = folder / "config.toml"
    if not book.exists():
        write_text(book, sample())
        yield book
    copies = {
        **{folder / "playlists" / path.name: path for path in sorted(_RECIPES.glob("*.toml"))},
        **{folder / "audio" / "library" / path.name: path for path in shipped().values()},
    }
    for copy, original in copies.items():
        if not copy.exists():
            with replacing(copy) as temporary:
                shutil.copyfile(original, temporary)
            yield copy
