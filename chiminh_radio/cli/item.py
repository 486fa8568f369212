"""`item`: the sound the station has, voiced scripts and the library's own."""

from datetime import datetime
from typing import Annotated

import typer

from chiminh_radio import withdrawal
from chiminh_radio.cli import console, item_approval
from chiminh_radio.cli.adding import add, kind_of
from chiminh_radio.cli.holding import fate, print_item
from chiminh_radio.cli.noun import noun
from chiminh_radio.cli.session import session_of
from chiminh_radio.i18n import _
from chiminh_radio.timetable import DAY

Number = Annotated[int, typer.Argument(help=_("số tư liệu, xem ở “item list”"), metavar=_("SỐ"))]


def list_items(
    ctx: typer.Context,
    kind: Annotated[str, typer.Option(help=_("chỉ loại này"), metavar=_("LOẠI"))] = "",
    theme: Annotated[str, typer.Option(help=_("chỉ chủ đề này, và các chủ đề dưới nó"), metavar=_("MÃ"))] = "",
    expired: Annotated[bool, typer.Option("--expired", help=_("chỉ tư liệu đã hết hạn phát"))] = False,
) -> None:
    """Print every item with its number, and the library's files that nobody told anything of."""
    session = session_of(ctx)
    station = session.station
    today = station.clock.now().date()
    wanted = kind_of(kind) if kind else None
    records = [
        record
        for record in station.catalogue.all()
        if wanted in (None, record.item.kind)
        and record.item.theme.startswith(theme)
        and not (expired and (record.item.expires_on is None or today <= record.item.expires_on))
    ]
    told = {record.item.audio for record in station.catalogue.library()}
    bare = station.library.bare(told)
    if session.as_json:
        console.dump({"items": records, "without_source": bare})
        return
    rows = [
        (
            str(record.number),
            record.item.title,
            console.item_kind(record.item.kind),
            record.item.theme or "–",
            console.length(record.item.sounding),
            fate(session, record),
        )
        for record in records
    ]
    columns = (_("Số"), _("Tên"), _("Loại"), _("Chủ đề"), _("Dài"), _("Phát"))
    console.table(_("Tư liệu"), columns, rows)
    if bare and not (kind or theme or expired):
        print(
            console.wrapped(
                _("Để sẵn trong audio/library, gọi bằng tên, chưa ghi nguồn: {names}").format(names=", ".join(bare)), ""
            )
        )


app = noun(_("Tư liệu âm thanh: bài đã thu, nhạc, phỏng vấn, bài học trong kho."), list_items)
app.command("list", help=_("liệt kê tư liệu đã có"))(list_items)
app.command("add", help=_("thêm âm thanh, hoặc cả thư mục, vào kho"))(add)


@app.command("show", help=_("xem một tư liệu: âm thanh, nguồn, hạn, ai duyệt"))
def show(ctx: typer.Context, number: Number) -> None:
    """Print all that is known of an item."""
    session = session_of(ctx)
    record = session.station.catalogue.get(number)
    if session.as_json:
        console.dump(record)
        return
    print_item(session, record)


app.command("listen", help=_("nghe một tư liệu trên máy này, hoặc ghi ra tệp WAV"))(item_approval.listen)
app.command("approve", help=_("xem và duyệt một hay nhiều tư liệu, để được phát"))(item_approval.approve)


@app.command("expire", help=_("không phát một tư liệu nữa, từ nay hoặc sau một ngày"))
def expire(
    ctx: typer.Context,
    number: Number,
    on: Annotated[
        datetime | None,
        typer.Option(
            formats=["%d/%m/%Y", "%Y-%m-%d"], help=_("ngày cuối cùng được phát; mặc định là hôm qua"), metavar=_("NGÀY")
        ),
    ] = None,
    by: Annotated[str, typer.Option(help=_("ai đặt hạn, ghi vào sổ"), metavar=_("TÊN"))] = "",
) -> None:
    """Set an item's last day on the air, and have masters built anew that it may not be in any more."""
    session = session_of(ctx)
    station = session.station
    now = station.clock.now()
    day = on.date() if on else now.date() - DAY
    record = station.catalogue.expire(number, day, at=now, by=by)
    session.say(
        _("Tư liệu số {number} “{title}”: phát đến hết ngày {day:%d/%m/%Y}.").format(
            number=number, title=record.item.title, day=day
        )
    )
    for airing in withdrawal.unmake(station):
        session.say(_("Dựng lại băng của lượt {due:%H:%M %d/%m/%Y}.").format(due=airing.due))
