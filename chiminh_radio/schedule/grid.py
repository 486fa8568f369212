"""Is the book of slots sound? Everything that can be known before the first airing is said here, all at once.

Each fault is a sentence that names the slot, the rule, the value and the key in config.toml.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from difflib import get_close_matches
from itertools import combinations, product

from chiminh_radio.clock import ZONE
from chiminh_radio.i18n import _
from chiminh_radio.model.airing import Slot
from chiminh_radio.schedule import words
from chiminh_radio.schedule.guard import Hours, Session

_WEEK = timedelta(days=7)
_A_MONDAY = datetime(2024, 1, 1, tzinfo=ZONE)


def faults(
    slots: Sequence[Slot],
    *,
    playlists: Collection[str],
    infallible: Collection[str],
    zones: Collection[str],
    hours: Hours,
    session: Session,
    durations: Mapping[str, timedelta] | None = None,
) -> tuple[str, ...]:
    """Every fault of the grid; empty when it may be aired.

    `infallible` are the playlists that need nothing but the library. `durations` are of the playlists whose length
    is known; slots of the others are only looked at for beginning together.
    """
    lengths = durations or {}
    found: list[str] = [*_repeated_names(slots)]
    for slot in slots:
        found += _unknown_names(slot, playlists, zones)
        found += _silence(slot, playlists, infallible)
        found += _outside(slot, hours)
        found += _too_long(slot, session, lengths)
    # Sorted, so that the order in the file does not decide which fault is told.
    for first, second in combinations(sorted(slots, key=lambda slot: (slot.name, slot.at, slot.days)), 2):
        if first.priority == second.priority and set(first.zones) & set(second.zones):
            found += _clashes(first, second, session, lengths)
    return tuple(found)


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


def _too_long(slot: Slot, session: Session, lengths: Mapping[str, timedelta]) -> Iterator[str]:
    if refusal := session.refusal(lengths.get(slot.playlist, timedelta())):
        yield _('khung giờ "{slot}", chương trình "{name}": {refusal}').format(
            slot=slot.name, name=slot.playlist, refusal=refusal
        )


# ── Two slots of one priority that share a zone ──────────────────────────────────────────────────────────────────
def _clashes(first: Slot, second: Slot, session: Session, lengths: Mapping[str, timedelta]) -> Iterator[str]:
    if days := _together(first, second):
        yield _(
            'khung giờ "{first}" và "{second}" cùng bắt đầu lúc {at} ({days}) ở cụm loa {zones}; '
            "đổi giờ hoặc mức ưu tiên ([[slots]] at, priority)"
        ).format(
            first=first.name,
            second=second.name,
            at=words.clock_time(first.at),
            days=words.weekdays(days),
            zones=_shared(first, second),
        )
        return
    for earlier, later in ((first, second), (second, first)):
        # Nothing sounds longer than the session's limit, whatever was built.
        length = min(lengths.get(earlier.playlist, timedelta()), session.limit)
        if days := _cut_into(earlier, later, length):
            yield _(
                'khung giờ "{earlier}" ({at}, {days}) dài {length}, chưa hết thì "{later}" đã đến giờ ({later_at}) '
                "ở cụm loa {zones}; đổi giờ hoặc mức ưu tiên ([[slots]] at, priority)"
            ).format(
                earlier=earlier.name,
                at=words.clock_time(earlier.at),
                days=words.weekdays(days),
                length=words.length(length),
                later=later.name,
                later_at=words.clock_time(later.at),
                zones=_shared(earlier, later),
            )


def _together(first: Slot, second: Slot) -> Collection[int]:
    """The weekdays on which both begin in the same minute."""
    same_minute = (first.at.hour, first.at.minute) == (second.at.hour, second.at.minute)
    return set(first.days) & set(second.days) if same_minute else ()


def _cut_into(earlier: Slot, later: Slot, length: timedelta) -> Collection[int]:
    """The weekdays on which `earlier` still sounds when `later` begins; the week is a ring, Sunday runs into Monday."""
    return {
        day
        for day, other in product(earlier.days, later.days)
        if (_since_monday(later, other) - _since_monday(earlier, day)) % _WEEK < length
    }


def _since_monday(slot: Slot, weekday: int) -> timedelta:
    return timedelta(days=weekday - 1, hours=slot.at.hour, minutes=slot.at.minute, seconds=slot.at.second)


def _shared(first: Slot, second: Slot) -> str:
    return ", ".join(sorted(set(first.zones) & set(second.zones)))
