"""`air`: sound now, sound a slot (for cron), stop; whether the clock is right."""

from typing import Annotated

import typer

from chiminh_radio.cli import console
from chiminh_radio.cli.asked import zones_of
from chiminh_radio.cli.noun import noun
from chiminh_radio.cli.session import Session, session_of
from chiminh_radio.errors import AirError
from chiminh_radio.i18n import _
from chiminh_radio.model.airing import ENDED, Airing, AiringState
from chiminh_radio.station import Station
from chiminh_radio.timekeeper import Timekeeper


def _bare(ctx: typer.Context) -> None:
    """Print what is on air."""
    session = session_of(ctx)
    on_air = session.station.airings.on_air()
    if session.as_json:
        console.dump(on_air)
        return
    for airing in on_air:
        print(
            _("Đang phát: {playlist} tại {zones}, được {position}").format(
                playlist=airing.playlist, zones=", ".join(airing.zones), position=console.length(airing.position)
            )
        )
    if not on_air:
        print(_("Không có gì đang phát."))


app = noun(_("Phát ngay, phát theo khung giờ, dừng."), _bare)


@app.command("now", help=_("phát ngay một chương trình"))
def now(
    ctx: typer.Context,
    playlist: Annotated[str, typer.Argument(help=_("tên công thức"), metavar=_("CHƯƠNG TRÌNH"))],
    zone: Annotated[list[str] | None, typer.Option(help=_("cụm loa; lặp lại để chọn nhiều; mặc định tất cả"))] = None,
) -> None:
    """Ask for an airing now; the daemon airs it if it runs, else this command does. Nothing is noted of a refusal."""
    from chiminh_radio import timetable

    session = session_of(ctx)
    station = session.station
    _trust_clock(station)
    station.playlist(playlist)
    zones = zones_of(session, zone)
    asked = Airing(
        slot="air-now",
        due=station.clock.now(),
        playlist=playlist,
        zones=zones,
        fallbacks=(station.config.fallback,),
    )
    if why := timetable.hush(station, asked, asked.due):
        raise AirError(_("chưa phát “{playlist}”: {why}").format(playlist=playlist, why=why))
    _air(session, station.airings.add(asked))


@app.command("slot", help=_("phát một khung giờ nếu đến giờ và chưa ai phát; dùng cho cron"))
def slot(
    ctx: typer.Context,
    name: Annotated[str, typer.Argument(help=_("tên khung giờ trong [[slots]]"), metavar=_("KHUNG GIỜ"))],
) -> None:
    """Air the slot's occurrence of this hour; done already is done."""
    from chiminh_radio import timetable

    session = session_of(ctx)
    _trust_clock(session.station)
    planned = timetable.occurrence(session.station, name)
    _air(session, session.station.airings.add(planned))


@app.command("stop", help=_("dừng những gì đang phát"))
def stop(ctx: typer.Context) -> None:
    """Ask everything on air to stop; it fades out within a quarter of a second."""
    session = session_of(ctx)
    on_air = session.station.airings.on_air()
    for airing in on_air:
        session.station.airings.request_stop(airing.number, _("dừng theo lệnh của người vận hành"))
        session.say(_("Đã yêu cầu dừng: {playlist}").format(playlist=airing.playlist))
    if not on_air:
        session.say(_("Không có gì đang phát."))


@app.command("clock", help=_("xem giờ máy có tin được không; báo rằng giờ máy đúng"))
def clock(
    ctx: typer.Context,
    *,
    right: Annotated[bool, typer.Option("--right", help=_("tôi đã xem: giờ máy đúng, cứ phát theo giờ này"))] = False,
) -> None:
    """Tell whether the machine's clock may be right; with --right a person says that it is."""
    session = session_of(ctx)
    station = session.station
    if right:
        station.lived.reset(station.clock.now())
    _trust_clock(station)
    print(_("Giờ máy {now}: tin được, phát theo giờ này.").format(now=console.moment(station.clock.now())))


def _trust_clock(station: Station) -> None:
    if why := Timekeeper(station.clock, station.lived.until()).wrong():
        raise AirError(_("chưa phát theo lịch: {why}").format(why=why))


def _air(session: Session, airing: Airing) -> None:
    from chiminh_radio.broadcast import Broadcast

    station = session.station
    if airing.state not in ENDED and station.heartbeat.alive(station.clock.now()):
        session.say(_("Chương trình thường trực đang chạy và sẽ phát lượt này."))
        return
    if airing.state not in ENDED:
        broadcast = Broadcast(station, "air")
        station.lived.reach(station.clock.now())
        broadcast.recover()
        airing = broadcast.air(airing.number)
    text = _("{playlist}, giờ phát {due}: {state}").format(
        playlist=airing.playlist, due=console.moment(airing.due), state=console.airing_state(airing.state)
    )
    sentence = f"{text} – {airing.reason}" if airing.reason else text
    if airing.state in {AiringState.FAILED, AiringState.MISSED, AiringState.CANCELLED}:
        raise AirError(sentence)
    session.say(sentence)
