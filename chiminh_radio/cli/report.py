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
from chiminh_radio.reports.corrections import pairings
from chiminh_radio.reports.proof import Books, Proof
from chiminh_radio.station import Station

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
    lines = told.lines(station.log, start, end, pairings(station.database))
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
    for line in lines:
        words = _("{at:%d/%m %H:%M:%S} {title}, {zone}: {told}")
        for each in (*filter(None, [line.reason]), *line.pairings):
            print(console.wrapped(words.format(at=line.at, title=line.title, zone=line.zone, told=each), hanging=2))


def _bare(ctx: typer.Context) -> None:
    log(ctx)


app = noun(_("Nhật ký phát sóng: xem, xác minh."), _bare)
app.command("log", help=_("đã phát gì, lúc nào, ở đâu, kết quả ra sao"))(log)


@app.command("verify", help=_("xác minh sổ, nhật ký, chữ ký, bản gốc, băng đã phát"))
def verify(
    ctx: typer.Context,
    seal: Annotated[
        list[str] | None,
        typer.Option(help=_("dấu niêm đã chép ra giấy lần trước; lặp lại được"), metavar=_("DẤU")),
    ] = None,
) -> None:
    """Refuse with the first broken row, and with all that is not what the books say."""
    session = session_of(ctx)
    station = session.station
    with console.waiting(_("Xác minh")):
        proof = proof_of(station, *(seal or ()))
    if session.as_json:
        console.dump(proof)
    elif not proof.faults:
        session.say(
            _(
                "Nguyên vẹn: {originals} bản gốc đã nhận, {masters} băng đã phát khớp dấu vân tay, "
                "{signatures} chữ ký duyệt đúng."
            ).format(originals=proof.originals, masters=proof.masters, signatures=proof.signatures)
        )
        for each in proof.seals:
            session.say(
                _("{book}: {rows} dòng, dấu niêm {seal}").format(
                    book=each.book, rows=each.rows, seal=each.seal[:12] or "–"
                )
            )
        session.say(_("Chép dấu niêm ra giấy; lần sau thêm --seal DẤU để chắc sổ không bị viết lại."))
    for at in proof.put_back:
        session.say(
            _("Lúc {at:%H:%M %d/%m/%Y} máy thấy radio.db đã bị thay bằng bản cũ; việc ghi giữa hai bản đã mất.").format(
                at=at
            )
        )
    if proof.faults:
        raise StationError("\n".join(proof.faults))


def proof_of(station: Station, *noted: str) -> Proof:
    """What there is to say of a station's books; `noted` are seals written down before."""
    from chiminh_radio.newsroom.signing import is_signed_by

    books = Books(
        station.database,
        station.config.root,
        station.config.audio / "archive",
        seals=station.config.seals,
        why_not=station.decisions.why_not,
        item_why_not=station.item_decisions.flaw_of_decision,
        is_signed=is_signed_by,
    )
    return books.verify(noted)
