"""Model types as JSON and back, and instants as text that sorts.

What is written is the canonical JSON that digests are taken over. What is read is told by the type: a field that does
not stand there has its default, so that a new field with a default needs no migration.
"""

import json
from collections.abc import Callable, Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from chiminh_radio.clock import ZONE
from chiminh_radio.model.canonical import canonical_json

T = TypeVar("T")
_Reader = Callable[[Any], Any]

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
    value: T = _reader(cast("Hashable", kind))(json.loads(text))
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


LONG_AGO = datetime.min.replace(tzinfo=ZONE)
"""In place of an instant that is unreadable, where what happened counts more than when."""


def whole_moment(text: str) -> datetime | None:
    """The instant that `stamp` wrote; None for anything else: a row that somebody changed."""
    try:
        return moment(text)
    except (OverflowError, TypeError, ValueError):
        return None


@cache
def _reader(kind: Any) -> _Reader:  # noqa: ANN401 - types are read here as values: that is its job
    """What makes a value of a type of what JSON tells. Made once for each type: a shelf holds thousands of values."""
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _reader_of_union(get_args(kind))
    if origin is tuple:
        member = _reader(get_args(kind)[0])
        return lambda value: tuple([member(each) for each in value])
    if origin is Mapping:
        member = _reader(get_args(kind)[1])
        return lambda value: {name: member(each) for name, each in value.items()}
    if isinstance(kind, type) and is_dataclass(kind):
        members = {name: _reader(hint) for name, hint in get_type_hints(kind).items()}
        return lambda value: kind(**{name: members[name](each) for name, each in value.items()})
    return _FROM_TEXT.get(kind) or (kind if issubclass(kind, Enum) else _as_it_is)


def _reader_of_union(kinds: tuple[Any, ...]) -> _Reader:
    """Which type a value is of: the one dataclass that has all its fields, or the only one besides None."""
    arms = [(_reader(kind), kind) for kind in kinds if kind is not type(None)]
    told = [(read, {each.name for each in fields(kind)}) for read, kind in arms if is_dataclass(kind)]
    first = arms[0][0]

    def read(value: Any) -> Any:  # noqa: ANN401 - as above
        if value is None:
            return None
        for reader, names in told if isinstance(value, dict) else ():
            if value.keys() <= names:
                return reader(value)
        return first(value)

    return read


def _as_it_is(value: Any) -> Any:  # noqa: ANN401 - as above
    return value
