"""The order of a programme as it goes on the air: clock time, kind, title, length; no wider than the terminal."""

import shutil
import textwrap
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

from chiminh_radio.cli import console
from chiminh_radio.clock import as_length
from chiminh_radio.i18n import _
from chiminh_radio.model.programme import Programme
from chiminh_radio.model.rundown import Rundown
from chiminh_radio.station import Station

_WIDEST = 100
_KIND = 9
"""Letters of the longest kind."""
_LENGTH = 8


class Row(NamedTuple):
    """One piece: where in the programme it begins, what it is, how long it sounds."""

    at: timedelta
    kind: str
    title: str
    duration: timedelta


def rows_of_rundown(rundown: Rundown) -> Iterator[Row]:
    """What is going to be built."""
    for at, element in zip(rundown.starts, rundown.elements, strict=True):
        yield Row(at, console.item_kind(element.item.kind), element.item.title, element.duration)


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
        yield Row(cue.at, console.item_kind(item.kind) if item else "–", cue.title, cue.duration)


def print_order(rows: Iterator[Row], duration: timedelta, due: datetime | None, closing: str = "") -> None:
    """Print the pieces, numbered, by the clock of the airing at `due`; without one from the beginning of the tape."""
    if due is None:
        print(_("Thứ tự phát, tính từ đầu băng:"))
    else:
        print(_("Thứ tự phát lúc {due}:").format(due=console.moment(due)))
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    for number, row in enumerate(rows, 1):
        lead = f"{number:>3}  {_clock(row.at, due):>8}  {row.kind:<{_KIND}}  "
        _print_row(lead, textwrap.wrap(row.title, width - len(lead) - _LENGTH), row.duration, width)
    lead = f"     {_clock(duration, due):>8}  {'':{_KIND}}  "
    _print_row(lead, textwrap.wrap(closing or _("hết"), width - len(lead) - _LENGTH), duration, width)


def _print_row(lead: str, words: Sequence[str], duration: timedelta, width: int) -> None:
    first, *rest = words or [""]
    print(f"{lead}{first:<{width - len(lead) - _LENGTH}}{as_length(duration):>{_LENGTH}}")
    for line in rest:
        print(" " * len(lead) + line)


def _clock(at: timedelta, due: datetime | None) -> str:
    if due is None:
        return as_length(at)
    return f"{due + timedelta(seconds=round(at.total_seconds())):%H:%M:%S}"
