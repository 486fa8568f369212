"""`schedule export`: some days of the schedule on a USB stick, for a player without network."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from chiminh_radio import exports
from chiminh_radio.cli import console
from chiminh_radio.cli.asked import day_of, zones_of
from chiminh_radio.cli.session import session_of
from chiminh_radio.errors import PlaylistError
from chiminh_radio.exports import Track
from chiminh_radio.i18n import _
from chiminh_radio.studio.export.folder import LIST


def export(
    ctx: typer.Context,
    into: Annotated[Path, typer.Argument(help=_("thư mục của USB, phải có sẵn"), metavar=_("THƯ MỤC"))],
    days: Annotated[int, typer.Option(min=1, max=31, help=_("bao nhiêu ngày"))] = 7,
    date: Annotated[
        datetime | None,
        typer.Option(
            "--from", formats=["%Y-%m-%d", "%d/%m/%Y"], help=_("từ ngày nào; mặc định hôm nay"), metavar=_("NGÀY")
        ),
    ] = None,
    zone: Annotated[str, typer.Option(help=_("chỉ các lượt của cụm loa này"), metavar=_("CỤM LOA"))] = "",
) -> None:
    """Make the masters, write them as numbered MP3 files by days with a list; tell what was left out."""
    session = session_of(ctx)
    station = session.station
    zones_of(session, [zone] if zone else None)
    with console.progress(_("Dựng chương trình")) as progress:
        tracks = exports.tracks_of(station, day_of(session, date), days, zone, progress)
    total = sum(track.programme.duration.total_seconds() for track in tracks if track.programme)
    with console.progress(_("Ghi tệp")) as progress:
        written = exports.carry(station, tracks, into, lambda done: progress(round(done.total_seconds()), round(total)))
    if session.as_json:
        console.dump({"tracks": tracks, "written": written})
    elif not session.quiet:
        _tell(tracks, len(written), into)
    if lacking := [f"{track.name}: {track.why}" for track in tracks if track.programme is None]:
        raise PlaylistError("\n".join(lacking))


def _tell(tracks: Sequence[Track], written: int, into: Path) -> None:
    """What is in the folder now, and what sounds in the place of what was planned."""
    there = [track for track in tracks if track.programme]
    print(
        _("{into}: {count} tệp ({written} tệp mới), xem {list}. Rút USB theo cách an toàn.").format(
            into=into, count=len(there), written=written, list=LIST
        )
    )
    reasons = dict[str, list[str]]()
    for track in filter(lambda track: track.replaced, there):
        reasons.setdefault(track.why, []).append(console.moment(track.airing.due))
    for why, dues in reasons.items():
        print(console.wrapped(_("{dues}: phát dự phòng – {why}").format(dues=", ".join(dues), why=why), "  - "))
