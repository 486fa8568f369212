"""WAV files as engines leave them: mono, 16-bit, any rate. A file counts only when it is whole."""

import wave
from datetime import timedelta
from pathlib import Path

from chiminh_radio.errors import VoiceError
from chiminh_radio.i18n import _
from chiminh_radio.model.sound import SAMPLE_BYTES


def duration(path: Path) -> timedelta:
    """How long a WAV sounds. Raises VoiceError when it is missing, cut short, empty, or not mono 16-bit."""
    try:
        with wave.open(str(path), "rb") as file:
            count, rate_hz = file.getnframes(), file.getframerate()
            if (file.getnchannels(), file.getsampwidth()) != (1, SAMPLE_BYTES) or not count:
                raise VoiceError(_("{file}: không phải âm thanh một kênh 16 bit").format(file=path.name))
            # The header promises `count` samples: a file that was cut short lacks the last one.
            file.setpos(count - 1)
            if len(file.readframes(1)) < SAMPLE_BYTES:
                raise VoiceError(_("{file}: tệp âm thanh bị cụt").format(file=path.name))
    except (OSError, EOFError, wave.Error) as error:
        raise VoiceError(_("{file}: không đọc được âm thanh ({error})").format(file=path.name, error=error)) from error
    return timedelta(seconds=count / rate_hz)


def is_whole(path: Path) -> bool:
    """Is there a WAV that `duration` accepts?"""
    try:
        duration(path)
    except VoiceError:
        return False
    return True
