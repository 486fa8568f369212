"""What was aired, of what kind and on which themes: the stretches that the log tells of, cut along the cue lists.

A cue list is long, and a year has many: what passages a programme is made of is written down once, when it is built.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import NamedTuple

from chiminh_radio.model.asrun import Spot
from chiminh_radio.model.item import Cue, ItemKind
from chiminh_radio.model.programme import Programme
from chiminh_radio.store.codec import stamp, whole_moment
from chiminh_radio.store.database import Database
from chiminh_radio.store.items import Items
from chiminh_radio.store.scripts import Scripts
from chiminh_radio.store.sounding import covered_us, is_whole

_MICROSECOND = timedelta(microseconds=1)
_MARGIN = timedelta(days=1)
"""How long after its first row an airing may have its last."""
_STRETCHES = """
    SELECT began, airing, digest, zone, since, until FROM (
        SELECT airing, zone, event, digest, CAST(position_us AS INTEGER) AS since,
            CAST(lead(position_us) OVER (PARTITION BY airing, zone ORDER BY number) AS INTEGER) AS until,
            min(at) FILTER (WHERE event IN ('started', 'resumed')) OVER (PARTITION BY airing) AS began
        FROM as_run WHERE at >= ?1 AND at < ?2 AND event != 'output-lost'
    )
    WHERE event IN ('started', 'resumed') AND until > since AND began >= ?3 AND began < ?4
    ORDER BY began, airing, digest, since"""
_PASSAGES = """
    SELECT * FROM passages WHERE programme IN (SELECT digest FROM as_run WHERE at >= ?1 AND at < ?2)
    ORDER BY programme, begin_us"""


class _Passage(NamedTuple):
    """A row of that table: an item, or a section of a script, in a programme."""

    programme: str
    begin_us: int
    end_us: int
    item_digest: str
    script_digest: str
    title: str
    themes: str
    kind: str
    audience: str


class _Stretch(NamedTuple):
    """What a zone was sent of a programme in one go, from where to where in it."""

    began: str
    """When its airing did."""
    airing: int
    programme: str
    zone: str
    since_us: int
    until_us: int


class Aired:
    """Asks the log. What is on air now counts as soon as a row tells how far it came."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def enter(self, programme: Programme) -> None:
        """Write down what a programme is made of: each item, of a script each section, but no jingles."""
        passages = list(self._passages(programme))
        with self._database.transaction() as connection:
            connection.execute("DELETE FROM passages WHERE programme = ?", (programme.digest,))
            connection.executemany("INSERT INTO passages VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", passages)

    def spots(self, start: datetime, end: datetime) -> tuple[Spot, ...]:
        """All that sounded in the airings that began in [start, end), in the order of sounding."""
        period = tuple(map(stamp, (start - _MARGIN, end + _MARGIN, start, end)))
        passages: dict[str, list[_Passage]] = defaultdict(list)
        for passage in map(_Passage._make, self._database.select(_PASSAGES, period[:2])):
            passages[passage.programme].append(passage)
        stretches = map(_Stretch._make, self._database.select(_STRETCHES, period))
        airings = groupby(stretches, key=lambda each: (each.began, each.airing, each.programme))
        return tuple(spot for key, group in airings for spot in _spots(passages[key[-1]], list(group)))

    def _passages(self, programme: Programme) -> Iterator[_Passage]:
        for cue, within in _items(programme.cues):
            record = Scripts(self._database).by_digest(cue.script_digest) if cue.script_digest else None
            item = Items(self._database).get(cue.item_digest)
            if item is None or (item.kind is ItemKind.JINGLE and record is None):
                continue
            own = record.script.themes if record else (item.theme,)
            kind = record.script.kind if record else item.kind
            audience = (record.script if record else item).audience
            for title, theme, begin, end in sections(cue, within):
                yield _Passage(
                    programme=programme.digest,
                    begin_us=begin // _MICROSECOND,
                    end_us=end // _MICROSECOND,
                    item_digest=cue.item_digest,
                    script_digest=cue.script_digest,
                    title=title,
                    themes=theme or ",".join(own),
                    kind=kind.value,
                    audience=audience,
                )


def _items(cues: Sequence[Cue]) -> Iterator[tuple[Cue, list[Cue]]]:
    """The cue of each item with those within it: they begin before it ends."""
    item: Cue | None = None
    within: list[Cue] = []
    for cue in cues:
        if item is not None and cue.at < item.at + item.duration:
            within.append(cue)
            continue
        if item is not None:
            yield item, within
        item, within = cue, []
    if item is not None:
        yield item, within


def sections(item: Cue, within: Iterable[Cue]) -> Iterator[tuple[str, str, timedelta, timedelta]]:
    """Title, theme, begin and end of each section of a script, without the jingles around; of other items the whole."""
    spoken = [cue for cue in within if cue.script_digest]
    if not spoken:
        yield item.title, "", item.at, item.at + item.duration
    for (title, theme), cues in groupby(spoken, key=lambda cue: (cue.title, cue.theme)):
        first, *_rest = section = list(cues)
        yield title, theme, first.at, section[-1].at + section[-1].duration


def _spots(passages: Iterable[_Passage], stretches: Sequence[_Stretch]) -> Iterator[Spot]:
    """The passages of a programme that sounded in an airing, by the stretches of it in the order of their beginning."""
    at = whole_moment(stretches[0].began)
    if at is None:
        return
    for passage in passages:
        zones: dict[str, None] = {}
        within: list[tuple[int, int]] = []
        for stretch in stretches:
            since_us, until_us = max(stretch.since_us, passage.begin_us), min(stretch.until_us, passage.end_us)
            if until_us > since_us:
                zones[stretch.zone] = None
                within.append((since_us, until_us))
        if within:
            heard_us = covered_us(within)
            yield Spot(
                at=at,
                airing=stretches[0].airing,
                zones=tuple(zones),
                item_digest=passage.item_digest,
                script_digest=passage.script_digest,
                title=passage.title,
                themes=tuple(filter(None, passage.themes.split(","))),
                kind=passage.kind,
                audience=passage.audience,
                heard=heard_us * _MICROSECOND,
                whole=is_whole(heard_us, passage.end_us - passage.begin_us),
            )
