"""What a key of config.toml can be: a description, a rule for its value, and a default written as in the file.

The tables of schema.py are plain dataclasses whose fields carry these, and pydantic's engine (pydantic_core) checks a
file against them. With pydantic's model classes in its place, every command that reads the config starts some 70 ms
later: half of what an empty typer application takes.
"""

import dataclasses
from collections.abc import Mapping
from typing import Any

from pydantic_core import CoreConfig, SchemaValidator
from pydantic_core import core_schema as core

TIME = "^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$"
WINDOW = "^([01][0-9]|2[0-3]):[0-5][0-9]-(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$"
NAME = "^[a-z0-9]+(-[a-z0-9]+)*$"
"""What other keys call a thing by."""
STEM = r"^[^/\\:.][^/\\:]*$"
"""A file of the station without its ending: never a path that leads elsewhere."""
PUBLIC_KEY = "^([A-Za-z0-9+/]{43}=)?$"
"""32 bytes of Ed25519 in base64."""

_REQUIRED = object()


@dataclasses.dataclass(frozen=True, kw_only=True)
class Key:
    """One key: `name` as in the file, `default` as it would be written there."""

    name: str
    description: str
    rule: Mapping[str, Any]
    """A schema of pydantic's engine."""
    default: Any

    @property
    def required(self) -> bool:
        """Whether the file must say it."""
        return self.default is _REQUIRED


def key(description: str, rule: core.CoreSchema, default: object = _REQUIRED) -> Any:  # noqa: ANN401 - as field()
    """A field of a table. The description is Vietnamese, for operators: it stands above the key in the sample."""
    return dataclasses.field(metadata={"description": description, "rule": rule, "default": default})


def keys_of(table: type) -> tuple[Key, ...]:
    """The keys of a table, in order; a name that Python keeps for itself (`break`) has a "_" after it in the class."""
    return tuple(Key(name=field.name.removesuffix("_"), **field.metadata) for field in dataclasses.fields(table))


def validator(table: type) -> SchemaValidator:
    """What checks a whole file and makes `table` of it. Unknown keys are faults at every depth."""
    return SchemaValidator(inner(table), CoreConfig(allow_inf_nan=False))


def inner(table: type) -> core.CoreSchema:
    """A table within a table: a dataclass of keys."""
    fields = [
        core.dataclass_field(field.name, _defaulted(key), validation_alias=key.name, kw_only=True)
        for field, key in zip(dataclasses.fields(table), keys_of(table), strict=True)
    ]
    arguments = core.dataclass_args_schema(table.__name__, fields, extra_behavior="forbid")
    return core.dataclass_schema(table, arguments, [field["name"] for field in fields], slots=True)


def table_of(rule: Mapping[str, Any]) -> type | None:
    """The table that a rule asks for: one, a list of them, or one under each name; None where values are plain."""
    [inside] = rule.get("items_schema") or [rule.get("values_schema") or rule]
    table: type | None = inside.get("cls")
    return table


def _defaulted(key: Key) -> core.CoreSchema:
    if key.required:
        return key.rule
    return core.with_default_schema(key.rule, default=key.default, validate_default=True)


def text(*, empty: bool = False, pattern: str | None = None) -> core.CoreSchema:
    """A text."""
    return core.str_schema(min_length=0 if empty else 1, max_length=1000, pattern=pattern)


def whole(least: int, most: int) -> core.CoreSchema:
    """A whole number between two, both included."""
    return core.int_schema(ge=least, le=most, strict=True)


def number(least: float, most: float) -> core.CoreSchema:
    """A number between two, both included."""
    return core.float_schema(ge=least, le=most, strict=True)


def yes_no() -> core.CoreSchema:
    """True or false."""
    return core.bool_schema(strict=True)


def choice(*values: str) -> core.CoreSchema:
    """One of a few words."""
    return core.literal_schema(list(values))


def several(rule: core.CoreSchema, *, least: int = 1) -> core.CoreSchema:
    """A list, which becomes a tuple."""
    return core.tuple_variable_schema(rule, min_length=least)


def named(rule: core.CoreSchema) -> core.CoreSchema:
    """A table whose keys the station chooses."""
    return core.dict_schema(core.str_schema(min_length=1), rule)
