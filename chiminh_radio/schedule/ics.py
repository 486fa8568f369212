"""The schedule as iCalendar (RFC 5545), for the telephones and calendars of whoever wants to know."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from chiminh_radio.model.airing import Airing, AiringState
from chiminh_radio.schedule.clashes import House

_LONGEST = 73
"""Octets of a line before it is folded; the standard allows 75."""
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": ""})


def ics(name: str, airings: Sequence[Airing], titles: Mapping[str, str], house: House, now: datetime) -> str:
    """The airings as one calendar; what is called off is told as such, so that it leaves a calendar it was in."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//chiminh-radio//VI",
        f"X-WR-CALNAME:{_text(name)}",
        *(line for airing in airings for line in _event(airing, titles, house, now)),
        "END:VCALENDAR",
    ]
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def _event(airing: Airing, titles: Mapping[str, str], house: House, now: datetime) -> Iterator[str]:
    off = airing.state is AiringState.CANCELLED
    yield "BEGIN:VEVENT"
    yield f"UID:{airing.slot}-{_moment(airing.due)}@chiminh-radio"
    yield f"DTSTAMP:{_moment(now)}"
    yield f"DTSTART:{_moment(airing.due)}"
    if length := house.length(airing):
        yield f"DURATION:PT{int(length.total_seconds())}S"
    yield f"SUMMARY:{_text(titles.get(airing.playlist, airing.playlist))}"
    yield f"LOCATION:{_text(', '.join(airing.zones))}"
    if airing.reason:
        yield f"DESCRIPTION:{_text(airing.reason)}"
    yield f"STATUS:{'CANCELLED' if off else 'CONFIRMED'}"
    yield "END:VEVENT"


def _moment(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    return words.translate(_ESCAPES)


def _folded(line: str) -> str:
    """Lines over the limit go on after a line break and a space; no letter is cut in two."""
    parts, part, size = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _LONGEST:
            parts.append(part)
            part, size = "", 0
        part += letter
        size += octets
    return "\r\n ".join([*parts, part])
