"""Finds the line on which a key of a TOML text stands; tomllib gives values, but not where they came from.

It reads text that tomllib has already accepted, so it need not check anything, only keep count.
"""

import re
from collections.abc import Mapping

from chiminh_radio.config.faults import Place

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_PART = re.compile(r"""[ \t]*("(?:[^"\\]|\\.)*"|'[^']*'|[A-Za-z0-9_-]+)[ \t]*""")
_STRING = re.compile(
    r"""
    \"{3} (?: [^\\] | \\. )*? \"{3,5} | '{3} .*? '{3,5}  # on many lines
    | \" (?: [^"\\] | \\. )* \" | '[^']*'              # on one
    """,
    re.DOTALL | re.VERBOSE,
)
_BARE = re.compile(r"[^,\]}#\n]*")
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|.)")
_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r"}


def lines_of_keys(text: str) -> Mapping[Place, int]:
    """Every table, key and list element of a valid TOML text with its line, counted from 1."""
    scanner = _Scanner(text)
    scanner.document()
    return scanner.lines


class _Scanner:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.lines: dict[Place, int] = {}
        self._counts: dict[Place, int] = {}
        """How many [[tables]] of each name have begun."""
        self._counted = 0, 1
        """A place in the text and its line: counting goes on from there."""

    def document(self) -> None:
        table: Place = ()
        while self._skip() < len(self.text):
            if self.text.startswith("[", self.at):
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> Place:
        start, repeated = self.at, self.text.startswith("[[", self.at)
        self.at += 2 if repeated else 1
        *outer, last = self._dotted()
        table = self._inside((), outer)
        if repeated:
            table += (last,)
            self._note(table, start)
            number = self._counts.get(table, 0)
            self._counts[table] = number + 1
            table += (number,)
        else:
            table = self._inside(table, [last])
        self._note(table, start)
        self.at += 2 if repeated else 1
        return table

    def _inside(self, table: Place, parts: list[str]) -> Place:
        """Go down from `table` by names; where a name is a list of tables, into its latest."""
        for part in parts:
            table += (part,)
            if table in self._counts:
                table += (self._counts[table] - 1,)
        return table

    def _pair(self, table: Place) -> None:
        start = self.at
        for part in self._dotted():
            table += (part,)
            self._note(table, start)
        self.at += 1  # the "="
        self._value(table)

    def _dotted(self) -> list[str]:
        parts = []
        while match := _PART.match(self.text, self.at):
            parts.append(_unquoted(match[1]))
            self.at = match.end()
            if not self.text.startswith(".", self.at):
                break
            self.at += 1
        return parts

    def _value(self, key: Place) -> None:
        self._skip()
        opening = self.text[self.at]
        if opening == "[":
            self._list(key)
        elif opening == "{":
            self._inline_table(key)
        else:
            match = (_STRING if opening in "\"'" else _BARE).match(self.text, self.at)
            self.at = match.end() if match else len(self.text)

    def _list(self, key: Place) -> None:
        self.at += 1
        number = 0
        while self.text[self._skip()] != "]":
            self._note((*key, number), self.at)
            self._value((*key, number))
            number += 1
            if self.text[self._skip()] == ",":
                self.at += 1
        self.at += 1

    def _inline_table(self, key: Place) -> None:
        self.at += 1
        while self.text[self._skip()] != "}":
            self._pair(key)
            if self.text[self._skip()] == ",":
                self.at += 1
        self.at += 1

    def _skip(self) -> int:
        """Pass over blanks and comments; return where we are."""
        match = _BLANK.match(self.text, self.at)
        self.at = match.end() if match else self.at
        return self.at

    def _note(self, key: Place, place: int) -> None:
        counted, line = self._counted
        line += self.text.count("\n", counted, place)
        self._counted = place, line
        self.lines.setdefault(key, line)


def _unquoted(part: str) -> str:
    if part.startswith('"'):
        return _ESCAPE.sub(_unescaped, part[1:-1])
    return part.strip("'")


def _unescaped(match: re.Match[str]) -> str:
    code = match[1]
    return chr(int(code[1:], 16)) if code[0] in "uU" and len(code) > 1 else _ESCAPED.get(code, code)
