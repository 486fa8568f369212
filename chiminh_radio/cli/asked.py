"""What several commands ask for: a programme, by the name of its recipe and a day; zones."""

from collections.abc import Sequence
from datetime import date as Date  # noqa: N812 - `date` is the option's name
from datetime import datetime
from typing import Annotated

import typer

from chiminh_radio import production
from chiminh_radio.cli import console
from chiminh_radio.cli.session import Session
from chiminh_radio.errors import ScheduleError
from chiminh_radio.i18n import _
from chiminh_radio.model.programme import Programme

Name = Annotated[str, typer.Argument(help=_("tên công thức, là tên tệp trong playlists/"), metavar=_("TÊN"))]
Day = Annotated[
    datetime | None,
    typer.Option("--date", formats=["%Y-%m-%d", "%d/%m/%Y"], help=_("ngày phát; mặc định hôm nay"), metavar=_("NGÀY")),
]


def day_of(session: Session, date: datetime | None) -> Date:
    """The day that was asked for, or today."""
    return date.date() if date else session.station.clock.now().date()


def built(session: Session, name: str, date: datetime | None) -> Programme:
    """The master, built if it is not; of a day gone by, as it was. Raises PlaylistError where it must not air."""
    with console.progress(_("Dựng chương trình")) as progress:
        return production.of_day(session.station, name, day_of(session, date), progress)


def zones_of(session: Session, asked: Sequence[str] | None) -> tuple[str, ...]:
    """The zones that were named, or all. Raises ScheduleError for one that there is not."""
    known = tuple(zone.name for zone in session.station.config.zones())
    for name in asked or ():
        if name not in known:
            raise ScheduleError(
                _("không có cụm loa “{name}”; hiện có: {known} ([[zones]] name)").format(
                    name=name, known=", ".join(known)
                )
            )
    return tuple(asked) if asked else known
