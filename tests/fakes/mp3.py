"""Tones as the speaking services send them."""

import subprocess
from functools import cache

import imageio_ffmpeg


@cache
def mp3_of(length_s: float, *, hz: int = 300, bitrate: str = "32k") -> bytes:
    """A tone of that length and height, mono, 24 kHz."""
    tone = f"sine=frequency={hz}:sample_rate=24000:duration={length_s}"
    arguments = ["-v", "error", "-f", "lavfi", "-i", tone, "-b:a", bitrate, "-f", "mp3", "-"]
    return subprocess.run([imageio_ffmpeg.get_ffmpeg_exe(), *arguments], capture_output=True, check=True).stdout
