"""Lịch ngày: which special days hold at a moment, by their dates or because somebody declared them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from chiminh_radio.clock import ZONE
from chiminh_radio.i18n import _
from chiminh_radio.model.airing import Priority
from chiminh_radio.model.holidays import holidays
from chiminh_radio.model.slot import Override, OverrideKind, SpecialDay
from chiminh_radio.schedule import words
from chiminh_radio.schedule.dates import holds
from chiminh_radio.schedule.guard import within

_DAY = timedelta(days=1)


class Held(NamedTuple):
    """A special day that holds, and why, in words that may follow its title."""

    special: SpecialDay
    why: str

    def __str__(self) -> str:
        return f"{self.special.title} ({self.why})"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The station's special days, in the order of config.toml: of two that contradict each other the first wins."""

    special_days: Sequence[SpecialDay] = ()
    declared: Sequence[Override] = ()
    """Of the kind DECLARE."""
    _dated: dict[date, tuple[SpecialDay, ...]] = field(default_factory=dict, compare=False)

    def at(self, moment: datetime) -> tuple[Held, ...]:
        """What holds at a moment; what was declared comes before what has dates."""
        return self._held(moment, moment)

    def on(self, day: date) -> tuple[Held, ...]:
        """What holds at some moment of a day."""
        first = datetime.combine(day, time(), ZONE)
        return self._held(first, first + _DAY - timedelta.resolution)

    def mourning(self, day: date) -> str:
        """Why a day is one of mourning; "" when it is not."""
        return next((str(held) for held in self.on(day) if held.special.mourning), "")

    def quiet(self, zone: str, at: datetime, priority: Priority, own: Collection[str] = ()) -> str:
        """Why nothing of `priority` may sound in a zone at a moment, as the calendar has it; "" when it may.

        `own` are the special days that it is made for: their quiet is for others.
        """
        if priority is Priority.EMERGENCY:
            return ""
        others = (held for held in self.at(at) if held.special.name not in own)
        return next((said for held in others if (said := _quiet(held, zone, at))), "")

    def titles(self, day: date) -> tuple[str, ...]:
        """What a day is called: its special days and public holidays."""
        public = [each.title for each in holidays() if holds(each.dates, day)]
        return tuple(dict.fromkeys([*(held.special.title for held in self.on(day)), *public]))

    def _held(self, first: datetime, last: datetime) -> tuple[Held, ...]:
        """What holds somewhere from `first` to `last`, both of one day."""
        found: dict[str, Held] = {}
        by_name = {each.name: each for each in self.special_days}
        for said in self.declared:
            special = by_name.get(said.special)
            if special and said.since and said.until and said.since <= last and said.until > first:
                found.setdefault(special.name, Held(special, words.declared(said)))
        for special in self._dated_on(first.astimezone(ZONE).date()):
            found.setdefault(special.name, Held(special, words.dates(special.dates)))
        return tuple(found.values())

    def _dated_on(self, day: date) -> tuple[SpecialDay, ...]:
        if day not in self._dated:
            self._dated[day] = tuple(
                each for each in self.special_days if any(holds(dates, day) for dates in each.dates)
            )
        return self._dated[day]


def calendar(special_days: Sequence[SpecialDay], overrides: Sequence[Override]) -> Calendar:
    """The calendar of special days and of what was declared; the word given last goes before the others."""
    declared = [each for each in reversed(overrides) if each.kind is OverrideKind.DECLARE]
    return Calendar(tuple(special_days), tuple(declared))


def _quiet(held: Held, zone: str, at: datetime) -> str:
    special, hour = held.special, at.astimezone(ZONE).time()
    if special.zones and zone not in special.zones:
        return ""
    for window in special.quiet:
        if within(hour, *window):
            return _("cụm loa {zone} im lặng {hours}: {held}").format(zone=zone, hours=words.window(window), held=held)
    return ""
