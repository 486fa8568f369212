"""The whole station as one file, while it runs; and back into an empty folder, on this PC or another.

The file is a plain tar: the station's own paths, then MANIFEST.json with the SHA-256 of each. What the machine can make
again (audio/cache, audio/programmes) is left out. Both ways read and write in blocks: memory stays small.
"""

import hashlib
import json
import re
import secrets
import shutil
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from chiminh_radio.errors import StationError
from chiminh_radio.files import RECEIVED, REFUSED, replacing
from chiminh_radio.i18n import _
from chiminh_radio.locks import held
from chiminh_radio.station import Station

MANIFEST = "MANIFEST.json"
_BLOCK = 1 << 20
_MOST_MANIFEST = 1 << 28
_SAFE = re.compile(r"(?!/)(?!.*(^|/)\.\.?(/|$))[^\\:\0]+")
"""A path within the folder, on every system."""


def backup(station: Station, file: Path) -> int:
    """Write the station to `file`; how many files it holds. Raises StationError, and then leaves nothing."""
    if file.exists():
        raise StationError(_("{file} đã có; hãy đặt tên khác cho bản sao lưu").format(file=file))
    with (
        _trouble(file),
        replacing(file) as temporary,
        TemporaryDirectory(prefix="chiminh-sao-luu-") as scratch,
        tarfile.open(temporary, "w", format=tarfile.PAX_FORMAT) as tar,
    ):
        digests = _filled(tar, station, Path(scratch) / "radio.db")
        manifest = json.dumps(digests, ensure_ascii=False, indent=0).encode("utf-8")
        told = tarfile.TarInfo(MANIFEST)
        told.size = len(manifest)
        tar.addfile(told, BytesIO(manifest))
    return len(digests)


def _filled(tar: tarfile.TarFile, station: Station, book: Path) -> dict[str, str]:
    """Put the station in, radio.db by way of the copy `book`; the digest of each file by its path.

    In this order, for the daemon goes on: a script that is taken in meanwhile is in the inbox or in the copy of the
    book, or in both and then known; whatever the copy names is there; and nothing aired that it does not tell.
    """
    config, digests = station.config, dict[str, str]()

    def add(path: Path, source: Path | None = None) -> None:
        name = _name(path, config.root)
        if name not in digests:
            digests[name] = _add(tar, source or path, name)

    for path in _within(config.inbox):
        with suppress(FileNotFoundError):  # taken in since
            add(path)
    if config.seals.is_file():  # what it notes, the copy of the book has
        add(config.seals)
    archive = list(_within(config.audio / "archive"))
    station.database.backup(book)
    add(config.database, book)
    for path in (*_kept(station), *archive):
        add(path)
    return digests


def restore(file: Path, folder: Path) -> int:
    """Make `folder`, empty or not there, the station that `file` holds; how many files. Raises StationError.

    Nothing stands in `folder` before every file is there and is what the manifest says.
    """
    if _is_running(folder):
        raise StationError(
            _("đài ở {folder} đang chạy thường trực; hãy tắt nó, rồi phục hồi vào thư mục trống").format(folder=folder)
        )
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StationError(_("{folder} không trống; hãy chọn thư mục trống hoặc chưa có").format(folder=folder))
    folder.parent.mkdir(parents=True, exist_ok=True)
    part = folder.with_name(f".{folder.name}.{secrets.token_hex(6)}.part")
    try:
        with _trouble(file):
            count = _unpacked(file, part)
            if folder.exists():
                folder.rmdir()
            part.replace(folder)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return count


def _is_running(folder: Path) -> bool:
    locks = folder / ".locks"
    if not (locks / "daemon.lock").is_file():
        return False
    with held(locks, ["daemon"]) as free:
        return not free


def _kept(station: Station) -> Iterator[Path]:
    """What people write and what was taken in or refused; only whole files of the station's own folder."""
    config = station.config
    yield from (path for path in config.files if path.is_file())
    taken = (config.inbox / name for name in (RECEIVED, REFUSED))
    for folder in (config.playlists, *taken, config.audio / "library", config.audio / "voices"):
        yield from _within(folder)


def _within(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not path.is_symlink() and not hidden:
            yield path


def _name(path: Path, root: Path) -> str:
    if not path.is_relative_to(root):
        raise StationError(
            _("{path} nằm ngoài thư mục của đài ({root}) nên không sao lưu được; hãy chuyển vào trong").format(
                path=path, root=root
            )
        )
    return path.relative_to(root).as_posix()


def _add(tar: tarfile.TarFile, path: Path, name: str) -> str:
    """Put a file in, and give the digest of what went in."""
    with path.open("rb") as file:
        told = tar.gettarinfo(arcname=name, fileobj=file)
        told.type, told.linkname = tarfile.REGTYPE, ""  # a second name of a file is a file
        told.uid = told.gid = 0
        told.uname = told.gname = ""
        told.size = path.stat().st_size
        reader = _Hashing(file)
        tar.addfile(told, reader)
    return reader.digest.hexdigest()


class _Hashing(BytesIO):
    """A file that is hashed as it is read."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__()
        self._file = file
        self.digest = hashlib.sha256()

    def read(self, size: int | None = -1) -> bytes:
        block = self._file.read(-1 if size is None else size)
        self.digest.update(block)
        return block


def _unpacked(file: Path, part: Path) -> int:
    found: dict[str, str] = {}
    manifest: object = None
    with tarfile.open(file, "r:") as tar:
        for member in tar:
            is_file = member.isreg() and not member.issparse()  # one with holes is small here and endless unpacked
            source = tar.extractfile(member) if is_file else None
            if source is None or not _SAFE.fullmatch(member.name) or member.name in found:
                raise StationError(_("{file}: “{name}” không phải tệp của một đài").format(file=file, name=member.name))
            if member.name == MANIFEST:
                manifest = json.loads(source.read(min(member.size, _MOST_MANIFEST)))
                continue
            target = part / member.name
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as written:
                found[member.name] = _copied(source, written)
    if not found or manifest != found:
        wrong = sorted(
            name
            for name in {*found, *(manifest if isinstance(manifest, dict) else ())}
            if not isinstance(manifest, dict) or manifest.get(name) != found.get(name)
        )
        raise StationError(
            _("{file}: bản sao lưu bị hỏng hoặc bị sửa ({names}); không phục hồi gì").format(
                file=file, names=", ".join(wrong[:3]) or MANIFEST
            )
        )
    return len(found)


def _copied(source: IO[bytes], target: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while block := source.read(_BLOCK):
        digest.update(block)
        target.write(block)
    return digest.hexdigest()


@contextmanager
def _trouble(file: Path) -> Iterator[None]:
    """Tell what the disk or the tar says as a StationError."""
    try:
        yield
    except (OSError, tarfile.TarError, ValueError, RecursionError) as error:
        raise StationError(_("{file}: không sao lưu hay phục hồi được: {why}").format(file=file, why=error)) from error
