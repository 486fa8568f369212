"""An item at the station's loudness: linear gain, and a limiter only where its peaks would pass the ceiling."""

import warnings
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from chiminh_radio.ffmpeg import Ffmpeg, Loudness, drain
from chiminh_radio.files import SCRATCH
from chiminh_radio.model.item import Item
from chiminh_radio.model.sound import RATE_HZ, SAMPLE_BYTES
from chiminh_radio.studio.wav import Tape

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # from 3.13 on it is the package audioop-lts
    import audioop

WAY = 1
"""Counted up when the same item would come out otherwise."""
_MOST_GAIN_DB = 30.0
"""What needs more is hardly a recording, and would come out as noise."""
_MOST_LIMITING_DB = 12.0
"""Peaks pressed down further than that are heard."""
_TAKEN = 0.1
"""Of what is taken from the peaks, so much goes from the loudness: less of music, more of a machine's voice. It is a
first guess; what went is measured."""
_BETWEEN_DB = 0.4
"""Peaks between the samples stand so much higher than the samples, which are what the limiter sees."""
_ROUNDING_DB = 0.05
"""The meters tell tenths."""
_TRIES = 3
_NEAR_LU = 0.25


class Leveller:
    """Brings recordings to one loudness, their true peaks below one ceiling."""

    def __init__(self, ffmpeg: Ffmpeg, *, loudness_lufs: float, true_peak_dbtp: float) -> None:
        self._ffmpeg = ffmpeg
        self.loudness_lufs = loudness_lufs
        self.ceiling_dbtp = true_peak_dbtp

    def play(self, item: Item, path: Path, tape: Tape, scratch: Path) -> None:
        """Write the item, whose sound is at `path`, to the tape at its level; `scratch` is a folder to work in.

        Raises AudioError when it is no sound after all.
        """
        gain_db, over_db = self._gain(item)
        if over_db <= 0:
            drain(self._ffmpeg.decode(path, gain_db=gain_db), tape.write)
            return
        with TemporaryDirectory(dir=scratch, prefix=SCRATCH) as folder:
            sound = Path(folder) / "muc.pcm"
            trim_db = self._limit(path, gain_db, over_db, sound)
            for block in _blocks(sound):
                tape.write(audioop.mul(block, SAMPLE_BYTES, 10 ** (trim_db / 20)))

    def _gain(self, item: Item) -> tuple[float, float]:
        """The gain that brings an item to the station's loudness, and by how much its peaks would pass the ceiling."""
        if item.true_peak_dbtp is None:
            return 0.0, 0.0
        room_db = self.ceiling_dbtp - _ROUNDING_DB - item.true_peak_dbtp
        if item.loudness_lufs is None:
            return min(0.0, room_db), 0.0
        gain_db = min(self.loudness_lufs - item.loudness_lufs, _MOST_GAIN_DB)
        return gain_db, gain_db - room_db

    def _limit(self, path: Path, gain_db: float, over_db: float, sound: Path) -> float:
        """Write the sound with its peaks held; give the gain that it then lacks.

        What the limiter takes from the loudness is measured and given back before it; what is left is little, and
        linear, so that the last step moves no peak above the ceiling.
        """
        most_db = gain_db - over_db + _MOST_LIMITING_DB
        gain_db += _TAKEN * over_db
        for _try in range(_TRIES):
            gain_db = min(gain_db, most_db)
            with sound.open("wb") as file:
                limited = self._ffmpeg.limit(path, gain_db=gain_db, ceiling_dbfs=self.ceiling_dbtp - _BETWEEN_DB)
                heard = drain(limited, file.write)
            wanted_db, trim_db = self._lacks(heard)
            if wanted_db - trim_db < _NEAR_LU or gain_db >= most_db:
                break
            gain_db += wanted_db - trim_db
        return trim_db

    def _lacks(self, heard: Loudness) -> tuple[float, float]:
        """What a limited sound lacks of the loudness, and how much of it its peaks allow."""
        if heard.integrated_lufs is None or heard.true_peak_dbtp is None:
            return 0.0, 0.0
        wanted_db = self.loudness_lufs - heard.integrated_lufs
        return wanted_db, min(wanted_db, self.ceiling_dbtp - _ROUNDING_DB - heard.true_peak_dbtp)


def _blocks(sound: Path) -> Iterator[bytes]:
    with sound.open("rb") as file:
        while block := file.read(RATE_HZ * SAMPLE_BYTES):
            yield block
