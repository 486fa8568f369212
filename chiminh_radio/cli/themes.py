"""`playlist themes`: how much of each theme was aired, and what lacks of its target."""

from datetime import timedelta

import typer

from chiminh_radio.cli import console
from chiminh_radio.cli.session import session_of
from chiminh_radio.i18n import _
from chiminh_radio.model.targets import Period, Unit
from chiminh_radio.reports.themes import Standing, standings

_LOOK_BACK = timedelta(days=366)
"""Who was not heard since is as one who never was."""


def themes(ctx: typer.Context) -> None:
    """Print every theme of the station, in the order in which rotation would serve them."""
    session = session_of(ctx)
    station = session.station
    now, targets = station.clock.now(), station.config.targets()
    since = targets.per.start(now)
    told = standings(station.config.themes, targets, station.aired.spots(now - _LOOK_BACK, now), since)
    if session.as_json:
        console.dump({"since": since, "unit": targets.unit, "per": targets.per, "themes": told})
        return
    unit = {Unit.MINUTES: _("phút"), Unit.ITEMS: _("lượt bài")}[targets.unit]
    title = {
        Period.WEEK: _("Chủ đề đã phát trong tuần này, từ {since:%d/%m/%Y}, tính bằng {unit}"),
        Period.MONTH: _("Chủ đề đã phát trong tháng này, từ {since:%d/%m/%Y}, tính bằng {unit}"),
    }[targets.per].format(since=since, unit=unit)
    columns = (_("Chủ đề"), _("Chỉ tiêu"), _("Đã phát"), _("Còn thiếu"), _("Lần cuối"))
    console.table(title, columns, [_row(each) for each in told])


def _row(standing: Standing) -> tuple[str, ...]:
    lacking = (standing.target or 0) - standing.reached
    return (
        f"{standing.theme} {standing.title}".rstrip(),
        f"{standing.target:g}" if standing.target else "–",
        f"{standing.reached:.1f}".removesuffix(".0"),
        f"{lacking:.1f} ({standing.behind:.0%})".replace(".0 ", " ") if standing.target and lacking > 0 else "–",
        f"{standing.last:%d/%m/%Y}" if standing.last else "–",
    )
