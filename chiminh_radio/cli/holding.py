"""How an item of the library is shown: its sound in figures, what is said of it, whether it may air."""

from collections.abc import Iterator

from chiminh_radio.cli import console
from chiminh_radio.cli.session import Session
from chiminh_radio.i18n import _
from chiminh_radio.model.decision import Approval, ItemRecord
from chiminh_radio.model.item import Item

_SEEN_CLIPPED = 0.001
_NOISY_LU = 20.0
"""Less than this between the whole and its quietest tenth is a recording with noise, if it is speech."""


def sound_words(item: Item) -> str:
    """Length, loudness, true peak, noise, silence and clipping in one line."""
    return "; ".join(_sound(item))


def _sound(item: Item) -> Iterator[str]:
    yield console.length(item.duration)
    if item.loudness_lufs is not None:
        yield _("độ to {lufs:.1f} LUFS").format(lufs=item.loudness_lufs)
    if item.true_peak_dbtp is not None:
        yield _("đỉnh {dbtp:.1f} dBTP").format(dbtp=item.true_peak_dbtp)
    if item.noise_lufs is not None:
        yield _("nền {lufs:.0f} LUFS").format(lufs=item.noise_lufs)
    before, after = item.sound_from, item.duration - (item.sound_until or item.duration)
    if before or after:
        yield _("lặng ở đầu {before:.1f} giây, ở cuối {after:.1f} giây (khi dựng sẽ bỏ)").format(
            before=before.total_seconds(), after=after.total_seconds()
        )
    if item.clipped >= _SEEN_CLIPPED:
        yield _("vỡ tiếng {share:.1%} số mẫu").format(share=item.clipped)


def card_rows(record: ItemRecord) -> Iterator[tuple[str, str]]:
    """What is said of an item, a line each; what nobody said is left out."""
    item = record.item
    yield _("Loại"), console.item_kind(item.kind)
    rows = (
        (_("Chủ đề"), item.theme),
        (_("Dành cho"), item.audience),
        (_("Thể hiện"), item.artist),
        (_("Nguồn"), item.source),
        (_("Giấy phép"), item.licence),
        (_("Ngày tang"), _("phát được") if item.solemn else ""),
        (_("Hạn phát"), _("hết ngày {day:%d/%m/%Y}").format(day=item.expires_on) if item.expires_on else ""),
        (_("Người thêm"), record.by),
        (_("Thêm lúc"), console.moment(item.added_at) if item.added_at else ""),
        (_("Từ tệp"), record.origin),
        (_("Để ở"), item.audio.as_posix()),
        (_("Dấu vân tay"), item.digest[:12]),
        (_("Người duyệt"), _decided(record.approval) if record.approval else ""),
    )
    yield from ((name, value) for name, value in rows if value)


def _decided(approval: Approval) -> str:
    words = _("{by}, {moment}, có ký") if approval.signature else _("{by}, {moment}")
    return words.format(by=approval.by, moment=console.moment(approval.at))


def fate(session: Session, record: ItemRecord) -> str:
    """Whether it may air today, in words."""
    station = session.station
    why = station.item_decisions.flaw(record, station.clock.now().date())
    if record.item.script_digest:
        why = station.decisions.why_not(record.item.script_digest, record.item.heard_digest)
    return why or _("được")


def print_item(session: Session, record: ItemRecord) -> None:
    """Print all that is known of an item."""
    if session.quiet or session.as_json:
        return
    print(_("Tư liệu số {number}: {title}").format(number=record.number, title=record.item.title))
    for name, value in card_rows(record):
        print(console.wrapped(value, f"  {name}: "))
    print(console.wrapped(sound_words(record.item), _("  Âm thanh: ")))
    print(console.wrapped(fate(session, record), _("  Phát: ")))
