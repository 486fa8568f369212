"""Rows made to hold what no program of ours wrote: words that are none, numbers for texts, bytes."""

from collections.abc import Callable, Mapping

from proofs.newsroom.tampered import Forged

_STRANGE = ("x'ff00'", "CAST(x'ff' AS TEXT)", "'bậy'", "'7'")


def airing_unreadable(forged: Forged) -> None:
    """Today's airing tells nothing any more; it is not known what it was to be."""
    column = forged.chance.choice(("due", "zones", "late", "fallbacks", "state", "priority"))
    value = forged.chance.choice(_STRANGE)
    forged.change(f"UPDATE airings SET {column} = {value} WHERE number = ?", forged.today["airing"])  # noqa: S608


UNREADABLE: Mapping[str, tuple[Callable[[Forged], None], str, str]] = {
    "airing's row unreadable": (airing_unreadable, "nothing", "lượt phát số"),
}
"""As `ROWS`."""
