"""A programme made to its length: music is shortened, what is optional dropped, what fills added; speech never cut."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from chiminh_radio.clock import as_length
from chiminh_radio.i18n import _
from chiminh_radio.model.item import Item, ItemKind
from chiminh_radio.model.programme import Playlist
from chiminh_radio.model.rundown import Choice, Element, PassedOver
from chiminh_radio.studio.choosing.running import in_running_order, length_of

LEAST_MUSIC = timedelta(seconds=20)
"""Less of a piece of music is no music."""


class Fitting:
    """The parts' choices while they are fitted into the recipe's length."""

    def __init__(self, playlist: Playlist, choices: Sequence[Choice], ident: Item | None) -> None:
        """Take what the parts chose; parts that fill have nothing yet."""
        self.choices = list(choices)
        self._playlist = playlist
        self._ident = ident

    @property
    def elements(self) -> tuple[Element, ...]:
        """What sounds, in order."""
        return self._running(self.choices)

    @property
    def _most(self) -> timedelta:
        return (self._playlist.length or timedelta.max / 2) + self._playlist.tolerance

    def shrink(self) -> None:
        """Shorten music; where that is not enough, first drop what is optional, the last before the others."""
        if self._playlist.length is None:
            return
        while self._length() - sum(map(_slack, self._taken()), timedelta()) > self._most:
            dropped = next((each for each in reversed(self._taken()) if self._may_go(each)), None)
            if dropped is None:
                break
            self._drop(dropped)
        if self._length() > self._most:
            self._shorten(self._length() - self._playlist.length)

    def fill(self, number: int, offered: Sequence[Element], count: int, barred: Sequence[PassedOver]) -> None:
        """Let part `number` take of what is offered, in order, while there is room; only music is taken in part."""
        self.choices[number - 1] = replace(self.choices[number - 1], passed_over=tuple(barred))
        for element in offered:
            whole = self._length(element)
            if len(self.choices[number - 1].taken) == count:
                self._pass_over(element, _("phần này chỉ lấy {count} bài").format(count=count))
            elif self._is_long_enough():
                self._pass_over(element, _("đã đủ thời lượng"))
            elif whole <= self._most:
                self._take(element)
            elif (part := self._beginning_of(element, whole)) is not None:
                self._take(part)
            else:
                room = max(timedelta(), self._most - whole + element.duration)
                why = _("dài {length}, chỉ còn chỗ cho {room}")
                self._pass_over(element, why.format(length=as_length(element.duration), room=as_length(room)))

    def off_length(self) -> str:
        """Why the programme is longer or shorter than the recipe says; "" when it is not."""
        wanted, length = self._playlist.length, self._length()
        if wanted is None or abs(length - wanted) <= self._playlist.tolerance:
            return ""
        off = as_length(abs(length - wanted))
        limits = {"length": as_length(wanted), "tolerance": as_length(self._playlist.tolerance), "off": off}
        if length > wanted:
            sentence = _(
                "thừa {off} so với {length} ± {tolerance} (length_minutes, tolerance_seconds): các phần bắt buộc đã "
                "dài hơn thế, mà lời nói thì không cắt"
            )
        else:
            sentence = _(
                "thiếu {off} so với {length} ± {tolerance} (length_minutes, tolerance_seconds): không còn gì để thêm; "
                "hãy thêm tư liệu, hoặc một phần fill vào công thức"
            )
        return sentence.format(**limits)

    # ── Its steps ────────────────────────────────────────────────────────────────────────────────────────────────
    def _running(self, choices: Sequence[Choice]) -> tuple[Element, ...]:
        taken = [element for choice in choices for element in choice.taken]
        return in_running_order(taken, self._ident, self._playlist.ident_every)

    def _taken(self) -> list[Element]:
        return [element for choice in self.choices for element in choice.taken]

    def _length(self, more: Element | None = None) -> timedelta:
        """As it is, or as it would be with one element more."""
        return length_of(self._running(self._with(more) if more else self.choices))

    def _is_long_enough(self) -> bool:
        return self._playlist.length is not None and self._length() >= self._playlist.length - self._playlist.tolerance

    def _may_go(self, element: Element) -> bool:
        return self.choices[element.part - 1].optional and not element.urgent

    def _drop(self, element: Element) -> None:
        choice = self.choices[element.part - 1]
        taken = tuple(each for each in choice.taken if each is not element)
        self.choices[element.part - 1] = replace(choice, taken=taken)
        self._pass_over(element, _("dài {length}, bỏ cho vừa thời lượng").format(length=as_length(element.duration)))

    def _shorten(self, excess: timedelta) -> None:
        for element in reversed(self._taken()):
            cut = min(excess, _slack(element))
            excess -= cut
            if cut:
                choice = self.choices[element.part - 1]
                shorter = replace(element, duration=element.duration - cut)
                taken = tuple(shorter if each is element else each for each in choice.taken)
                self.choices[element.part - 1] = replace(choice, taken=taken)

    def _beginning_of(self, element: Element, whole: timedelta) -> Element | None:
        """As much of a piece of music as there is room for; None where that is hardly any, or it is no music."""
        cut = whole - (self._playlist.length or whole)
        return replace(element, duration=element.duration - cut) if cut <= _slack(element) else None

    def _take(self, element: Element) -> None:
        self.choices = self._with(element)

    def _with(self, element: Element) -> list[Choice]:
        choices = list(self.choices)
        choice = choices[element.part - 1]
        choices[element.part - 1] = replace(choice, taken=(*choice.taken, element))
        return choices

    def _pass_over(self, element: Element, why: str) -> None:
        choice = self.choices[element.part - 1]
        self.choices[element.part - 1] = replace(choice, passed_over=(*choice.passed_over, passed_over(element, why)))


def passed_over(element: Element, why: str) -> PassedOver:
    """An element that might have been taken."""
    return PassedOver(title=element.item.title, why=why, digest=element.item.digest)


def _slack(element: Element) -> timedelta:
    """How much of an element may be cut off."""
    return max(timedelta(), element.duration - LEAST_MUSIC) if element.item.kind is ItemKind.MUSIC else timedelta()
