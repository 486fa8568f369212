"""What was aired, of what kind and on which themes: the stretches that the log tells of, cut along the cue lists.

A cue list is long, and a year has many: what passages a programme is made of is written down once, when it is built.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from itertools import groupby

from chiminh_radio.model.asrun import Spot
from chiminh_radio.model.item import Cue, ItemKind
from chiminh_radio.model.programme import Programme
from chiminh_radio.store.codec import stamp, whole_moment
from chiminh_radio.store.database import Database
from chiminh_radio.store.items import Items
from chiminh_radio.store.scripts import Scripts

_MICROSECOND = timedelta(microseconds=1)
_MARGIN = timedelta(days=1)
"""How long after its first row an airing may have its last."""
_NEAR = timedelta(seconds=1)
"""Who missed no more than that heard the whole: the log rounds, and a fade is no word."""
_SPOTS = """
    WITH rows AS (
        SELECT airing, zone, event, digest, CAST(position_us AS INTEGER) AS since,
            CAST(lead(position_us) OVER (PARTITION BY airing, zone ORDER BY number) AS INTEGER) AS until,
            min(at) FILTER (WHERE event IN ('started', 'resumed')) OVER (PARTITION BY airing) AS began
        FROM as_run WHERE at >= ? AND at < ? AND event != 'output-lost'
    )
    SELECT passages.*, airing, zone, began, max(since, begin_us) AS since, min(until, end_us) AS until
    FROM rows JOIN passages ON programme = digest AND begin_us < until AND end_us > since
    WHERE event IN ('started', 'resumed') AND began >= ? AND began < ?
    ORDER BY began, airing, programme, begin_us, since"""


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
        period = (start - _MARGIN, end + _MARGIN, start, end)
        rows = self._database.select(_SPOTS, tuple(map(stamp, period)))
        by_passage = groupby(rows, key=lambda row: (row["airing"], row["programme"], row["begin_us"]))
        return tuple(filter(None, (_spot(list(group)) for _passage, group in by_passage)))

    def _passages(self, programme: Programme) -> Iterator[tuple[object, ...]]:
        for cue, within in _items(programme.cues):
            record = Scripts(self._database).by_digest(cue.script_digest) if cue.script_digest else None
            item = Items(self._database).get(cue.item_digest)
            if item is None or (item.kind is ItemKind.JINGLE and record is None):
                continue
            own = record.script.themes if record else (item.theme,)
            kind = record.script.kind if record else item.kind
            audience = (record.script if record else item).audience
            for title, theme, begin, end in _sections(cue, within):
                yield (
                    programme.digest,
                    begin // _MICROSECOND,
                    end // _MICROSECOND,
                    cue.item_digest,
                    cue.script_digest,
                    title,
                    theme or ",".join(own),
                    kind.value,
                    audience,
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


def _sections(item: Cue, within: Iterable[Cue]) -> Iterator[tuple[str, str, timedelta, timedelta]]:
    """Title, theme, begin and end of each section of a script, without the jingles around; of other items the whole."""
    spoken = [cue for cue in within if cue.script_digest]
    if not spoken:
        yield item.title, "", item.at, item.at + item.duration
    for (title, theme), cues in groupby(spoken, key=lambda cue: (cue.title, cue.theme)):
        first, *_rest = section = list(cues)
        yield title, theme, first.at, section[-1].at + section[-1].duration


def _spot(rows: Sequence[sqlite3.Row]) -> Spot | None:
    """One passage in one airing, from the stretches of it that each zone was sent, in the order of their beginning."""
    row = rows[0]
    at = whole_moment(row["began"])
    if at is None:
        return None
    heard = reached = 0
    for each in rows:
        heard += max(0, each["until"] - max(each["since"], reached))
        reached = max(reached, each["until"])
    return Spot(
        at=at,
        airing=row["airing"],
        zones=tuple(dict.fromkeys(each["zone"] for each in rows)),
        item_digest=row["item_digest"],
        script_digest=row["script_digest"],
        title=row["title"],
        themes=tuple(filter(None, row["themes"].split(","))),
        kind=row["kind"],
        audience=row["audience"],
        heard=heard * _MICROSECOND,
        whole=heard * _MICROSECOND >= (row["end_us"] - row["begin_us"]) * _MICROSECOND - _NEAR,
    )
