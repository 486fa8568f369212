"""A piper voice as it is brought: a .onnx with its .onnx.json beside it, or a .zip or .tar.gz that holds the two.

Of an archive nothing is unpacked but these two, as streams; their names in it are looked at and never used as paths.
"""

import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from chiminh_radio.errors import VoiceError
from chiminh_radio.i18n import _

Open = Callable[[], IO[bytes]]
MODEL, DESCRIPTION = ".onnx", ".onnx.json"
LARGEST_PACKED_BYTES = 1 << 30
"""All that an archive holds; the largest voices are a tenth of it."""
MOST_ENTRIES = 1_000
_BLOCK = 1 << 20
BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, EOFError, RuntimeError, NotImplementedError, ValueError)
"""What Python's readers raise over an archive that is damaged, has a password, or is none."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """The two files of one voice, to be opened."""

    name: str
    """Of the model, without .onnx."""
    model: Open
    description: Open


@contextmanager
def opened(file: Path) -> Iterator[Parcel]:
    """Look into what was brought. Raises VoiceError when there is not one whole voice in it."""
    kind = "".join(file.suffixes[-2:]).casefold()
    if file.suffix.casefold() == MODEL:
        beside = file.with_name(f"{file.stem}{DESCRIPTION}")
        if not beside.is_file():
            raise VoiceError(
                _("thiếu {beside} bên cạnh {file}: một giọng piper gồm hai tệp").format(beside=beside.name, file=file)
            )
        yield Parcel(file.stem, lambda: file.open("rb"), lambda: beside.open("rb"))
    elif kind.endswith(".zip"):
        with _whole(file), zipfile.ZipFile(file) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            yield _parcel(file, {entry.filename: (entry.file_size, _of_zip(archive, entry)) for entry in entries})
    elif kind.endswith((".tar.gz", ".tgz")):
        with _whole(file), tarfile.open(file, "r:gz") as archive:
            files = _files(file, archive)
            yield _parcel(file, {entry.name: (entry.size, _of_tar(archive, entry)) for entry in files})
    else:
        raise VoiceError(
            _("{file}: không phải giọng piper; cần tệp .onnx (kèm .onnx.json), .zip hoặc .tar.gz").format(file=file)
        )


def _parcel(file: Path, entries: dict[str, tuple[int, Open]]) -> Parcel:
    """The one voice among an archive's files. Two voices in one archive are two installations."""
    if len(entries) > MOST_ENTRIES or sum(size for size, _open in entries.values()) > LARGEST_PACKED_BYTES:
        raise _too_much(file)
    models = sorted(name for name in entries if name.casefold().endswith(MODEL))
    if len(models) != 1:
        raise VoiceError(
            _("{file}: cần đúng một tệp .onnx bên trong; thấy: {models}").format(
                file=file, models=", ".join(models) or "–"
            )
        )
    description = f"{models[0]}.json"
    if description not in entries:
        raise VoiceError(_("{file}: thiếu {beside} bên trong").format(file=file, beside=description))
    return Parcel(PurePosixPath(models[0]).stem, entries[models[0]][1], entries[description][1])


def _files(file: Path, archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    """Its plain files, no links; stops before it has unpacked more than a voice can be."""
    for number, entry in enumerate(archive):
        if number >= MOST_ENTRIES or entry.offset_data + entry.size > LARGEST_PACKED_BYTES:
            raise _too_much(file)
        if entry.isreg():
            yield entry
    _read_on(file, archive)


def _read_on(file: Path, archive: tarfile.TarFile) -> None:
    """To the last byte, where gzip keeps the checksum of them all: else a bent bit would go unnoticed."""
    source = archive.fileobj
    while source and source.read(_BLOCK):
        if source.tell() > LARGEST_PACKED_BYTES:
            raise _too_much(file)


def _of_zip(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> Open:
    return lambda: archive.open(entry)


def _of_tar(archive: tarfile.TarFile, entry: tarfile.TarInfo) -> Open:
    def begin() -> IO[bytes]:
        stream = archive.extractfile(entry)
        if stream is None:
            raise ValueError(entry.name)
        return stream

    return begin


def _too_much(file: Path) -> VoiceError:
    return VoiceError(_("{file}: chứa quá nhiều, không giống một giọng đọc").format(file=file))


@contextmanager
def _whole(file: Path) -> Iterator[None]:
    """Tell of an archive that breaks while it is read."""
    try:
        yield
    except BROKEN as error:
        raise VoiceError(_("{file}: tệp nén hỏng, có mật khẩu hoặc bị cắt cụt").format(file=file)) from error
