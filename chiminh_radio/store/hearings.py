"""Where a script was heard: the as-run log names the programme that sounded, its cue list what was in it."""

import sqlite3
from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import groupby

from chiminh_radio.model.asrun import Hearing
from chiminh_radio.model.programme import Programme
from chiminh_radio.store.codec import whole, whole_moment
from chiminh_radio.store.database import Database
from chiminh_radio.store.sounding import covered_us, is_whole

_MICROSECOND = timedelta(microseconds=1)
_STRETCHES = """
    WITH rows AS (
        SELECT airing, slot, zone, event, digest, CAST(position_us AS INTEGER) AS since,
            CAST(lead(position_us) OVER (PARTITION BY airing, zone ORDER BY number) AS INTEGER) AS until,
            min(at) OVER (PARTITION BY airing, zone, digest) AS began
        FROM as_run WHERE event != 'output-lost' AND airing IN (SELECT airing FROM as_run WHERE digest = :programme)
    )
    SELECT airing, slot, zone, began, max(since, :begin) AS since, min(until, :end) AS until FROM rows
    WHERE event IN ('started', 'resumed') AND digest = :programme AND until > :begin AND since < :end
    ORDER BY airing, zone, since"""


class Hearings:
    """Asks the log. What is on air now counts as soon as a row tells how far it came."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, script_digest: str) -> tuple[Hearing, ...]:
        """Every airing, in every zone, in which any of a script was sent out, in the order of their beginning."""
        rows = self._database.select("SELECT content FROM programmes WHERE instr(content, ?)", (script_digest,))
        programmes = {each.digest: each for row in rows if (each := whole(Programme, row["content"]))}
        found = (hearing for each in programmes.values() for hearing in self._in(each, script_digest))
        return tuple(sorted(found, key=lambda hearing: (hearing.at, hearing.zone)))

    def _in(self, programme: Programme, script_digest: str) -> Iterator[Hearing]:
        spoken = [cue for cue in programme.cues if cue.script_digest == script_digest]
        if not spoken:
            return
        begin, end = spoken[0].at, max(cue.at + cue.duration for cue in spoken)
        values = {"programme": programme.digest, "begin": begin // _MICROSECOND, "end": end // _MICROSECOND}
        rows = self._database.select(_STRETCHES, values)
        for _place, group in groupby(rows, key=lambda row: (row["airing"], row["zone"])):
            if hearing := _hearing(list(group), end - begin):
                yield hearing


def _hearing(rows: Sequence[sqlite3.Row], length: timedelta) -> Hearing | None:
    """What they tell; None where somebody made their time unreadable."""
    row = rows[0]
    at = whole_moment(row["began"])
    if at is None:
        return None
    return Hearing(
        at=at,
        airing=row["airing"],
        slot=row["slot"],
        zone=row["zone"],
        whole=is_whole(covered_us((each["since"], each["until"]) for each in rows), length // _MICROSECOND),
    )
