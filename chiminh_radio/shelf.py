"""What the studio may choose from for one day: the library, and what is approved and voiced."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from chiminh_radio.ffmpeg import Ffmpeg
from chiminh_radio.i18n import _
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
class StationShelf:
    """The studio's `Shelf`, kept in radio.db and audio/library/."""

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
    owed: Callable[[ScriptRecord, date], ScriptRecord | None]
    """What a correction corrects, if it is still to be aired here on that day."""

    def jingle(self, name: str) -> Item:
        """A sound of the library, measured once for each content. Raises PlaylistError when it is not there."""
        item = self.library.item(name, self.ffmpeg, self.items.get)
        if self.items.get(item.digest) != item:
            self.items.add(item)
        return item

    def candidates(self, day: date) -> Sequence[Candidate]:
        """The scripts on their way to the air, newest first, then the recordings; each with what bars it on `day`."""
        return (*self._scripts(day), *self._recordings(day))

    def behind(self, at: datetime) -> Mapping[str, float]:
        """How far each theme is behind its target, by what was aired since the period of `at` began."""
        return self.targets.behind(shares_of(self.aired.spots(self.targets.per.start(at), at)))

    def _scripts(self, day: date) -> Iterator[Candidate]:
        for record in self.scripts.all(_ON_THE_WAY):
            script = record.script
            item = self.items.of_script(script.digest) if record.state is ScriptState.VOICED else None
            since = script.air_from or record.received_at.date()
            if item is None and day >= since + SHELF_LIFE:
                continue  # nobody asks any more why it was not approved
            yield Candidate(
                title=script.title,
                number=record.number,
                since=since,
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
                last_aired=self.items.script_last_aired(script.digest),
                barred=self._bar(record, day) or ("" if item else _("đã duyệt, chưa thu tiếng")),
                corrects=self._owed(record, day),
            )

    def _owed(self, record: ScriptRecord, day: date) -> Candidate | None:
        """What a correction corrects, as it once was a candidate itself, while this is owed to who heard it."""
        wrong = self.owed(record, day) if record.script.kind is ScriptKind.CORRECTION else None
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
        return _("chưa duyệt") if record.state is ScriptState.CHECKED else self.flaw(record)

    def _recordings(self, day: date) -> Iterator[Candidate]:
        """What is in the library for programmes: recorded pieces and music, but not jingles, which go by name."""
        for record in reversed(self.catalogue.library()):
            item = record.item
            if item.added_at and item.kind is not ItemKind.JINGLE:
                yield Candidate(
                    title=item.title,
                    number=record.number,
                    since=item.added_at.date(),
                    item=item,
                    themes=(item.theme,) if item.theme else (),
                    audience=item.audience,
                    timeless=True,
                    last_day=item.expires_on,
                    last_aired=self.items.last_aired(item.digest),
                    barred=self.item_flaw(record, day),
                )


def _silence(script: Script) -> Item:
    """In place of the sound of what is not voiced yet, or sounds no more."""
    kind = SPOKEN_KINDS.get(script.kind, ItemKind.NEWS)
    return Item(kind=kind, title=script.title, audio=Path(), digest="", duration=timedelta())
