"""How our reading compares with sea-g2p and vietnormalizer, in one run, on one machine.

Accuracy is that of the open set (tests/fixtures/reading) by our scorer; speed that of a plan, line by line,
in seconds of the processor; the import is that of a fresh Python. Run with `make bench-reading`.
Exits 1 when we are not the most accurate, or slower than we must be.
"""

import sys
from collections.abc import Callable
from typing import NamedTuple

import sea_g2p
import vietnormalizer
from proofs.reading import pace
from proofs.reading.scorer import cases, score

from chiminh_radio.voice.normalise import Normaliser


class Reader(NamedTuple):
    """Someone who makes words of what is written."""

    name: str
    module: str
    read: Callable[[str], str]


class Result(NamedTuple):
    """What was measured of a reader."""

    right: int
    characters_a_second: float
    import_seconds: float


def main() -> int:
    print(f"{'':16}{'right':>16} {'characters/s':>14} {'import, ms':>12}")
    ours, *peers = (measured(reader) for reader in readers())
    kept = ours.right > max(peer.right for peer in peers) and ours.characters_a_second >= pace.ENOUGH_A_SECOND
    print("ours is ahead" if kept else "ours is NOT ahead, or slower than it must be")
    return int(not kept)


def readers() -> list[Reader]:
    """Each with all it does to words; what makes phonemes of them is left out."""
    normaliser = Normaliser()
    return [
        Reader("chiminh-radio", "chiminh_radio.voice.normalise", lambda written: normaliser.line(written).text),
        Reader("sea-g2p", "sea_g2p", sea_g2p.Normalizer("vi").normalize),
        Reader("vietnormalizer", "vietnormalizer", vietnormalizer.VietnameseNormalizer().normalize),
    ]


def measured(reader: Reader) -> Result:
    """Measure one reader and print its row."""
    among = cases()
    _, wrong = score(reader.read, among)
    rate = pace.characters_a_second(lambda lines: [reader.read(line) for line in lines])
    imported, _ = pace.seconds_to_import(reader.module)
    right = len(among) - len(wrong)
    print(
        f"{reader.name:16}{right:4}/{len(among)} {right / len(among):7.1%} {rate:14,.0f} {imported * 1000:12.0f}",
        flush=True,
    )
    return Result(right, rate, imported)


if __name__ == "__main__":
    sys.exit(main())
