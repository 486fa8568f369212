"""How surely a recording is known again, and another one is not taken for it: `studio/likeness.py`.

Run with the Python of .venv: `make bench`. Exits 1 when one re-encoding is missed, or any two recordings are confused.
Speech is by one engine in three voices, of the same few syllables, each text twice with the same timing; music is notes
by chance: harder than real life.
"""

import sys
import tempfile
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from random import Random
from statistics import median

from fakes.sounds import encoded, melody, write_wav

from chiminh_radio.ffmpeg import Ffmpeg
from chiminh_radio.model.delivery import Delivery, EngineSettings
from chiminh_radio.studio.likeness import ALIKE, fingerprint, likeness
from chiminh_radio.voice.engines.espeak import EspeakEngine

SPEECHES, TUNES = 36, 24
SYLLABLES = (
    "xã thông báo bà con nhân dân thôn chuyển đổi số dịch vụ công trực tuyến căn cước điện tử thanh toán lúa mùa nước "
    "sạch vệ sinh môi trường an toàn giao hội nghị tập huấn cán bộ tổ cộng đồng tuyên truyền nghị quyết khoa học"
)
VOICES = ("vi", "vi+f3", "vi+m7")
WAYS = {
    "mp3 32k": ("mp3", "-b:a", "32k"),
    "mp3 64k": ("mp3", "-b:a", "64k"),
    "mp3 128k": ("mp3", "-b:a", "128k"),
    "mp3 16k, 16 kHz": ("mp3", "-ar", "16000", "-b:a", "16k"),
    "opus 24k": ("opus", "-b:a", "24k"),
    "telephone (amr)": ("amr", "-ar", "8000", "-ac", "1", "-b:a", "12.2k"),
    "8 kHz": ("wav", "-ar", "8000"),
    "6 dB softer": ("wav", "-af", "volume=-6dB"),
    "6 dB louder, clipped": ("wav", "-af", "volume=6dB"),
    "compressed, 64k": ("mp3", "-b:a", "64k", "-af", "acompressor=threshold=0.05:ratio=6,volume=6dB"),
    "1.06 s cut off": ("wav", "-af", "atrim=start=1.06"),
    "2 s put before": ("wav", "-af", "adelay=2000"),
    "all of it": ("mp3", "-ar", "8000", "-b:a", "16k", "-af", "atrim=start=1.06,volume=-6dB"),
}


def main() -> int:
    ffmpeg = Ffmpeg()
    with tempfile.TemporaryDirectory(prefix="chiminh-radio-bench-") as scratch:
        sources = [*speeches(Path(scratch)), *tunes(Path(scratch))]
        prints = {source: fingerprint(source, ffmpeg) for source in sources}
        pairs = {pair: likeness(*(prints[source] for source in pair)) for pair in combinations(sources, 2)}
        twice = {(sources[number], sources[number + 1]) for number in range(0, SPEECHES, 2)}
        print(f"{'':24} {'least':>6} {'middle':>6} {'most':>6}")
        row("other recordings", [share for pair, share in pairs.items() if pair not in twice])
        row("same words, other voice", [pairs[pair] for pair in twice])
        missed = 0
        for name, (suffix, *options) in WAYS.items():
            again = [
                likeness(
                    prints[source],
                    fingerprint(encoded(source, source.with_name(f"{source.stem}-2.{suffix}"), *options), ffmpeg),
                )
                for source in sources[::3]
            ]
            row(name, again)
            missed += sum(share < ALIKE for share in again)
    confused = sum(share >= ALIKE for share in pairs.values())
    print(f"\nalike from {ALIKE:.2f} on: {missed} missed, {confused} of {len(pairs)} pairs confused")
    return int(missed + confused > 0)


def row(name: str, shares: Sequence[float]) -> None:
    """Print how alike some pairs are."""
    print(f"{name:24} {min(shares):6.3f} {median(shares):6.3f} {max(shares):6.3f}")


def speeches(folder: Path) -> list[Path]:
    """Half a minute each; every other one says what the one before said, in another voice."""
    engine = EspeakEngine(EngineSettings(female=VOICES, male=VOICES))
    made = []
    for number in range(SPEECHES):
        dice = Random(number // 2)  # noqa: S311 - the same words each time
        words = " ".join(dice.choice(SYLLABLES.split()) for _word in range(120))
        path = folder / f"speech-{number}.wav"
        engine.speak(words, Delivery(speaker=number % len(VOICES)), path)
        made.append(path)
    return made


def tunes(folder: Path) -> list[Path]:
    """Half a minute each."""
    return [
        write_wav(folder / f"tune-{number}.wav", melody(30.0, seed=number), rate_hz=16_000) for number in range(TUNES)
    ]


if __name__ == "__main__":
    sys.exit(main())
