"""Which themes have fallen silent: nothing new on them was approved for some weeks."""

from collections.abc import Callable, Collection
from datetime import datetime

from chiminh_radio.model.decision import Decision, ScriptRecord


def silent(
    themes: Collection[str],
    records: Collection[ScriptRecord],
    since: datetime,
    recorded: Callable[[datetime], Collection[str]],
) -> tuple[str, ...]:
    """Those of `themes` on which no script was approved since then, and no recording added.

    `recorded` tells the themes of the recordings that were added since an instant. A station so young has none.
    """
    if not any(each.received_at < since for each in records):
        return ()
    spoken_of = {
        theme
        for record in records
        if record.approval and record.approval.decision is Decision.APPROVED and record.approval.at >= since
        for theme in (*record.script.themes, *(section.theme for section in record.script.sections))
    }
    quiet = tuple(theme for theme in themes if theme not in spoken_of)
    sounds = recorded(since) if quiet else ()
    return tuple(theme for theme in quiet if theme not in sounds)
