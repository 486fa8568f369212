"""What studio and playout get: hours, jingles, outputs and zones."""

from collections.abc import Mapping
from datetime import time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from chiminh_radio.config.tables.air import Output
from chiminh_radio.config.values.base import Values, windows

if TYPE_CHECKING:
    from chiminh_radio.model.output import OutputSettings, ZoneSettings
    from chiminh_radio.model.script import InsertKind


class AirValues(Values):
    """Of [hours], [studio], [[outputs]], [[zones]]."""

    def hours(self) -> tuple[tuple[time, time], ...]:
        """When loudspeakers may sound: from the first, up to the second."""
        return windows(self._book.hours.allowed)

    @property
    def session_limit(self) -> timedelta:
        """How long one airing may last."""
        return timedelta(minutes=self._book.hours.session_limit_minutes)

    def jingles(self) -> "Mapping[InsertKind, str]":
        """The jingle in the library for each cue."""
        from chiminh_radio.model.script import InsertKind

        return {
            InsertKind.OPENING: self.studio.opening,
            InsertKind.BREAK: self.studio.break_,
            InsertKind.CLOSING: self.studio.closing,
        }

    @property
    def ffmpeg(self) -> Path | None:
        """The station's own ffmpeg; None for the one that comes along."""
        return self.root / self.studio.ffmpeg if self.studio.ffmpeg else None

    @property
    def cover(self) -> Path | None:
        """The station's own picture for what is exported; None for one that is drawn."""
        return self.root / self.studio.cover if self.studio.cover else None

    def outputs(self) -> "tuple[OutputSettings, ...]":
        """The ways out to loudspeakers."""
        from chiminh_radio.model.output import OutputSettings

        return tuple(
            OutputSettings(name=output.name, kind=output.kind, target=self._target(output), options=output.options)
            for output in self._book.outputs
        )

    def _target(self, output: Output) -> str:
        """A folder is told from the station's; a device or an address stands as it is."""
        return str(self.root / output.target) if output.kind == "file" else output.target

    def zones(self) -> "tuple[ZoneSettings, ...]":
        """The loudspeaker zones."""
        from chiminh_radio.model.output import ZoneSettings

        return tuple(ZoneSettings(name=zone.name, title=zone.title, outputs=zone.outputs) for zone in self._book.zones)
