"""Where a script was heard: the as-run log names the programme that sounded, its cue list what was in it."""

from datetime import timedelta

from chiminh_radio.model.asrun import Hearing
from chiminh_radio.model.programme import Programme
from chiminh_radio.store.codec import moment, whole
from chiminh_radio.store.database import Database

_MICROSECOND = timedelta(microseconds=1)


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

    def _in(self, programme: Programme, script_digest: str) -> list[Hearing]:
        spoken = [cue for cue in programme.cues if cue.script_digest == script_digest]
        if not spoken:
            return []
        begin, end = spoken[0].at, max(cue.at + cue.duration for cue in spoken)
        rows = self._database.select(
            """SELECT airing, slot, zone, min(at) AS at FROM as_run WHERE digest = ?
                GROUP BY airing, slot, zone HAVING max(position_us) > ? AND min(position_us) < ?""",
            (programme.digest, begin / _MICROSECOND, end / _MICROSECOND),
        )
        return [Hearing(at=moment(row["at"]), airing=row["airing"], slot=row["slot"], zone=row["zone"]) for row in rows]
