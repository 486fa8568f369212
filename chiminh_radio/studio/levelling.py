"""A recording at the station's loudness: linear gain, and a limiter only where its peaks would pass the ceiling."""

import warnings
import wave
from pathlib import Path
from tempfile import TemporaryDirectory

from chiminh_radio.ffmpeg import Ffmpeg, Loudness, Measured, drain
from chiminh_radio.files import SCRATCH
from chiminh_radio.model.sound import RATE_HZ, SAMPLE_BYTES
from chiminh_radio.studio.wav import Tape

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # from 3.13 on it is the package audioop-lts
    import audioop

WAY = 2
"""Counted up when the same recording would come out otherwise."""
_MOST_GAIN_DB = 30.0
"""What needs more is hardly a recording, and would come out as noise."""
_MOST_LIMITING_DB = 12.0
"""Peaks pressed down further than that are heard."""
_TAKEN = 0.25
"""Of what is taken from the peaks, so much goes from the loudness of a machine's voice, and less of music. It is a
first guess; what went is measured."""
_GIVEN_BACK = 1.5
"""Of a louder sound the limiter takes more: so much must be given for what is to come out."""
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

    def play(self, path: Path, tape: Tape, scratch: Path) -> None:
        """Write a recording to the tape at its level; `scratch` is a folder to work in.

        It is decoded once, and measured on its way. Raises AudioError when it is no sound.
        """
        with TemporaryDirectory(dir=scratch, prefix=SCRATCH) as folder:
            sound = Path(folder) / "tieng.wav"
            heard = _keep(self._ffmpeg.listen(path), sound)
            gain_db, over_db = self._gain(heard)
            if over_db > 0:
                limited = Path(folder) / "ham.wav"
                gain_db = self._limit(sound, gain_db, over_db, limited)
                sound = limited
            with wave.open(str(sound), "rb") as file:
                while block := file.readframes(RATE_HZ):
                    tape.write(audioop.mul(block, SAMPLE_BYTES, 10 ** (gain_db / 20)) if gain_db else block)

    def _gain(self, heard: Loudness) -> tuple[float, float]:
        """The gain that brings a sound to the station's loudness, and by how much its peaks would pass the ceiling."""
        if heard.true_peak_dbtp is None:
            return 0.0, 0.0
        room_db = self.ceiling_dbtp - _ROUNDING_DB - heard.true_peak_dbtp
        if heard.integrated_lufs is None:
            return min(0.0, room_db), 0.0
        gain_db = min(self.loudness_lufs - heard.integrated_lufs, _MOST_GAIN_DB)
        return gain_db, gain_db - room_db

    def _limit(self, sound: Path, gain_db: float, over_db: float, limited: Path) -> float:
        """Write the sound with its peaks held; give the gain that it then lacks.

        What the limiter takes from the loudness is measured and given back before it; what is left is little, and
        linear, so that the last step moves no peak above the ceiling.
        """
        most_db = gain_db - over_db + _MOST_LIMITING_DB
        gain_db += _TAKEN * over_db
        for _try in range(_TRIES):
            gain_db = min(gain_db, most_db)
            ceiling_dbfs = self.ceiling_dbtp - _BETWEEN_DB
            heard = _keep(self._ffmpeg.limit(sound, gain_db=gain_db, ceiling_dbfs=ceiling_dbfs), limited)
            wanted_db, trim_db = self._lacks(heard)
            if wanted_db - trim_db < _NEAR_LU or gain_db >= most_db:
                break
            gain_db += _GIVEN_BACK * (wanted_db - trim_db)
        return trim_db

    def _lacks(self, heard: Loudness) -> tuple[float, float]:
        """What a limited sound lacks of the loudness, and how much of it its peaks allow."""
        if heard.integrated_lufs is None or heard.true_peak_dbtp is None:
            return 0.0, 0.0
        wanted_db = self.loudness_lufs - heard.integrated_lufs
        return wanted_db, min(wanted_db, self.ceiling_dbtp - _ROUNDING_DB - heard.true_peak_dbtp)


def _keep(sound: Measured, path: Path) -> Loudness:
    """Write all of a sound to a WAV; how loud it was."""
    with wave.open(str(path), "wb") as file:
        file.setparams((1, SAMPLE_BYTES, RATE_HZ, 0, "NONE", "not compressed"))
        return drain(sound, file.writeframesraw)
