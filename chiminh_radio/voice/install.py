"""`voice install`: a piper voice from a memory stick into the station's folder, looked at and sealed on its way."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from chiminh_radio.errors import VoiceError
from chiminh_radio.files import digest_of, replacing, write_text
from chiminh_radio.i18n import _
from chiminh_radio.voice.engines.piper_files import LARGEST_DESCRIPTION_BYTES, Description, PiperFiles, described
from chiminh_radio.voice.parcels import Open, Parcel, opened

LARGEST_MODEL_BYTES = 500_000_000
"""Piper's largest voices are 115 MB."""
ONNX_BEGINS = b"\x08"
"""A model's first field, its version. A web page that was saved as a model, or a pointer to one, begins otherwise."""
_NAME = re.compile(r"[\w-][\w.-]{0,79}", re.ASCII)
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """A voice in its place."""

    files: PiperFiles
    description: Description
    digest: str
    """SHA-256 of the model."""
    new: bool
    """False when it was there already."""


def install(file: Path, folder: Path) -> Installed:
    """Copy the voice in `file` into `folder`, with its digests; the same one again changes nothing.

    Raises VoiceError for what is no voice, is too large, or would take the place of another voice of that name.
    """
    if not file.is_file():
        raise VoiceError(_("không thấy tệp {file}").format(file=file))
    try:
        with opened(file) as parcel:
            return _installed(parcel, folder)
    except OSError as error:
        raise VoiceError(_("không cài được giọng từ {file}: {error}").format(file=file, error=error)) from error


def _installed(parcel: Parcel, folder: Path) -> Installed:
    if not _NAME.fullmatch(parcel.name):
        raise VoiceError(
            _(
                "tên giọng “{name}” không dùng được; hãy đổi tên tệp, chỉ dùng chữ không dấu, số, dấu gạch và dấu chấm"
            ).format(name=parcel.name)
        )
    files = PiperFiles(folder / f"{parcel.name}.onnx")
    with replacing(files.model) as model, replacing(files.description) as description:
        digests = {
            files.model.name: _copied(parcel.model, model, LARGEST_MODEL_BYTES),
            files.description.name: _copied(parcel.description, description, LARGEST_DESCRIPTION_BYTES),
        }
        with model.open("rb") as begun:
            if begun.read(1) != ONNX_BEGINS:
                raise VoiceError(_("{file}: không phải mô hình ONNX; hãy tải lại").format(file=files.model.name))
        told = described(description.read_bytes(), files.description.name)
        before = _before(files)
        if any(before.get(name, digest) != digest for name, digest in digests.items()):
            raise VoiceError(
                _("đã có giọng khác tên “{name}” trong {folder}; hãy đổi tên tệp mới, hoặc xoá giọng cũ").format(
                    name=parcel.name, folder=folder
                )
            )
    write_text(files.sums, "".join(f"{digest}  {name}\n" for name, digest in digests.items()))
    return Installed(files=files, description=told, digest=digests[files.model.name], new=not before)


def _before(files: PiperFiles) -> dict[str, str]:
    """The digests of what stands there: as it was installed, or as somebody copied it by hand; {} when nothing does."""
    by_hand = (file for file in (files.model, files.description) if file.is_file())
    return dict(files.digests()) or {file.name: digest_of(file) for file in by_hand}


def _copied(begin: Open, into: Path, limit: int) -> str:
    """Copy a stream and give its SHA-256. Raises VoiceError when it goes on for more than `limit` bytes."""
    digest, count = hashlib.sha256(), 0
    with begin() as source, into.open("wb") as target:
        while block := source.read(_BLOCK):
            count += len(block)
            if count > limit:
                raise VoiceError(_("tệp giọng lớn hơn {limit:g} MB, quá mức cho phép").format(limit=limit / 1_000_000))
            digest.update(block)
            target.write(block)
    return digest.hexdigest()
