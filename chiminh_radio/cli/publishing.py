"""`schedule publish`: the schedule as a page or as a calendar file."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from chiminh_radio import timetable
from chiminh_radio.cli.session import session_of
from chiminh_radio.errors import ScheduleError
from chiminh_radio.files import write_text
from chiminh_radio.i18n import _

_FORMATS = ("html", "ics")


def publish(
    ctx: typer.Context,
    date: Annotated[
        datetime | None,
        typer.Argument(formats=["%Y-%m-%d", "%d/%m/%Y"], help=_("từ ngày nào; mặc định hôm nay"), metavar=_("NGÀY")),
    ] = None,
    days: Annotated[int, typer.Option(min=1, max=400, help=_("bao nhiêu ngày"), metavar=_("SỐ"))] = 7,
    kind: Annotated[
        str,
        typer.Option("--format", help=_("html (trang để in, để dán) hoặc ics (lịch điện thoại)"), metavar=_("LOẠI")),
    ] = "html",
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help=_("tệp sẽ ghi; mặc định lich-NĂMTHÁNGNGÀY"), metavar=_("TỆP")),
    ] = None,
) -> None:
    """Write the schedule of some days for those who are not at the station."""
    session = session_of(ctx)
    station = session.station
    if kind not in _FORMATS:
        raise ScheduleError(_("--format chỉ nhận {formats}").format(formats=", ".join(_FORMATS)))
    first = date.date() if date else station.clock.now().date()
    airings = timetable.agenda(station, first, timedelta(days=days))
    titles = {each.name: each.title for each in station.playlists()}
    name = station.config.station.name
    if kind == "ics":
        from chiminh_radio.schedule.ics import ics

        text = ics(name, airings, titles, timetable.house(station), station.clock.now())
    else:
        from chiminh_radio.schedule.page import page

        text = page(name, airings, first, days, titles=titles, calendar=station.grid().calendar)
    path = output or Path(f"lich-{first:%Y%m%d}.{kind}")
    write_text(path, text)
    session.say(_("Đã ghi {path}: {count} lượt phát.").format(path=path, count=len(airings)))
