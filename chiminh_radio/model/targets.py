"""Chỉ tiêu: how much of each theme the station means to air, and how far it is behind."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from chiminh_radio.model.asrun import Spot

_DAY = timedelta(days=1)


class Unit(StrEnum):
    """What a target counts."""

    MINUTES = "minutes"
    ITEMS = "items"


class Period(StrEnum):
    """How often a target is to be reached."""

    WEEK = "week"
    MONTH = "month"

    def start(self, at: datetime) -> datetime:
        """The beginning of the week (a Monday) or month that an instant of the station's zone lies in."""
        day = at.replace(hour=0, minute=0, second=0, microsecond=0)
        return day.replace(day=1) if self is Period.MONTH else day - day.weekday() * _DAY


@dataclass(slots=True)
class Share:
    """Phần của một chủ đề: how much of it sounded; added up while the log is read."""

    heard: timedelta = timedelta()
    items: int = 0
    """Those that were heard to their end."""
    last: datetime | None = None

    def add(self, spot: Spot) -> None:
        """One item more that sounded."""
        self.heard += spot.heard
        self.items += spot.whole
        self.last = max(spot.at, self.last or spot.at)


def shares_of(spots: Iterable[Spot]) -> dict[str, Share]:
    """How much of each theme sounded. What is on two themes was heard on both, and counts whole for each."""
    shares: dict[str, Share] = defaultdict(Share)
    for spot in spots:
        for theme in spot.themes:
            shares[theme].add(spot)
    return dict(shares)


@dataclass(frozen=True, slots=True, kw_only=True)
class Targets:
    """Chỉ tiêu: how much of each theme (a leaf) is to be aired in each period; without any, all are to get equal."""

    unit: Unit = Unit.MINUTES
    per: Period = Period.MONTH
    of: Mapping[str, float] = field(default_factory=dict)

    def reached(self, share: Share) -> float:
        """A theme's share in the unit of the targets."""
        return float(share.items) if self.unit is Unit.ITEMS else share.heard / timedelta(minutes=1)

    def behind(self, shares: Mapping[str, Share]) -> dict[str, float]:
        """How far each theme is behind, the furthest with the greatest number.

        With targets: what lacks, of 1; what has none is as one that was just reached. Without: less by what was aired.
        """
        if not any(self.of.values()):
            return {theme: -self.reached(share) for theme, share in shares.items()}
        return {
            theme: 1 - self.reached(shares.get(theme, Share())) / wanted for theme, wanted in self.of.items() if wanted
        }
