"""Đầu ra và cụm loa: where."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputSettings:
    """Đầu ra: `[[outputs]]` in config.toml. `target` is the kind's own: a device's name, a folder, an address."""

    name: str
    kind: str
    target: str = ""
    options: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneSettings:
    """Cụm loa: outputs that sound together."""

    name: str
    title: str
    outputs: tuple[str, ...]
