"""The recordings that came for scripts, as the record tells: sealed there, they have no table of their own."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from chiminh_radio.model.record import RecordEvent, RecordRow
from chiminh_radio.model.recording import Recording
from chiminh_radio.store.database import Database
from chiminh_radio.store.record import Record


class Recordings:
    """What there is for each call of a script; the one that came last holds."""

    def __init__(self, database: Database) -> None:
        self._record = Record(database)

    def add(self, script_digest: str, recording: Recording, *, at: datetime, origin: str, by: str = "") -> None:
        """Put in the record what came for a script; the same again, under whatever name, is not said twice."""
        known = self.of(script_digest).get(recording.call)
        if known and replace(known, name=recording.name) == recording:
            return
        self._record.append(
            RecordEvent.RECORDING,
            at=at,
            script_digest=script_digest,
            by=by,
            origin=origin,
            detail={
                "call": recording.call,
                "name": recording.name,
                "original": recording.audio.as_posix() if recording.digest else "",
                "digest": recording.digest,
                "size": recording.size,
                "seconds": recording.duration.total_seconds(),
                "refusal": recording.refusal,
            },
        )

    def of(self, script_digest: str) -> Mapping[str, Recording]:
        """The recordings of a script, by what calls them."""
        rows = self._record.rows(script_digest, RecordEvent.RECORDING)
        return {recording.call: recording for recording in filter(None, map(_recording, rows))}


def _recording(row: RecordRow) -> Recording | None:
    """What a row tells; None for one that somebody changed."""
    detail = row.detail
    try:
        return Recording(
            call=str(detail["call"]),
            name=str(detail["name"]),
            audio=Path(str(detail["original"])),
            digest=str(detail["digest"]),
            size=int(str(detail["size"])),
            duration=timedelta(seconds=float(str(detail["seconds"]))),
            refusal=str(detail["refusal"]),
        )
    except (KeyError, ValueError, OverflowError):
        return None
