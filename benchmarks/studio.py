"""How long a levelled programme of 40 mixed items, 30 minutes, takes to build; how loud it is; what memory it needs.

Beside pydub, beside ffmpeg-normalize with concat, and beside the floor: the same items decoded, measured and written
once. In turns, each a process of its own, which tells what its work took; what counts is the median of the rounds'
ratios. Ours uses two cores: on a machine that has others to serve it looks slower than it is, and the seconds of the
processors tell more. The loudness is judged by a meter of others. Run with `make bench-studio`. Exits 1 when a limit is
not kept.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import NamedTuple

import imageio_ffmpeg
from programme import judge
from programme.material import make
from programme.memory import peak_mb

from chiminh_radio import config
from chiminh_radio.files import write_text
from chiminh_radio.founding import found
from chiminh_radio.model.programme import Programme
from chiminh_radio.model.sound import samples_in
from chiminh_radio.station import Station

HERE = Path(__file__).parent
ITEMS, LONG = 40, 160
CHANGED = 12
ROUNDS = 3
UNDER_S = 2.0


class Took(NamedTuple):
    """How long it was waited for, and how long processors were at it."""

    seconds: float
    processors: float


class Bench:
    """The material, and a folder for each way."""

    def __init__(self, root: Path) -> None:
        ffmpeg = imageio_ffmpeg.get_ffmpeg_exe()
        self.root = root
        self.items, self.long, self.changed = root / "items", root / "long", root / "changed"
        made = make(self.long, LONG, ffmpeg)
        for folder in (self.items, self.changed):
            folder.mkdir()
            for path in made[:ITEMS]:
                (folder / path.name).hardlink_to(path)
        other = self.changed / made[CHANGED].name
        other.unlink()
        other.hardlink_to(next(path for path in made[ITEMS:] if path.suffix == other.suffix))

    def run(self, way: str, items: Path, folder: Path) -> Took:
        """What a way's work took, as it tells; one that fails stops the benchmark."""
        command = self._command(way, items, folder)
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False, **self._how())
        if done.returncode:
            sys.exit(f"{way}: {done.returncode}\n{done.stdout}{done.stderr}")
        return Took(*map(float, done.stdout.split()))

    def memory(self, way: str, items: Path) -> float:
        """The most that a way holds, in MB."""
        return peak_mb(self._command(way, items, self.empty(f"memory-{way}-{items.name}")), **self._how())

    def empty(self, name: str) -> Path:
        """A folder with a new station in it, which does as the others do: nothing for horns."""
        folder = Path(tempfile.mkdtemp(dir=self.root, prefix=name))
        found(folder / "dai")
        book = folder / "dai" / "config.toml"
        write_text(book, book.read_text(encoding="utf-8").replace('profile = "loa"', 'profile = "phang"'))
        return folder

    def round(self) -> dict[str, Took]:
        """Every quick way once."""
        ours = self.empty("ours")
        return {
            "floor": self.run("floor", self.items, self.empty("floor")),
            "pydub": self.run("pydub", self.items, self.empty("pydub")),
            "ours": self.run("ours", self.items, ours),
            "changed": self.run("ours", self.changed, ours),
        }

    def _command(self, way: str, items: Path, folder: Path) -> list[str]:
        return [sys.executable, "-m", "programme.ways", way, str(items), str(folder)]

    def _how(self) -> dict[str, object]:
        return {"cwd": HERE, "env": {**os.environ, "FFMPEG_PATH": imageio_ffmpeg.get_ffmpeg_exe()}}


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="chiminh-radio-bench-") as folder:
        bench = Bench(Path(folder))
        rounds = [bench.round() for _ in range(ROUNDS)]
        slow = bench.run("normalize", bench.items, bench.empty("normalize"))
        print(f"{'':16} {'seconds':>8} {'of processors':>14}")
        for name in rounds[0]:
            told(name, *(median(each) for each in zip(*(times[name] for times in rounds), strict=True)))
        told("normalize", *slow)
        print(f"{'':42} {'is':>8} {'limit':>8}")
        rows = [*speed(rounds, slow), *memory(bench), *loudness(bench)]
        return max([kept(*row) for row in rows])


def told(name: str, seconds: float, processors: float) -> None:
    print(f"{name:16} {seconds:8.2f} {processors:14.2f}")


def speed(rounds: list[dict[str, Took]], slow: Took) -> Iterator[tuple[str, float, float]]:
    def ratio(one: str, other: str) -> float:
        return median(times[one].seconds / times[other].seconds for times in rounds)

    yield "cold, of pydub's time", ratio("ours", "pydub"), 0.30
    yield "cold, of ffmpeg-normalize's", median(times["ours"].seconds for times in rounds) / slow.seconds, 0.10
    yield "cold, of the floor", ratio("ours", "floor"), 2.0
    yield "after one changed item, of cold", ratio("changed", "ours"), 0.15
    yield "after one changed item, s", median(times["changed"].seconds for times in rounds), UNDER_S


def memory(bench: Bench) -> Iterator[tuple[str, float, float]]:
    ours, long, theirs = (
        bench.memory("ours", bench.items),
        bench.memory("ours", bench.long),
        bench.memory("pydub", bench.items),
    )
    print(f"{'':16} ours {ours:.0f} MB, two hours {long:.0f} MB, pydub {theirs:.0f} MB")
    yield "memory, of pydub's", ours / theirs, 0.08
    yield "memory of two hours, of 30 minutes", long / ours, 1.2


def loudness(bench: Bench) -> Iterator[tuple[str, float, float]]:
    folder = next(bench.root.glob("ours*"))
    programme = built(folder)
    sound = judge.heard(folder / "programme.wav")
    stretches = [(samples_in(cue.at), samples_in(cue.duration)) for cue in programme.cues]
    yield "an item's loudness away from -16, LU", judge.spread_lu(sound, stretches), judge.NEAR_LU
    yield "true peak, dB", judge.peak_dbtp(sound), judge.CEILING_DBTP + judge.ROUNDING_DB


def built(folder: Path) -> Programme:
    """The programme that ours built in a folder."""
    station = Station(config.load(folder / "dai" / "config.toml"))
    programme = station.items.newest_programme("do")
    station.close()
    if programme is None:
        sys.exit("no programme")
    return programme


def kept(what: str, value: float, limit: float) -> int:
    """Print a row; 0 when the limit is kept, 1 when not."""
    print(f"{what:42} {value:8.3f} {limit:8.2f}{'' if value <= limit else '  TOO MUCH'}")
    return int(value > limit)


if __name__ == "__main__":
    sys.exit(main())
