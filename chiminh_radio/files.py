"""Files that are whole or absent: digests, and writes that a crash cannot leave half done."""

import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from chiminh_radio.errors import StationError
from chiminh_radio.i18n import _

SOUNDS = frozenset(
    {".3gp", ".aac", ".aif", ".aiff", ".amr", ".caf", ".flac", ".m4a", ".mp3", ".oga", ".ogg", ".opus", ".wav", ".wma"}
)
"""How the names of files end that are taken for sound."""
RECEIVED, REFUSED = "received", "refused"
"""The folders in the inbox that are the machine's: what was taken in, and what was not, with the reason."""
_BLOCK = 1 << 20
SCRATCH = ".dang-ghi-"
"""How the name of a folder begins in which something is made before it takes its place."""
_HALF_WRITTEN = re.compile(rf"\..+\.[0-9a-f]{{12}}\.part(\.[^.]*)?|{re.escape(SCRATCH)}.+")


def digest_of(path: Path) -> str:
    """SHA-256 of a file's bytes, in hex, read in blocks."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest_text(text: str) -> str:
    """SHA-256 of a text as UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary path beside `path`; when the block ends well it takes `path`'s place, else it is removed.

    The content reaches the disk before the name does, so a power cut leaves the old file or the new one.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.stem[:40]}.{secrets.token_hex(6)}.part{path.suffix}")
    temporary.touch(exist_ok=False)  # not by mkstemp: others of the office may read what the station writes
    try:
        yield temporary
        with temporary.open("rb+") as file:
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


@contextmanager
def handing_out(path: Path) -> Iterator[Path]:
    """As `replacing`, for a file that somebody asked for. Raises StationError where the place does not take it."""
    try:
        with replacing(path.absolute()) as temporary:
            yield temporary
    except OSError as error:
        raise StationError(
            _("không ghi được {file}: {reason}; hãy xem đĩa còn chỗ và thư mục có cho ghi không").format(
                file=path, reason=error.strerror or error
            )
        ) from error


def sweep(folder: Path, before: datetime) -> int:
    """Remove what a killed program left half written in `folder` and not touched since `before`; how much."""
    count = 0
    for place, folders, files in os.walk(folder):
        for name in [each for each in (*folders, *files) if _HALF_WRITTEN.fullmatch(each)]:
            path = Path(place, name)
            with suppress(OSError):  # gone meanwhile, or not ours to remove
                if path.lstat().st_mtime < before.timestamp():
                    shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink()
                    count += 1
    return count


def write_text(path: Path, text: str) -> None:
    """Write `text` as UTF-8 with Unix line ends, whole or not at all."""
    with replacing(path) as temporary:
        temporary.write_text(text, encoding="utf-8", newline="\n")
