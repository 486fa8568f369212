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

    def __init__(
        self, playlist: Playlist, choices: Sequence[Choice], ident: Item | None, limit: timedelta | None
    ) -> None:
        """Take what the parts chose; parts that fill have nothing yet. No airing may be longer than `limit`."""
        self.choices = list(choices)
        self._playlist = playlist
        self._ident = ident
        most = limit or timedelta.max / 2
        self._wanted = min(playlist.length or most, most)
        self._least = self._wanted - playlist.tolerance if playlist.length else timedelta()
        self._most = min(self._wanted + playlist.tolerance, most)

    @property
    def elements(self) -> tuple[Element, ...]:
        """What sounds, in order."""
        return self._running(self.choices)

    def shrink(self) -> None:
        """Shorten music; where that is not enough, first drop what is optional, the last before the others."""
        while self._length() - sum(map(_slack, self._taken()), timedelta()) > self._most:
            dropped = next((each for each in reversed(self._taken()) if self._may_go(each)), None)
            if dropped is None:
                break
            self._drop(dropped)
        if self._length() > self._most:
            self._shorten(self._length() - self._wanted)

    def fill(self, number: int, offered: Sequence[Element], count: int, barred: Sequence[PassedOver]) -> None:
        """Let part `number` take of what is offered, in order, while there is room; only music is taken in part."""
        self.choices[number - 1] = replace(self.choices[number - 1], passed_over=tuple(barred))
        for element in offered:
            if len(self.choices[number - 1].taken) == count:
                self._pass_over(element, _("phần này chỉ lấy {count} bài").format(count=count))
            elif self._length() >= self._least:
                self._pass_over(element, _("đã đủ thời lượng"))
            else:
                self._add(element)

    def off_length(self) -> str:
        """Why the programme is longer or shorter than it should be; "" when it is not."""
        length = self._length()
        if self._least <= length <= self._most:
            return ""
        off = as_length(abs(length - self._wanted))
        if length > self._most:
            sentence = _("thừa {off} so với {wanted}: các phần bắt buộc đã dài hơn thế, mà lời nói thì không cắt")
        else:
            sentence = _(
                "thiếu {off} so với {wanted}: không còn gì để thêm; hãy thêm tư liệu, hoặc một phần fill vào công thức"
            )
        return sentence.format(off=off, wanted=self._asked)

    @property
    def _asked(self) -> str:
        """How long the programme should be, with the keys that say it."""
        length, tolerance = as_length(self._wanted), as_length(self._playlist.tolerance)
        if self._wanted != self._playlist.length:
            return _("{length} ([hours] session_limit_minutes)").format(length=length)
        return _("{length} ± {tolerance} (length_minutes, tolerance_seconds)").format(
            length=length, tolerance=tolerance
        )

    # ── Its steps ────────────────────────────────────────────────────────────────────────────────────────────────
    def _running(self, choices: Sequence[Choice]) -> tuple[Element, ...]:
        taken = [element for choice in choices for element in choice.taken]
        return in_running_order(taken, self._ident, self._playlist.ident_every)

    def _taken(self) -> list[Element]:
        return [element for choice in self.choices for element in choice.taken]

    def _length(self, more: Element | None = None) -> timedelta:
        """As it is, or as it would be with one element more."""
        return length_of(self._running(self._with(more) if more else self.choices))

    def _may_go(self, element: Element) -> bool:
        return self.choices[element.part - 1].optional and not element.urgent

    def _drop(self, element: Element) -> None:
        choice = self.choices[element.part - 1]
        taken = tuple(each for each in choice.taken if each is not element)
        self.choices[element.part - 1] = replace(choice, taken=taken)
        why = _("dài {length}, bỏ cho vừa {wanted}")
        self._pass_over(element, why.format(length=as_length(element.duration), wanted=self._asked))

    def _shorten(self, excess: timedelta) -> None:
        for element in reversed(self._taken()):
            cut = min(excess, _slack(element))
            excess -= cut
            if cut:
                choice = self.choices[element.part - 1]
                shorter = replace(element, duration=element.duration - cut)
                taken = tuple(shorter if each is element else each for each in choice.taken)
                self.choices[element.part - 1] = replace(choice, taken=taken)

    def _add(self, element: Element) -> None:
        """Add an element if there is room for it; of a piece of music as much as there is room for."""
        whole = self._length(element)
        cut = whole - self._wanted
        if whole <= self._most:
            self.choices = self._with(element)
        elif cut <= _slack(element):
            self.choices = self._with(replace(element, duration=element.duration - cut))
        else:
            room = max(timedelta(), self._most - whole + element.duration)
            why = _("dài {length}, chỉ còn chỗ cho {room}")
            self._pass_over(element, why.format(length=as_length(element.duration), room=as_length(room)))

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
