"""A table of config.toml as a class, and a key of it: a description, a rule for its value, a default as in the file.

Plain classes: what a dataclass brings along would cost every command that reads the config more than the file itself.
"""

from collections.abc import Callable, Mapping
from typing import Any, Literal

from chiminh_radio.config.faults import Fault, Place
from chiminh_radio.config.written import written
from chiminh_radio.i18n import _

Kind = Literal["value", "list", "names", "table"]
"""A plain value, a list of what its rule says, the same under names that the station chooses, a table of keys."""
Inside = Callable[[Any, Place, list[Fault]], object]
"""Looks at what a value holds, at its place; gives it as the tables hold it."""
_SHOWN = 60
"""Characters of a value that is told of."""
_REQUIRED = object()


class Rule:
    """A rule: what is wrong with a value by itself, and what else is to be looked at inside of it."""

    def __init__(
        self,
        kind: Kind,
        wrong: Callable[[object], str],
        inside: Inside | None = None,
        table: "type[Table] | None" = None,
    ) -> None:
        self.kind = kind
        self.table = table
        """The table that stands there: one, a list of them, or one under each name. None where values are plain."""
        self._wrong = wrong
        self._inside = inside

    def taken(self, value: object, place: Place, faults: list[Fault]) -> object:
        """The value as the tables hold it; what is wrong with it is put down in `faults`."""
        if wrong := self._wrong(value):
            said = written(value)
            said = said if len(said) <= _SHOWN else f"{said[:_SHOWN]}…"
            faults.append(Fault(key=place, sentence=_("{value} chưa đúng: {rule}").format(value=said, rule=wrong)))
            return value
        return self._inside(value, place, faults) if self._inside else value


class Key:
    """One key: `name` as in the file, `default` as it would be written there."""

    field: str
    """As in the class; a name that Python keeps for itself (`break`) has a "_" after it there."""

    def __init__(self, description: str, rule: Rule, default: object) -> None:
        self.description = description
        self.rule = rule
        self.default: Any = default

    def __set_name__(self, table: type, name: str) -> None:
        self.field = name

    @property
    def name(self) -> str:
        """As in the file."""
        return self.field.removesuffix("_")

    @property
    def required(self) -> bool:
        """Whether the file must say it."""
        return self.default is _REQUIRED


class Table:
    """What a file says in one table, checked: under each key its value. Nobody changes it."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        """Take the values by the names of the class's fields."""
        self.__dict__.update(values)

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(name)


def key(description: str, rule: Rule, default: object = _REQUIRED) -> Any:  # noqa: ANN401 - it stands for its value
    """A key of a table. The description is Vietnamese, for operators: it stands above the key in the sample."""
    return Key(description, rule, default)


def keys_of(table: type[Table]) -> tuple[Key, ...]:
    """The keys of a table, in order."""
    return tuple(each for each in vars(table).values() if isinstance(each, Key))
