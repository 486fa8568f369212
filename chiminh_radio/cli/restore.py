"""`restore`: a station back from its backup, into an empty folder."""

from pathlib import Path
from typing import Annotated

import typer

from chiminh_radio.cli import console
from chiminh_radio.cli.noun import single
from chiminh_radio.cli.session import session_of
from chiminh_radio.errors import StationError
from chiminh_radio.i18n import _

app = single()


@app.command(help=_("Phục hồi đài từ tệp sao lưu vào một thư mục trống, rồi xác minh. Không ghi đè gì."))
def restore(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help=_("tệp do lệnh backup ghi"), metavar=_("TỆP"))],
    folder: Annotated[Path, typer.Argument(help=_("thư mục trống hoặc chưa có"), metavar=_("THƯ MỤC"))],
) -> None:
    """Unpack it, hold every file to its digest, then prove the station's books."""
    from chiminh_radio.backup import restore as unpack
    from chiminh_radio.cli.report import proof_of
    from chiminh_radio.cli.session import Session

    session = session_of(ctx)
    with console.waiting(_("Phục hồi")):
        count = unpack(file, folder)
    session.say(_("Đã phục hồi {count} tệp vào {folder}.").format(count=count, folder=folder))
    restored = Session(config=folder / "config.toml", language=session.language)
    try:
        at_work = restored.station.heartbeat.last()
        if at_work:  # by the copy: whoever that was does not run here
            restored.station.heartbeat.rest(at_work[1])
        with console.waiting(_("Xác minh")):
            faults = proof_of(restored.station).faults
        rows = list(restored.station.record.rows())
    finally:
        restored.close()
    if faults:
        raise StationError("\n".join(faults))
    session.say(_("Sổ và tệp nguyên vẹn. Tắt đài cũ trước khi chạy đài này: hai đài không cùng phát một lịch."))
    if rows:
        session.say(
            _("Sổ ghi đến {at:%H:%M %d/%m/%Y}: bài nào bị rút sau lúc ấy thì phải rút lại.").format(at=rows[-1].at)
        )
