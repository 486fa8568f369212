"""What a proof prints: what was measured, and whether it is what it must be."""

from collections.abc import Sequence
from typing import NamedTuple

_SHOWN = 5


class Figure(NamedTuple):
    """Something that was measured, and whether it is what it must be."""

    name: str
    reached: str
    wanted: str
    kept: bool


def close(figures: Sequence[Figure]) -> int:
    """Print all figures and give the exit code: 1 when anything falls short."""
    print()
    for figure in figures:
        print(f"{figure.name:33}{figure.reached:>20}  {figure.wanted:19} {'' if figure.kept else 'SHORT'}".rstrip())
    return int(not all(figure.kept for figure in figures))


def show(faults: Sequence[str]) -> None:
    """Print some of the faults, from all over."""
    different = list(dict.fromkeys(faults))
    for fault in different[:: len(different) // _SHOWN or 1][:_SHOWN]:
        print(f"    {fault}")
