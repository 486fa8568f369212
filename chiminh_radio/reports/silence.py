"""Which themes have fallen silent: nothing new on them was approved for some weeks."""

from collections.abc import Collection
from datetime import datetime, timedelta

from chiminh_radio.model.decision import Decision, ScriptRecord


def silent(
    themes: Collection[str], records: Collection[ScriptRecord], now: datetime, within: timedelta
) -> tuple[str, ...]:
    """Those of `themes` on which no script was approved `within` the last time; none before the first is that old."""
    if not within or not any(each.received_at < now - within for each in records):
        return ()
    spoken_of = {
        theme
        for record in records
        if record.approval and record.approval.decision is Decision.APPROVED and record.approval.at >= now - within
        for theme in (*record.script.themes, *(section.theme for section in record.script.sections))
    }
    return tuple(theme for theme in themes if theme not in spoken_of)
