"""Phát bù: what was missed is aired in another slot, once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import NamedTuple

from chiminh_radio.i18n import _
from chiminh_radio.model.airing import Airing, AiringState
from chiminh_radio.model.slot import NEXT, Slot
from chiminh_radio.schedule import words

WITHIN = timedelta(days=7)
"""What was missed longer ago is not made good any more."""

_UNHEARD = (AiringState.MISSED, AiringState.FAILED, AiringState.CANCELLED)
_WAITING = (AiringState.PLANNED, AiringState.READY)


class Debt(NamedTuple):
    """Lượt còn nợ: what was missed, where it is to be aired, and from when on."""

    missed: Airing
    to: str
    """A slot's name, or NEXT."""
    since: datetime


def debts(
    slots: Sequence[Slot],
    missed: Callable[[], Sequence[Airing]],
    making_good: Callable[[], Sequence[Airing]],
    now: datetime,
) -> tuple[Debt, ...]:
    """What is still owed: missed by a slot that makes good, and not heard since.

    An airing that was to make good and is missed itself owes nothing: what it was for is owed still.
    """
    where = {slot.name: slot.make_good for slot in slots if slot.make_good}
    if not where:
        return ()
    payer = {airing.makes_good: airing for airing in making_good()}
    return tuple(
        Debt(each, where[each.slot], since)
        for each in missed()
        if each.slot in where and not each.makes_good and (since := _open_since(payer.get(each.identity), now))
    )


def _open_since(payer: Airing | None, now: datetime) -> datetime | None:
    """From when on a debt may be paid, by the airing that was to pay it; None for one that is paid."""
    if payer is None or payer.state in _UNHEARD:
        return now
    return min(payer.due, now) if payer.state in _WAITING else None


def make_good(airings: Sequence[Airing], debts: Sequence[Debt]) -> Iterator[Airing]:
    """The airings, in order, each taking the oldest debt that suits it: its zones, its slot, its week.

    A debt is paid once, and an airing pays one. What it was to air itself becomes its first fallback.
    """
    owed = sorted(debts, key=lambda debt: (debt.missed.due, debt.missed.slot))
    for airing in airings:
        debt = next((each for each in owed if _suits(airing, each)), None)
        if debt:
            owed.remove(debt)
        yield _paying(airing, debt.missed) if debt else airing


def made_good(airing: Airing) -> str:
    """Which missed airing this one makes good, in words; "" for none."""
    slot, _at, due = airing.makes_good.partition("@")
    if not due:
        return ""
    return _("phát bù lượt “{slot}” {due}").format(slot=slot, due=words.moment(datetime.fromisoformat(due)))


def _suits(airing: Airing, debt: Debt) -> bool:
    missed = debt.missed
    if airing.state is not AiringState.PLANNED or airing.identity == missed.identity:
        return False
    if not max(debt.since, missed.due) <= airing.due <= missed.due + WITHIN:
        return False
    if debt.to != NEXT:
        return airing.slot == debt.to
    return airing.priority <= missed.priority and set(missed.zones) <= set(airing.zones)


def _paying(airing: Airing, missed: Airing) -> Airing:
    reason = _("phát bù lượt “{slot}” {due} đã lỡ: {why}").format(
        slot=missed.slot, due=words.moment(missed.due), why=missed.reason or "–"
    )
    own = dict.fromkeys((airing.playlist, *airing.fallbacks))
    own.pop(missed.playlist, None)
    return replace(
        airing,
        playlist=missed.playlist,
        fallbacks=tuple(own),
        makes_good=missed.identity,
        reason="; ".join(filter(None, [airing.reason, reason])),
    )
