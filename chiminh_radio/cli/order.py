"""The order of a programme as it goes on the air: clock time, kind, title, length; no wider than the terminal."""

import shutil
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from chiminh_radio.cli import console
from chiminh_radio.clock import as_length
from chiminh_radio.i18n import _
from chiminh_radio.model.item import Cue
from chiminh_radio.model.programme import Programme, headings_in
from chiminh_radio.model.rundown import Rundown
from chiminh_radio.station import Station

_WIDEST = 100
_KIND = 9
"""Letters of the longest kind."""
_LENGTH = 8


class Row(NamedTuple):
    """One piece of a programme: what it is, where it begins, how long it sounds, and the cues within."""

    kind: str
    cue: Cue
    within: Sequence[Cue]


def rows_of_rundown(rundown: Rundown) -> Iterator[Row]:
    """What is going to be built."""
    for at, element in zip(rundown.starts, rundown.elements, strict=True):
        item = element.item
        within = () if element.shortened else [replace(cue, at=at + cue.at) for cue in item.cues]
        cue = Cue(at=at, duration=element.duration, title=item.title)
        yield Row(console.item_kind(item.kind), cue, within)


def print_programme(station: Station, programme: Programme, due: datetime | None, off_length: str = "") -> None:
    """Print a master: how long, in which file, and its order."""
    print(
        _("{title}: {length}, {path}").format(
            title=programme.title, length=as_length(programme.duration), path=programme.audio.as_posix()
        )
    )
    print_order(_rows_of_programme(station, programme), programme.duration, due, off_length)


def _rows_of_programme(station: Station, programme: Programme) -> Iterator[Row]:
    for cue in programme.pieces:
        item = station.items.get(cue.item_digest)
        yield Row(console.item_kind(item.kind) if item else "–", cue, programme.cues)


def print_order(rows: Iterator[Row], duration: timedelta, due: datetime | None, closing: str = "") -> None:
    """Print the pieces, numbered, and their headings by the clock of the airing at `due`; else by that of the tape."""
    if due is None:
        print(_("Thứ tự phát, tính từ đầu băng:"))
    else:
        print(_("Thứ tự phát lúc {due}:").format(due=console.moment(due)))
    for number, row in enumerate(rows, 1):
        _print_row(f"{number:>3}", _clock(row.cue.at, due), row.kind, row.cue.title, row.cue.duration)
        for part in headings_in(row.cue, row.within):
            _print_row("", _clock(part.at, due), "", f"· {part.title}", part.duration)
    _print_row("", _clock(duration, due), "", closing or _("hết"), duration)


def _print_row(number: str, clock: str, kind: str, title: str, duration: timedelta) -> None:
    """One line, or more where the title needs them."""
    lead = f"{number:>3}  {clock:>8}  {kind:<{_KIND}}  "
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    first, *rest = textwrap.wrap(title, width - len(lead) - _LENGTH) or [""]
    print(f"{lead}{first:<{width - len(lead) - _LENGTH}}{as_length(duration):>{_LENGTH}}")
    for line in rest:
        print(" " * len(lead) + line)


def _clock(at: timedelta, due: datetime | None) -> str:
    if due is None:
        return as_length(at)
    return f"{due + timedelta(seconds=round(at.total_seconds())):%H:%M:%S}"
