"""Model types as JSON and back, and instants as text that sorts.

What is written is the canonical JSON that digests are taken over. What is read is told by the type: a field that does
not stand there has its default, so that a new field with a default needs no migration.
"""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from chiminh_radio.clock import ZONE
from chiminh_radio.model.canonical import canonical_json

T = TypeVar("T")

_FROM_TEXT: Mapping[type, Callable[[str], object]] = {
    datetime: datetime.fromisoformat,
    date: date.fromisoformat,
    time: time.fromisoformat,
    timedelta: lambda text: timedelta(seconds=float(text)),
    Path: Path,
}


def encode(value: object) -> str:
    """A model value (a dataclass, or a tuple of them or of plain values) as canonical JSON."""
    return canonical_json(value)


def decode(kind: type[T], text: str) -> T:
    """The value of type `kind` that `encode` wrote. Raises KeyError, TypeError or ValueError for anything else."""
    value: T = _read(kind, json.loads(text))
    return value


def whole(kind: type[T], text: str) -> T | None:
    """The value of type `kind` that `encode` wrote; None for anything else: a row that somebody changed."""
    try:
        return decode(kind, text)
    except (AttributeError, KeyError, TypeError, ValueError):
        return None


def stamp(at: datetime) -> str:
    """An aware instant as UTC text of fixed width: the order of the texts is the order of the instants."""
    if at.tzinfo is None:
        raise ValueError(at)
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def moment(text: str) -> datetime:
    """The instant that `stamp` wrote, in the station's zone."""
    return datetime.fromisoformat(text).astimezone(ZONE)


def whole_moment(text: str) -> datetime | None:
    """The instant that `stamp` wrote; None for anything else: a row that somebody changed."""
    try:
        return moment(text)
    except (OverflowError, TypeError, ValueError):
        return None


def _read(kind: Any, value: Any) -> Any:  # noqa: ANN401 - types are read here as values: that is its job
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return None if value is None else _read(_arm(get_args(kind), value), value)
    if origin is tuple:
        return tuple(_read(get_args(kind)[0], each) for each in value)
    if origin is Mapping:
        return {name: _read(get_args(kind)[1], each) for name, each in value.items()}
    if isinstance(kind, type) and is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _read(hints[name], each) for name, each in value.items()})
    read = _FROM_TEXT.get(kind) or (kind if issubclass(kind, Enum) else None)
    return read(value) if read else value


def _arm(arms: tuple[Any, ...], value: Any) -> Any:  # noqa: ANN401 - as above
    """Which type of a union a value is of: the one dataclass that has all its fields, or the only one besides None."""
    for arm in arms:
        if is_dataclass(arm) and isinstance(value, dict) and value.keys() <= {each.name for each in fields(arm)}:
            return arm
    return next(arm for arm in arms if arm is not type(None))


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)
