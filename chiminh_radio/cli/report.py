"""`report`: what was aired, and whether the record of it is whole."""

from datetime import datetime, timedelta
from typing import Annotated

import typer

from chiminh_radio.cli import console
from chiminh_radio.cli.noun import noun
from chiminh_radio.cli.session import session_of
from chiminh_radio.errors import StationError
from chiminh_radio.i18n import _
from chiminh_radio.reports import log as told
from chiminh_radio.reports import proof as proven

_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]
Since = Annotated[
    datetime | None, typer.Option(formats=_FORMATS, help=_("từ ngày; mặc định bảy ngày qua"), metavar=_("NGÀY"))
]
Until = Annotated[
    datetime | None, typer.Option(formats=_FORMATS, help=_("đến hết ngày; mặc định hôm nay"), metavar=_("NGÀY"))
]


def log(ctx: typer.Context, since: Since = None, until: Until = None) -> None:
    """Print what was aired in the days given; by default the last seven."""
    session = session_of(ctx)
    station = session.station
    now = station.clock.now()
    start = since.replace(tzinfo=now.tzinfo) if since else now - timedelta(days=7)
    end = until.replace(tzinfo=now.tzinfo) + timedelta(days=1) if until else now + timedelta(days=1)
    lines = told.lines(station.log, start, end)
    if session.as_json:
        console.dump(lines)
        return
    rows = [
        (
            f"{line.at:%d/%m %H:%M:%S}",
            line.title,
            f"{line.zone} ({line.outputs})",
            line.outcome,
            console.length(line.heard),
            line.digest[:12],
        )
        for line in lines
    ]
    columns = (_("Lúc"), _("Chương trình"), _("Cụm loa"), _("Kết quả"), _("Đã phát"), _("Dấu vân tay"))
    console.table(_("Nhật ký phát sóng"), columns, rows)


def _bare(ctx: typer.Context) -> None:
    log(ctx)


app = noun(_("Nhật ký phát sóng: xem, xác minh."), _bare)
app.command("log", help=_("đã phát gì, lúc nào, ở đâu, kết quả ra sao"))(log)


@app.command("verify", help=_("xác minh sổ và nhật ký chưa bị sửa, băng đã phát còn nguyên"))
def verify(ctx: typer.Context) -> None:
    """Refuse with the first broken row, when the record was changed."""
    session = session_of(ctx)
    station = session.station
    proof = proven.verify(station.log, station.record, station.items, station.config.root)
    if session.as_json:
        console.dump(proof)
    elif not proof.faults:
        whole = _("Sổ và nhật ký nguyên vẹn: {rows} dòng, {masters} băng khớp dấu vân tay.")
        session.say(whole.format(rows=proof.rows, masters=proof.masters))
    if proof.faults:
        raise StationError("\n".join(proof.faults))
