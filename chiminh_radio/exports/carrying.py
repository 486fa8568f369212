"""Tracks into a folder for a player without network, with a list for whoever presses its button."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path
from shutil import copyfile
from typing import TYPE_CHECKING, NamedTuple

from chiminh_radio.clock import as_length
from chiminh_radio.errors import StationError
from chiminh_radio.exports.programme import GoneBy, export, tags_of
from chiminh_radio.exports.tracks import Track
from chiminh_radio.files import handing_out
from chiminh_radio.i18n import _
from chiminh_radio.model.programme import Programme
from chiminh_radio.schedule.words import weekday
from chiminh_radio.station import Station

if TYPE_CHECKING:
    from chiminh_radio.studio.export.folder import Folder

_TAG_BYTES = 1 << 17
"""More than tags, chapters and a drawn cover take."""


class _File(NamedTuple):
    programme: Programme
    made_of: str
    """SHA-256 over the sound and what is said of it."""


def carry(station: Station, tracks: Sequence[Track], into: Path, gone_by: GoneBy) -> tuple[str, ...]:
    """Make a folder hold these tracks and their list; gives the names of the files that were not there already.

    What we wrote there earlier and is not among them goes; nothing else is touched. Raises StationError, before
    anything is, where there is no room or something of others is in the way.
    """
    from chiminh_radio.studio.export.folder import LIST, Folder

    folder = Folder(into)
    folder.tidy(station.clock.now())
    files = {track.name: _file(station, track.programme) for track in tracks if track.programme}
    if foreign := [*folder.foreign([*files, LIST])]:
        raise StationError(
            _("{into} có tệp không phải máy ghi, hoặc đã bị sửa: {files}; hãy dời đi rồi làm lại").format(
                into=into, files=", ".join(foreign)
            )
        )
    missing = {name: file for name, file in files.items() if not folder.holds(name, file.made_of)}
    stale = folder.stale(files)
    folder.require_room([_size(file.programme) for file in missing.values()], stale)
    for name in stale:
        folder.remove(name)
    _write(station, folder, missing, gone_by)
    with handing_out(folder.at(LIST)) as whole:
        text = "\r\n".join(_list(station, tracks, station.clock.now()))
        whole.write_bytes(f"\ufeff{text}\r\n".encode())  # so that the oldest Notepad shows it as it is
    folder.wrote(LIST)
    return tuple(missing)


def _file(station: Station, programme: Programme) -> _File:
    from chiminh_radio.studio.export.id3 import id3

    tag = id3(tags_of(station, programme))
    return _File(programme, hashlib.sha256(programme.digest.encode() + tag).hexdigest())


def _size(programme: Programme) -> int:
    from chiminh_radio.ffmpeg.encoding import MP3_BIT_RATE

    return int(programme.duration.total_seconds() * MP3_BIT_RATE / 8) + _TAG_BYTES


def _write(station: Station, folder: "Folder", files: Mapping[str, _File], gone_by: GoneBy) -> None:
    """In order: many players go by the order in which the files were written."""
    from chiminh_radio.ffmpeg import Form

    done, written = timedelta(), dict[str, Path]()
    for name, (programme, made_of) in files.items():
        path = folder.at(name)
        if made_of in written:
            with handing_out(path) as whole:
                copyfile(written[made_of], whole)
        else:
            export(station, programme, path, Form.MP3, _after(done, gone_by))
        folder.wrote(name, made_of)
        written[made_of] = path
        done += programme.duration
        gone_by(done)


def _after(done: timedelta, gone_by: GoneBy) -> GoneBy:
    return lambda passed: gone_by(done + passed)


def _list(station: Station, tracks: Sequence[Track], now: datetime) -> Iterator[str]:
    """The lines of the list: by days, what to play when, and what there is no file for."""
    yield station.config.station.name
    yield _("Phát từ USB; danh sách lập lúc {now:%H:%M %d/%m/%Y}").format(now=now)
    yield _("Đến giờ thì mở tệp ghi cùng dòng. Có lịch mới thì cắm USB vào máy của đài, ghi lại.")
    for day, of_day in groupby(tracks, key=lambda track: track.airing.due.date()):
        yield ""
        yield f"{weekday(day.isoweekday()).upper()} {day:%d/%m/%Y}"
        for track in of_day:
            yield from _lines(track)


def _lines(track: Track) -> Iterator[str]:
    at = f"{track.airing.due:%H:%M}"
    if track.programme is None:
        yield _("  {at}  KHÔNG CÓ TỆP: {playlist}").format(at=at, playlist=track.airing.playlist)
        return
    name = track.name.replace("/", "\\")
    yield f"  {at}  {name}  {as_length(track.programme.duration)}  {track.programme.title}"
    if track.replaced:
        yield _("         thay cho {playlist}").format(playlist=track.airing.playlist)
