"""What a recipe takes from the shelf for an airing, in order, with the reason for each choice."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Protocol

from chiminh_radio.errors import AudioError, ItemError, PlaylistError
from chiminh_radio.i18n import _
from chiminh_radio.model.item import Item, ItemKind
from chiminh_radio.model.programme import Part, PartKind, Pick, Playlist
from chiminh_radio.model.rundown import Choice, Element, PassedOver, Rundown
from chiminh_radio.studio.choosing.candidates import Candidate, asked_for, fits, owed_to, why_not
from chiminh_radio.studio.choosing.fitting import Fitting, passed_over
from chiminh_radio.studio.choosing.ranking import place, ranked, rule
from chiminh_radio.studio.choosing.running import length_of, starts_of
from chiminh_radio.studio.choosing.wanting import nothing_at_all, nothing_for


class Shelf(Protocol):
    """What a programme can be made of."""

    def jingle(self, name: str, day: date) -> Item:
        """A sound of the library. Raises PlaylistError when it is not there, ItemError when it may not air on `day`."""
        ...

    def candidates(self, day: date) -> Sequence[Candidate]:
        """All scripts that are on their way to the air and all recordings, each with what bars it on `day`."""
        ...

    def behind(self, at: datetime) -> Mapping[str, float]:
        """How far each theme is behind its target at `at`, the furthest with the greatest number; what lacks, of 1."""
        ...


def choose(playlist: Playlist, at: datetime, shelf: Shelf, limit: timedelta | None = None) -> Rundown:
    """Choose for an airing at `at`: for each part in order, then as many of what fills as the length has room for.

    Nothing but jingles is taken twice. Where all of it would be longer than the recipe says, or than `limit`, what may
    give way does. What cannot be had is told in the rundown's `faults`: nothing is raised.
    """
    return _Choosing(playlist, at, shelf, limit).rundown()


class _Choosing:
    """One choice, while it is made."""

    def __init__(self, playlist: Playlist, at: datetime, shelf: Shelf, limit: timedelta | None) -> None:
        self._playlist = playlist
        self._at = at
        self._shelf = shelf
        self._limit = limit
        self._candidates = shelf.candidates(at.date())
        self._used: dict[str, int] = {}
        """The part that took a sound, by its digest."""
        self._faults: list[str] = []

    def rundown(self) -> Rundown:
        ident = self._sound(self._playlist.ident, "ident")
        choices = [self._choice(number, part) for number, part in enumerate(self._playlist.parts, 1)]
        fitting = Fitting(self._playlist, choices, ident, self._limit)
        fitting.shrink()
        for number, part in enumerate(self._playlist.parts, 1):
            if part.kind is PartKind.FILL:
                offered, barred = self._offers(number, part)
                fitting.fill(number, offered, part.count, barred)
                self._use(fitting.choices[number - 1].taken)
        faults = self._faults + [
            _("chương trình «{name}», phần {number}: {reason}").format(
                name=self._playlist.name, number=choice.part, reason=choice.wanting
            )
            for choice in fitting.choices
            if choice.wanting and not choice.optional
        ]
        elements = fitting.elements
        if not elements and not faults:
            faults = [nothing_at_all(self._playlist, self._at.date())]
        return Rundown(
            playlist=self._playlist.name,
            day=self._at.date(),
            elements=elements,
            starts=starts_of(elements),
            duration=length_of(elements),
            choices=tuple(fitting.choices),
            faults=tuple(faults),
            off_length=fitting.off_length(),
        )

    def _sound(self, name: str, key: str, *, spared: bool = False) -> Item | None:
        """A sound that the recipe calls for under a key; None where it calls for none, or there is none.

        `spared` is a sound that is done without, and no fault, where it may not air that day.
        """
        if not name:
            return None
        try:
            return self._shelf.jingle(name, self._at.date())
        except (AudioError, ItemError, PlaylistError) as error:
            if not (spared and isinstance(error, ItemError)):
                fault = _("chương trình «{name}», {key}: {reason}")
                self._faults.append(fault.format(name=self._playlist.name, key=key, reason=error))
            return None

    def _bed(self, name: str) -> Item | None:
        """The music under a part; none where it may not air that day, as in mourning: the words air without it."""
        bed = self._sound(name, "bed", spared=True)
        barred = {each.item.digest for each in self._candidates if each.barred}
        return bed if bed and bed.digest not in barred else None

    def _choice(self, number: int, part: Part) -> Choice:
        """What a part takes: of itself, or of the first alternative that has something. What fills comes later."""
        if part.kind is PartKind.FILL:
            return Choice(part=number, optional=True)
        passed: tuple[PassedOver, ...] = ()
        wanting = []
        for option_number, option in enumerate(part.options):
            choice = self._option(number, option)
            passed += choice.passed_over
            if choice.taken:
                self._use(choice.taken)
                return replace(choice, option=option_number, passed_over=passed, optional=part.optional)
            wanting.append(choice.wanting)
        why = _("; thay vào đó: ").join(wanting)
        return Choice(part=number, passed_over=passed, wanting=why, optional=part.optional)

    def _option(self, number: int, part: Part) -> Choice:
        if part.kind is PartKind.JINGLE:
            try:
                item = self._shelf.jingle(part.name, self._at.date())
            except (AudioError, ItemError, PlaylistError) as error:
                return Choice(part=number, wanting=str(error))
            element = Element(item=item, duration=item.sounding, part=number, why=_("gọi đích danh"))
            return Choice(part=number, taken=(element,))
        owed = self._owed(number, part)
        self._use(owed)
        offered, passed = self._offers(number, part)
        if not owed and not offered:
            why = nothing_for(part, self._playlist, self._at.date())
            return Choice(part=number, wanting=why, passed_over=tuple(passed))
        enough = _("phần này chỉ lấy {count} bài, bài này xếp sau ({why})")
        passed += [passed_over(each, enough.format(count=part.count, why=each.why)) for each in offered[part.count :]]
        bed, chime = self._bed(part.bed), self._sound(part.chime, "chime")
        over = _("{why}; trên nền «{bed}»")
        taken = tuple(
            replace(each, bed=bed, chime=chime, why=over.format(why=each.why, bed=bed.title) if bed else each.why)
            for each in (*owed, *offered[: part.count])
        )
        return Choice(part=number, taken=taken, passed_over=tuple(passed))

    def _owed(self, number: int, part: Part) -> list[Element]:
        """Corrections of what the part would have taken: they come with it, beyond its count."""
        why = _("đính chính cho “{title}”")
        return [
            replace(_element(number, part, each, {}), why=why.format(title=each.corrects.title))
            for each in owed_to(part, self._playlist.themes, self._candidates)
            if each.corrects and each.item.digest not in self._used
        ]

    def _offers(self, number: int, part: Part) -> tuple[list[Element], list[PassedOver]]:
        """What a part may take, first choice first; and what it asks for but may not take."""
        themes = self._playlist.themes
        asked = asked_for(part, self._candidates)
        free, passed = [], []
        for each in asked:
            why = why_not(part, themes, each, self._at)
            again = self._used.get(each.item.digest)
            if again == number:
                continue  # it was owed, and is taken
            if not why and again:
                why = _("đã dùng ở phần {part}").format(part=again)
            if why:
                passed.append(PassedOver(title=each.title, why=why, digest=each.item.digest))
            else:
                free.append(each)
        offered: dict[str, Element] = {}
        kin = [each for each in asked if fits(part, themes, each)]
        behind = self._shelf.behind(self._at) if part.pick is Pick.BALANCED else {}
        for each in ranked(part, free, kin, behind):
            element = _element(number, part, each, behind)
            first = offered.setdefault(each.item.digest, element)
            if first is not element:  # two scripts may sound alike, to the byte
                passed.append(passed_over(element, _("nghe y như “{title}”").format(title=first.item.title)))
        return list(offered.values()), passed

    def _use(self, taken: Sequence[Element]) -> None:
        self._used |= {each.item.digest: each.part for each in taken if each.item.kind is not ItemKind.JINGLE}


def _element(number: int, part: Part, candidate: Candidate, behind: Mapping[str, float]) -> Element:
    item = candidate.item
    why = f"{rule(part.pick)}: {place(part, candidate, behind)}"
    return Element(item=item, duration=item.sounding, part=number, why=why, urgent=candidate.urgent)
