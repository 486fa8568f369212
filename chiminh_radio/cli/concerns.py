"""What needs somebody's attention, a sentence each: first the machine and the air, then the desk."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from chiminh_radio.cli import console
from chiminh_radio.errors import ConfigError, RadioError
from chiminh_radio.files import RECEIVED, REFUSED, SOUNDS
from chiminh_radio.i18n import _
from chiminh_radio.model.airing import Airing, AiringState
from chiminh_radio.model.decision import Decision, ItemRecord, ScriptRecord
from chiminh_radio.model.script import IN_FORCE, ScriptKind, ScriptState
from chiminh_radio.reports.silence import silent
from chiminh_radio.station import Station
from chiminh_radio.timekeeper import Timekeeper

LOOK_BACK = timedelta(days=1)
LOOK_AHEAD = timedelta(days=8)
_TROUBLE = frozenset({AiringState.MISSED, AiringState.FAILED, AiringState.PARTLY})
_IN_PLACE_OF = frozenset({AiringState.READY, AiringState.AIRED})
"""With a reason: something else than was planned, and why."""
_UNFINISHED = frozenset({ScriptState.RECEIVED, ScriptState.CHECKED, ScriptState.APPROVED})
_WEEK = timedelta(weeks=1)


def concerns(station: Station, now: datetime, known: Iterable[Airing], broken_off: Iterable[Airing]) -> Iterator[str]:
    """All of them. `known` are the airings around `now`, `broken_off` those that no process plays any more."""
    scripts = station.scripts.all()
    yield from _of_the_machine(station)
    yield from _of_airings(known, broken_off)
    yield from _of_the_books(station, now)
    yield from _of_scripts(station, scripts)
    yield from _of_items(station, now)
    yield from _of_the_rules(station)
    yield from _of_the_plan(station, now, scripts)
    yield from _of_the_inbox(station.config.inbox)
    yield from _of_the_lexicon(station)


def named(airing: Airing) -> str:
    """An airing as people call it: its playlist and when it is due."""
    return f"{airing.playlist} {console.moment(airing.due)}"


def _of_the_machine(station: Station) -> Iterator[str]:
    if wrong := Timekeeper(station.clock, station.lived.until()).wrong():
        yield _("chưa phát theo lịch: {why}").format(why=wrong)
    yield from filter(None, (station.config.disk.no_intake(), station.config.disk.no_making()))


def _of_airings(known: Iterable[Airing], broken_off: Iterable[Airing]) -> Iterator[str]:
    for airing in broken_off:
        yield _("bị ngắt giữa chừng: {what}").format(what=named(airing))
    for airing in known:
        if airing.state in _TROUBLE or (airing.reason and airing.state in _IN_PLACE_OF):
            yield f"{named(airing)}: {console.airing_state(airing.state)} – {airing.reason}"


def _of_the_books(station: Station, now: datetime) -> Iterator[str]:
    for number in station.airings.unreadable(now - LOOK_BACK, now + LOOK_AHEAD):
        yield _("lượt phát số {number} đã bị sửa trong radio.db; xem “report verify”").format(number=number)
    if lacking := station.seals.lacking():
        yield lacking
    if station.record.chain.broken() or station.log.chain.broken():
        yield _("sổ toà soạn hoặc nhật ký phát sóng bị sửa hay mất dòng; xem “report verify”")


def _of_scripts(station: Station, scripts: Sequence[ScriptRecord]) -> Iterator[str]:
    for each in scripts:
        if each.state in _UNFINISHED:
            yield _("kịch bản số {number} “{title}” {state}").format(
                number=each.number, title=each.script.title, state=console.script_state(each.state)
            )
    for each, reason in _in_doubt(station, scripts):
        yield _("kịch bản số {number} “{title}” không phát được: {reason}").format(
            number=each.number, title=each.script.title, reason=reason
        )


def _in_doubt(station: Station, scripts: Iterable[ScriptRecord]) -> Iterator[tuple[ScriptRecord, str]]:
    """What was approved and may not air all the same. A broken lexicon is told elsewhere."""
    if not any(each.state in IN_FORCE for each in scripts):
        return  # nothing to judge: the judge stays in bed
    try:
        yield from station.decisions.in_doubt()
    except ConfigError:
        return


def _of_items(station: Station, now: datetime) -> Iterator[str]:
    for each, reason in _held_back(station, now):
        yield _("tư liệu số {number} “{title}” chưa phát được: {reason}").format(
            number=each.number, title=each.item.title, reason=reason
        )


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


def _of_the_rules(station: Station) -> Iterator[str]:
    if not station.config.signed:
        yield _("duyệt chưa cần ký, ai gõ lệnh cũng duyệt được; lập khóa bằng “person key TÊN”")


def _of_the_plan(station: Station, now: datetime, scripts: Collection[ScriptRecord]) -> Iterator[str]:
    """What the commune's plan asks for and nobody has brought."""
    year, week, _day = now.isocalendar()
    if not any(_is_bulletin_of(year, week, each) for each in scripts):
        yield _("tuần {week} chưa có bản tin thời sự nào được duyệt").format(week=week)
    if within := station.config.silent_for:
        themes = silent(station.config.wanted_themes, scripts, now - within, station.items.themes_added)
        if themes:
            yield _("{weeks} tuần nay chưa có bài mới về chủ đề {themes}").format(
                weeks=within // _WEEK, themes=", ".join(themes)
            )


def _is_bulletin_of(year: int, week: int, record: ScriptRecord) -> bool:
    """Whether it is a bulletin of that ISO week that may air, or was let to until its last day went by."""
    day = record.script.air_on or record.received_at.date()
    approved = record.approval is not None and record.approval.decision is Decision.APPROVED
    let = record.state in IN_FORCE or (approved and record.state is ScriptState.EXPIRED)
    return record.script.kind is ScriptKind.BULLETIN and day.isocalendar()[:2] == (year, week) and let


def _of_the_inbox(inbox: Path) -> Iterator[str]:
    refused = inbox / REFUSED
    count = sum(1 for path in refused.glob("*") if path.suffix != ".txt") if refused.is_dir() else 0
    if count:
        yield _("{count} tệp không nhận được, lý do ghi trong {folder}").format(count=count, folder=refused)
    for path in _waiting(inbox):
        yield _("bản ghi {name} trong {folder} đang chờ kịch bản gọi tên nó").format(name=path.name, folder=path.parent)


def _waiting(inbox: Path) -> Iterator[Path]:
    """The recordings that lie in the inbox."""
    folders = [inbox, *(each for each in inbox.iterdir() if each.is_dir())] if inbox.is_dir() else []
    for folder in folders:
        if folder.parent != inbox or folder.name not in {RECEIVED, REFUSED}:
            yield from sorted(path for path in folder.iterdir() if path.suffix.lower() in SOUNDS)


def _of_the_lexicon(station: Station) -> Iterator[str]:
    try:
        station.config.lexicon()
    except RadioError as error:
        for fault in str(error).splitlines():
            yield _("từ điển có lỗi, chưa đọc được bài mới: {fault}").format(fault=fault)
