"""`schedule`: the week, the day, why, and whether the grid holds together."""

from datetime import date as Date  # noqa: N812 - `date` is the command's argument
from datetime import datetime, timedelta
from typing import Annotated

import typer

from chiminh_radio import recipes, timetable
from chiminh_radio.cli import console, rescheduling
from chiminh_radio.cli.carrying import export
from chiminh_radio.cli.noun import noun
from chiminh_radio.cli.publishing import publish
from chiminh_radio.cli.session import Session, session_of
from chiminh_radio.cli.weekly import lines
from chiminh_radio.clock import ZONE
from chiminh_radio.errors import ScheduleError
from chiminh_radio.i18n import _
from chiminh_radio.rescheduling import of_day

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


app = noun(_("Lịch phát sóng: tuần, ngày, đổi lịch, kiểm tra, chép ra USB."), _bare)
app.command("week", help=_("lịch bảy ngày, từ hôm nay hoặc từ ngày đã cho"))(week)


@app.command("day", help=_("lịch một ngày, và những lần đổi lịch của ngày ấy"))
def day(ctx: typer.Context, date: Day = None) -> None:
    """Print the airings of one day, and what somebody changed of it."""
    session = session_of(ctx)
    first = _day(session, date)
    _print(session, _("Lịch phát sóng {day:%d/%m/%Y}").format(day=first), first, 1)
    if not session.as_json:
        for said in of_day(session.station, first):
            print(
                console.wrapped(
                    _("Đổi lịch số {number}: {what}").format(number=said.number, what=rescheduling.told(said)), ""
                )
            )


@app.command("explain", help=_("lúc ấy phát gì, hoặc vì sao không phát gì"))
def explain(
    ctx: typer.Context,
    when: Annotated[
        datetime,
        typer.Argument(formats=rescheduling.MOMENTS, help=_("lúc nào, như “05:30 17/02/2027”"), metavar=_("LÚC")),
    ],
) -> None:
    """Say in a paragraph what airs at a moment, or why nothing does."""
    session = session_of(ctx)
    explanation = timetable.explain(session.station, when.replace(tzinfo=ZONE))
    if session.as_json:
        console.dump(explanation)
        return
    print(console.wrapped(explanation.text, ""))


@app.command("check", help=_("kiểm tra lịch những ngày tới: trùng giờ, ngoài giờ, lặp lại, có thể câm, thiếu tệp"))
def check(
    ctx: typer.Context,
    days: Annotated[
        int, typer.Option(min=1, max=731, help=_("xem trước bao nhiêu ngày"), metavar=_("SỐ"))
    ] = timetable.AHEAD,
) -> None:
    """Refuse a grid that contradicts itself, could end in silence, or calls for what is not there."""
    session = session_of(ctx)
    faults = (*timetable.faults(session.station, days), *recipes.faults(session.station))
    if faults:
        raise ScheduleError("\n".join(faults))
    session.say(
        _("Lịch hợp lệ: {count} khung giờ, xem trước {days} ngày.").format(count=len(session.station.slots), days=days)
    )


rescheduling.register(app)
app.command("publish", help=_("ghi lịch thành trang để in, để dán, hoặc tệp lịch cho điện thoại"))(publish)
app.command("export", help=_("chép lịch vài ngày ra USB cho máy phát không có mạng"))(export)


def _day(session: Session, date: datetime | None) -> Date:
    return date.date() if date else session.station.clock.now().date()


def _print(session: Session, title: str, first: Date, days: int) -> None:
    airings = timetable.agenda(session.station, first, timedelta(days=days))
    if session.as_json:
        console.dump(airings)
        return
    print(title)
    for line in lines(airings, first, days, session.station.grid().calendar):
        print(line)
