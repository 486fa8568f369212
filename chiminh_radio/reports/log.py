"""The as-run log as people read it: a line for each airing and zone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from chiminh_radio.i18n import _
from chiminh_radio.model.asrun import AsRun, LogEvent
from chiminh_radio.reports.corrections import Pairing
from chiminh_radio.store.log import AsRunLog

_OPENING = frozenset({LogEvent.STARTED, LogEvent.RESUMED})
_NONE: Mapping[tuple[int, str], tuple[Pairing, ...]] = {}
_MARGIN = timedelta(days=1)
"""How far beyond the asked days an airing may begin or end and still be told whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """One airing in one zone, from its first row to its last."""

    at: datetime
    """When it began; for one that never did, when that was noted."""
    airing: int
    slot: str
    due: datetime
    title: str
    zone: str
    outputs: str
    """The names of the outputs, with commas between."""
    event: LogEvent
    """The last thing that happened; a lost output counts only if nothing else did."""
    outcome: str
    """How it went, in the operator's words."""
    reason: str
    heard: timedelta
    """How much of the programme was sent out, all stretches together."""
    digest: str
    pairings: tuple[Pairing, ...] = ()
    """What of it was corrected since, or corrects what was aired before."""


def lines(
    log: AsRunLog, start: datetime, end: datetime, pairings: Mapping[tuple[int, str], tuple[Pairing, ...]] = _NONE
) -> tuple[LogLine, ...]:
    """The airings that began in [start, end), by time and zone; `pairings` by airing and zone."""
    stories: dict[tuple[int, str], list[AsRun]] = {}
    for row in log.rows(start - _MARGIN, end + _MARGIN):
        stories.setdefault((row.airing, row.zone), []).append(row)
    told = (replace(_line(rows), pairings=pairings.get(place, ())) for place, rows in stories.items())
    return tuple(sorted((line for line in told if start <= line.at < end), key=lambda line: (line.at, line.zone)))


def _line(rows: Sequence[AsRun]) -> LogLine:
    first = rows[0]
    last = next((row for row in reversed(rows) if row.event is not LogEvent.OUTPUT_LOST), rows[-1])
    return LogLine(
        at=first.at,
        airing=first.airing,
        slot=first.slot,
        due=first.due,
        title=first.title,
        zone=first.zone,
        outputs=_joined((name for row in rows for name in row.output.split(", ")), ", "),
        event=last.event,
        outcome=_outcome(last.event, lost=any(row.event is LogEvent.OUTPUT_LOST for row in rows)),
        reason=_joined((row.detail for row in rows), "; "),
        heard=_heard(rows),
        digest=last.digest,
    )


def _joined(texts: Iterable[str], between: str) -> str:
    """Each text once, in the order of first mention."""
    return between.join(dict.fromkeys(text for text in texts if text))


def _heard(rows: Iterable[AsRun]) -> timedelta:
    opened_at: timedelta | None = None
    heard = timedelta()
    for row in rows:
        if row.event is LogEvent.OUTPUT_LOST:
            continue  # the others play on
        if opened_at is not None:
            heard += max(row.position - opened_at, timedelta())
        opened_at = row.position if row.event in _OPENING else None
    return heard


def _outcome(event: LogEvent, *, lost: bool) -> str:
    words = {
        LogEvent.STARTED: _("đang phát"),
        LogEvent.RESUMED: _("đang phát tiếp"),
        LogEvent.FINISHED: _("đã phát"),
        LogEvent.INTERRUPTED: _("bị gián đoạn"),
        LogEvent.REFUSED: _("không được phát"),
        LogEvent.CUT: _("bị ngắt"),
        LogEvent.FAILED: _("phát hỏng"),
        LogEvent.MISSED: _("lỡ giờ, không phát"),
        LogEvent.OUTPUT_LOST: _("mất đường ra"),
    }
    if lost and event is not LogEvent.OUTPUT_LOST:
        return _("{outcome}, có đường ra bị mất").format(outcome=words[event])
    return words[event]
