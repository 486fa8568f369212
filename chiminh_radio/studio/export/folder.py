"""A folder for a player without network: what we wrote into it we know by its digest, and nothing else is touched.

A name is a day, a number and a clock time (20261123/001-0530.MP3): eight letters, three, capitals. FAT keeps that in
one entry, and the cheapest player shows and sorts it.
"""

import json
import re
import shutil
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from chiminh_radio.errors import StationError
from chiminh_radio.files import digest_of, handing_out, sweep
from chiminh_radio.i18n import _

MANIFEST, LIST = "CHIMINH.JSN", "LICH.TXT"
_NAME = re.compile(r"\d{8}/\d{3}-\d{4}\.MP3")
_DAY = re.compile(r"\d{8}")
_MOST_BYTES = 1 << 20
"""Of a manifest. Whoever finds a stick may have written it."""
_CLUSTER_BYTES = 1 << 16
"""A file on FAT takes whole ones."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A file of ours: the digest of its bytes, and of what it was made of."""

    digest: str
    made_of: str = ""


class Folder:
    """One folder that exists. Raises StationError where it does not, or where its manifest cannot be read."""

    def __init__(self, path: Path) -> None:
        if not path.is_dir():
            raise StationError(_("không có thư mục {path}; USB đã cắm chưa?").format(path=path))
        self._path = path
        self._written = dict(_manifest(path / MANIFEST))

    def tidy(self, now: datetime) -> None:
        """Remove what a killed export left half written: a player would play it."""
        for each in self._path.iterdir():
            if _DAY.fullmatch(each.name) and each.is_dir() and not each.is_symlink():
                sweep(each, now)

    def holds(self, name: str, made_of: str) -> bool:
        """Is this file there as we wrote it, and made of that?"""
        known = self._written.get(name)
        return known is not None and known.made_of == made_of and self._is_ours(name)

    def foreign(self, names: Collection[str]) -> Iterator[str]:
        """Of these names, those under which something lies that is not as we wrote it."""
        return (name for name in names if (self._path / name).exists() and not self._is_ours(name))

    def stale(self, names: Collection[str]) -> tuple[str, ...]:
        """What we wrote, and is still as we wrote it, beside these names."""
        return tuple(name for name in sorted(self._written) if name not in {*names, LIST} and self._is_ours(name))

    def require_room(self, sizes: Collection[int], instead_of: Collection[str]) -> None:
        """Raise StationError unless files of so many bytes fit, once those `instead_of` which they come are gone."""
        needed = sum(-(-size // _CLUSTER_BYTES) * _CLUSTER_BYTES for size in sizes)
        free = shutil.disk_usage(self._path).free + sum((self._path / name).stat().st_size for name in instead_of)
        if needed > free:
            raise StationError(
                _("{path} không đủ chỗ: cần {needed:.0f} MB, còn {free:.0f} MB; bớt ngày bằng --days").format(
                    path=self._path, needed=needed / 1e6, free=free / 1e6
                )
            )

    def remove(self, name: str) -> None:
        """Remove one of those that are `stale`, and its day's folder with the last of them."""
        path = self._path / name
        path.unlink()
        with suppress(OSError):  # others lie in it
            path.parent.rmdir()
        del self._written[name]
        self._keep()

    def at(self, name: str) -> Path:
        """Where a file belongs; tell with `wrote` when it is there."""
        return self._path / name

    def wrote(self, name: str, made_of: str = "") -> None:
        """Remember a file as ours."""
        self._written[name] = Written(digest=digest_of(self._path / name), made_of=made_of)
        self._keep()

    def _is_ours(self, name: str) -> bool:
        path, known = self._path / name, self._written.get(name)
        inside = path.is_file() and not path.is_symlink() and not path.parent.is_symlink()
        return known is not None and inside and digest_of(path) == known.digest

    def _keep(self) -> None:
        told = {name: asdict(written) for name, written in sorted(self._written.items())}
        with handing_out(self._path / MANIFEST) as whole:
            whole.write_text(json.dumps(told, indent=1), encoding="ascii", newline="\n")


def _manifest(path: Path) -> Iterator[tuple[str, Written]]:
    """What we wrote earlier. A name that is none of ours is taken from nobody."""
    if not path.exists():
        return
    try:
        with path.open("rb") as file:
            told = json.loads(file.read(_MOST_BYTES))
        entries = [(name, Written(**entry)) for name, entry in told.items()]
    except (OSError, ValueError, TypeError, AttributeError, RecursionError) as error:
        raise StationError(
            _("không đọc được {path}, tệp ghi những gì máy đã chép: {reason}; hãy đổi tên tệp ấy").format(
                path=path, reason=error
            )
        ) from error
    yield from ((name, entry) for name, entry in entries if name == LIST or _NAME.fullmatch(name))
