"""From what the parts took to what sounds one after the other: urgent first, no echo, idents between, chimes."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import takewhile

from chiminh_radio.i18n import _
from chiminh_radio.model.item import Item, ItemKind
from chiminh_radio.model.rundown import Element
from chiminh_radio.model.sound import span
from chiminh_radio.studio.breaths import breath, starts


def in_running_order(taken: Sequence[Element], ident: Item | None, every: timedelta) -> tuple[Element, ...]:
    """The elements as they sound; `taken` are in the order of the recipe."""
    return tuple(_with_chimes(tuple(_with_idents(_without_echoes(_urgent_first(taken)), ident, every))))


def length_of(elements: Sequence[Element]) -> timedelta:
    """How long a master of them is, with the breaths between."""
    return span([*starts(elements)][-1])


def starts_of(elements: Sequence[Element]) -> tuple[timedelta, ...]:
    """When each of them begins in such a master."""
    return tuple(map(span, starts(elements)))[:-1]


def _urgent_first(taken: Sequence[Element]) -> list[Element]:
    """Corrections and the priority class right after the opening, which is all sounds that come before any item."""
    opening = list(takewhile(_is_jingle, taken))
    rest = taken[len(opening) :]
    return [*opening, *(each for each in rest if each.urgent), *(each for each in rest if not each.urgent)]


def _without_echoes(elements: Sequence[Element]) -> list[Element]:
    """Drop a jingle beside an item that has it already: bulletins often bring their own opening and closing."""
    kept = []
    for before, element, after in zip([None, *elements], elements, [*elements[1:], None], strict=False):
        digest = element.item.digest
        opens = after is not None and [cue.item_digest for cue in after.item.cues[:1]] == [digest]
        closes = before is not None and [cue.item_digest for cue in before.item.cues[-1:]] == [digest]
        if not (_is_jingle(element) and (opens or closes)):
            kept.append(element)
    return kept


def _with_idents(elements: Sequence[Element], ident: Item | None, every: timedelta) -> Iterator[Element]:
    """The ident before the first item that begins `every` after the last one, or after the beginning."""
    at = since = timedelta()
    before: Element | None = None
    for element in elements:
        if ident and before and at - since >= every and not _is_jingle(element):
            why = _("cứ {minutes:g} phút một lần").format(minutes=every / timedelta(minutes=1))
            heard = Element(item=ident, duration=ident.sounding, part=0, why=why)
            yield heard
            at += breath(before, heard) + heard.duration
            since, before = at, heard
        yield element
        at += breath(before, element) + element.duration
        before = element


def _with_chimes(elements: Sequence[Element]) -> Iterator[Element]:
    """The chime of a part before what it took, once for all that follows on one another."""
    for before, element in zip([None, *elements], elements, strict=False):
        if element.chime and (before is None or before.part != element.part):
            why = _("chuông của phần {part}").format(part=element.part)
            yield Element(item=element.chime, duration=element.chime.sounding, part=0, why=why)
        yield element


def _is_jingle(element: Element) -> bool:
    return element.item.kind is ItemKind.JINGLE
