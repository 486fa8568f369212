"""How much of a stretch of sound was heard, by the stretches that were sent out."""

from collections.abc import Iterable

_NEAR_US = 1_000_000


def covered_us(stretches: Iterable[tuple[int, int]]) -> int:
    """How much they are together, in microseconds; in the order of their beginning. What was repeated counts once."""
    heard = reached = 0
    for since, until in stretches:
        heard += max(0, until - max(since, reached))
        reached = max(reached, until)
    return heard


def is_whole(heard_us: int, length_us: int) -> bool:
    """Whether so much is all of it: the log rounds, and a fade is no word, so that a second may lack."""
    return heard_us >= length_us - _NEAR_US
