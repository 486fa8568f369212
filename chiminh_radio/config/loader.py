"""Reads config.toml into a Config, or tells every fault of it at once."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

from chiminh_radio.config.crosschecks import faults_between
from chiminh_radio.config.faults import Fault, listing
from chiminh_radio.config.rules import inner
from chiminh_radio.config.tables import Book
from chiminh_radio.config.text import read_text
from chiminh_radio.config.values import Config
from chiminh_radio.errors import ConfigError, StationError
from chiminh_radio.i18n import _


def load(path: Path) -> Config:
    """The station that `path` (its config.toml) describes; its folder is the station's.

    Raises StationError when there is no such file to read, ConfigError with every fault of what stands in it.
    """
    text = read_text(path)
    if text is None:
        sentence = _("{file}: không có tệp này, đây chưa phải là thư mục của đài; hãy chạy “chiminh-radio init”")
        raise StationError(sentence.format(file=path))
    return Config(path.resolve(), book_of(text, path.name))


def book_of(text: str, file: str) -> Book:
    """The tables of a text that is, or is to be, config.toml. Raises ConfigError with every fault of it."""
    return _book(text, _values(text, file), file)


def defaults(folder: Path) -> Config:
    """What a station in `folder` would be that says nothing of itself."""
    return Config(folder.resolve() / "config.toml", _checked({}, []))


def _values(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        from chiminh_radio.config.syntax import in_words  # noqa: PLC0415 - few files need it

        raise ConfigError([in_words(str(error), text, file)]) from error
    except ValueError as error:  # Python reckons with no number of more than some thousand digits
        raise ConfigError([_("{file}: có một con số quá dài").format(file=file)]) from error
    except RecursionError:
        raise ConfigError([_("{file}: các ngoặc lồng nhau quá sâu").format(file=file)]) from None


def _book(text: str, values: Mapping[str, Any], file: str) -> Book:
    """The book, or all that is wrong with it: the schema's faults and those between the tables."""
    faults = list(faults_between(values))
    book = _checked(values, faults)
    if faults:
        from chiminh_radio.config.lines import lines_of_keys  # noqa: PLC0415 - as above

        raise ConfigError(listing(faults, lines_of_keys(text), file))
    return book


def _checked(values: Mapping[str, Any], faults: list[Fault]) -> Book:
    return cast("Book", inner(Book).taken(values, (), faults))
