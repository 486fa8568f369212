"""How long it is quiet between two elements of a programme, by what they are; how long a bed is heard alone."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from chiminh_radio.model.item import ItemKind
from chiminh_radio.model.rundown import Element
from chiminh_radio.model.sound import samples_in

_SOUNDS = frozenset({ItemKind.JINGLE, ItemKind.MUSIC})
_BREATHS = {
    # What was said is let sink in; what rings out is breath enough.
    (False, False): timedelta(milliseconds=900),
    (False, True): timedelta(milliseconds=600),
    (True, False): timedelta(milliseconds=400),
    (True, True): timedelta(milliseconds=300),
}
"""After speech or not, before music or a jingle or not."""
BED_ALONE = timedelta(seconds=3)
"""A bed is heard before the first words over it, and after the last."""


def breath(before: Element | None, after: Element | None) -> timedelta:
    """How long nobody speaks between two elements, or before the first or after the last (None) of a programme."""
    length = _BREATHS[_sounds(before), _sounds(after)] if before and after else timedelta()
    under, over = before.bed if before else None, after.bed if after else None
    if under == over:
        return length
    return length + BED_ALONE * ((under is not None) + (over is not None))


def starts(elements: Sequence[Element]) -> Iterator[int]:
    """The sample with which each of them begins; at last, that with which the programme ends."""
    at = 0
    before = None
    for element in elements:
        at += samples_in(breath(before, element))
        yield at
        at += samples_in(element.duration)
        before = element
    yield at + samples_in(breath(before, None))


def _sounds(element: Element) -> bool:
    return element.item.kind in _SOUNDS
