"""Is the grid sound? Everything that can be known before the first airing is said here, all at once.

Each fault is a sentence that names the slot, the rule, the value and the key in config.toml.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from difflib import get_close_matches

from chiminh_radio.clock import ZONE
from chiminh_radio.i18n import _
from chiminh_radio.model.slot import Slot, SpecialDay
from chiminh_radio.schedule.clashes import House, clashes
from chiminh_radio.schedule.guard import Hours
from chiminh_radio.schedule.planner import Grid, to_air

_A_MONDAY = datetime(2024, 1, 1, tzinfo=ZONE)


def faults(grid: Grid, house: House, start: datetime, end: datetime) -> tuple[str, ...]:
    """Every fault of the grid, of itself and of what is due in [start, end); empty when it may be aired."""
    found: list[str] = [*_repeated_names(grid.slots)]
    for slot in grid.slots:
        found += _unknown_names(slot, house.playlists, house.zones)
        found += _silence(slot, house.playlists, house.infallible)
        found += _outside(slot, house.hours)
    for special in grid.calendar.special_days:
        found += _unknown_playlist(special, house.playlists)
    found += clashes(to_air(grid, start, end), house, grid.calendar)
    return tuple(dict.fromkeys(found))


# ── One slot ─────────────────────────────────────────────────────────────────────────────────────────────────────
def _repeated_names(slots: Sequence[Slot]) -> Iterator[str]:
    names = [slot.name for slot in slots]
    for name in dict.fromkeys(name for name in names if names.count(name) > 1):
        yield _('khung giờ "{slot}" được khai {n} lần; mỗi khung giờ cần một tên riêng ([[slots]] name)').format(
            slot=name, n=names.count(name)
        )


def _unknown_names(slot: Slot, playlists: Collection[str], zones: Collection[str]) -> Iterator[str]:
    for key, names in (
        ("[[slots]] playlist", (slot.playlist,)),
        ("[[slots]] fallbacks, [schedule] fallback", slot.fallbacks),
    ):
        for name in names:
            if name not in playlists:
                yield _('khung giờ "{slot}": không có chương trình "{name}"{hint} ({key})').format(
                    slot=slot.name, name=name, hint=_hint(name, playlists), key=key
                )
    for name in slot.zones:
        if name not in zones:
            yield _('khung giờ "{slot}": không có cụm loa "{name}"{hint} ([[slots]] zones)').format(
                slot=slot.name, name=name, hint=_hint(name, zones)
            )
    if not slot.zones:
        yield _('khung giờ "{slot}": chưa chọn cụm loa nào ([[slots]] zones)').format(slot=slot.name)


def _hint(name: str, known: Collection[str]) -> str:
    if close := get_close_matches(name, known, n=1):
        return _('; có phải "{name}" không?').format(name=close[0])
    return _("; hiện có: {names}").format(names=", ".join(sorted(known)) or _("chưa có gì"))


def _silence(slot: Slot, playlists: Collection[str], infallible: Collection[str]) -> Iterator[str]:
    last = (slot.playlist, *slot.fallbacks)[-1]
    if last in playlists and last not in infallible:
        yield _(
            'khung giờ "{slot}" có thể im lặng: phương án cuối "{name}" vẫn cần bản tin hoặc tư liệu có thể chưa có; '
            "thêm một chương trình chỉ gồm nhạc có sẵn ([[slots]] fallbacks, [schedule] fallback)"
        ).format(slot=slot.name, name=last)


def _outside(slot: Slot, hours: Hours) -> Iterator[str]:
    if refusal := hours.refusal(datetime.combine(_A_MONDAY, slot.at, ZONE), slot.priority):
        yield _('khung giờ "{slot}" ([[slots]] at): {refusal}').format(slot=slot.name, refusal=refusal)


def _unknown_playlist(special: SpecialDay, playlists: Collection[str]) -> Iterator[str]:
    name = special.playlist
    if name and name not in playlists:
        yield _('ngày đặc biệt "{special}": không có chương trình "{name}"{hint} ([[special_days]] playlist)').format(
            special=special.name, name=name, hint=_hint(name, playlists)
        )
