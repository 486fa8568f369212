"""What a part could take, and why a candidate may not be taken: the rules of eligibility, one after the other."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from chiminh_radio.i18n import _
from chiminh_radio.model.airing import Priority
from chiminh_radio.model.item import Item, ItemKind
from chiminh_radio.model.programme import Part, PartKind
from chiminh_radio.model.script import ScriptKind
from chiminh_radio.model.themes import is_under
from chiminh_radio.slugs import slug

FRESH = timedelta(days=7)
"""How long a script without a date of its own may be taken for the latest."""
SHELF_LIFE = timedelta(days=30)
"""How long a script may be picked by its theme or kind after its first day."""
_ONLY_BY_NAME = frozenset({ScriptKind.BULLETIN, ScriptKind.CORRECTION})
"""Kinds of scripts that only a part which asks for them takes."""
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Ứng viên: what the shelf has, with all that choosing must know of it."""

    title: str
    number: int
    """In order of arrival."""
    since: date
    """Its first day."""
    item: Item
    """Its sound; without a digest where `barred` says why there is none yet."""
    script_kind: ScriptKind | None = None
    """None for a recording of the library."""
    series: str = ""
    issue: int | None = None
    themes: tuple[str, ...] = ()
    audience: str = ""
    priority: Priority = Priority.REGULAR
    fixed: bool = False
    """Is it meant for this very day?"""
    last_day: date | None = None
    timeless: bool = False
    """Does it not grow stale?"""
    last_aired: datetime | None = None
    corrects: "Candidate | None" = None
    """What it corrects, while it is owed to those who heard that."""
    barred: str = ""
    """Why it must not air on this day, as the shelf knows it."""

    @property
    def urgent(self) -> bool:
        """A correction, or of the priority class: it goes first."""
        return self.script_kind is ScriptKind.CORRECTION or self.priority >= Priority.PRIORITY


def asked_for(part: Part, candidates: Collection[Candidate]) -> tuple[Candidate, ...]:
    """The candidates of the kind, or on the themes, that a part asks for."""
    return tuple(each for each in candidates if _is_asked_for(part, each))


def fits(part: Part, themes: Collection[str], candidate: Candidate) -> bool:
    """Is a candidate that is asked for also of the series and themes, and for the listeners, that are wanted?"""
    return not any(_mismatches(part, themes, candidate))


def owed_to(part: Part, themes: Collection[str], candidates: Collection[Candidate]) -> list[Candidate]:
    """The corrections, oldest first, of what a part would have taken on its day."""
    owed = [
        each
        for each in candidates
        if each.corrects
        and not each.barred
        and _is_asked_for(part, each.corrects)
        and fits(part, themes, each.corrects)
    ]
    return sorted(owed, key=lambda each: each.number)


def why_not(part: Part, themes: Collection[str], candidate: Candidate, at: datetime) -> str:
    """Why a candidate that is asked for may not be taken for an airing at `at`; "" when it may.

    `themes` are those of the recipe.
    """
    return next(_objections(part, themes, candidate, at), "")


def _objections(part: Part, themes: Collection[str], candidate: Candidate, at: datetime) -> Iterator[str]:
    if candidate.barred:
        yield candidate.barred
    day = at.date()
    expires_on = candidate.item.expires_on
    if expires_on and day > expires_on:
        yield _("hết hạn {day:%d/%m/%Y}").format(day=expires_on)
    life = FRESH if part.kind is PartKind.SCRIPT else SHELF_LIFE
    if not candidate.timeless and day >= candidate.since + life:
        yield _("đã quá {days} ngày, từ {since:%d/%m/%Y}").format(days=life.days, since=candidate.since)
    yield from _mismatches(part, themes, candidate)
    aired = candidate.last_aired
    if aired and aired <= at < aired + part.not_within:
        yield _("mới phát {hours} giờ trước (not_within_hours = {limit:g})").format(
            hours=(at - aired) // _HOUR, limit=part.not_within / _HOUR
        )


def _mismatches(part: Part, themes: Collection[str], candidate: Candidate) -> Iterator[str]:
    if part.series and slug(part.series) != slug(candidate.series):
        yield _("thuộc chuyên mục “{series}”").format(series=candidate.series or "–")
    wanted = part.themes or (themes if part.kind is PartKind.SCRIPT else ())
    if wanted and not any(is_under(own, wanted) for own in candidate.themes):
        yield _("thuộc chủ đề {themes}").format(themes=", ".join(candidate.themes) or "–")
    # What says nothing of its listeners is for all of them.
    if part.audience and candidate.audience and slug(part.audience) not in slug(candidate.audience):
        yield _("dành cho {audience}").format(audience=candidate.audience)


def _is_asked_for(part: Part, candidate: Candidate) -> bool:
    if part.kind is PartKind.SCRIPT:
        return candidate.script_kind is part.script_kind
    if candidate.script_kind in _ONLY_BY_NAME or candidate.item.kind is ItemKind.JINGLE:
        return False
    if part.item_kind:
        return candidate.item.kind is part.item_kind
    return any(is_under(own, part.themes) for own in candidate.themes)
