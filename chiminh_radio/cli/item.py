"""`item`: the sound the station has, voiced scripts and the library's own."""

import typer

from chiminh_radio.cli import console
from chiminh_radio.cli.noun import noun
from chiminh_radio.cli.session import session_of
from chiminh_radio.i18n import _


def list_items(ctx: typer.Context) -> None:
    """Print every item with its length and loudness."""
    session = session_of(ctx)
    items = session.station.items.all()
    names = session.station.library.names()
    if session.as_json:
        console.dump({"items": items, "library": names})
        return
    rows = [
        (
            item.title,
            console.item_kind(item.kind),
            console.length(item.duration),
            f"{item.loudness_lufs:.1f}" if item.loudness_lufs is not None else "–",
            item.digest[:12],
        )
        for item in items
    ]
    columns = (_("Tên"), _("Loại"), _("Thời lượng"), "LUFS", _("Dấu vân tay"))
    console.table(_("Tư liệu"), columns, rows)
    print(_("Trong kho audio/library: {names}").format(names=", ".join(names) or "–"))


app = noun(_("Tư liệu âm thanh: bản tin đã thu và nhạc trong kho."), list_items)
app.command("list", help=_("liệt kê tư liệu đã có"))(list_items)
