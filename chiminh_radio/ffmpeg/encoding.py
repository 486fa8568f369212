"""A sound made small for others: MP3 for any player, Opus for the web. Only exports are; what airs stays WAV."""

from collections.abc import Callable
from datetime import timedelta
from enum import StrEnum
from pathlib import Path
from typing import IO

from chiminh_radio.errors import AudioError
from chiminh_radio.ffmpeg.binary import Binary
from chiminh_radio.ffmpeg.said import Said
from chiminh_radio.i18n import _

GoneBy = Callable[[timedelta], None]
"""Told how much of the sound is done."""
_LINE_BYTES = 256


class Form(StrEnum):
    """What it becomes; also the ending of its file's name."""

    MP3 = "mp3"
    OPUS = "opus"


MP3_BIT_RATE = 96_000
"""Bits a second, always: cheap players tell no time of what varies. For one channel, what 192 is for two."""
_CODECS = {
    # Its tags are written by us: ffmpeg's lack the list of the chapters.
    Form.MP3: ("libmp3lame", "-b:a", str(MP3_BIT_RATE), "-id3v2_version", "0", "-write_id3v1", "0", "-f", "mp3"),
    Form.OPUS: ("libopus", "-b:a", "48000", "-f", "opus"),
}


def encode(binary: Binary, sound: Path, into: Path, form: Form, *, tags: Path | None, gone_by: GoneBy) -> None:
    """Write a master as `form` over the file `into`; `tags` is in ffmpeg's own form (FFMETADATA1).

    Raises AudioError when it cannot be read, written or encoded; `into` is then not whole.
    """
    said = Said()
    arguments = ["-nostdin", "-protocol_whitelist", "file,pipe", "-f", "wav", "-i", f"file:{sound.absolute()}"]
    if tags:
        arguments += ["-f", "ffmetadata", "-i", f"file:{tags.absolute()}", "-map_metadata", "1"]
    arguments += ["-map", "0:a:0", "-progress", "pipe:1"]
    arguments += ["-fflags", "+bitexact", "-flags:a", "+bitexact"]  # the same bytes for the same sound
    arguments += ["-c:a", *_CODECS[form], "-y", f"file:{into.absolute()}"]
    with binary.running(sound.name, arguments, said) as (process, watch):
        while line := watch.wait(lambda: _line(process.stdout)):
            name, _equals, value = line.strip().partition("=")
            if name == "out_time_us" and value.isdecimal():
                gone_by(timedelta(microseconds=int(value)))
        status = watch.wait(process.wait)
    if status != 0 or said.fault:
        raise AudioError(
            _("không ghi được {file} thành {form} (ffmpeg: {reason})").format(
                file=sound.name, form=form, reason=said.fault or status
            )
        )


def _line(stream: IO[bytes] | None) -> str:
    return stream.readline(_LINE_BYTES).decode("ascii", "replace") if stream else ""
