"""What ffmpeg must be told of a WAV, and what it does not tell of one."""

import struct

from chiminh_radio.model.sound import RATE_HZ, SAMPLE_BYTES

PACKETS = ("-max_size", "16384", "-probesize", "32768")
"""Bytes at a time; by itself ffmpeg takes 4 kB, and is busier with packets than with sound. Its head tells all of a
WAV; of such packets ffmpeg would look at many megabytes before it believes that."""
TELLING_BYTES = 12
"""So much of its head says that a file is a WAV, and how long."""
_ENDLESS = 0xFFFFFFFF
ENDLESS_HEAD = struct.pack(
    "<4sI4s4sIHHIIHH4sI",
    *(b"RIFF", _ENDLESS, b"WAVE"),
    *(b"fmt ", 16, 1, 1, RATE_HZ, RATE_HZ * SAMPLE_BYTES, SAMPLE_BYTES, 8 * SAMPLE_BYTES),
    *(b"data", _ENDLESS),
)
"""Of a sound that is still being made. Without a head ffmpeg would take small packets again."""
_UNKNOWN_LENGTH = 0x7FFFFFFF
"""From here on a WAV's head says only that its writer could not go back to it."""


def is_wav(head: bytes) -> bool:
    """Whether a file that begins so is a WAV."""
    return head.startswith(b"RIFF") and head.endswith(b"WAVE")


def lacks_its_end(head: bytes, size: int) -> bool:
    """Whether a WAV of so many bytes is shorter than it says; ffmpeg takes it for as long as the file is."""
    (length,) = struct.unpack_from("<I", head, 4)
    return bool(size < length < _UNKNOWN_LENGTH)
