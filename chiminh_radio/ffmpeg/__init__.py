"""ffmpeg, the one place that knows its command line; a file for each thing that it is asked to do.

`tool` is the door. Behind it `decoding`, `loudness`, `curves`, `examining`, `bands` and `encoding` each run the
`binary` and hear what it `said`; `filters` is what a sound passes through on its way, `shaping` what it is given for
horns, `wav` what ffmpeg must be told of a WAV.
"""

from chiminh_radio.ffmpeg.decoding import Blocks, drain
from chiminh_radio.ffmpeg.encoding import Form
from chiminh_radio.ffmpeg.examining import Examination
from chiminh_radio.ffmpeg.loudness import Loudness, Measured, Meter
from chiminh_radio.ffmpeg.shaping import SHAPED_AT_LUFS, Shape
from chiminh_radio.ffmpeg.tool import Ffmpeg

__all__ = [
    "SHAPED_AT_LUFS",
    "Blocks",
    "Examination",
    "Ffmpeg",
    "Form",
    "Loudness",
    "Measured",
    "Meter",
    "Shape",
    "drain",
]
