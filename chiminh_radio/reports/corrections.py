"""Which airings had something wrong that was corrected since, and which had the correction."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from chiminh_radio.i18n import _
from chiminh_radio.model.script import STANDING
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
    """When the correction was heard whole first, anywhere."""
    is_standing: bool
    """Whether the correction is still to be believed."""
    is_whole: bool = True
    """Whether what was heard was heard whole."""

    def __str__(self) -> str:
        """The words for the operator."""
        if self.is_correction:
            words = _("đính chính cho kịch bản số {other}").format(other=self.other)
            return words if self.is_whole else _("{words}, chưa phát trọn").format(words=words)
        if self.corrected_at is None and not self.is_standing:
            return _("đính chính không còn hiệu lực, chưa phát trọn (kịch bản số {other})").format(other=self.other)
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
        pairing = Pairing(
            script=wrong.number,
            other=right.number,
            is_correction=False,
            corrected_at=next((each.at for each in heard if each.whole), None),
            is_standing=right.state in STANDING,
        )
        yield from (((each.airing, each.zone), pairing) for each in hearings.of(corrected))
        pairing = replace(pairing, script=right.number, other=wrong.number, is_correction=True)
        yield from (((each.airing, each.zone), replace(pairing, is_whole=each.whole)) for each in heard)
