"""Which airings had something wrong that was corrected since, and which had the correction."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from chiminh_radio.i18n import _
from chiminh_radio.store.database import Database
from chiminh_radio.store.hearings import Hearings
from chiminh_radio.store.record import Record
from chiminh_radio.store.scripts import Scripts


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """A script that was heard in an airing, and the other of its pair."""

    script: int
    other: int
    is_correction: bool
    """Whether what was heard is the correction."""
    corrected_at: datetime | None
    """When the correction was heard first, anywhere."""

    def __str__(self) -> str:
        """The words for the operator."""
        if self.is_correction:
            return _("đính chính cho kịch bản số {other}").format(other=self.other)
        if self.corrected_at is None:
            return _("có đính chính chưa phát (kịch bản số {other})").format(other=self.other)
        return _("đã đính chính lúc {at:%H:%M %d/%m} (kịch bản số {other})").format(
            at=self.corrected_at, other=self.other
        )


def pairings(database: Database) -> Mapping[tuple[int, str], tuple[Pairing, ...]]:
    """What each airing, in each zone, has of what the record pairs, by the numbers of scripts."""
    found: dict[tuple[int, str], tuple[Pairing, ...]] = {}
    for place, pairing in _heard(database):
        found[place] = (*found.get(place, ()), pairing)
    return found


def _heard(database: Database) -> Iterator[tuple[tuple[int, str], Pairing]]:
    scripts, hearings = Scripts(database), Hearings(database)
    latest = {each.corrected: each.correction for each in Record(database).corrections()}
    for corrected, correction in latest.items():
        wrong, right = scripts.by_digest(corrected), scripts.by_digest(correction)
        if wrong is None or right is None:
            continue  # `report verify` tells
        heard = hearings.of(correction)
        first = heard[0].at if heard else None
        pairing = Pairing(script=wrong.number, other=right.number, is_correction=False, corrected_at=first)
        yield from (((each.airing, each.zone), pairing) for each in hearings.of(corrected))
        pairing = Pairing(script=right.number, other=wrong.number, is_correction=True, corrected_at=first)
        yield from (((each.airing, each.zone), pairing) for each in heard)
