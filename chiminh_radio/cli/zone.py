"""`zone`: the loudspeakers."""

import typer

from chiminh_radio.cli import console
from chiminh_radio.cli.noun import noun
from chiminh_radio.cli.session import session_of
from chiminh_radio.i18n import _


def list_zones(ctx: typer.Context) -> None:
    """Print the zones and where their sound goes."""
    session = session_of(ctx)
    config = session.station.config
    outputs = {output.name: output for output in config.outputs()}
    zones = config.zones()
    if session.as_json:
        console.dump([{"zone": zone, "outputs": [outputs[name] for name in zone.outputs]} for zone in zones])
        return
    rows = [
        (
            zone.name,
            zone.title,
            ", ".join(f"{name}: {outputs[name].kind} {outputs[name].target}".rstrip() for name in zone.outputs),
        )
        for zone in zones
    ]
    console.table(_("Cụm loa"), (_("Tên"), _("Nơi đặt"), _("Đầu ra")), rows)


app = noun(_("Cụm loa: danh sách."), list_zones)
app.command("list", help=_("liệt kê cụm loa và đầu ra"))(list_zones)
