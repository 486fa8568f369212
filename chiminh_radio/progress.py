"""How far a longer job has come."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Told how many steps are done, of how many."""


def untold(_done: int, _total: int) -> None:
    """For who does not want to know."""
