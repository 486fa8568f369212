"""Does the profile "loa" serve who hears a horn 300 m away? Speech with it and without, over the same way, in noise.

Each sound is brought to the station's level by the studio itself, once with the profile and once without, and sent over
the way of horn/way.py: one horn, or one in a village street with its echoes; noise so many decibels (A) below what
arrives of the speech without the profile. The amplifier is driven as it is (masters of one loudness), at the same
peak, or with the same power. Judged by the speech transmission index (horn/sti.py) and, for sentences of both voices,
by STOI and ESTOI of pystoi. Of music counts how loud it arrives. The same figures on every run.
Run with the Python of .venv: `make bench-loudspeaker`. Exits 1 when the profile is worse anywhere than a limit allows.
"""

import sys
import tempfile
import wave
from collections.abc import Iterator, Mapping
from itertools import product
from pathlib import Path

import numpy as np
from horn import sti
from horn.way import RATE_HZ, heard, loud_dba, noise
from pystoi import stoi
from scipy.signal import resample_poly

from chiminh_radio.ffmpeg import Ffmpeg
from chiminh_radio.model.delivery import Delivery, EngineSettings
from chiminh_radio.model.item import ItemKind
from chiminh_radio.model.script import Gender
from chiminh_radio.studio.levelling import Leveller, Profile
from chiminh_radio.studio.library import shipped
from chiminh_radio.studio.wav import record
from chiminh_radio.voice.engines.espeak import EspeakEngine

SENTENCES = (
    "Kính mời bà con đến nhà văn hóa thôn lúc bảy giờ ba mươi phút sáng thứ hai để nghe hướng dẫn cài đặt điện thoại.",
    "Nước sông đang lên nhanh, đề nghị các hộ ở ngoài đê chuyển trâu bò, lúa và đồ đạc vào trong trước tối nay.",
    "Trạm y tế xã tiêm phòng cho trẻ dưới một tuổi vào sáng mai, bà con nhớ mang theo sổ tiêm chủng của cháu.",
    "Không bấm vào đường dẫn lạ, không đọc mã xác thực cho bất kỳ ai gọi đến tự xưng là công an hay ngân hàng.",
)
"""Fictional, of the kind that a commune reads."""
SIGNAL_S = 25.0
AT_EAR_DBA = 62.0
"""Speech at 300 m: a horn of 110 dB at a metre, and what distance takes."""
STOI_RATE_HZ = 10_000
SNRS_DB = (0, 5, 10, 20)
WAYS = {"alone": False, "street": True}
DRIVES = ("as aired", "same peak", "same power")
LIMITS = {"STI": (-0.01, 0.0), "STOI": (-0.03, -0.01), "ESTOI": (-0.01, 0.0)}
"""Of the gain: at worst, and the mean. A listener just notices 0.03. STOI does get worse, by 0.02, in quiet, where it
is high: it weighs all bands alike, those too that a horn hardly gives."""


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="chiminh-radio-bench-") as folder:
        studio = Studio(Path(folder))
        rows = list(speech(studio))
        worse = list(music(studio))
    heads = "".join(f"{name:>13}    gain" for name in ("STI", "STOI", "ESTOI"))
    print(f"{'drive':11} {'way':7} {'noise':>6}{heads}")
    for names, figures in rows:
        told = " ".join(f"{flat:5.2f}→{horn:5.2f} {horn - flat:+7.3f}" for flat, horn in figures)
        print(f"{names[0]:11} {names[1]:7} {names[2]:4} dB {told}")
    gains = np.array([[horn - flat for flat, horn in figures] for _names, figures in rows])
    for (name, (least, mean)), column in zip(LIMITS.items(), gains.T, strict=True):
        kept = column.min() >= least and column.mean() > mean
        worse.append(not kept)
        said = f"worst {column.min():+.3f} (limit {least:+.2f}), mean {column.mean():+.3f} (limit {mean:+.2f})"
        print(f"{name:6} {said}{'' if kept else '  WORSE'}")
    return int(any(worse))


