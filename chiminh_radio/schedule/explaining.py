"""Vì sao: what airs at a moment, or why nothing does, in one paragraph, asked of planner, calendar and guard.

Nothing is reckoned here a second time: what is told is what the plan says, with the reasons that the plan was made by.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from chiminh_radio.clock import ZONE
from chiminh_radio.i18n import _
from chiminh_radio.model.airing import Airing, AiringState, Priority
from chiminh_radio.model.slot import Slot
from chiminh_radio.schedule import words
from chiminh_radio.schedule.clashes import House
from chiminh_radio.schedule.planner import Grid
from chiminh_radio.schedule.recurrence import says, why_not

AROUND = timedelta(days=8)
"""How far before and after a moment the plan is looked at."""
_SILENT = frozenset({AiringState.CANCELLED, AiringState.MISSED, AiringState.FAILED})
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Lời giải thích: what has the air at a moment, and the paragraph."""

    at: datetime
    airing: tuple[Airing, ...]
    """What sounds then, or should; empty when nothing does."""
    text: str


def explain(grid: Grid, house: House, at: datetime, airings: Sequence[Airing]) -> Explanation:
    """Explain a moment; `airings` are those from AROUND before it to AROUND after, as planned or as they went."""
    here = [each for each in airings if each.due <= at < each.due + _span(each, house)]
    sounding = [each for each in here if each.state not in _SILENT]
    sentences = [*(_sounds(each, sounding, grid, house) for each in sounding), *map(_is_silent, _of(here, _SILENT))]
    if not sounding:
        sentences += _why_nothing(grid, house, at, silent=bool(here))
        sentences += _around(at, airings)
    titles = grid.calendar.titles(at.astimezone(ZONE).date())
    head = f"{at:%H:%M} {words.day(at.date())}" + (f" ({', '.join(titles)})" if titles else "")
    return Explanation(at=at, airing=tuple(sounding), text=f"{head}: {' '.join(sentences)}")


def _span(airing: Airing, house: House) -> timedelta:
    """How long an airing may have the air: its length, or as long as it may be."""
    return house.length(airing) or min(house.session.limit, airing.limit or house.session.limit)


def _of(airings: Sequence[Airing], states: frozenset[AiringState]) -> list[Airing]:
    return [each for each in airings if each.state in states]


def _sounds(airing: Airing, rivals: Sequence[Airing], grid: Grid, house: House) -> str:
    length = house.length(airing)
    long = _("dài {length}") if length else _("dài bao lâu tuỳ bài, không quá {length}")
    said = _("khung giờ “{slot}”{days} phát “{playlist}” ở cụm loa {zones}, từ {at}, {long}").format(
        slot=airing.slot,
        days=_days_of(airing, grid),
        playlist=airing.playlist,
        zones=", ".join(airing.zones),
        at=words.clock_time(airing.due.time()),
        long=long.format(length=words.length(_span(airing, house))),
    )
    above = [each for each in rivals if _goes_before(each, airing)]
    parts = [
        said,
        airing.reason,
        *(_("nhường cho “{slot}”, mức ưu tiên cao hơn").format(slot=each.slot) for each in above),
    ]
    return "; ".join(filter(None, parts)) + "."


def _days_of(airing: Airing, grid: Grid) -> str:
    """(hằng ngày), (thứ hai, tuần lẻ): by which rules its slot airs."""
    slot = next((each for each in grid.slots if each.name == airing.slot), None)
    return f" ({says(slot)})" if slot else ""


def _goes_before(other: Airing, airing: Airing) -> bool:
    return other.priority > airing.priority and bool(set(other.zones) & set(airing.zones))


def _is_silent(airing: Airing) -> str:
    said = {
        AiringState.CANCELLED: _("khung giờ “{slot}” {at} không phát “{playlist}”: {why}."),
        AiringState.MISSED: _("khung giờ “{slot}” {at} đã lỡ “{playlist}”: {why}."),
        AiringState.FAILED: _("khung giờ “{slot}” {at} không phát được “{playlist}”: {why}."),
    }[airing.state]
    return said.format(
        slot=airing.slot,
        at=words.clock_time(airing.due.time()),
        playlist=airing.playlist,
        why=airing.reason or "–",
    )


def _why_nothing(grid: Grid, house: House, at: datetime, *, silent: bool) -> Iterator[str]:
    """Why nothing sounds: the slots that have this hour on other days, the hours, the quiet of the day."""
    others = [said for slot in grid.slots if (said := _on_other_days(grid, house, slot, at))]
    yield from others
    if refusal := house.hours.refusal(at, Priority.REGULAR):
        yield _("Không phát gì: {refusal}.").format(refusal=refusal)
    elif not silent and not others:
        yield _("Không phát gì: không khung giờ nào đặt vào lúc này.")
    quiet = (grid.calendar.quiet(zone, at, Priority.REGULAR) for zone in house.zones)
    for why in dict.fromkeys(filter(None, quiet)):
        yield f"{why}."


def _on_other_days(grid: Grid, house: House, slot: Slot, at: datetime) -> str:
    """A slot that would have this moment, today or from yesterday on, were it not for its days."""
    for day in (at.date(), at.date() - _DAY):
        due = datetime.combine(day, slot.at, ZONE)
        span = house.lengths.get(slot.playlist) or slot.limit or house.session.limit
        if due <= at < due + span:
            special = [held.special.name for held in grid.calendar.at(due)]
            if why := why_not(slot, day, special):
                return _("khung giờ “{slot}” {at} không có lượt ngày {day:%d/%m/%Y}: {why}.").format(
                    slot=slot.name, at=words.clock_time(slot.at), day=day, why=why
                )
    return ""


def _around(at: datetime, airings: Sequence[Airing]) -> Iterator[str]:
    heard = [each for each in airings if each.state not in _SILENT]
    before = next((each for each in reversed(heard) if each.due <= at), None)
    after = next((each for each in heard if each.due > at), None)
    if before:
        yield _("Trước đó: “{playlist}” lúc {due}.").format(playlist=before.playlist, due=words.moment(before.due))
    if after:
        yield _("Tiếp theo: “{playlist}” lúc {due}.").format(playlist=after.playlist, due=words.moment(after.due))
