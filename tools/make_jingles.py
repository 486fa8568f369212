"""Synthesise the station's own jingles: bells on a pentatonic scale, by arithmetic alone.

The tunes are made up for this project and quote none, so a station may air them anywhere. The same source gives the
same bytes. After changing a tune run `python tools/make_jingles.py [FOLDER]`; without a folder it writes the package's.
"""

import math
import sys
import wave
from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

RATE_HZ = 48_000
PEAK = 10 ** (-3 / 20)
"""-3 dBFS."""
PARTIALS = ((1.0, 1.0, 1.0), (2.0, 0.42, 0.62), (3.01, 0.22, 0.42), (4.17, 0.10, 0.28), (5.43, 0.05, 0.2))
"""Of a soft bell: frequency, strength and ringing time, each relative to the strike note's."""
ECHOES = ((0.031, 0.20), (0.073, 0.16), (0.127, 0.11), (0.211, 0.07))
"""The room: delay in seconds and strength."""
ATTACK_S = 0.004
FADE_S = 0.25
SEMITONES = {"C": -9, "D": -7, "E": -5, "F#": -3, "G": -2, "A": 0, "B": 2}


class Note(NamedTuple):
    """A stroke: when, which bell, how hard, and how long until it has faded to a thousandth."""

    at_s: float
    pitch: str
    strength: float = 1.0
    ring_s: float = 2.2


class Jingle(NamedTuple):
    """A tune and its whole length."""

    length_s: float
    notes: Sequence[Note]


JINGLES = {
    "nhac-hieu": Jingle(
        7.5,
        (
            Note(0.0, "D3", 0.6, 3.5),
            Note(0.0, "A4"),
            Note(0.45, "D5"),
            Note(0.9, "E5"),
            Note(1.35, "B5", 1.1),
            Note(1.8, "A3", 0.5, 3.0),
            Note(1.8, "A5"),
            Note(2.25, "F#5", 0.8),
            Note(2.475, "E5", 0.8),
            Note(2.7, "A5"),
            Note(3.6, "B3", 0.5, 3.0),
            Note(3.6, "F#5", 0.9),
            Note(3.825, "E5", 0.8),
            Note(4.05, "B4", 0.9),
            Note(4.5, "D3", 0.7, 4.0),
            Note(4.5, "D5", 1.0, 3.4),
            Note(4.5, "A5", 0.7, 3.4),
            Note(4.62, "D6", 0.8, 3.4),
        ),
    ),
    "nhac-cat": Jingle(
        2.0,
        (Note(0.0, "E5", 0.9, 1.4), Note(0.16, "B5", 0.9, 1.4), Note(0.32, "A5", 1.0, 2.0), Note(0.32, "D4", 0.5, 2.0)),
    ),
    "nhac-ket": Jingle(
        5.0,
        (
            Note(0.0, "D6", 0.9),
            Note(0.0, "B3", 0.5, 3.0),
            Note(0.4, "B5"),
            Note(0.8, "A5"),
            Note(1.2, "E5", 0.9),
            Note(1.2, "A3", 0.5, 3.0),
            Note(1.6, "F#5", 0.9),
            Note(2.2, "D5", 1.0, 3.4),
            Note(2.2, "A4", 0.7, 3.4),
            Note(2.2, "D3", 0.7, 3.6),
        ),
    ),
    "chuong": Jingle(3.0, (Note(0.0, "A5", 1.0, 2.0), Note(0.55, "F#5", 1.0, 2.0), Note(1.1, "D5", 1.0, 2.4))),
}


def frequency_hz(pitch: str) -> float:
    """Equal temperament, A4 = 440 Hz."""
    name, octave = pitch[:-1], int(pitch[-1])
    return float(440 * 2 ** (octave - 4 + SEMITONES[name] / 12))


def strike(mix: "array[float]", note: Note) -> None:
    """Add a bell's stroke to `mix`; each partial is a damped oscillator, two multiplications a sample."""
    start = round(note.at_s * RATE_HZ)
    for ratio, level, ringing in PARTIALS:
        angle = 2 * math.pi * frequency_hz(note.pitch) * ratio / RATE_HZ
        length = min(round(note.ring_s * ringing * RATE_HZ), len(mix) - start)
        decay = 10 ** (-3 / (note.ring_s * ringing * RATE_HZ))
        turn, loss = 2 * decay * math.cos(angle), decay * decay
        before, value = 0.0, note.strength * level * math.sin(angle)
        attack = round(ATTACK_S * RATE_HZ)
        for index in range(length):
            mix[start + index] += value * min(1.0, index / attack)
            before, value = value, turn * value - loss * before


def render(jingle: Jingle) -> bytes:
    """The tune as mono s16: struck, echoed, faded out at the end, its peak at -3 dBFS."""
    length = round(jingle.length_s * RATE_HZ)
    dry = array("d", bytes(8 * length))
    for note in jingle.notes:
        strike(dry, note)
    mix = array("d", dry)
    for delay_s, level in ECHOES:
        delay = round(delay_s * RATE_HZ)
        for index in range(delay, length):
            mix[index] += level * dry[index - delay]
    fade = round(FADE_S * RATE_HZ)
    for index in range(fade):
        mix[length - 1 - index] *= index / fade
    scale = PEAK * 32767 / max(abs(value) for value in mix)
    samples = array("h", (round(value * scale) for value in mix))
    if sys.byteorder == "big":
        samples.byteswap()
    return samples.tobytes()


def write(name: str, folder: Path) -> Path:
    """Render one jingle into `folder`."""
    path = folder / f"{name}.wav"
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE_HZ, 0, "NONE", "not compressed"))
        file.writeframes(render(JINGLES[name]))
    return path


def main() -> None:
    """Write them all."""
    ours = Path(__file__).parent.parent / "chiminh_radio" / "studio" / "jingles"
    folder = Path(sys.argv[1]) if sys.argv[1:] else ours
    folder.mkdir(parents=True, exist_ok=True)
    for name in JINGLES:
        print(write(name, folder))


if __name__ == "__main__":
    main()