class Studio:
    """The sounds, at the station's level, by profile."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._ffmpeg = Ffmpeg()
        signal = sti.signal(SIGNAL_S)
        self.signal = self._levelled(write(folder / "signal.wav", signal * 0.9), ItemKind.NEWS)
        self.sent = sti.depths(signal)
        self.sentences = [(read(path), self._levelled(path, ItemKind.NEWS)) for path in spoken(folder, self._ffmpeg)]
        self.jingles = {name: self._levelled(path, ItemKind.JINGLE) for name, path in shipped().items()}

    def _levelled(self, path: Path, kind: ItemKind) -> Mapping[Profile, np.ndarray]:
        made = {}
        for profile in Profile:
            leveller = Leveller(self._ffmpeg, loudness_lufs=-16.0, true_peak_dbtp=-1.5, profile=profile)
            name = f"{path.stem}-{profile}.wav"
            done = record(
                self._folder,
                lambda _digest, name=name: name,
                lambda tape, by=leveller: by.play(path, by.level(kind), tape, self._folder),
            )
            made[profile] = read(done.path)
        return made


class Arriving:
    """One sound on both profiles, as it is heard by a way from an amplifier that is driven in some manner, in noise."""

    def __init__(self, pair: Mapping[Profile, np.ndarray]) -> None:
        flat, horn = pair[Profile.FLAT], pair[Profile.HORN]
        self._there = {way: [heard(sound, street=street) for sound in (flat, horn)] for way, street in WAYS.items()}
        self._place = noise(len(flat))
        self.direct_dba = loud_dba(self._there["alone"][0])
        self._gain = {
            "as aired": 1.0,
            "same peak": np.abs(flat).max() / np.abs(horn).max(),
            "same power": np.std(flat) / np.std(horn),
        }

    def narrow(self) -> "Arriving":
        """The same at the rate of pystoi."""
        self._there = {way: [resample_poly(each, 5, 24) for each in pair] for way, pair in self._there.items()}
        self._place = resample_poly(self._place, 5, 24)
        return self

    def by(self, drive: str, way: str, snr_db: float) -> tuple[np.ndarray, np.ndarray]:
        """Without the profile and with it."""
        flat, horn = self._there[way]
        place = self._place * 10 ** ((self.direct_dba - snr_db) / 20)
        return flat + place, horn * self._gain[drive] + place


def speech(studio: Studio) -> Iterator[tuple[tuple[str, str, int], list[tuple[float, float]]]]:
    """For each drive, way and noise: the three figures, each without the profile and with it."""
    signal = Arriving(studio.signal)
    sentences = [(resample_poly(clean, 5, 24), Arriving(pair).narrow()) for clean, pair in studio.sentences]
    full_scale_db = AT_EAR_DBA - signal.direct_dba
    for drive, way, snr_db in product(DRIVES, WAYS, SNRS_DB):
        heard_signal = signal.by(drive, way, snr_db)
        indices = [sti.index(sound, studio.sent, full_scale_db=full_scale_db) for sound in heard_signal]
        scores = [
            [
                [stoi(clean, sound, STOI_RATE_HZ, extended=more) for sound in pair.by(drive, way, snr_db)]
                for more in (False, True)
            ]
            for clean, pair in sentences
        ]
        yield (drive, way, snr_db), [tuple(indices), *map(tuple, np.mean(scores, axis=0))]


def music(studio: Studio) -> Iterator[bool]:
    """How much louder each jingle arrives with the profile; whether it is softer."""
    for name, pair in studio.jingles.items():
        flat, horn = (loud_dba(heard(pair[profile], street=False)) for profile in (Profile.FLAT, Profile.HORN))
        print(f"{name:11} arrives {horn - flat:+.1f} dB(A) (limit -1.0)")
        yield horn - flat < -1.0


def spoken(folder: Path, ffmpeg: Ffmpeg) -> Iterator[Path]:
    """The sentences, said by a woman and by a man in turn, at the station's rate."""
    engine = EspeakEngine(EngineSettings(female=("vi+f3",), male=("vi+m3",)))
    for number, text in enumerate(SENTENCES):
        raw = folder / f"{number}.raw.wav"
        engine.speak(text, Delivery(gender=[Gender.FEMALE, Gender.MALE][number % 2]), raw)
        pcm = b"".join(ffmpeg.decode(raw))
        yield write(folder / f"{number}.wav", np.frombuffer(pcm, "<i2") / 32_768)


def write(path: Path, sound: np.ndarray) -> Path:
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE_HZ, 0, "NONE", ""))
        file.writeframes(np.round(sound * 32_767).astype("<i2").tobytes())
    return path


def read(path: Path) -> np.ndarray:
    with wave.open(str(path), "rb") as file:
        return np.frombuffer(file.readframes(file.getnframes()), "<i2") / 32_768


if __name__ == "__main__":
    sys.exit(main())
