"""The ends of both books, noted beside radio.db, so that an older radio.db put in its place is found out.

radio.seals is text that is only added to: a line, whenever the books have grown, with the instant and the number and
chain of the last row of each. Books that lack a row noted there are not the ones that were written: from then on no
approval in them holds, for nobody knows what the lost rows told, a withdrawal perhaps. Approving again heals it.
"""

import os
import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from chiminh_radio.errors import StationError
from chiminh_radio.i18n import _
from chiminh_radio.model.record import RecordEvent
from chiminh_radio.store.codec import stamp
from chiminh_radio.store.database import Database
from chiminh_radio.store.log import AsRunLog
from chiminh_radio.store.record import Record

_LINE = re.compile(rb"(?m)^\S+ record (\d{1,15}) ([0-9a-f]{64}|-) as_run (\d{1,15}) ([0-9a-f]{64}|-)$")
_TAIL = 4096
_NO_ROW = "-"


class Seals:
    """The notes of one station."""

    def __init__(self, database: Database, path: Path) -> None:
        """`path` is the file of the notes."""
        self.path = path
        self._database = database
        self._record = Record(database)
        self._chains = (self._record.chain, AsRunLog(database).chain)

    def lacking(self) -> str:
        """What shows that the books are not the ones that were written, as a sentence; "" when nothing does."""
        tail = self._tail()  # before the books: they only grow
        noted = _last(tail)
        if noted is None:
            is_begun = self._database.one("SELECT 1 FROM record WHERE event = ?", (RecordEvent.SEALED,))
            if not is_begun:
                return ""
            return _(
                "{file} không còn hoặc không đọc được, nên không lời duyệt nào còn hiệu lực; cần duyệt lại"
            ).format(file=self.path.name)
        for chain, (number, seal) in zip(self._chains, noted, strict=True):
            if number and not chain.has(number, seal):
                return _(
                    "radio.db là bản cũ hoặc bị viết lại: thiếu dòng mà {file} đã ghi, nên không lời duyệt nào còn "
                    "hiệu lực; cần duyệt lại"
                ).format(file=self.path.name)
        return ""

    def keep(self, at: datetime) -> str:
        """Note the ends of the books if they have grown; what `lacking` said, which is put in the record first.

        Raises StationError when the file cannot be read or written.
        """
        if lacking := self.lacking():
            self._record.append(RecordEvent.PUT_BACK, at=at, detail={"why": lacking})
        tail = self._tail()
        noted = _last(tail)
        ends = tuple(chain.end for chain in self._chains)
        if noted is None and not lacking:
            if not any(number for number, _seal in ends):
                return ""  # a station in which nothing happened yet
            self._record.append(RecordEvent.SEALED, at=at, detail={"file": self.path.name})
            ends = tuple(chain.end for chain in self._chains)
        if noted != ends:
            self._add(tail, at, ends)
        return lacking

    def _tail(self) -> bytes:
        try:
            with self.path.open("rb") as file:
                file.seek(max(0, file.seek(0, os.SEEK_END) - _TAIL))
                return file.read()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise self._trouble(error) from error

    def _add(self, tail: bytes, at: datetime, ends: Sequence[tuple[int, str]]) -> None:
        (record, record_seal), (log, log_seal) = ((number, seal or _NO_ROW) for number, seal in ends)
        torn = "" if tail.endswith(b"\n") or not tail else "\n"
        line = f"{torn}{stamp(at)} record {record} {record_seal} as_run {log} {log_seal}\n"
        try:
            with self.path.open("ab") as file:
                file.write(line.encode("ascii"))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise self._trouble(error) from error

    def _trouble(self, error: OSError) -> StationError:
        return StationError(_("{file}: không đọc hoặc ghi được: {why}").format(file=self.path, why=error.strerror))


def _last(tail: bytes) -> tuple[tuple[int, str], ...] | None:
    """The ends that the last whole line tells, as `Chain.end`; a power cut may have torn the one behind it."""
    found = next(reversed(list(_LINE.finditer(tail))), None)
    if found is None:
        return None
    record, record_seal, log, log_seal = (each.decode("ascii") for each in found.groups())
    return (int(record), record_seal.strip(_NO_ROW)), (int(log), log_seal.strip(_NO_ROW))
