"""`playlist listen`: a programme on this machine's sound card, from any cue, with the words as they are said."""

import re
from collections import deque
from datetime import timedelta
from typing import Annotated

import typer

from chiminh_radio.cli import console
from chiminh_radio.cli.asked import Day, Name, built
from chiminh_radio.cli.playing import play_here
from chiminh_radio.cli.session import session_of
from chiminh_radio.clock import as_length
from chiminh_radio.errors import PlaylistError
from chiminh_radio.i18n import _
from chiminh_radio.model.item import Cue
from chiminh_radio.model.programme import Programme

_TIME = re.compile(r"(?:(\d+):)?(\d+):([0-5]\d)")


def listen(
    ctx: typer.Context,
    name: Name,
    date: Day = None,
    start: Annotated[
        str,
        typer.Option(
            "--from",
            help=_("nghe từ đâu: số thứ tự của bài, phút:giây tính từ đầu băng, hoặc mấy chữ trong bài"),
            metavar=_("MỐC"),
        ),
    ] = "",
) -> None:
    """Build the programme if it is not built, and play it from a cue."""
    session = session_of(ctx)
    station = session.station
    programme = built(session, name, date)
    begin = place_of(programme, start)
    session.say(
        _("Nghe “{title}” từ {begin} trên {length}; Ctrl-C để dừng.").format(
            title=programme.title, begin=as_length(begin), length=as_length(programme.duration)
        )
    )
    prompter = Prompter(programme, begin)
    play_here(
        station,
        programme.audio,
        programme.digest,
        title=programme.title,
        start=begin,
        on_position=(lambda _position: None) if session.quiet else prompter,
    )


def place_of(programme: Programme, said: str) -> timedelta:
    """Where in a master the operator means: a piece's number, a time on the tape, or words of a cue.

    Raises PlaylistError when there is no such place.
    """
    pieces = programme.pieces
    if not said:
        return timedelta()
    if said.isdecimal():
        if not 1 <= int(said) <= len(pieces):
            raise PlaylistError(
                _("--from {said}: chương trình có {count} bài, đánh số từ 1").format(said=said, count=len(pieces))
            )
        return pieces[int(said) - 1].at
    if time := _TIME.fullmatch(said):
        hours, minutes, seconds = (int(part or 0) for part in time.groups())
        place = timedelta(hours=hours, minutes=minutes, seconds=seconds)
        if place < programme.duration:
            return place
        raise PlaylistError(
            _("--from {said}: băng chỉ dài {length}").format(said=said, length=as_length(programme.duration))
        )
    wanted = said.casefold()
    for cue in programme.cues:
        if wanted in cue.title.casefold() or wanted in cue.text.casefold():
            return cue.at
    raise PlaylistError(_("--from “{said}”: không bài nào, câu nào trong băng có mấy chữ ấy").format(said=said))


class Prompter:
    """Prints each cue when it begins to sound: the title of a piece, a heading within it, the words of a sentence."""

    def __init__(self, programme: Programme, start: timedelta) -> None:
        self._pieces = frozenset(programme.pieces)
        self._waiting = deque(cue for cue in programme.cues if cue.at + cue.duration > start)
        self._title = ""

    def __call__(self, position: timedelta) -> None:
        """Print what has begun by now."""
        while self._waiting and self._waiting[0].at <= position:
            self._print(self._waiting.popleft())

    def _print(self, cue: Cue) -> None:
        at = f"{as_length(cue.at):>7}  "
        if cue in self._pieces:
            print(console.wrapped(f"── {cue.title} ──", at), flush=True)
        elif cue.text:
            if cue.title != self._title:
                print(console.wrapped(f"· {cue.title}", at))
            print(console.wrapped(cue.text, at), flush=True)
        else:
            print(console.wrapped(f"({cue.title})", at), flush=True)
            return
        self._title = cue.title
