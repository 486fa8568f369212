"""`schedule`: the week, the day, and whether the grid holds together."""

from datetime import date as Date  # noqa: N812 - `date` is the command's argument
from datetime import datetime, timedelta
from typing import Annotated

import typer

from chiminh_radio import timetable
from chiminh_radio.cli import console
from chiminh_radio.cli.carrying import export
from chiminh_radio.cli.noun import noun
from chiminh_radio.cli.session import Session, session_of
from chiminh_radio.errors import ScheduleError
from chiminh_radio.i18n import _

Day = Annotated[
    datetime | None,
    typer.Argument(formats=["%Y-%m-%d", "%d/%m/%Y"], help=_("ngày; mặc định hôm nay"), metavar=_("NGÀY")),
]


def week(ctx: typer.Context, date: Day = None) -> None:
    """Print the airings of seven days from the day on."""
    session = session_of(ctx)
    first = _day(session, date)
    _print(session, _("Lịch phát sóng tuần từ {day:%d/%m/%Y}").format(day=first), first, 7)


def _bare(ctx: typer.Context) -> None:
    week(ctx)


app = noun(_("Lịch phát sóng: tuần, ngày, kiểm tra, chép ra USB."), _bare)
app.command("week", help=_("lịch bảy ngày, từ hôm nay hoặc từ ngày đã cho"))(week)


@app.command("day", help=_("lịch một ngày"))
def day(ctx: typer.Context, date: Day = None) -> None:
    """Print the airings of one day."""
    session = session_of(ctx)
    first = _day(session, date)
    title = _("Lịch phát sóng {name}, {day:%d/%m/%Y}").format(name=console.day_name(first), day=first)
    _print(session, title, first, 1)


@app.command("check", help=_("kiểm tra lịch: trùng giờ, ngoài giờ cho phép, khung giờ có thể câm"))
def check(ctx: typer.Context) -> None:
    """Refuse a grid that contradicts itself or could end in silence."""
    session = session_of(ctx)
    faults = timetable.faults(session.station)
    if faults:
        raise ScheduleError("\n".join(faults))
    session.say(_("Lịch hợp lệ: {count} khung giờ.").format(count=len(session.station.slots)))


app.command("export", help=_("chép lịch vài ngày ra USB cho máy phát không có mạng: tệp MP3 đánh số, có danh sách"))(
    export
)


def _day(session: Session, date: datetime | None) -> Date:
    return date.date() if date else session.station.clock.now().date()


def _print(session: Session, title: str, first: Date, days: int) -> None:
    airings = timetable.agenda(session.station, first, timedelta(days=days))
    if session.as_json:
        console.dump(airings)
        return
    rows = [
        (
            f"{console.day_name(airing.due.date())} {airing.due:%d/%m}",
            f"{airing.due:%H:%M}",
            airing.playlist,
            ", ".join(airing.zones),
            console.airing_state(airing.state),
        )
        for airing in airings
    ]
    console.table(title, (_("Ngày"), _("Giờ"), _("Chương trình"), _("Cụm loa"), _("Tình trạng")), rows)
