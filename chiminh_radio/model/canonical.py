"""Values as JSON that is equal for equal values, and their digests.

A field that has its default is left out, so that a field added later changes nothing of what was written, digested and
signed before.
"""

import hashlib
import json
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any


def canonical_json(value: object) -> str:
    """A value as JSON that is equal for equal values; dates, times, durations (seconds) and paths become text."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_plain)


def digest_of_value(value: object) -> str:
    """SHA-256 over a value's canonical JSON."""
    return hashlib.sha256(canonical_json(value).encode("utf-8")).hexdigest()


def without_defaults(value: object) -> dict[str, object]:
    """The fields of a dataclass by name, but for those that have their default."""
    if not is_dataclass(value):
        raise TypeError(type(value).__name__)
    kind: type = type(value)
    return {name: held for name, default in _defaults(kind) if (held := getattr(value, name)) != default}


@cache
def _defaults(kind: type) -> tuple[tuple[str, object], ...]:
    """The fields of a dataclass and their defaults; of one that has none, a thing that equals nothing."""
    return tuple((field.name, _default(field)) for field in fields(kind))


def _default(field: "Field[Any]") -> object:
    return field.default if field.default_factory is MISSING else field.default_factory()


def _plain(value: object) -> object:
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        return f"{value.total_seconds():.6f}"
    if isinstance(value, Path):
        return value.as_posix()
    return without_defaults(value)
