"""Plug-ins: entry points → classes. The built-in engines and outputs come through the same door as a stranger's.

Nothing is imported before it is asked for, and a plug-in that cannot be imported says so and stops only itself.
"""

import importlib.metadata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from chiminh_radio.errors import ConfigError
from chiminh_radio.i18n import _

ENGINES = "chiminh_radio.engines"
"""Voice engines: classes that are a `voice.engine.VoiceEngine`."""
OUTPUTS = "chiminh_radio.outputs"
"""Ways out to loudspeakers: classes that are a `playout.output.Output`."""

_KEYS = {ENGINES: "[voice] chain", OUTPUTS: "[[outputs]] kind"}
"""Where config.toml asks for them."""


@dataclass(frozen=True)
class Plugin:
    """One registered class, imported when it is first asked about."""

    name: str
    entry: importlib.metadata.EntryPoint

    @cached_property
    def fault(self) -> str:
        """Why the plug-in cannot be used, in a sentence; "" when it can."""
        try:
            found = self.load()
        except Exception as error:  # noqa: BLE001 - a stranger's module may raise anything while it is imported
            return _("phần mở rộng “{name}” ({value}) không nạp được: {error}").format(
                name=self.name, value=self.entry.value, error=f"{type(error).__name__}: {error}"
            )
        if not isinstance(found, type):
            return _("phần mở rộng “{name}” ({value}) không phải là một lớp").format(
                name=self.name, value=self.entry.value
            )
        return ""

    def load(self) -> type:
        """The class itself. Raises what its import raises, so ask `fault` first, or use `pick`."""
        loaded: type = self.entry.load()
        return loaded


def find(group: str) -> Mapping[str, Plugin]:
    """Every plug-in of a group (ENGINES, OUTPUTS) by name, in the order of the names; none is imported yet."""
    entries = importlib.metadata.entry_points(group=group)
    return {entry.name: Plugin(entry.name, entry) for entry in sorted(entries, key=lambda entry: entry.name)}


def pick(group: str, name: str) -> Plugin:
    """The plug-in registered as `name`, found sound. Raises ConfigError when there is none, or it has a fault."""
    plugins = find(group)
    if name not in plugins:
        names = ", ".join(plugins) or _("(chưa có gì)")
        raise ConfigError(
            [_("{key}: không có “{name}”; hiện có: {names}").format(key=_KEYS[group], name=name, names=names)]
        )
    if fault := plugins[name].fault:
        raise ConfigError([f"{_KEYS[group]}: {fault}"])
    return plugins[name]
