"""Mixed items, the same on every machine: a machine's speech, speech as a telephone records it, music, at every level.

They are made once, as long as the longest programme needs, and cut; ffmpeg then writes each piece as what people hand
in. Nothing here is recorded, so nothing here is anybody's.
"""

import itertools
import subprocess
import tempfile
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np

from chiminh_radio.model.delivery import Delivery, EngineSettings
from chiminh_radio.model.script import Gender
from chiminh_radio.voice.engines.espeak import EspeakEngine

RATE_HZ = 22_050
"""As espeak speaks; what is written at a higher rate has nothing above 11 kHz, as most that is handed in."""
LENGTHS_S = (8, 20, 45, 60, 92)
LEVELS_DB = (-3, -12, -6, -24, -18, -1, -9)
FORMS = (
    ("wav", "48000", "1", "pcm_s16le"),
    ("mp3", "44100", "2", "libmp3lame"),
    ("wav", "44100", "2", "pcm_s16le"),
    ("mp3", "22050", "1", "libmp3lame"),
    ("wav", "22050", "1", "pcm_s16le"),
    ("mp3", "48000", "2", "libmp3lame"),
    ("wav", "16000", "1", "pcm_s16le"),
    ("wav", "48000", "2", "pcm_s24le"),
)
"""The last is how a reporter's recorder writes; for the sake of these pydub keeps the whole programme in 32 bits."""
WORDS = (
    "Kính thưa bà con, tin số {number}: ủy ban nhân dân xã mời bà con thôn {number} đến nhà văn hóa lúc bảy giờ tối để "
    "bàn việc làm đường, nạo vét kênh mương và tiêm phòng cho đàn gia súc. Ai chưa nhận giấy mời thì hỏi trưởng thôn."
)
"""Fictional."""


class Piece(NamedTuple):
    """One item: the file's name, how long, how loud and as what it is written."""

    name: str
    seconds: int
    level_db: int
    form: tuple[str, str, str, str]


def pieces(count: int) -> Iterator[Piece]:
    """Eight forms, five lengths and seven levels, so that all meet."""
    kinds = zip(itertools.cycle(LENGTHS_S), itertools.cycle(LEVELS_DB), itertools.cycle(FORMS), strict=False)
    for number, (seconds, level_db, form) in enumerate(itertools.islice(kinds, count)):
        yield Piece(f"{number:03}.{form[0]}", seconds, level_db, form)


def make(folder: Path, count: int, ffmpeg: str) -> list[Path]:
    """Write that many items into a new folder, in order."""
    folder.mkdir()
    speech = _speech()
    sources = (speech, _pressed(speech, 4.0), _pressed(_music(np.random.default_rng(5)), 3.0))
    made = []
    for number, piece in enumerate(pieces(count)):
        source = sources[number % 3]
        length = piece.seconds * RATE_HZ
        start = number * 7_919 * 100 % (len(source) - length)  # each one begins elsewhere
        sound = source[start : start + length] * 10 ** (piece.level_db / 20)
        made.append(_write(folder / piece.name, sound, piece.form, ffmpeg))
    return made


def _write(path: Path, sound: np.ndarray, form: tuple[str, str, str, str], ffmpeg: str) -> Path:
    _suffix, rate_hz, channels, codec = form
    raw = ("-f", "s16le", "-ar", str(RATE_HZ), "-ac", "1", "-i", "pipe:0")
    shape = ("-ar", rate_hz, "-ac", channels, "-c:a", codec, "-bitexact")
    pcm = np.round(sound * 32_767).astype("<i2").tobytes()
    subprocess.run([ffmpeg, "-v", "error", *raw, *shape, str(path)], input=pcm, check=True)
    return path


def _speech() -> np.ndarray:
    """Some minutes of a woman and a man by turns, as loud as it can be."""
    settings = EngineSettings(female=("vi+f3",), male=("vi",))
    with tempfile.TemporaryDirectory() as folder:
        for number in range(24):
            delivery = Delivery(gender=(Gender.FEMALE, Gender.MALE)[number % 2])
            EspeakEngine(settings).speak(WORDS.format(number=number + 1), delivery, Path(folder) / f"{number:02}.wav")
        sounds = [_read(path) for path in sorted(Path(folder).iterdir())]
    return _loud(np.concatenate(sounds))


def _read(path: Path) -> np.ndarray:
    with wave.open(str(path), "rb") as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2").astype(float)


def _music(chance: np.random.Generator, seconds: int = 200) -> np.ndarray:
    """Chords that are plucked and fade, each of many harmonics; a drum under them."""
    sound = np.zeros(seconds * RATE_HZ)
    beat = RATE_HZ // 2
    for start in range(0, len(sound) - 2 * beat, beat):
        time = np.arange(2 * beat) / RATE_HZ
        for degree in chance.choice([0, 2, 4, 7, 9, 12, 14], 3, replace=False):
            hz = 220 * 2 ** (degree / 12)
            harmonics = (np.sin(2 * np.pi * hz * n * time + n) / n * np.exp(-time * (2 + n)) for n in range(1, 12))
            sound[start : start + 2 * beat] += sum(harmonics) * chance.uniform(0.5, 1.0)
        sound[start : start + beat // 4] += chance.normal(size=beat // 4) * np.exp(-np.arange(beat // 4) / 400)
    return _loud(sound)


def _pressed(sound: np.ndarray, drive: float) -> np.ndarray:
    """Its peaks held down, as a telephone does to speech and a publisher to music."""
    return _loud(np.tanh(drive * sound))


def _loud(sound: np.ndarray) -> np.ndarray:
    return sound / np.abs(sound).max()
