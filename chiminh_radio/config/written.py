"""Writes plain values as TOML: the standard library only reads it."""

from collections.abc import Mapping, Sequence

_ESCAPES = {ord('"'): '\\"', ord("\\"): "\\\\", ord("\n"): "\\n", ord("\t"): "\\t", 0x7F: "\\u007f"} | {
    code: f"\\u{code:04x}" for code in range(32) if chr(code) not in "\n\t"
}

_BITS = 1_000
"""Beyond, a whole number is in hex: Python writes no decimal of any length."""


def written(value: object) -> str:
    """A value on one line, as config.toml would have it."""
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{value.translate(_ESCAPES)}"'
        case Mapping():
            inside = ", ".join(f"{written_key(name)} = {written(inner)}" for name, inner in value.items())
            return f"{{ {inside} }}" if inside else "{}"
        case int():
            return hex(value) if value.bit_length() > _BITS else str(value)
        case Sequence():
            return f"[{', '.join(written(inner) for inner in value)}]"
        case _:
            return str(value)


def written_key(name: str) -> str:
    """A key, quoted where TOML wants it."""
    bare = name.isascii() and name.replace("-", "").replace("_", "").isalnum()
    return name if bare else written(name)
