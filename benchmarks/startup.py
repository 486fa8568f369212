"""How long a command takes from Enter to prompt, beside a plain two-command typer app with rich help.

Whole processes, in pairs (ours, theirs, ours, theirs …), so that a busy machine slows both alike; what counts is the
median of the pairs' ratios. Run with the Python of .venv: `make bench`. Exits 1 when a limit is not kept.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

PAIRS = 21
PROGRAM = Path(sys.executable).parent / "chiminh-radio"
PLAIN = '''
import typer

app = typer.Typer(rich_markup_mode="rich", help="Two commands.")


@app.command()
def hello(name: str = "you") -> None:
    """Say hello."""
    print(f"hello {name}")


@app.command()
def goodbye(name: str = "you") -> None:
    """Say goodbye."""
    print(f"goodbye {name}")


app()
'''


class Trial(NamedTuple):
    """One command of ours and how much of the plain app's time it may take."""

    name: str
    command: Sequence[str]
    limit: float


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="chiminh-radio-bench-") as folder:
        station = Path(folder) / "dai"
        plain = Path(folder) / "plain.py"
        plain.write_text(PLAIN, encoding="utf-8")
        station.mkdir()
        run([str(PROGRAM), "init", "."], station)
        trials = [
            Trial("chiminh-radio --help", [str(PROGRAM), "--help"], 0.6),
            Trial("chiminh-radio status", [str(PROGRAM), "status"], 1.0),
        ]
        print(f"{'':22} {'ours, ms':>9} {'plain, ms':>9} {'ratio':>6} {'limit':>6}")
        return max([kept(trial, [sys.executable, str(plain), "--help"], station) for trial in trials])


def kept(trial: Trial, peer: Sequence[str], station: Path) -> int:
    """Measure one trial and print its row; 0 when the limit is kept, 1 when not."""
    pair(trial, peer, station)  # the first one fills the caches of the disk and of Python
    pairs = [pair(trial, peer, station) for _ in range(PAIRS)]
    ratio = median(ours / theirs for ours, theirs in pairs)
    ours, theirs = (median(times) * 1000 for times in zip(*pairs, strict=True))
    verdict = "" if ratio <= trial.limit else "  TOO SLOW"
    print(f"{trial.name:22} {ours:9.0f} {theirs:9.0f} {ratio:6.2f} {trial.limit:6.2f}{verdict}")
    return int(ratio > trial.limit)


def pair(trial: Trial, peer: Sequence[str], station: Path) -> tuple[float, float]:
    return run(trial.command, station), run(peer, station)


def run(command: Sequence[str], folder: Path) -> float:
    """Seconds that the command takes; a command that fails measures nothing, so it stops the benchmark."""
    begun = time.perf_counter()
    done = subprocess.run(
        command, cwd=folder, env=_as_installed(folder), capture_output=True, text=True, encoding="utf-8", check=False
    )
    took = time.perf_counter() - begun
    if done.returncode:
        sys.exit(f"{' '.join(command)}: {done.returncode}\n{done.stdout}{done.stderr}")
    return took


def _as_installed(folder: Path) -> Mapping[str, str]:
    """Both sides keep what Python compiled, as on a user's machine, whatever this shell says of it."""
    ours = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**ours, "PYTHONPYCACHEPREFIX": str(folder.parent / "compiled")}


if __name__ == "__main__":
    sys.exit(main())
