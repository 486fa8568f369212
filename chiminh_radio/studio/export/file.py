"""One master into one file, whole or absent."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory

from chiminh_radio.ffmpeg import Ffmpeg, Form
from chiminh_radio.files import handing_out
from chiminh_radio.studio.export.comments import comments
from chiminh_radio.studio.export.id3 import id3
from chiminh_radio.studio.export.tags import Tags


def export(
    ffmpeg: Ffmpeg, master: Path, into: Path, form: Form, *, tags: Tags, gone_by: Callable[[timedelta], None]
) -> None:
    """Write a master with its tags. Raises AudioError for ffmpeg, StationError where the place does not take it."""
    with handing_out(into) as whole, TemporaryDirectory(prefix="chiminh-xuat-") as scratch:
        if form is Form.OPUS:
            told = Path(scratch) / "tags.txt"
            told.write_text(comments(tags), encoding="utf-8", newline="\n")
            ffmpeg.encode(master, whole, form, tags=told, gone_by=gone_by)
        else:
            sound = Path(scratch) / "sound.mp3"
            ffmpeg.encode(master, sound, form, tags=None, gone_by=gone_by)
            with whole.open("wb") as file, sound.open("rb") as encoded:
                file.write(id3(tags))
                copyfileobj(encoded, file)
