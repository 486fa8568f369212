"""The event that a notice calls to, by the line that tells its time: "Thời gian: 7h30, thứ Bảy, ngày 28/11/2026"."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chiminh_radio.newsroom.dates import dates_in
from chiminh_radio.newsroom.keys import KEYS
from chiminh_radio.newsroom.marks import key_in, without_bullet


@dataclass(frozen=True, slots=True)
class Event:
    """From its first day to its last; a deadline is an event of one day."""

    first: date
    last: date


def event_in(paragraphs: Sequence[str]) -> Event | None:
    """The event of the first line about a time that bears a full date; that line is read aloud like any other."""
    for paragraph in paragraphs:
        key, value = key_in(without_bullet(paragraph)) or ("", "")
        if key in KEYS or "thoi gian" not in key:
            continue
        try:
            days = dates_in(value)
        except ValueError:
            continue  # no calendar has it: the checker tells
        if days:
            return Event(min(days), max(days))
    return None
