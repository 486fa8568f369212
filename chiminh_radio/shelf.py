"""What the studio may choose from for one day: the library, and what is approved and voiced."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from pathlib import Path

from chiminh_radio.errors import ItemError
from chiminh_radio.ffmpeg import Ffmpeg
from chiminh_radio.i18n import _
from chiminh_radio.model.airing import Airing
from chiminh_radio.model.decision import ItemRecord, ScriptRecord
from chiminh_radio.model.item import SPOKEN_KINDS, Item, ItemKind
from chiminh_radio.model.script import Script, ScriptKind, ScriptState
from chiminh_radio.model.targets import Targets, shares_of
from chiminh_radio.store.aired import Aired
from chiminh_radio.store.catalogue import Catalogue
from chiminh_radio.store.items import Items
from chiminh_radio.store.scripts import Scripts
from chiminh_radio.studio.choosing.candidates import SHELF_LIFE, Candidate
from chiminh_radio.studio.library import Library

_ON_THE_WAY = frozenset({ScriptState.CHECKED, ScriptState.APPROVED, ScriptState.VOICED})


@dataclass(frozen=True, slots=True)
class _Script:
    """A script on its way to the air, with what is the same each day."""

    record: ScriptRecord
    since: date
    item: Item | None
    last_aired: datetime | None


@dataclass(frozen=True)
class StationShelf:
    """The studio's `Shelf`, kept in radio.db and audio/library/. What was read once is held: days share it."""

    library: Library
    ffmpeg: Ffmpeg
    scripts: Scripts
    items: Items
    catalogue: Catalogue
    flaw: Callable[[ScriptRecord], str]
    """Why a script may not air; "" when it may."""
    item_flaw: Callable[[ItemRecord, date], str]
    """Why a sound of the library may not air on a day."""
    aired: Aired
    targets: Targets
    owed: Callable[[ScriptRecord, date, Airing | None], ScriptRecord | None]
    """What a correction corrects, if it is still to be aired on that day in that airing, or for None in any."""
    airing: Airing | None = None
    """Whose candidates these are."""

    def jingle(self, name: str, day: date) -> Item:
        """A sound of the library, measured once for each content.

        Raises PlaylistError when it is not there, ItemError when it may not air on that day.
        """
        item = self.library.item(name, self.ffmpeg, self.items.get)
        if self.items.get(item.digest) != item:
            self.items.add(item)
        if why := self.item_flaw(self.catalogue.of(item), day):
            raise ItemError(_("«{name}»: {why}").format(name=name, why=why))
        return item

    def candidates(self, day: date) -> Sequence[Candidate]:
        """The scripts on their way to the air, newest first, then the recordings; each with what bars it on `day`."""
        return self.candidates_for(day, self.airing)

    def candidates_for(self, day: date, airing: Airing | None) -> Sequence[Candidate]:
        """As `candidates`, of another airing."""
        scripts = (self._script(held, day, airing) for held in self._scripts if held.item or _is_new(held, day))
        return (*scripts, *(self._recording(record, at, day) for record, at in self._recordings))

    def behind(self, at: datetime) -> Mapping[str, float]:
        """How far each theme is behind its target, by what was aired since the period of `at` began."""
        return self.targets.behind(shares_of(self.aired.spots(self.targets.per.start(at), at)))

    @cached_property
    def _scripts(self) -> tuple[_Script, ...]:
        return tuple(self._held(record) for record in self.scripts.all(_ON_THE_WAY))

    def _held(self, record: ScriptRecord) -> _Script:
        digest = record.script.digest
        return _Script(
            record=record,
            since=record.script.air_from or record.received_at.date(),
            item=self.items.of_script(digest) if record.state is ScriptState.VOICED else None,
            last_aired=self.items.script_last_aired(digest),
        )

    @cached_property
    def _recordings(self) -> tuple[tuple[ItemRecord, datetime | None], ...]:
        """What is in the library for programmes: recorded pieces and music, but not jingles, which go by name."""
        added = (record for record in reversed(self.catalogue.library()) if record.item.kind is not ItemKind.JINGLE)
        return tuple((record, self.items.last_aired(record.item.digest)) for record in added)

    @cached_property
    def _flaws(self) -> dict[int, str]:
        return {}

    def _script(self, held: _Script, day: date, airing: Airing | None) -> Candidate:
        record, script, item = held.record, held.record.script, held.item
        return Candidate(
            title=script.title,
            number=record.number,
            since=held.since,
            item=item or _silence(script),
            script_kind=script.kind,
            series=script.series,
            issue=script.issue,
            themes=script.themes,
            audience=script.audience,
            priority=script.priority,
            fixed=day in script.fixed_days,
            last_day=script.last_day,
            timeless=script.last_day is not None,
            last_aired=held.last_aired,
            barred=self._bar(record, day) or ("" if item else _("đã duyệt, chưa thu tiếng")),
            corrects=self._owed(record, day, airing),
        )

    def _owed(self, record: ScriptRecord, day: date, airing: Airing | None) -> Candidate | None:
        """What a correction corrects, as it once was a candidate itself, while this is owed to who heard it."""
        wrong = self.owed(record, day, airing) if record.script.kind is ScriptKind.CORRECTION else None
        if wrong is None:
            return None
        script = wrong.script
        return Candidate(
            title=script.title,
            number=wrong.number,
            since=wrong.received_at.date(),
            item=_silence(script),
            script_kind=script.kind,
            series=script.series,
            themes=script.themes,
            audience=script.audience,
        )

    def _bar(self, record: ScriptRecord, day: date) -> str:
        """Why a script must not air on a day. Its dates come first: they are quickly asked."""
        last = record.script.last_day
        if last and day > last:
            return _("hết hạn {day:%d/%m/%Y}").format(day=last)
        if not record.airs_on(day):
            return _("ghi phát ngày khác")
        if record.state is ScriptState.CHECKED:
            return _("chưa duyệt")
        if record.number not in self._flaws:
            self._flaws[record.number] = self.flaw(record)
        return self._flaws[record.number]

    def _recording(self, record: ItemRecord, last_aired: datetime | None, day: date) -> Candidate:
        item = record.item
        return Candidate(
            title=item.title,
            number=record.number,
            since=item.added_at.date() if item.added_at else date.min,
            item=item,
            themes=(item.theme,) if item.theme else (),
            audience=item.audience,
            timeless=True,
            last_day=item.expires_on,
            last_aired=last_aired,
            barred=self.item_flaw(record, day),
        )


def _is_new(held: _Script, day: date) -> bool:
    """Does anybody still ask why it was not approved?"""
    return day < held.since + SHELF_LIFE


def _silence(script: Script) -> Item:
    """In place of the sound of what is not voiced yet, or sounds no more."""
    kind = SPOKEN_KINDS.get(script.kind, ItemKind.NEWS)
    return Item(kind=kind, title=script.title, audio=Path(), digest="", duration=timedelta())
