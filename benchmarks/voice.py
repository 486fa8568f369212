"""How long 3,000 words take from approved text to a finished item, beside espeak alone.

In turns, so that a busy machine slows both: espeak alone (one process, the same library, the same sentences, to WAV
files), the whole way (normalise, split, speak, join, measure) with an empty cache, and the same once more with nothing
changed. Each is a process of its own and tells what its work took; how long the program takes to start, startup.py
tells. What counts is the median of the rounds' ratios. The whole way uses two cores: on a machine that has others
to serve it looks slower than it is.
Run with the Python of .venv: `make bench`. Exits 1 when a limit is not kept.
"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median

import espeakng_loader
from fakes.station import approve

from chiminh_radio import config, production
from chiminh_radio.files import write_text
from chiminh_radio.founding import found
from chiminh_radio.model.script import Line, Script, ScriptKind, Section
from chiminh_radio.station import Station

ROUNDS = 7
WORDS = 3_000
LIMITS = {"all anew": 2.0, "unchanged": 0.5}
BARE = """
import ctypes, json, os, sys, time, wave
library, sentences, folder = sys.argv[1:]
sentences = json.load(open(sentences, encoding="utf-8"))
os.chdir(os.path.dirname(library))
begun = time.perf_counter()
espeak = ctypes.CDLL(library)
rate_hz = espeak.espeak_Initialize(2, 0, b"espeak-ng-data", 0)
espeak.espeak_SetVoiceByName(b"vi+f3")
espeak.espeak_SetParameter(1, 125, 0)
for number, text in enumerate(sentences):
    with wave.open(f"{folder}/{number}.wav", "wb") as file:
        file.setparams((1, 2, rate_hz, 0, "NONE", ""))
        def take(samples, count, events):
            if samples and count > 0:
                file.writeframesraw(ctypes.string_at(samples, count * 2))
            return 0
        callback = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(take)
        espeak.espeak_SetSynthCallback(callback)
        text = text.encode() + bytes(1)
        espeak.espeak_Synth(text, ctypes.c_size_t(len(text)), 0, 1, 0, 1, None, None)
print(time.perf_counter() - begun)
"""
WHOLE = """
import sys, time
from pathlib import Path
from chiminh_radio import config, production
from chiminh_radio.station import Station
import chiminh_radio.studio.audio, chiminh_radio.voice.booth, chiminh_radio.voice.normalise
station = Station(config.load(Path(sys.argv[1])))
record = station.scripts.get(1)
begun = time.perf_counter()
production.voice(station, record)
print(time.perf_counter() - begun)
"""
PARAGRAPH = (
    "Tin {number}: Ngày 07/12/2026, UBND xã ban hành kế hoạch số 84/KH-UBND về chuyển đổi số, với kinh phí 1,25 tỷ "
    "đồng; trong đó 35,5 % dành cho Tổ công nghệ số cộng đồng 8 thôn. Từ 7h30 đến 11h00 thứ Hai, cán bộ số {number} "
    "đến từng nhà văn hóa hướng dẫn bà con cài đặt VNeID và nộp hồ sơ trên Cổng dịch vụ công. Đề nghị bà con ở tổ "
    "{number} mang theo thẻ CCCD, điện thoại và số BHXH! Ai trong {number} hộ chưa có điện thoại thì làm thế nào? Xin "
    "mời gọi máy lẻ {number} để được giúp đỡ tận nơi: cán bộ trực đến 21 giờ, cả ngày nghỉ, ở bàn {number}."
)
"""Fictional, of the kind that a commune reads; another number each time, so that no sentence is had for nothing."""


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="chiminh-radio-bench-") as folder:
        station, sentences = prepare(Path(folder))
        rounds = [one_round(station, sentences) for _ in range(ROUNDS + 1)][1:]  # the first one fills the disk's caches
    bare = median(times["espeak alone"] for times in rounds)
    print(f"{'':14} {'ms':>6} {'ratio':>6} {'limit':>6}")
    print(f"{'espeak alone':14} {bare * 1000:6.0f}")
    return max([kept(name, rounds) for name in LIMITS])


def kept(name: str, rounds: Sequence[dict[str, float]]) -> int:
    """Print a row; 0 when the limit is kept, 1 when not."""
    ratio = median(times[name] / times["espeak alone"] for times in rounds)
    verdict = "" if ratio <= LIMITS[name] else "  TOO SLOW"
    took = median(times[name] for times in rounds)
    print(f"{name:14} {took * 1000:6.0f} {ratio:6.2f} {LIMITS[name]:6.2f}{verdict}")
    return int(ratio > LIMITS[name])


def prepare(folder: Path) -> tuple[Path, Path]:
    """A station with one approved script of 3,000 spoken words, voiced once, and its sentences as they are spoken."""
    book = folder / "dai" / "config.toml"
    write_text(book, '[[people]]\nname = "Lãnh Đạo"\nroles = ["approver"]\n[voice]\nchain = ["espeak"]\n')
    found(book.parent)
    station = Station(config.load(book))
    lines: list[Line] = []
    while sum(len(line.text.split()) for line in station.normaliser.lines(lines)) < WORDS:
        lines.append(Line(text=PARAGRAPH.format(number=len(lines) + 1)))
    script = Script(title="Đo", kind=ScriptKind.BULLETIN, sections=(Section(body=tuple(lines)),))
    _item, reading = production.voice(station, approve(station, script))
    station.close()
    sentences = folder / "sentences.json"
    sentences.write_text(json.dumps([take.text for take in reading.takes]), "utf-8")
    return book.parent, sentences


def one_round(station: Path, sentences: Path) -> dict[str, float]:
    whole = [sys.executable, "-c", WHOLE, str(station / "config.toml")]
    with tempfile.TemporaryDirectory(dir=station) as scratch:
        bare = [sys.executable, "-c", BARE, espeakng_loader.get_library_path(), str(sentences), scratch]
        times = {"espeak alone": run(bare, station)}
    shutil.rmtree(station / "audio" / "cache")
    times["all anew"] = run(whole, station)
    times["unchanged"] = run(whole, station)
    return times


def run(command: Sequence[str], folder: Path) -> float:
    """Seconds that the command's work took, as it tells; one that fails stops the benchmark."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)[:200]}: {done.returncode}\n{done.stdout}{done.stderr}")
    return float(done.stdout)


if __name__ == "__main__":
    sys.exit(main())
