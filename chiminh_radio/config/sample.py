"""Writes the commented config.toml of a new station, from the schema and one worked example.

A table's docstring and its keys' descriptions are the comments. The first entry of a list ([[slots]]) shows every key
with its words; the entries after it say only what is theirs.
"""

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from chiminh_radio.config.example import EXAMPLE
from chiminh_radio.config.keys import Key, keys_of
from chiminh_radio.config.tables import Book
from chiminh_radio.config.written import written, written_key

_WIDTH = 110
_HEAD = """\
Sổ của đài: chương trình đọc tệp này, người vận hành sửa rồi lưu lại với mã UTF-8.
Chữ và giờ đặt trong ngoặc kép. Dòng bắt đầu bằng dấu # là lời giải thích. Xóa một khóa thì đài dùng giá trị có sẵn.
Sửa xong, chạy “chiminh-radio status”: sai chỗ nào, chương trình chỉ ra dòng ấy."""


def sample() -> str:
    """The text of a config.toml that loads as it stands."""
    lines = [f"# {line}" for line in _HEAD.splitlines()]
    for key in keys_of(Book):
        lines += _part(key, key.name, EXAMPLE.get(key.name, key.default))
    return "\n".join(lines) + "\n"


def _part(key: Key, name: str, value: Any) -> Iterator[str]:  # noqa: ANN401 - a table, a list of them, or names
    """All that stands under one key: a table, a list of tables, or a table of names."""
    table = key.rule.table
    yield from ("", *_comment(table.__doc__ if table else key.description))
    if table is None:
        yield f"[{name}]"
        yield from (_pair(written_name, said) for written_name, said in value.items())
    elif key.rule.kind == "table":
        yield from _table(f"[{name}]", table, value, name)
    else:
        entries = value.items() if isinstance(value, Mapping) else ((None, entry) for entry in value)
        for number, (under, entry) in enumerate(entries):
            header = f"[[{name}]]" if under is None else f"[{name}.{written_key(under)}]"
            if number:
                yield ""
            yield from _table(header, table, entry, name) if number == 0 else _entry(header, entry)


def _table(header: str, table: type, said: Mapping[str, Any], name: str) -> Iterator[str]:
    """A table with every key and its words; tables within it come after its own keys."""
    yield header
    later = []
    for key in keys_of(table):
        value = said.get(key.name, key.default)
        if isinstance(value, Mapping) and not header.startswith("[["):
            later.append((key, value))
        else:
            yield from (*_comment(key.description), _pair(key.name, value))
    for key, value in later:
        yield from _part(key, f"{name}.{key.name}", value)


def _entry(header: str, said: Mapping[str, Any]) -> Iterator[str]:
    """A further table of a list: only what it says itself."""
    yield header
    yield from (_pair(name, value) for name, value in said.items())


def _pair(name: str, value: object) -> str:
    return f"{written_key(name)} = {written(value)}"


def _comment(words: str | None) -> list[str]:
    return textwrap.wrap(words or "", _WIDTH, initial_indent="# ", subsequent_indent="# ")
