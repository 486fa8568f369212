"""What a sound is given for horn loudspeakers, as ffmpeg's filters; benchmarks/loudspeaker.py proves that it helps.

A horn gives nothing below its band and little above it: what lies there only takes of the level. Speech is carried over
300 metres by what lies about 2 to 4 kHz, of which the air takes most.
"""

from collections.abc import Mapping, Sequence
from enum import StrEnum


class Shape(StrEnum):
    """What a sound is made to be."""

    NONE = "none"
    """As it is."""
    SPEECH = "speech"
    """Within a horn's band, clear, its soft syllables nearer to its loud ones."""
    MUSIC = "music"
    """Within a horn's band; otherwise nearly as it is."""


SHAPED_AT_LUFS = -20.0
"""How loud a sound must come to `shaping`: its compressor goes by that."""
_NO_HIGHS = "lowpass=f=7000:t=q:w=0.707"
_FILTERS: Mapping[Shape, Sequence[str]] = {
    Shape.NONE: (),
    Shape.SPEECH: (
        "highpass=f=120:t=q:w=0.707",
        "equalizer=f=2800:t=o:w=2.4:g=4",
        "acompressor=threshold=-22dB:ratio=1.3:attack=5:release=60:knee=6dB",
        _NO_HIGHS,
    ),
    Shape.MUSIC: ("highpass=f=120:t=q:w=0.707", "equalizer=f=2800:t=o:w=2.4:g=2", _NO_HIGHS),
}
"""As measured: a higher bound below, more presence or more compression gain in loud noise, and lose in quiet."""


def shaping(shape: Shape) -> Sequence[str]:
    """The filters of a shape."""
    return _FILTERS[shape]
