"""What studio, schedule and playout get: hours, jingles, outputs and zones, the weekly grid."""

from collections.abc import Mapping
from datetime import time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from chiminh_radio.config.tables.air import DAYS, EVERY_DAY, Output
from chiminh_radio.config.tables.air import Slot as SlotTable
from chiminh_radio.config.values.base import Values
from chiminh_radio.model.airing import LateMode, LatePolicy, Priority, Slot

if TYPE_CHECKING:
    from chiminh_radio.model.output import OutputSettings, ZoneSettings
    from chiminh_radio.model.script import InsertKind

_PRIORITIES = {"thuong": Priority.REGULAR, "uu-tien": Priority.PRIORITY}


class AirValues(Values):
    """Of [hours], [studio], [[outputs]], [[zones]], [schedule], [[slots]]."""

    def hours(self) -> tuple[tuple[time, time], ...]:
        """When loudspeakers may sound: from the first, up to the second."""
        windows = (window.split("-") for window in self._book.hours.allowed)
        return tuple((time.fromisoformat(start), _end(end)) for start, end in windows)

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

    @property
    def prepare(self) -> timedelta:
        """How long before a slot its programme must be ready."""
        return timedelta(minutes=self._book.schedule.prepare_minutes)

    @property
    def fallback(self) -> str:
        """The playlist that needs nothing but the library: the last of each slot's fallbacks."""
        return self._book.schedule.fallback

    def slots(self) -> tuple[Slot, ...]:
        """The weekly grid."""
        return tuple(self._slot(slot) for slot in self._book.slots)

    def _slot(self, slot: SlotTable) -> Slot:
        return Slot(
            name=slot.name,
            days=_weekdays(slot.days),
            at=time.fromisoformat(slot.at),
            playlist=slot.playlist,
            zones=slot.zones,
            priority=_PRIORITIES[slot.priority],
            late=LatePolicy(mode=LateMode(slot.late), within=timedelta(minutes=slot.late_minutes)),
            fallbacks=tuple(dict.fromkeys((*slot.fallbacks, self.fallback))),
        )


def _end(text: str) -> time:
    """24:00 is the midnight at the end of a day, as a time the first of the next."""
    return time() if text == "24:00" else time.fromisoformat(text)


def _weekdays(days: tuple[str, ...]) -> tuple[int, ...]:
    if EVERY_DAY in days:
        return tuple(range(1, 8))
    return tuple(number for number, day in enumerate(DAYS, start=1) if day in days)
