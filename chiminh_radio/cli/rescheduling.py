"""`schedule cancel`, `replace`, `add`, `declare`, `undo`: what people change of a day, with who and why."""

from datetime import datetime, time
from typing import Annotated

import typer

from chiminh_radio import rescheduling
from chiminh_radio.cli import console
from chiminh_radio.cli.noun import Noun
from chiminh_radio.cli.session import Session, session_of
from chiminh_radio.clock import ZONE
from chiminh_radio.i18n import _
from chiminh_radio.model.slot import Override, OverrideKind
from chiminh_radio.schedule import words

DAYS = ["%d/%m/%Y", "%Y-%m-%d"]
MOMENTS = ["%H:%M %d/%m/%Y", "%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M"]
By = Annotated[str, typer.Option("--by", help=_("ai quyết định, tên trong [[people]]; ghi vào sổ"), metavar=_("TÊN"))]
Why = Annotated[str, typer.Option("--why", help=_("vì sao; ghi vào sổ"), metavar=_("LÝ DO"))]
Slot = Annotated[str, typer.Argument(help=_("tên khung giờ trong [[slots]]"), metavar=_("KHUNG GIỜ"))]
Day = Annotated[datetime, typer.Argument(formats=DAYS, help=_("ngày, như 30/11/2026"), metavar=_("NGÀY"))]
Playlist = Annotated[str, typer.Argument(help=_("tên công thức"), metavar=_("CHƯƠNG TRÌNH"))]


def cancel(ctx: typer.Context, slot: Slot, date: Day, why: Why, by: By) -> None:
    """Call a slot off on a day."""
    session = session_of(ctx)
    _tell(session, rescheduling.cancel(session.station, slot, date.date(), by=by, why=why))


def replace(ctx: typer.Context, slot: Slot, date: Day, playlist: Playlist, why: Why, by: By) -> None:
    """Air another programme in a slot on a day."""
    session = session_of(ctx)
    _tell(session, rescheduling.exchange(session.station, slot, date.date(), playlist, by=by, why=why))


def add(
    ctx: typer.Context,
    date: Day,
    at: Annotated[
        datetime, typer.Argument(formats=["%H:%M", "%H:%M:%S"], help=_("giờ phát, như 09:30"), metavar=_("GIỜ"))
    ],
    playlist: Playlist,
    why: Why,
    by: By,
    zone: Annotated[list[str] | None, typer.Option(help=_("cụm loa; lặp lại để chọn nhiều; mặc định tất cả"))] = None,
) -> None:
    """Air a programme once, outside the slots."""
    session = session_of(ctx)
    due = datetime.combine(date.date(), at.time(), ZONE)
    _tell(session, rescheduling.add(session.station, due, playlist, tuple(zone or ()), by=by, why=why))


def declare(
    ctx: typer.Context,
    special: Annotated[str, typer.Argument(help=_("tên ngày trong [[special_days]]"), metavar=_("NGÀY ĐẶC BIỆT"))],
    until: Annotated[
        datetime,
        typer.Option(formats=[*MOMENTS, *DAYS], help=_("đến lúc nào; chỉ ghi ngày là hết ngày ấy"), metavar=_("LÚC")),
    ],
    why: Why,
    by: By,
    since: Annotated[
        datetime | None,
        typer.Option("--from", formats=[*MOMENTS, *DAYS], help=_("từ lúc nào; mặc định từ bây giờ"), metavar=_("LÚC")),
    ] = None,
) -> None:
    """Have a special day hold: mourning, a storm."""
    session = session_of(ctx)
    end = datetime.combine(until.date(), time.max, ZONE) if until.time() == time() else until.replace(tzinfo=ZONE)
    start = since.replace(tzinfo=ZONE) if since else session.station.clock.now()
    _tell(session, rescheduling.declare(session.station, special, start, end, by=by, why=why))


def undo(
    ctx: typer.Context,
    number: Annotated[int, typer.Argument(help=_("số lần đổi lịch, xem ở “schedule day”"), metavar=_("SỐ"))],
    why: Why,
    by: By,
) -> None:
    """Take back what was changed."""
    session = session_of(ctx)
    said = rescheduling.undo(session.station, number, by=by, why=why)
    session.say(_("Đã bỏ lần đổi lịch số {number}: {what}").format(number=number, what=told(said)))


def register(app: Noun) -> None:
    """Put the five under their noun."""
    app.command("cancel", help=_("bỏ một khung giờ trong một ngày"))(cancel)
    app.command("replace", help=_("thay chương trình của một khung giờ trong một ngày"))(replace)
    app.command("add", help=_("thêm một lượt phát ngoài khung giờ"))(add)
    app.command("declare", help=_("bật một ngày đặc biệt: ngày tang, đợt bão, tuần thi"))(declare)
    app.command("undo", help=_("bỏ một lần đổi lịch"))(undo)


def told(said: Override) -> str:
    """What somebody changed, in a sentence."""
    what = {
        OverrideKind.CANCEL: _("bỏ khung giờ “{slot}” ngày {day}"),
        OverrideKind.REPLACE: _("khung giờ “{slot}” ngày {day} phát “{playlist}”"),
        OverrideKind.ADD: _("thêm “{playlist}” lúc {due} ở {zones}"),
        OverrideKind.DECLARE: _("“{special}” từ {since} đến {until}"),
    }[said.kind].format(
        slot=said.slot,
        day=f"{said.day:%d/%m/%Y}" if said.day else "",
        playlist=said.playlist,
        due=words.moment(said.due) if said.due else "",
        zones=", ".join(said.zones),
        special=said.special,
        since=words.moment(said.since) if said.since else "",
        until=words.moment(said.until) if said.until else "",
    )
    return f"{what}; {words.person(said)}"


def _tell(session: Session, said: Override) -> None:
    if session.as_json:
        console.dump(said)
        return
    session.say(
        _("Đổi lịch số {number}: {what}. Bỏ bằng “schedule undo {number}”.").format(number=said.number, what=told(said))
    )
