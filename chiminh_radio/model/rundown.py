"""Thứ tự phát: what a recipe takes on a day, in order, with the reason for each choice."""

from dataclasses import dataclass
from datetime import date, timedelta

from chiminh_radio.model.item import Item
from chiminh_radio.model.programme import Programme


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """Một mục của thứ tự phát: an item and how long of it sounds; shorter than the whole, it fades out at the end."""

    item: Item
    duration: timedelta
    part: int
    """The number of the part that took it, from 1; 0 for a station ident."""
    why: str
    """In words: what rule chose it."""
    urgent: bool = False
    """Goes before the rest."""
    bed: Item | None = None
    """The music under it."""
    chime: Item | None = None
    """What rings before it, or before the first of those that its part took."""

    @property
    def shortened(self) -> bool:
        """Does only its beginning sound?"""
        return self.duration < self.item.sounding


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOver:
    """Không chọn: what a part could have taken, and why it did not."""

    title: str
    why: str
    digest: str = ""
    """Of its sound; "" where there is none yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Phần nào lấy gì: what one part of a recipe took, and left."""

    part: int
    option: int = 0
    """Which was taken of the part itself (0) and its alternatives."""
    taken: tuple[Element, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    wanting: str = ""
    """Why it has nothing, and what to do; "" when it has."""
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rundown:
    """Thứ tự phát: the elements in the order in which they sound, and how each part came to its own."""

    playlist: str
    day: date
    elements: tuple[Element, ...]
    starts: tuple[timedelta, ...]
    """When each of them begins, from the beginning of the programme."""
    duration: timedelta
    choices: tuple[Choice, ...]
    faults: tuple[str, ...] = ()
    """Why this must not be built: a part that cannot be had, or nothing at all."""
    off_length: str = ""
    """Why it is longer or shorter than the recipe says; "" when it is not."""

    def is_in(self, programme: Programme) -> bool:
        """Is this what a master was made of?"""
        made_of = tuple((element.item.digest, element.duration) for element in self.elements)
        return made_of == tuple(zip(programme.items, programme.durations, strict=False))
