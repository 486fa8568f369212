"""The vocabularies beside this file: `written<TAB>spoken` a line; "# " begins a comment."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent / "tables"


@cache
def table(name: str) -> Mapping[str, str]:
    """The table tables/NAME.tsv, read once."""
    lines = (_FOLDER / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t", 1) for line in lines if "\t" in line)


def any_of(written: Mapping[str, str]) -> str:
    """A pattern for any written form of a table, the longest first."""
    return "|".join(re.escape(form) for form in sorted(written, key=len, reverse=True))
