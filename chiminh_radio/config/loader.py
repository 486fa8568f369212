"""Reads config.toml into a Config, or tells every fault of it at once."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic_core import ValidationError

from chiminh_radio.config.crosschecks import faults_between
from chiminh_radio.config.faults import faults_of, listing
from chiminh_radio.config.keys import validator
from chiminh_radio.config.lines import lines_of_keys
from chiminh_radio.config.schema import Book
from chiminh_radio.config.syntax import in_words
from chiminh_radio.config.values import Config
from chiminh_radio.errors import ConfigError, StationError
from chiminh_radio.i18n import _

MOST_BYTES = 1_000_000


def load(path: Path) -> Config:
    """The station that `path` (its config.toml) describes; its folder is the station's.

    Raises StationError when there is no such file to read, ConfigError with every fault of what stands in it.
    """
    text = _text(path)
    values = _values(text, path.name)
    return Config(path.resolve(), _book(text, values, path.name))


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        sentence = _("{file}: không có tệp này, đây chưa phải là thư mục của đài; hãy chạy “chiminh-radio init”")
        raise StationError(sentence.format(file=path)) from None
    except OSError as error:
        raise StationError(_("{file}: không đọc được ({reason})").format(file=path, reason=error.strerror)) from error
    if len(content) > MOST_BYTES:
        raise ConfigError([_("{file}: tệp lớn quá 1 MB, không phải là tệp cấu hình").format(file=path.name)])
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n")  # Notepad puts a mark in front, and its own line ends
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        sentence = _("{file}:{line}: chữ ở đây không theo mã UTF-8; hãy lưu lại tệp với mã UTF-8")
        raise ConfigError([sentence.format(file=path.name, line=line)]) from error


def _values(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError([in_words(str(error), text, file)]) from error
    except RecursionError:
        raise ConfigError([_("{file}: các ngoặc lồng nhau quá sâu").format(file=file)]) from None


def _book(text: str, values: Mapping[str, Any], file: str) -> Book:
    """The book, or all that is wrong with it: the schema's faults and those between the tables."""
    faults = list(faults_between(values))
    try:
        book: Book = validator(Book).validate_python(values)
    except ValidationError as error:
        faults += faults_of(error.errors(include_url=False))
    if faults:
        raise ConfigError(listing(faults, lines_of_keys(text), file))
    return book
