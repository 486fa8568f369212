"""`playlist picture`: a master to look at."""

from pathlib import Path
from typing import Annotated

import typer

from chiminh_radio.cli import console
from chiminh_radio.cli.asked import Day, Name, built
from chiminh_radio.cli.session import session_of
from chiminh_radio.files import handing_out
from chiminh_radio.i18n import _


def picture(
    ctx: typer.Context,
    name: Name,
    date: Day = None,
    into: Annotated[Path | None, typer.Option("-o", "--output", help=_("tệp PNG sẽ ghi"), metavar=_("TỆP"))] = None,
) -> None:
    """Draw the waveform by pieces and the loudness of a programme; build it if it is not built."""
    from chiminh_radio.drawing import to_png
    from chiminh_radio.studio.picture import COLUMNS, draw, follow

    session = session_of(ctx)
    station = session.station
    programme = built(session, name, date)
    with console.progress(_("Vẽ")) as progress:
        course = follow(station.ffmpeg, station.config.root / programme.audio, programme.duration, COLUMNS, progress)
    day = f"{console.day_name(programme.day)} {programme.day:%d/%m/%Y}"
    head = f"{programme.title} – {day} – {station.config.station.name}"
    file = into or Path(f"{name}-{programme.day:%Y%m%d}.png")
    with handing_out(file) as whole:
        whole.write_bytes(to_png(draw(programme, head, course, station.config.studio.loudness_lufs)))
    session.say(_("Đã vẽ {title} vào {file}").format(title=programme.title, file=file))
