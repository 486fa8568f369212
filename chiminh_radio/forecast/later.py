"""The station's shelf as it will be: what the airings before would take counts as aired at their due."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from chiminh_radio.model.airing import Airing
from chiminh_radio.model.asrun import Spot
from chiminh_radio.model.item import Cue, Item
from chiminh_radio.model.rundown import Element
from chiminh_radio.model.targets import shares_of
from chiminh_radio.shelf import StationShelf
from chiminh_radio.store.aired import sections
from chiminh_radio.studio.choosing.candidates import Candidate


class LaterShelf:
    """The studio's `Shelf`, for one airing after the other, from `now` on."""

    def __init__(self, shelf: StationShelf, now: datetime) -> None:
        self._shelf = shelf
        self._airing: Airing | None = None
        self._seen: dict[str, Candidate] = {}
        """What the airing was last shown, by the digests of sounds."""
        self._jingles: dict[str, Item] = {}
        self._aired_at: dict[str, datetime] = {}
        self._corrected: set[tuple[str, str]] = set()
        """The sounds of corrections, and the slots that owe them no more."""
        self._spots = list(shelf.aired.spots(shelf.targets.per.start(now), now))

    def turn_to(self, airing: Airing) -> None:
        """Let the next one choose."""
        self._airing = airing

    def jingle(self, name: str, day: date) -> Item:
        """A sound of the library; its file is read once, unless it is over by that day."""
        held = self._jingles.get(name)
        if held is None or (held.expires_on and held.expires_on < day):
            held = self._jingles[name] = self._shelf.jingle(name, day)
        return held

    def candidates(self, day: date) -> Sequence[Candidate]:
        """All that may be chosen from on a day, as it will have aired by then."""
        candidates = [self._by_then(each) for each in self._shelf.candidates_for(day, self._airing)]
        self._seen = {each.item.digest: each for each in candidates}
        return candidates

    def behind(self, at: datetime) -> Mapping[str, float]:
        """How far each theme will be behind its target."""
        targets = self._shelf.targets
        since = targets.per.start(at)
        return targets.behind(shares_of(spot for spot in self._spots if since <= spot.at < at))

    def note_aired(self, airing: Airing, elements: Sequence[Element]) -> None:
        """Let what was chosen for an airing have aired."""
        for element in elements:
            candidate = self._seen.get(element.item.digest)
            if candidate is None:
                continue  # a jingle
            self._aired_at[element.item.digest] = airing.due
            self._spots += _spots(airing, element, candidate)
            if candidate.corrects:
                self._corrected.add((element.item.digest, airing.slot))

    def _by_then(self, candidate: Candidate) -> Candidate:
        digest = candidate.item.digest
        at = self._aired_at.get(digest)
        if at is None:
            return candidate
        told = self._airing is not None and (digest, self._airing.slot) in self._corrected
        return replace(candidate, last_aired=at, corrects=None if told else candidate.corrects)


def _spots(airing: Airing, element: Element, candidate: Candidate) -> Iterator[Spot]:
    item = element.item
    whole = Cue(at=timedelta(), duration=element.duration, title=item.title)
    for title, theme, begin, end in sections(whole, () if element.shortened else item.cues):
        yield Spot(
            at=airing.due,
            airing=airing.number,
            zones=airing.zones,
            item_digest=item.digest,
            script_digest=item.script_digest,
            title=title,
            themes=(theme,) if theme else candidate.themes,
            kind=candidate.script_kind or item.kind,
            audience=candidate.audience,
            heard=end - begin,
            whole=not element.shortened,
        )
