"""What is on air, what comes next, what is wrong; in plain sentences, and fast: nothing here needs typer or rich."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from chiminh_radio.cli import console
from chiminh_radio.cli.session import Session
from chiminh_radio.errors import ConfigError, RadioError
from chiminh_radio.files import SOUNDS
from chiminh_radio.i18n import _
from chiminh_radio.model.airing import Airing, AiringState
from chiminh_radio.model.decision import Decision, ItemRecord, ScriptRecord
from chiminh_radio.model.script import ScriptKind, ScriptState
from chiminh_radio.reports.silence import silent
from chiminh_radio.schedule.planner import plan
from chiminh_radio.station import Station
from chiminh_radio.timekeeper import Timekeeper

_TROUBLE = {AiringState.MISSED, AiringState.FAILED, AiringState.PARTLY}
_IN_PLACE_OF = frozenset({AiringState.READY, AiringState.AIRED})
"""With a reason: something else than was planned, and why."""
_LOOK_BACK = timedelta(days=1)
_LOOK_AHEAD = timedelta(days=8)
_WEEK = timedelta(weeks=1)


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
                what=_what(airing), position=console.length(airing.position)
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
    known = station.airings.between(now - _LOOK_BACK, now + _LOOK_AHEAD)
    rows = {(airing.slot, airing.due): airing for airing in known}
    ahead = [rows.get((each.slot, each.due), each) for each in plan(station.grid(), now, now + _LOOK_AHEAD)]
    asked = [each for each in known if each.due > now and each.state in {AiringState.PLANNED, AiringState.READY}]
    waiting = [each for each in (*ahead, *asked) if each.state is not AiringState.CANCELLED]
    return Status(
        at=now,
        name=station.config.station.name,
        running=running,
        on_air=on_air if running else (),
        following=min(waiting, key=lambda each: each.due, default=None),
        concerns=tuple(_concerns(station, now, known, () if running else on_air)),
    )


def _concerns(station: Station, now: datetime, known: tuple[Airing, ...], broken_off: tuple[Airing, ...]) -> list[str]:
    wrong = Timekeeper(station.clock, station.lived.until()).wrong()
    found = [_("chưa phát theo lịch: {why}").format(why=wrong)] if wrong else []
    found += [why for why in (station.config.disk.no_intake(), station.config.disk.no_making()) if why]
    found += [_("bị ngắt giữa chừng: {what}").format(what=_what(airing)) for airing in broken_off]
    found += [
        f"{_what(airing)}: {console.airing_state(airing.state)} – {airing.reason}"
        for airing in known
        if airing.state in _TROUBLE or (airing.reason and airing.state in _IN_PLACE_OF)
    ]
    found += [
        _("lượt phát số {number} đã bị sửa trong radio.db; xem “report verify”").format(number=number)
        for number in station.airings.unreadable(now - _LOOK_BACK, now + _LOOK_AHEAD)
    ]
    if lacking := station.seals.lacking():
        found.append(lacking)
    if station.record.chain.broken() or station.log.chain.broken():
        found.append(_("sổ toà soạn hoặc nhật ký phát sóng bị sửa hay mất dòng; xem “report verify”"))
    records = station.scripts.all()
    found += [
        _("kịch bản số {number} “{title}” {state}").format(
            number=each.number, title=each.script.title, state=console.script_state(each.state)
        )
        for each in records
        if each.state in {ScriptState.RECEIVED, ScriptState.CHECKED, ScriptState.APPROVED}
    ]
    found += [
        _("kịch bản số {number} “{title}” không phát được: {reason}").format(
            number=each.number, title=each.script.title, reason=reason
        )
        for each, reason in _in_doubt(station, records)
    ]
    found += [
        _("tư liệu số {number} “{title}” chưa phát được: {reason}").format(
            number=each.number, title=each.item.title, reason=reason
        )
        for each, reason in _held_back(station, now)
    ]
    if not station.config.signed:
        found.append(_("duyệt chưa cần ký, ai gõ lệnh cũng duyệt được; lập khóa bằng “person key TÊN”"))
    week = now.isocalendar()[:2]
    if not any(
        each.script.kind is ScriptKind.BULLETIN
        and (each.script.air_on or each.received_at.date()).isocalendar()[:2] == week
        and (each.state in {ScriptState.APPROVED, ScriptState.VOICED} or _has_aired_its_time(each))
        for each in records
    ):
        found.append(_("tuần {week} chưa có bản tin thời sự nào được duyệt").format(week=week[1]))
    if within := station.config.silent_for:
        words = _("{weeks} tuần nay chưa có bài mới về chủ đề {themes}")
        themes = silent(station.config.wanted_themes, records, now - within, station.items.themes_added)
        found += [words.format(weeks=within // _WEEK, themes=", ".join(themes))] if themes else []
    refused = station.config.inbox / "refused"
    count = sum(1 for path in refused.glob("*") if path.suffix != ".txt") if refused.is_dir() else 0
    if count:
        found.append(_("{count} tệp không nhận được, lý do ghi trong {folder}").format(count=count, folder=refused))
    found += [
        _("bản ghi {name} trong {folder} đang chờ kịch bản gọi tên nó").format(name=path.name, folder=path.parent)
        for path in _waiting(station.config.inbox)
    ]
    try:
        station.config.lexicon()
    except RadioError as error:
        found += [
            _("từ điển có lỗi, chưa đọc được bài mới: {fault}").format(fault=fault) for fault in str(error).splitlines()
        ]
    return found


def _waiting(inbox: Path) -> Iterator[Path]:
    """The recordings that lie in the inbox."""
    folders = [inbox, *(each for each in inbox.iterdir() if each.is_dir())] if inbox.is_dir() else []
    for folder in folders:
        if folder.parent != inbox or folder.name not in {"received", "refused"}:
            yield from sorted(path for path in folder.iterdir() if path.suffix.lower() in SOUNDS)


def _in_doubt(station: Station, records: Iterable[ScriptRecord]) -> Iterator[tuple[ScriptRecord, str]]:
    """What was approved and may not air all the same. A broken lexicon is told elsewhere."""
    if not any(each.state in {ScriptState.APPROVED, ScriptState.VOICED} for each in records):
        return  # nothing to judge: the judge stays in bed
    try:
        yield from station.decisions.in_doubt()
    except ConfigError:
        return


def _held_back(station: Station, now: datetime) -> Iterator[tuple[ItemRecord, str]]:
    """The recordings that wait for a leader's decision, or whose decision does not hold."""
    kinds = station.config.approved_items
    if not station.items.holds(kinds):
        return  # as above
    for record in station.catalogue.library():
        over = record.item.expires_on and record.item.expires_on < now.date()
        if record.item.kind in kinds and not over:
            reason = station.item_decisions.flaw(record, now.date())
            yield from [(record, reason)] if reason else []


def _has_aired_its_time(record: ScriptRecord) -> bool:
    """Whether it was approved until its last day went by."""
    approved = record.approval is not None and record.approval.decision is Decision.APPROVED
    return approved and record.state is ScriptState.EXPIRED


def _what(airing: Airing) -> str:
    return f"{airing.playlist} {console.moment(airing.due)}"


def _next(airing: Airing) -> str:
    return f"{_what(airing)}, {', '.join(airing.zones)} ({console.airing_state(airing.state)})"
