"""The vocabularies beside this file: `written<TAB>spoken` a line; "# " begins a comment."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "tables"


@cache
def table(name: str) -> Mapping[str, str]:
    """The table tables/NAME.tsv, read once."""
    return dict(line.split("\t", 1) for line in _lines(name))


def _lines(name: str) -> list[str]:
    lines = (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line for line in lines if "\t" in line and not line.startswith("# ")]


def any_of(written: Mapping[str, str]) -> str:
    """A pattern for any written form of a table, the longest first."""
    return "|".join(re.escape(form) for form in sorted(written, key=len, reverse=True))


def words(name: str) -> str:
    """A pattern for any word of that name in tables/contexts.tsv, where a line holds several, parted by commas."""
    return "|".join(re.escape(word) for word in _contexts()[name])


@cache
def _contexts() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for line in _lines("contexts"):
        name, several = line.split("\t", 1)
        found[name] = found.get(name, ()) + tuple(several.split(", "))
    return found
