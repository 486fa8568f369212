"""What is on air, what comes next, what is wrong; in plain sentences, and fast: nothing here needs typer or rich."""

from dataclasses import dataclass
from datetime import datetime

from chiminh_radio.cli import console
from chiminh_radio.cli.concerns import LOOK_AHEAD, LOOK_BACK, concerns, named
from chiminh_radio.cli.session import Session
from chiminh_radio.i18n import _
from chiminh_radio.model.airing import Airing, AiringState
from chiminh_radio.schedule.planner import plan
from chiminh_radio.station import Station


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The station at one moment."""

    at: datetime
    name: str
    running: bool
    on_air: tuple[Airing, ...]
    following: Airing | None
    concerns: tuple[str, ...]


def show(session: Session) -> None:
    """Print the station's state."""
    state = look(session.station)
    if session.as_json:
        console.dump(state)
        return
    print(f"{state.name} – {console.moment(state.at)}")
    print(
        _("Thường trực: đang chạy.") if state.running else _("Thường trực: KHÔNG CHẠY (bật bằng “chiminh-radio run”).")
    )
    for airing in state.on_air:
        print(
            _("Đang phát: {what}, được {position}.").format(
                what=named(airing), position=console.length(airing.position)
            )
        )
    if not state.on_air:
        print(_("Đang phát: không có gì."))
    print(
        _("Tiếp theo: {what}.").format(what=_next(state.following) if state.following else _("không có khung giờ nào"))
    )
    if state.concerns:
        print(_("Cần để ý:"))
        for concern in state.concerns:
            print(console.wrapped(concern, "  - "))
    else:
        print(_("Không có gì trục trặc."))


def look(station: Station) -> Status:
    """Gather the state, from the store and the plan."""
    now = station.clock.now()
    running = station.heartbeat.alive(now)
    on_air = station.airings.on_air()
    known = station.airings.between(now - LOOK_BACK, now + LOOK_AHEAD)
    rows = {(airing.slot, airing.due): airing for airing in known}
    ahead = [rows.get((each.slot, each.due), each) for each in plan(station.grid(), now, now + LOOK_AHEAD)]
    asked = [each for each in known if each.due > now and each.state in {AiringState.PLANNED, AiringState.READY}]
    waiting = [each for each in (*ahead, *asked) if each.state is not AiringState.CANCELLED]
    return Status(
        at=now,
        name=station.config.station.name,
        running=running,
        on_air=on_air if running else (),
        following=min(waiting, key=lambda each: each.due, default=None),
        concerns=tuple(concerns(station, now, known, () if running else on_air)),
    )


def _next(airing: Airing) -> str:
    return f"{named(airing)}, {', '.join(airing.zones)} ({console.airing_state(airing.state)})"
