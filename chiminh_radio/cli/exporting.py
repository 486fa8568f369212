"""`playlist export`: a programme as a file for the archive and the portal."""

from pathlib import Path
from typing import Annotated

import typer

from chiminh_radio import exports
from chiminh_radio.cli import console
from chiminh_radio.cli.asked import Day, Name, built
from chiminh_radio.cli.session import session_of
from chiminh_radio.clock import as_length
from chiminh_radio.ffmpeg import Form
from chiminh_radio.i18n import _


def export(
    ctx: typer.Context,
    name: Name,
    date: Day = None,
    form: Annotated[
        Form | None,
        typer.Option(
            "--format", help=_("mp3 (mọi máy nghe được) hoặc opus (nhỏ bằng nửa, cho trang web); mặc định mp3")
        ),
    ] = None,
    into: Annotated[Path | None, typer.Option("-o", "--output", help=_("tệp sẽ ghi"), metavar=_("TỆP"))] = None,
) -> None:
    """Write what may air, with tags, a chapter for each piece, and a cover."""
    session = session_of(ctx)
    programme = built(session, name, date)
    form = form or (Form.OPUS if into and into.suffix.lower() == ".opus" else Form.MP3)
    file = into or Path(f"{name}-{programme.day:%Y%m%d}.{form}")
    with console.progress(_("Xuất")) as progress:
        exports.export(
            session.station,
            programme,
            file,
            form,
            lambda done: progress(round(done.total_seconds()), round(programme.duration.total_seconds())),
        )
    session.say(
        _("Đã xuất {title} ra {file}: {length}, {megabytes:.1f} MB").format(
            title=programme.title,
            file=file,
            length=as_length(programme.duration),
            megabytes=file.stat().st_size / 1_000_000,
        )
    )
