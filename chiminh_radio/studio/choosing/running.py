"""From what the parts took to what sounds one after the other: urgent first, no echo, idents between."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from itertools import takewhile

from chiminh_radio.i18n import _
from chiminh_radio.model.item import Item, ItemKind
from chiminh_radio.model.rundown import Element
from chiminh_radio.studio.assembler import GAP


def in_running_order(taken: Sequence[Element], ident: Item | None, every: timedelta) -> tuple[Element, ...]:
    """The elements as they sound; `taken` are in the order of the recipe."""
    return tuple(_with_idents(_without_echoes(_urgent_first(taken)), ident, every))


def length_of(elements: Sequence[Element]) -> timedelta:
    """How long a master of them is, with the breaths between."""
    return sum((each.duration for each in elements), GAP * max(0, len(elements) - 1))


def starts_of(elements: Sequence[Element]) -> tuple[timedelta, ...]:
    """When each of them begins in such a master."""
    return tuple(length_of(elements[:number]) + (GAP if number else timedelta()) for number in range(len(elements)))


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
    for number, element in enumerate(elements):
        if ident and number and at - since >= every and not _is_jingle(element):
            why = _("cứ {minutes:g} phút một lần").format(minutes=every / timedelta(minutes=1))
            yield Element(item=ident, duration=ident.sounding, part=0, why=why)
            at += ident.sounding + GAP
            since = at
        yield element
        at += element.duration + GAP


def _is_jingle(element: Element) -> bool:
    return element.item.kind is ItemKind.JINGLE
