"""What a recipe takes from the shelf for a day, in order."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from typing import Protocol

from chiminh_radio.errors import PlaylistError
from chiminh_radio.i18n import _
from chiminh_radio.model.item import Item, ItemKind
from chiminh_radio.model.programme import Part, PartKind, Playlist
from chiminh_radio.model.script import ScriptKind


class Shelf(Protocol):
    """What a programme can be made of."""

    def jingle(self, name: str) -> Item:
        """A sound of the library. Raises PlaylistError when it is not there."""
        ...

    def corrections(self, part: Part, themes: Collection[str], day: date) -> Sequence[Item]:
        """What corrects scripts that `part` would have taken, and is still owed to who heard them."""
        ...

    def scripts_for(self, kind: ScriptKind | None, series: str, themes: Collection[str], day: date) -> Sequence[Item]:
        """The voiced scripts that may air on `day`, the first choice first; no series or no themes means any."""
        ...

    def programmes(self, themes: Collection[str], day: date) -> Sequence[Item]:
        """Pieces on any of `themes` that may air on `day`, least recently aired first."""
        ...


def choose(playlist: Playlist, day: date, shelf: Shelf) -> tuple[Item, ...]:
    """Pick the items for a day, none but jingles twice; corrections come first in a part, beyond its count.

    A jingle gives way where the item beside it begins or ends with that same one.
    Raises PlaylistError telling every part that cannot be had, and what to do.
    """
    chosen: list[Item] = []
    missing: list[str] = []
    for number, part in enumerate(playlist.parts, 1):
        try:
            chosen.extend(_pick(part, playlist, day, shelf, {item.digest for item in chosen}))
        except PlaylistError as error:
            if not part.optional:
                missing.append(
                    _("chương trình «{name}», phần {number}: {reason}").format(
                        name=playlist.name, number=number, reason=error
                    )
                )
    if missing:
        raise PlaylistError("\n".join(missing))
    if not chosen:
        raise PlaylistError(
            _(
                "chương trình «{name}» ngày {day:%d/%m/%Y} không có gì để phát: các phần đều tùy chọn và đều trống"
            ).format(name=playlist.name, day=day)
        )
    return tuple(_without_echoes(chosen))


def _pick(part: Part, playlist: Playlist, day: date, shelf: Shelf, used: Collection[str]) -> Sequence[Item]:
    if part.kind is PartKind.JINGLE:
        return [shelf.jingle(part.name)]
    if part.kind is PartKind.SCRIPT:
        found = shelf.scripts_for(part.script_kind, part.series, playlist.themes, day)
    else:
        found = shelf.programmes(part.themes, day)
    first = [item for item in shelf.corrections(part, playlist.themes, day) if item.digest not in used]
    used = {*used, *(item.digest for item in first)}
    fit = [item for item in found if item.digest not in used and (item.expires_on is None or day <= item.expires_on)]
    if not first and not fit:
        raise PlaylistError(_why_nothing(part, playlist, day))
    return [*first, *fit[: part.count]]


def _why_nothing(part: Part, playlist: Playlist, day: date) -> str:
    if part.kind is PartKind.ITEMS:
        wanted = _("bài thuộc chủ đề {themes}").format(themes=", ".join(part.themes))
    else:
        wanted = _("kịch bản loại «{kind}»").format(kind=part.script_kind or "")
        if part.series:
            wanted += _(" của chuyên mục «{series}»").format(series=part.series)
        if playlist.themes:
            wanted += _(" thuộc chủ đề {themes}").format(themes=", ".join(playlist.themes))
    return _(
        "chưa có {wanted} nào đã duyệt và đã đọc cho ngày {day:%d/%m/%Y} mà chương trình này chưa dùng; "
        "hãy duyệt và đọc một kịch bản (chiminh-radio script list), hoặc thêm optional = true vào phần này"
    ).format(wanted=wanted, day=day)


def _without_echoes(items: Sequence[Item]) -> Iterator[Item]:
    """Drop a jingle beside an item that has it already: bulletins often bring their own opening and closing."""
    for before, item, after in zip([None, *items[:-1]], items, [*items[1:], None], strict=True):
        opens = after is not None and after.cues[:1] and after.cues[0].item_digest == item.digest
        closes = before is not None and before.cues[-1:] and before.cues[-1].item_digest == item.digest
        if not (item.kind is ItemKind.JINGLE and (opens or closes)):
            yield item
