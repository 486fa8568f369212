"""`backup`: the whole station into one file, while it runs."""

from pathlib import Path
from typing import Annotated

import typer

from chiminh_radio.cli import console
from chiminh_radio.cli.noun import single
from chiminh_radio.cli.session import session_of
from chiminh_radio.i18n import _

app = single()


@app.command(help=_("Sao lưu cả đài vào một tệp, kể cả khi đang phát. Chép tệp ấy sang ổ khác, máy khác."))
def backup(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(help=_("tệp sao lưu sẽ ghi, chưa có"), metavar=_("TỆP"))],
) -> None:
    """Write it, and say how much it holds."""
    from chiminh_radio.backup import backup as write

    session = session_of(ctx)
    with console.waiting(_("Sao lưu")):
        count = write(session.station, file)
    session.say(
        _("Đã sao lưu {count} tệp vào {file} ({size:.1f} MB).").format(
            count=count, file=file, size=file.stat().st_size / 1_000_000
        )
    )
