"""A programme as a file, from the master that may air and from no other."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from chiminh_radio import clearance
from chiminh_radio.errors import PlaylistError
from chiminh_radio.i18n import _
from chiminh_radio.model.item import Cue
from chiminh_radio.model.programme import Programme
from chiminh_radio.schedule.words import weekday
from chiminh_radio.station import Station

if TYPE_CHECKING:
    from chiminh_radio.ffmpeg import Form
    from chiminh_radio.studio.export import Tags

GoneBy = Callable[[timedelta], None]
"""Told how much of the sound is done."""


def export(station: Station, programme: Programme, into: Path, form: "Form", gone_by: GoneBy) -> None:
    """Write a programme as MP3 or Opus with tags, chapters and cover, whole or not at all.

    Raises PlaylistError when it must not air, AudioError and StationError when it cannot be written.
    """
    from chiminh_radio.studio.export import export as write

    if why := clearance.refusal(station, programme):
        raise PlaylistError(_("không xuất {name}: {why}").format(name=programme.playlist, why=why))
    master = station.config.root / programme.audio
    write(station.ffmpeg, master, into, form, tags=tags_of(station, programme), gone_by=gone_by)


def tags_of(station: Station, programme: Programme) -> "Tags":
    """What the file says of itself. Raises StationError for a cover that is none."""
    from chiminh_radio.studio.export import Chapter, Tags, cover_of, drawn_cover

    name = station.config.station.name
    day = f"{weekday(programme.day.isoweekday())} {programme.day:%d/%m/%Y}"
    own = station.config.cover
    return Tags(
        title=f"{programme.title}, {day}",
        series=programme.title,
        station=name,
        day=programme.day,
        genre=_("Phát thanh"),
        credits=tuple(_credits(station, programme)),
        chapters=tuple(Chapter(start=cue.at, end=cue.at + cue.duration, title=cue.title) for cue in programme.chapters),
        cover=cover_of(own) if own else drawn_cover(name, programme.title, day),
        duration=programme.duration,
    )


def _credits(station: Station, programme: Programme) -> Iterator[str]:
    """Where each piece comes from and by what right it is heard, a line each; once where it sounds twice."""
    for piece in {piece.item_digest: piece for piece in programme.pieces}.values():
        told = []
        if sources := "; ".join(dict.fromkeys(_sources(station, piece))):
            told.append(_("nguồn: {sources}").format(sources=sources))
        item = station.items.speaking(piece.script_digest, piece.item_digest)
        if item and item.licence:
            told.append(_("giấy phép: {licence}").format(licence=item.licence))
        if told:
            yield f"{piece.title} – {', '.join(told)}"


def _sources(station: Station, piece: Cue) -> Iterator[str]:
    """Of a script and its sections, or of a sound of the library."""
    record = station.scripts.by_digest(piece.script_digest) if piece.script_digest else None
    if record is not None:
        yield from filter(None, [record.script.source, *(section.source for section in record.script.sections)])
    elif item := station.items.speaking("", piece.item_digest):
        yield from filter(None, [item.artist, item.source])
