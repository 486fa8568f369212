"""A recording at the station's loudness: linear gain, and a limiter only where its peaks would pass the ceiling.

For horn loudspeakers it is given a shape first; then it is brought to the same loudness, below the same ceiling.
"""

import warnings
import wave
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

from chiminh_radio.ffmpeg import SHAPED_AT_LUFS, Ffmpeg, Loudness, Measured, Shape, drain
from chiminh_radio.files import SCRATCH
from chiminh_radio.model.item import ItemKind
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

_TOO_MUCH_LU = 1.0
"""What was louder than that behind the limiter was pressed down for nothing."""
_SHAPE_TAKES_DB: Mapping[Shape, float] = {Shape.NONE: 0.0, Shape.SPEECH: 1.9, Shape.MUSIC: -0.4}
"""Of the loudness: a first guess too, rather too much, since what came out a little too loud is only turned down."""
_MUSIC = frozenset({ItemKind.JINGLE, ItemKind.MUSIC})


class Profile(StrEnum):
    """What loudspeakers masters are made for, as config.toml says it."""

    HORN = "loa"
    FLAT = "phang"

    def shape(self, kind: ItemKind) -> Shape:
        """What an item of a kind is given."""
        if self is Profile.FLAT:
            return Shape.NONE
        return Shape.MUSIC if kind in _MUSIC else Shape.SPEECH


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """What a sound is brought to."""

    loudness_lufs: float
    ceiling_dbtp: float
    shape: Shape

    @property
    def marks(self) -> tuple[float | str, ...]:
        """What tells it from others, and from what another version of the program would have made."""
        return (self.loudness_lufs, self.ceiling_dbtp, self.shape, WAY)


class Leveller:
    """Brings recordings to one loudness, their true peaks below one ceiling, for one kind of loudspeakers."""

    def __init__(self, ffmpeg: Ffmpeg, *, loudness_lufs: float, true_peak_dbtp: float, profile: Profile) -> None:
        self._ffmpeg = ffmpeg
        self._loudness_lufs = loudness_lufs
        self._ceiling_dbtp = true_peak_dbtp
        self._profile = profile

    def level(self, kind: ItemKind, headroom_db: float = 0.0) -> Level:
        """What an item of a kind is brought to; `headroom_db` of its peaks is left free for what is laid under it."""
        ceiling_dbtp = self._ceiling_dbtp - headroom_db
        return Level(loudness_lufs=self._loudness_lufs, ceiling_dbtp=ceiling_dbtp, shape=self._profile.shape(kind))

    def play(self, path: Path, level: Level, tape: Tape, scratch: Path) -> None:
        """Write a recording to the tape at its level; `scratch` is a folder to work in.

        It is decoded once, and measured on its way. Raises AudioError when it is no sound.
        """
        with TemporaryDirectory(dir=scratch, prefix=SCRATCH) as folder:
            sound = Path(folder) / "tieng.wav"
            heard = _keep(self._ffmpeg.listen(path), sound)
            gain_db, over_db = _gain(heard, level)
            if over_db > 0 or (level.shape is not Shape.NONE and heard.integrated_lufs is not None):
                limited = Path(folder) / "ham.wav"
                gain_db = self._limit(sound, level, gain_db, over_db, limited)
                sound = limited
            with wave.open(str(sound), "rb") as file:
                while block := file.readframes(RATE_HZ):
                    tape.write(audioop.mul(block, SAMPLE_BYTES, 10 ** (gain_db / 20)) if gain_db else block)

    def _limit(self, sound: Path, level: Level, gain_db: float, over_db: float, limited: Path) -> float:
        """Write the sound in its shape with its peaks held; give the gain that it then lacks.

        What shape and limiter take from the loudness is measured and given back between them; what is left is little,
        and linear, so that the last step moves no peak above the ceiling.
        """
        before_db = SHAPED_AT_LUFS - level.loudness_lufs + gain_db if level.shape is not Shape.NONE else 0.0
        most_db = gain_db - over_db + _MOST_LIMITING_DB
        gain_db += _TAKEN * max(0.0, over_db) + _SHAPE_TAKES_DB[level.shape]
        for _try in range(_TRIES):
            gain_db = min(gain_db, most_db)
            held = self._ffmpeg.limit(
                sound,
                shape=level.shape,
                before_db=before_db,
                gain_db=gain_db - before_db,
                ceiling_dbfs=level.ceiling_dbtp - _BETWEEN_DB,
            )
            wanted_db, trim_db = _lacks(_keep(held, limited), level)
            if wanted_db < -_TOO_MUCH_LU:
                gain_db += wanted_db
            elif wanted_db - trim_db < _NEAR_LU or gain_db >= most_db:
                break
            else:
                gain_db += _GIVEN_BACK * (wanted_db - trim_db)
        return trim_db


def _gain(heard: Loudness, level: Level) -> tuple[float, float]:
    """The gain that brings a sound to a level, and by how much its peaks would pass the ceiling."""
    if heard.true_peak_dbtp is None:
        return 0.0, 0.0
    room_db = level.ceiling_dbtp - _ROUNDING_DB - heard.true_peak_dbtp
    if heard.integrated_lufs is None:
        return min(0.0, room_db), 0.0
    gain_db = min(level.loudness_lufs - heard.integrated_lufs, _MOST_GAIN_DB)
    return gain_db, gain_db - room_db


def _lacks(heard: Loudness, level: Level) -> tuple[float, float]:
    """What a limited sound lacks of the loudness, and how much of it its peaks allow."""
    if heard.integrated_lufs is None or heard.true_peak_dbtp is None:
        return 0.0, 0.0
    wanted_db = level.loudness_lufs - heard.integrated_lufs
    return wanted_db, min(wanted_db, level.ceiling_dbtp - _ROUNDING_DB - heard.true_peak_dbtp)


def _keep(sound: Measured, path: Path) -> Loudness:
    """Write all of a sound to a WAV; how loud it was."""
    with wave.open(str(path), "wb") as file:
        file.setparams((1, SAMPLE_BYTES, RATE_HZ, 0, "NONE", "not compressed"))
        return drain(sound, file.writeframesraw)
