"""`status`: how the station is."""

import typer

from chiminh_radio.cli.noun import single
from chiminh_radio.cli.overview import show
from chiminh_radio.cli.session import session_of
from chiminh_radio.i18n import _

app = single()


@app.command(help=_("Đang phát gì, sắp phát gì, có gì trục trặc."))
def status(ctx: typer.Context) -> None:
    """Print the station's state."""
    show(session_of(ctx))
